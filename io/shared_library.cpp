// SPDX-License-Identifier: Apache-2.0
// Opening of libraries by the dynamic loader.
#include "io/shared_library.hpp"

#include <dlfcn.h>

#include <utility>

namespace filiera {

SharedLibrary::SharedLibrary(std::string file)
    : file_(std::move(file)), handle_(::dlopen(file_.c_str(), RTLD_NOW | RTLD_LOCAL)) {
  if (!handle_) throw SharedLibraryError(::dlerror());
}

void* SharedLibrary::address_of(const char* name) const {
  if (void* address = ::dlsym(handle_, name)) return address;
  throw SharedLibraryError(file_ + " has no " + name);
}

}  // namespace filiera
