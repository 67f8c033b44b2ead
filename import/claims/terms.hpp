// SPDX-License-Identifier: Apache-2.0
// IRIs that imports write, beside those of ontology/vocabulary.hpp.
#pragma once

#include <string_view>

#include "ontology/vocabulary.hpp"

namespace filiera::vocab {

inline constexpr std::string_view fil_sells = "https://w3id.org/filiera/ns#sells";
inline constexpr std::string_view fil_requires = "https://w3id.org/filiera/ns#requires";
inline constexpr std::string_view fil_requiresLicence = "https://w3id.org/filiera/ns#requiresLicence";
inline constexpr std::string_view fil_discourages = "https://w3id.org/filiera/ns#discourages";
inline constexpr std::string_view fil_marketShare = "https://w3id.org/filiera/ns#marketShare";
inline constexpr std::string_view xsd_integer = "http://www.w3.org/2001/XMLSchema#integer";
inline constexpr std::string_view xsd_decimal = "http://www.w3.org/2001/XMLSchema#decimal";
inline constexpr std::string_view xsd_boolean = "http://www.w3.org/2001/XMLSchema#boolean";

}  // namespace filiera::vocab
