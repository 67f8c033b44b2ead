// SPDX-License-Identifier: Apache-2.0
// A shared library that is opened when it is needed, so that no start of the program pays for it.
#pragma once

#include <stdexcept>
#include <string>
#include <type_traits>

namespace filiera {

// The library, or a function of it, is missing. The message names both.
class SharedLibraryError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Stays open to the end of the program.
class SharedLibrary {
 public:
  // Throws SharedLibraryError.
  explicit SharedLibrary(std::string file);

  // Sets `function` to the one called `name`, which must be of its type. Throws SharedLibraryError.
  template <class Function>
  void find(Function& function, const char* name) const {
    function = reinterpret_cast<std::remove_reference_t<Function>>(address_of(name));
  }

 private:
  void* address_of(const char* name) const;

  std::string file_;
  void* handle_;
};

}  // namespace filiera
