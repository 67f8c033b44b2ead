// SPDX-License-Identifier: Apache-2.0
// Countries and customs territories by their codes of ISO 3166-1.
#pragma once

#include <string_view>

namespace filiera {

struct Country {
  std::string_view two, three;  // codes of two and of three letters
  std::string_view name;        // in English, short
};

// The country of a code or a name, whatever the case; null if it is none.
const Country* country_of(std::string_view text);

}  // namespace filiera
