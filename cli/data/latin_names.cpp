// SPDX-License-Identifier: Apache-2.0
// Transliterates names, or counts those that it cannot.
#include "cli/data/latin_names.hpp"

#include <fmt/format.h>

#include "cli/output/message.hpp"
#include "io/shared_library.hpp"

namespace filiera {

std::string LatinNames::latin(std::string_view name) {
  if (!transliterator_ && missing_.empty()) try {
      transliterator_ = std::make_unique<Transliterator>();
    } catch (const SharedLibraryError& missing) {
      missing_ = missing.what();
    }
  if (transliterator_) return transliterator_->latin(name);
  ++left_;
  return std::string(name);
}

void LatinNames::warn() const {
  if (left_ == 0) return;
  print_message(
      fmt::format("warning: {} compared only with names in the same script: {}; install Debian's package libicu72",
                  counted(left_, "name in another script is", "names in other scripts are"), missing_));
}

}  // namespace filiera
