// SPDX-License-Identifier: Apache-2.0
// The Harmonized System: codes of goods as families of products.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "import/claims/terms.hpp"
#include "import/lists/doors.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

// The code of a family that holds the heading or subheading; "" for a chapter.
std::string_view coarser(std::string_view code) { return code.size() > 2 ? code.substr(0, code.size() - 2) : ""; }

bool is_code(std::string_view text) {
  return text.size() >= 2 && text.size() <= 10 && text.size() % 2 == 0 &&
         std::ranges::all_of(text, [](char c) { return is_ascii_digit(c); });
}

// The first day of the edition in words such as "Total of HS2022".
std::optional<Day> edition(std::string_view description) {
  if (!description.starts_with("Total ")) return std::nullopt;
  const std::size_t at = description.find("HS");
  return at == description.npos ? std::nullopt : parse_day(fmt::format("{}-01-01", description.substr(at + 2, 4)));
}

}  // namespace

void read_hs(List& list, std::span<const std::string> files) {
  constexpr std::array<std::string_view, 5> columns = {"hscode", "description", "section", "parent", "level"};
  ClaimWriter& write = list.write();
  std::set<std::string> families;
  for (const std::string& path : files) {
    list.begin_file(path);
    list.read_table(columns, 3, [&](const SheetTable& table) {
      const std::string_view code = table.cell("hscode");
      const std::string description = collapsed(table.cell("description"));
      const std::string_view section = table.cell("section"), parent = table.cell("parent");
      if (const auto year = edition(description)) list.tell_of(*year);
      if (!is_code(code))
        return list.refuse(description, fmt::format("\"{}\" is not a code of the Harmonized System", code));
      if (description.empty()) return list.refuse(code, "it has no description");
      if (code.size() == 2 ? section.empty() : (!parent.empty() && parent != coarser(code)))
        return list.refuse(description, code.size() == 2
                                            ? "a chapter without a section"
                                            : fmt::format("its parent {} is not {}", parent, coarser(code)));
      const TermId product = write.own(fmt::format("HS{}", code));
      if (list.thing(product, vocab::fil_Product, fmt::format("HS {} {}", code, description), "en"))
        write.add(product, vocab::skos_notation, write.typed(code, vocab::fil_HS));
      TermId family;
      if (code.size() == 2) {
        family = write.own(fmt::format("HSsection{}", section));
        // Goods that are not told apart by kind are in no section.
        const std::string label =
            section == "TOTAL" ? "all goods of the Harmonized System" : fmt::format("HS section {}", section);
        if (write.begin(family, vocab::fil_Product)) write.add(family, vocab::skos_prefLabel, write.text(label, "en"));
      } else {
        families.emplace(coarser(code));
        family = write.own(fmt::format("HS{}", coarser(code)));
      }
      const TermId claim = write.own(fmt::format("K{}", code));
      if (list.link(claim, product, vocab::fil_kindOf, family)) list.attest(claim);
    });
  }
  // Families that no row describes.
  for (const std::string& code : families) {
    const TermId product = write.own("HS" + code);
    if (!write.begin(product, vocab::fil_Product)) continue;
    write.add(product, vocab::skos_prefLabel, write.text("HS " + code, "en"));
    write.add(product, vocab::skos_notation, write.typed(code, vocab::fil_HS));
  }
}

}  // namespace filiera
