// SPDX-License-Identifier: Apache-2.0
// The exact number of a Quantity as an integer of any length. Few files need it: Boost's header takes long to compile.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>

namespace filiera {

using Integer = boost::multiprecision::cpp_int;

// The number units / 10^decimals.
struct ExactParts {
  Integer units;
  std::uint32_t decimals = 0;
};

}  // namespace filiera
