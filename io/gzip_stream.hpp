// SPDX-License-Identifier: Apache-2.0
// Inflates gzip data piece by piece: members one after another, and zeros behind the last.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace filiera {

class GzipStream {
 public:
  // `zlib_too`: also a single stream of the zlib format, which HTTP calls deflate. Throws SourceError without memory.
  explicit GzipStream(bool zlib_too = false);
  ~GzipStream();
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  struct Step {
    std::size_t consumed = 0;  // bytes of the input
    std::size_t made = 0;      // bytes of the output
  };
  // Inflates from the input, which is not empty, to `to`. Consumes all of it unless `size` bytes are made; what it then
  // still holds back comes with the next input, as the checksum of a member always does. Throws SourceError for corrupt
  // data, and for other bytes behind the zeros that end it.
  Step step(std::string_view input, char* to, std::size_t size);
  // Passes on in pieces what the whole input inflates to. Throws what step() and `take` throw.
  void inflate(std::string_view input, const std::function<void(std::string_view)>& take);

  // Whether the input so far is empty, or ends behind a member and its checksum.
  bool complete() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace filiera
