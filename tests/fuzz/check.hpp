// SPDX-License-Identifier: Apache-2.0
// Reports a violated property in a fuzz target.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

// The entry of a target, called by libFuzzer or by replay.cpp with any bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace filiera {

// Ends the process, as a finding, unless `holds`.
inline void require(bool holds, std::string_view property, std::string_view shown = {}) {
  if (holds) return;
  for (const std::string_view part :
       {std::string_view("does not hold: "), property, std::string_view("\n"), shown, std::string_view("\n")})
    std::fwrite(part.data(), 1, part.size(), stderr);
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace filiera
