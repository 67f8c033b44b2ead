// SPDX-License-Identifier: Apache-2.0
// A shared library that is loaded when it is needed, so that other runs start faster.
#pragma once

#include <stdexcept>
#include <string>
#include <type_traits>

namespace filiera {

// The library, or a function in it, is missing. The message contains both names.
class SharedLibraryError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Stays loaded until the program ends.
class SharedLibrary {
 public:
  // Throws SharedLibraryError.
  explicit SharedLibrary(std::string file);

  // Sets `function` to the function `name`, which must have its type. Throws SharedLibraryError.
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
