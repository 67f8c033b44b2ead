// SPDX-License-Identifier: Apache-2.0
// Digests by FIPS 180-4, where no libcrypto can be opened.
#include "io/sha256.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace filiera {

namespace {

// The first 32 bits of the fractional parts of the square roots (count 8) or cube roots of the first primes.
template <std::size_t count>
std::array<std::uint32_t, count> roots(double (*root)(double)) {
  std::array<std::uint32_t, count> bits{};
  std::size_t found = 0;
  for (unsigned number = 2; found < count; ++number) {
    bool prime = true;
    for (unsigned divisor = 2; divisor * divisor <= number; ++divisor) prime = prime && number % divisor != 0;
    if (!prime) continue;
    const double value = root(number);
    bits[found++] = static_cast<std::uint32_t>((value - std::floor(value)) * 4294967296.0);
  }
  return bits;
}

}  // namespace

struct Sha256::Context {
  std::array<std::uint32_t, 8> hash = roots<8>([](double x) { return std::sqrt(x); });
  std::array<unsigned char, 64> block{};
  std::uint64_t size = 0;  // in bytes

  void add(unsigned char byte) {
    block[size++ % 64] = byte;
    if (size % 64 == 0) mix();
  }

  void mix() {
    static const std::array<std::uint32_t, 64> constants = roots<64>([](double x) { return std::cbrt(x); });
    std::array<std::uint32_t, 64> w{};
    for (std::size_t i = 0; i < 16; ++i)
      w[i] = static_cast<std::uint32_t>(block[4 * i]) << 24 | static_cast<std::uint32_t>(block[4 * i + 1]) << 16 |
             static_cast<std::uint32_t>(block[4 * i + 2]) << 8 | block[4 * i + 3];
    for (std::size_t i = 16; i < 64; ++i) {
      const std::uint32_t a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3)) + w[i - 7] +
             (std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10));
    }
    auto [a, b, c, d, e, f, g, h] = hash;
    for (std::size_t i = 0; i < 64; ++i) {
      const std::uint32_t one =
          h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + w[i];
      const std::uint32_t two = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g, g = f, f = e, e = d + one, d = c, c = b, b = a, a = one + two;
    }
    const std::array<std::uint32_t, 8> sums{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) hash[i] += sums[i];
  }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  for (const char byte : bytes) context_->add(static_cast<unsigned char>(byte));
}

std::string Sha256::hex() {
  const std::uint64_t bits = context_->size * 8;
  context_->add(0x80);
  while (context_->size % 64 != 56) context_->add(0);
  for (int shift = 56; shift >= 0; shift -= 8) context_->add(static_cast<unsigned char>(bits >> shift));
  std::string text;
  for (const std::uint32_t word : context_->hash)
    for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[word >> shift & 0xF];
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.hex();
}

}  // namespace filiera
