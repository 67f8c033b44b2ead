// SPDX-License-Identifier: Apache-2.0
// The columns of a claim, among them one for each qualifier.
#include "export/columns.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "graph/model/properties.hpp"
#include "tests/graph/graph_literal.hpp"

namespace filiera::columns_test {
namespace {

// The cells of a claim that hold something, as "name: value".
std::set<std::string> cells(const KnowledgeGraph& graph, std::string_view name) {
  const Lens lens(graph);
  const ExportRequest request{lens, {"en"}, {}};
  std::set<std::string> found;
  for (const ExportColumn& column : export_columns())
    if (const std::string value = column.value(request, claim(graph, name)); !value.empty())
      found.insert(column.name + ": " + value);
  return found;
}

TEST(ExportColumns, EachQualifierHasOneAndNoNameStandsTwice) {
  std::set<std::string> names;
  for (const ExportColumn& column : export_columns()) EXPECT_TRUE(names.insert(column.name).second) << column.name;
  for (const KnownPropertyRow& row : known_properties) {
    if (row.form == ValueForm::none) continue;
    std::string joined(local_name(row.iri));
    std::ranges::transform(joined, joined.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    EXPECT_TRUE(std::ranges::any_of(names, [&](std::string name) {
      std::erase(name, '_');
      return name == joined;
    })) << row.iri;
  }
}

TEST(ExportColumns, QualifiersStandByTheFormOfTheirValues) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    company Acme Bolt
    product Chip Phone
    c1: Acme owns Bolt starts=2025 by A
    c2: Chip inputTo Phone by A
    turtle kg:c1 fil:minShare 0.25 ; fil:underShare 0.5 ; fil:interest fil:votingRights ; fil:inferred fil:starts .
    turtle kg:c1 fil:unitPrice [ a schema:MonetaryAmount ; schema:value 3 ; schema:currency "USD" ] .
    turtle kg:c1 fil:shareOf "votes"@en, "voti"@it . kg:c2 fil:anyOf ex:light .
  )");
  const std::set<std::string> owned = cells(graph, "c1"), part = cells(graph, "c2");
  for (const char* cell :
       {"starts: 2025", "min_share: 0.25", "under_share: 0.5", "interest: https://w3id.org/filiera/ns#votingRights",
        "inferred: https://w3id.org/filiera/ns#starts", "unit_price: 3 USD", "share_of: votes voti"})
    EXPECT_TRUE(owned.contains(cell)) << cell;
  EXPECT_TRUE(part.contains("any_of: https://example.org/light"));
}

}  // namespace
}  // namespace filiera::columns_test
