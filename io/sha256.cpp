// SPDX-License-Identifier: Apache-2.0
// Digests by OpenSSL's libcrypto.
#include "io/sha256.hpp"

#include <openssl/sha.h>

#include <array>

#include "io/shared_library.hpp"

namespace filiera {

namespace {

// Loading libcrypto costs more relocations than all other libraries together, and few runs need it.
decltype(&::SHA256) sha256() {
  static const auto function = [] {
    decltype(&::SHA256) found = nullptr;
    SharedLibrary("libcrypto.so.3").find(found, "SHA256");
    return found;
  }();
  return function;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  sha256()(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  std::string text;
  text.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 0xF];
  }
  return text;
}

}  // namespace filiera
