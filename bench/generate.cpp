// SPDX-License-Identifier: Apache-2.0
// Writes a synthetic world of N supply claims to standard output as Turtle.
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstring>
#include <exception>

#include "bench/world.hpp"

int main(int count, char** arguments) {
  std::uint32_t claims = 0;
  const char* text = count == 2 ? arguments[1] : "";
  const auto [end, error] = std::from_chars(text, text + std::strlen(text), claims);
  if (error != std::errc() || *end != '\0' || claims == 0) {
    std::fputs("usage: filiera_generate CLAIMS > world.ttl\n", stderr);
    return 2;
  }
  try {
    filiera::bench::write_turtle(filiera::bench::World(claims), STDOUT_FILENO);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "filiera_generate: %s\n", failure.what());
    return 4;
  }
  return 0;
}
