// SPDX-License-Identifier: Apache-2.0
// The options that verbs share.
#pragma once

#include <span>

#include "cli/line/options.hpp"

namespace filiera {

extern const OptionGroup data_option_group;
extern const OptionGroup endpoint_option_group;
extern const OptionGroup lens_option_group;
extern const OptionGroup output_option_group;
// Those of output that are about messages: the last of them.
extern const std::span<const OptionSpec> message_options;

}  // namespace filiera
