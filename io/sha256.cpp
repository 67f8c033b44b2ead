// SPDX-License-Identifier: Apache-2.0
// Digests by OpenSSL's libcrypto.
#include "io/sha256.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <new>
#include <span>

#include "io/shared_library.hpp"

namespace filiera {

namespace {

// Loading libcrypto costs more relocations than all other libraries together, and few runs need it.
struct Crypto {
  decltype(&::SHA256) digest = nullptr;
  decltype(&::EVP_sha256) method = nullptr;
  decltype(&::EVP_MD_CTX_new) make = nullptr;
  decltype(&::EVP_MD_CTX_free) free = nullptr;
  decltype(&::EVP_DigestInit_ex) begin = nullptr;
  decltype(&::EVP_DigestUpdate) add = nullptr;
  decltype(&::EVP_DigestFinal_ex) end = nullptr;

  Crypto() {
    SharedLibrary library("libcrypto.so.3");
    library.find(digest, "SHA256");
    library.find(method, "EVP_sha256");
    library.find(make, "EVP_MD_CTX_new");
    library.find(free, "EVP_MD_CTX_free");
    library.find(begin, "EVP_DigestInit_ex");
    library.find(add, "EVP_DigestUpdate");
    library.find(end, "EVP_DigestFinal_ex");
  }
};

const Crypto& crypto() {
  static const Crypto functions;
  return functions;
}

std::string hexadecimal(std::span<const unsigned char> digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 0xF];
  }
  return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  crypto().digest(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return hexadecimal(digest);
}

struct Sha256::Context {
  EVP_MD_CTX* state = nullptr;
  Context() : state(crypto().make()) {
    if (!state || crypto().begin(state, crypto().method(), nullptr) != 1) throw std::bad_alloc();
  }
  ~Context() { crypto().free(state); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) { crypto().add(context_->state, bytes.data(), bytes.size()); }

std::string Sha256::hex() {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  crypto().end(context_->state, digest.data(), nullptr);
  return hexadecimal(digest);
}

}  // namespace filiera
