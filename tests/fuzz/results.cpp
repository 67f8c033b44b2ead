// SPDX-License-Identifier: Apache-2.0
// Fuzz target of the reader of SPARQL results: compares it with a parser of the whole text.
#include <nlohmann/json.hpp>

#include "rdf/iri.hpp"
#include "rdf/name_syntax.hpp"
#include "remote/results_reader.hpp"
#include "tests/fuzz/check.hpp"

namespace filiera {
namespace {

constexpr std::string_view variables[] = {"s", "o"};

// Empty if the text is refused.
std::optional<std::size_t> rows_of(std::string_view text) {
  try {
    return read_results(text, variables, [](Solution solution) {
      require(solution.size() == std::size(variables), "a solution has a term for each variable");
      for (const TermView& term : solution) {
        if (term.kind == TermKind::iri)
          require(has_scheme(term.value) && !first_illegal_in_iri(term.value), "an IRI is absolute and legal");
        require(term.language.empty() || (is_language_tag(term.language) && term.datatype.empty()),
                "a language tag is well-formed, and stands without a datatype");
      }
    });
  } catch (const ResultsError& error) {
    require(*error.what() != 0 || error.kind() == ResultsError::Kind::continued, "what is refused has a reason");
    return std::nullopt;
  }
}

void run(std::string_view text) {
  const std::optional<std::size_t> rows = rows_of(text);
  if (!rows) return;
  const nlohmann::json whole = nlohmann::json::parse(text, nullptr, false);
  require(!whole.is_discarded(), "what is accepted is JSON");
  require(whole["results"]["bindings"].size() == *rows, "each binding is a row");
  // Without its last byte that is no blank, an object has no end.
  require(!rows_of(text.substr(0, text.rfind('}'))), "what breaks off is refused");
}

}  // namespace
}  // namespace filiera

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  filiera::run(filiera::text_of(bytes, size));
  return 0;
}
