// SPDX-License-Identifier: Apache-2.0
// The answer of filiera impact --rank.
#include <fmt/format.h>

#include "cli/claim_json.hpp"
#include "cli/impact_answer.hpp"
#include "cli/lens_choice.hpp"
#include "graph/query/sole_suppliers.hpp"

namespace filiera {

namespace {

// All lists together may be as long as the square of the parties: more are counted, not named.
constexpr std::size_t most_listed = 20;

}  // namespace

Answer rank_answer(const Arguments& arguments, const Dataset& data, std::optional<VertexId> product) {
  const Wording wording(data.lens(), data.languages());
  const std::vector<SoleSupplier> suppliers =
      sole_suppliers(GoodsView(data.flow(), data.lens(), product), most_listed);
  Answer answer;
  answer.rows.columns = {{"SUPPLIER"}, {"RECIPIENTS", Align::right}, {"WHO"}};
  answer.json["lens"] = lens_json(arguments, data.lens().options(), data.graph());
  if (product) answer.json["product"] = vertex_json(wording, *product);
  answer.records = "suppliers";
  answer.json["suppliers"] = Json::array();
  bool doubtful = false;
  for (const SoleSupplier& supplier : suppliers) {
    std::vector<std::string> names;
    Json listed = Json::array();
    for (const Related& recipient : supplier.listed) {
      const bool possible = recipient.match == Match::possible;
      doubtful = doubtful || possible;
      names.push_back(wording.name_of_vertex(recipient.vertex) + (possible ? " ?" : ""));
      listed.push_back(vertex_json(wording, recipient.vertex));
      listed.back()["match"] = json_name(recipient.match);
    }
    std::string who = filiera::listed(names);
    if (supplier.recipients > names.size()) who += fmt::format(" and {} more", supplier.recipients - names.size());
    answer.rows.rows.push_back({Cell(wording.name_of_vertex(supplier.party), Tone::strong),
                                std::to_string(supplier.recipients), std::move(who)});
    answer.json["suppliers"].push_back({{"supplier", vertex_json(wording, supplier.party)},
                                        {"recipients", supplier.recipients},
                                        {"listed", std::move(listed)}});
  }
  if (auto note = lens_note(arguments, data.lens().options(), data.graph())) answer.notes.push_back(*note);
  const std::string goods = product ? " with " + wording.name_of_vertex(*product) : "";
  if (suppliers.empty()) {
    answer.notes.push_back(fmt::format("no recipient is kept supplied{} by one supplier alone under this lens", goods));
    answer.exit = ExitCode::no;
  } else {
    answer.notes.push_back(fmt::format("{} supplier{} alone keep{} somebody supplied{}", suppliers.size(),
                                       suppliers.size() == 1 ? "" : "s", suppliers.size() == 1 ? "s" : "", goods));
  }
  if (doubtful) answer.notes.push_back("? = only possibly supplied at all (filiera help dates)");
  return answer;
}

}  // namespace filiera
