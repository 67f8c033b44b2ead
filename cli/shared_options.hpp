// SPDX-License-Identifier: Apache-2.0
// The options that verbs share.
#pragma once

#include <span>

#include "cli/options.hpp"

namespace filiera {

extern const OptionGroup data_options;
extern const OptionGroup lens_options;
extern const OptionGroup output_options;

}  // namespace filiera
