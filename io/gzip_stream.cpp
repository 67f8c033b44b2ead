// SPDX-License-Identifier: Apache-2.0
// Inflates gzip data with zlib.
#include "io/gzip_stream.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "io/source.hpp"

namespace filiera {

struct GzipStream::State {
  z_stream stream{};
  bool inside_member = false;
  bool begun = false;   // a member has ended
  bool padded = false;  // zeros behind a member have been skipped
};

GzipStream::GzipStream(bool zlib_too) : state_(std::make_unique<State>()) {
  constexpr int window = 15, gzip_alone = 16, gzip_or_zlib = 32;
  if (::inflateInit2(&state_->stream, window + (zlib_too ? gzip_or_zlib : gzip_alone)) != Z_OK)
    throw SourceError("cannot be inflated: out of memory");
}

GzipStream::~GzipStream() { ::inflateEnd(&state_->stream); }

bool GzipStream::complete() const { return !state_->inside_member; }

GzipStream::Step GzipStream::step(std::string_view input, char* to, std::size_t size) {
  z_stream& stream = state_->stream;
  stream.next_out = reinterpret_cast<Bytef*>(to);
  stream.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1u << 30));
  const uInt wanted = stream.avail_out;
  std::string_view rest = input;
  while (!rest.empty() && stream.avail_out > 0) {
    if (state_->begun && !state_->inside_member) {
      // Tapes and some programs pad with zeros, which gzip ignores too.
      const std::size_t zeros = std::min(rest.find_first_not_of('\0'), rest.size());
      rest.remove_prefix(zeros);
      state_->padded |= zeros > 0;
      if (rest.empty()) break;
      if (state_->padded) throw SourceError("holds bytes behind the zeros that end its gzip data");
      ::inflateReset(&stream);
    }
    state_->inside_member = true;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(rest.size(), 1u << 30));
    const uInt given = stream.avail_in;
    const int status = ::inflate(&stream, Z_NO_FLUSH);
    rest.remove_prefix(given - stream.avail_in);
    if (status == Z_STREAM_END) {
      state_->begun = true;
      state_->inside_member = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      throw SourceError("holds corrupt gzip data");
    }
  }
  return {input.size() - rest.size(), wanted - stream.avail_out};
}

void GzipStream::inflate(std::string_view input, const std::function<void(std::string_view)>& take) {
  std::array<char, std::size_t{1} << 16> inflated;
  while (!input.empty()) {
    const Step done = step(input, inflated.data(), inflated.size());
    input.remove_prefix(done.consumed);
    if (done.made > 0) take({inflated.data(), done.made});
  }
}

}  // namespace filiera
