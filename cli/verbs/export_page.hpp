// SPDX-License-Identifier: Apache-2.0
// Exports a page: one file of HTML that works offline, with the data, the engine, and the answer to a question.
#pragma once

#include <string_view>

#include "cli/line/options.hpp"
#include "cli/output/exit_code.hpp"

namespace filiera {

// The name of the format, which is none of export's table because it holds an answer.
inline constexpr std::string_view page_format = "html";

// The parts of the page, of web/page/, which the build embeds.
extern const std::string_view page_html, page_css, page_js;

// Whether --format or the ending of --output asks for a page.
bool is_page(const Arguments& arguments);

// Writes the page that opens on the question among the operands; without one, on the supply of the party into which
// most claims of supply lead. Without an installed engine, or with --static, the page holds that answer alone, and says
// so. Throws UsageFailure for options that do not apply and for what is no question, and as the verb asked and as
// writing do.
ExitCode export_page(const Arguments& arguments);

}  // namespace filiera
