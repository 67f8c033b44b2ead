// SPDX-License-Identifier: Apache-2.0
// Compresses by zlib.
#include "io/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>

namespace filiera {

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  constexpr int gzip_format = 16 + MAX_WBITS, most_memory = 9;
  if (::deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_format, most_memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string text;
  constexpr std::size_t block = std::size_t{1} << 20;
  for (bool last = false; !last;) {
    const std::size_t size = std::min(bytes.size(), block);
    last = size == bytes.size();
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(size);
    bytes.remove_prefix(size);
    do {
      const std::size_t begin = text.size();
      text.resize(begin + block);
      stream.next_out = reinterpret_cast<Bytef*>(text.data() + begin);
      stream.avail_out = static_cast<uInt>(block);
      ::deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
      text.resize(text.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  ::deflateEnd(&stream);
  return text;
}

}  // namespace filiera
