// SPDX-License-Identifier: Apache-2.0
// Manual pages, from the same tables as help.
#include <fmt/format.h>

#include <string>

#include "build_paths.hpp"
#include "cli/line/help.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

// Escapes text for troff: backslashes, hyphens, and lines that would be requests.
std::string escaped(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    at_start = c == '\n';
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

std::string title(std::string_view name) {
  std::string upper;
  for (const char c : name) upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return fmt::format(".TH {} 1 \"\" \"filiera {}\" \"filiera\"\n", escaped(upper), FILIERA_VERSION);
}

// Preformatted lines, for texts aligned with spaces.
std::string as_laid_out(std::string_view text) {
  std::string out = ".nf\n" + escaped(text);
  if (!out.ends_with('\n')) out += '\n';
  return out + ".fi\n";
}

// Paragraphs separated by empty lines.
std::string paragraphs(std::string_view text) {
  std::string out;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", start), text.size());
    out += ".PP\n" + escaped(text.substr(start, end - start)) + "\n";
    start = end + 2;
  }
  return out;
}

std::string option_line(const OptionSpec& option) {
  const std::string argument = option.argument.empty() ? "" : fmt::format(" \\fI{}\\fR", escaped(option.argument));
  const std::string letter = option.letter ? fmt::format("\\fB\\-{}\\fR, ", option.letter) : "";
  const std::string name = escaped(option.name);
  return option.arity == Arity::toggle
             ? fmt::format(".TP\n{0}\\fB\\-\\-{1}\\fR, \\fB\\-\\-no\\-{1}\\fR{2}\n{3}\n", letter, name, argument,
                           escaped(option.summary))
             : fmt::format(".TP\n{}\\fB\\-\\-{}\\fR{}\n{}\n", letter, name, argument, escaped(option.summary));
}

}  // namespace

std::string manual_page(const Command& command) {
  const std::string name = fmt::format("filiera-{}", command.name);
  std::string page = title(name) + fmt::format(".SH NAME\n{} \\- {}\n", escaped(name), escaped(command.summary)) +
                     fmt::format(".SH SYNOPSIS\n\\fBfiliera {}\\fR {}{}[\\fIOPTION\\fR]...\n", escaped(command.name),
                                 escaped(command.operands), command.operands.empty() ? "" : " ") +
                     ".SH DESCRIPTION\n" + paragraphs(command.description);
  for (const OptionGroup& group : option_groups(command)) {
    std::string heading;
    for (const char c : group.title) heading += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    page += fmt::format(".SH {}OPTIONS\n", heading.empty() ? "" : heading + " ");
    for (const OptionSpec& option : group.options) page += option_line(option);
  }
  page += ".SH EXAMPLES\n";
  for (const Example& example : command.examples)
    page += fmt::format(".TP\n\\fB{}\\fR\n{}\n", escaped(example.command), escaped(example.explanation));
  return page + fmt::format(".SH EXIT STATUS\n{}\n.SH SEE ALSO\n\\fBfiliera\\fR(1)\n", exit_codes_line);
}

std::string manual_page() {
  std::string page = title("filiera") +
                     ".SH NAME\nfiliera \\- who supplies whom, with what, under which restriction, on which date, "
                     "according to whom\n"
                     ".SH SYNOPSIS\n\\fBfiliera\\fR \\fIVERB\\fR [\\fIOPERAND\\fR]... [\\fIOPTION\\fR]...\n"
                     ".SH VERBS\n";
  std::string also;
  for (const Command* command : commands()) {
    page += fmt::format(".TP\n\\fB{}\\fR {}\n{}\n", escaped(command->name), escaped(command->operands),
                        escaped(command->summary));
    also += fmt::format("{}\\fBfiliera\\-{}\\fR(1)", also.empty() ? "" : ",\n", escaped(command->name));
  }
  for (const Topic& topic : topics()) {
    std::string heading;
    for (const char c : topic.name)
      heading += c == '-' ? ' ' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    page += fmt::format(".SH {}\n{}", heading, as_laid_out(topic.text));
  }
  return page +
         ".SH ENVIRONMENT\n.TP\n\\fBFILIERA_DATA\\fR\nthe data to ask where \\fB\\-\\-data\\fR is not given\n"
         ".TP\n\\fBNO_COLOR\\fR\nif set and not empty, no colour\n"
         ".SH SEE ALSO\n" +
         also + "\n";
}

}  // namespace filiera
