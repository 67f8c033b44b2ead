// SPDX-License-Identifier: Apache-2.0
// SHA-256 digests (FIPS 180-4).
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace filiera {

// 64 lower-case hexadecimal digits. Throws SharedLibraryError if libcrypto is not installed.
std::string sha256_hex(std::string_view bytes);

// The digest of bytes that arrive in pieces.
class Sha256 {
 public:
  // Throws SharedLibraryError.
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  // As sha256_hex of all bytes added. Nothing may be added afterwards.
  std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace filiera
