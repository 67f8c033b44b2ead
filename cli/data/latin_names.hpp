// SPDX-License-Identifier: Apache-2.0
// Names in other scripts by ICU, where its library is there.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "io/transliteration.hpp"

namespace filiera {

// Opens the library for the first name. Without it names stay as they are, and warn() says so.
class LatinNames {
 public:
  std::string latin(std::string_view name);
  // Prints how many names were left as they are, and which library is missing; nothing if none was.
  void warn() const;

 private:
  std::unique_ptr<Transliterator> transliterator_;
  std::string missing_;
  std::size_t left_ = 0;
};

}  // namespace filiera
