// SPDX-License-Identifier: Apache-2.0
// The answer of filiera impact --rank.
#include <fmt/format.h>

#include <set>
#include <utility>

#include "cli/data/lens_choice.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/impact_answer.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/not_counted.hpp"
#include "cli/words/references.hpp"
#include "io/phrases.hpp"
#include "query/impact/sole_suppliers.hpp"

namespace filiera {

namespace {

// All lists together can be quadratic in the number of parties: further recipients are only counted.
constexpr std::size_t most_listed = 20;

struct Rank {
  Wording wording;
  std::vector<SoleSupplier> suppliers;
  std::set<std::pair<VertexId, VertexId>> certain;  // a supplier, and who depends on it certainly on the day
};

std::vector<std::string> names_of(const Wording& wording, const std::vector<VertexId>& vertices) {
  std::vector<std::string> names;
  names.reserve(vertices.size());
  for (const VertexId v : vertices) names.push_back(wording.name_of_vertex(v));
  return names;
}

Row row_of(const Wording& wording, const SoleSupplier& supplier) {
  std::vector<std::string> names;
  for (const Dependent& recipient : supplier.listed) {
    std::string name = wording.name_of_vertex(recipient.party);
    if (!recipient.products.empty()) name += say(" (makes no {})", listed(names_of(wording, recipient.products)));
    if (recipient.match == Match::possible)
      name +=
          " ? " + (recipient.supplied ? say("keeps it if what is only possible is so") : say("only possibly supplied"));
    names.push_back(std::move(name));
  }
  std::string who = listed(names);
  if (supplier.recipients > names.size()) who += say(" and {} more", supplier.recipients - names.size());
  return {Cell(wording.name_of_vertex(supplier.party), Tone::strong), std::to_string(supplier.recipients),
          std::move(who)};
}

Match match_of(const Rank& rank, const SoleSupplier& supplier, const Dependent& recipient) {
  return rank.certain.contains({supplier.party, recipient.party}) ? Match::certain : Match::possible;
}

// Why it depends on the supplier only possibly; empty where it is certain.
std::string_view because(const Rank& rank, const SoleSupplier& supplier, const Dependent& recipient) {
  if (match_of(rank, supplier, recipient) == Match::certain) return {};
  return recipient.match == Match::certain ? "as-last-told" : recipient.supplied ? "left" : "supplied";
}

Json json_of(const Rank& rank, const SoleSupplier& supplier) {
  const Wording& wording = rank.wording;
  Json recipients = Json::array();
  for (const Dependent& recipient : supplier.listed) {
    recipients.push_back(vertex_json(wording, recipient.party));
    recipients.back()["match"] = json_name(match_of(rank, supplier, recipient));
    if (const std::string_view why = because(rank, supplier, recipient); !why.empty())
      recipients.back()["because"] = why;
    recipients.back()["left"] = json_name(recipient.left);
    for (const VertexId product : recipient.products)
      recipients.back()["products"].push_back(vertex_json(wording, product));
  }
  return {{"supplier", vertex_json(wording, supplier.party)},
          {"recipients", supplier.recipients},
          {"listed", std::move(recipients)}};
}

Fields rank_fields() {
  return {"supplier", "supplier_iri", "recipients", "recipient", "recipient_iri",
          "match",    "because",      "left",       "product",   "product_iri"};
}

// A line for each listed recipient and each product that it can no longer make.
void take_lines(const Rank& rank, const SoleSupplier& supplier, const LineTaker& take) {
  const Wording& wording = rank.wording;
  for (const Dependent& recipient : supplier.listed) {
    const Fields own =
        joined({vertex_fields(wording, supplier.party),
                {std::to_string(supplier.recipients)},
                vertex_fields(wording, recipient.party),
                {std::string(json_name(match_of(rank, supplier, recipient))),
                 std::string(because(rank, supplier, recipient)), std::string(json_name(recipient.left))}});
    std::vector<Fields> products;
    for (const VertexId product : recipient.products) products.push_back(vertex_fields(wording, product));
    if (products.empty()) products.emplace_back(2);
    take_product({{own}, std::move(products)}, take);
  }
}

}  // namespace

Answer rank_answer(const Arguments& arguments, const Dataset& data, const ImpactQuestion& question) {
  const ProductChoice& product = question.product;
  const ProductFamily family(data.lens(), product);
  const auto suppliers_by = [&](HopTime held) {
    return sole_suppliers(HopGenerator(data.flow(), data.lens(), held), family, question.part_needs, most_listed,
                          question.lens.minimum_certainty);
  };
  Rank found{Wording(data.lens(), data.languages()), suppliers_by(HopTime::on_the_day), {}};
  for (const SoleSupplier& supplier : found.suppliers)
    for (const Dependent& recipient : supplier.listed)
      if (recipient.match == Match::certain) found.certain.emplace(supplier.party, recipient.party);
  // Only a day can be later than what was last told.
  if (question.lens.as_of && !question.only_certain()) found.suppliers = suppliers_by(HopTime::as_last_told);
  const auto rank = std::make_shared<const Rank>(std::move(found));
  const std::vector<SoleSupplier>& suppliers = rank->suppliers;
  Answer answer;
  answer.json["lens"] = lens_json(arguments, question.lens, data.graph());
  if (product) answer.json["product"] = vertex_json(rank->wording, *product);
  answer.list({"rows",
               {{"SUPPLIER"}, {"RECIPIENTS", Align::right}, {"WHO"}},
               suppliers.size(),
               [rank](std::size_t i) { return row_of(rank->wording, rank->suppliers[i]); },
               [rank](std::size_t i) { return json_of(*rank, rank->suppliers[i]); }});
  answer.records.fields = rank_fields();
  answer.records.lines = [rank](std::size_t i, const LineTaker& take) { take_lines(*rank, rank->suppliers[i], take); };
  if (auto note = lens_note(arguments, question.lens, data.graph())) answer.notes.push_back(*note);
  const std::string goods = product ? say(" with {}", rank->wording.name_of_vertex(*product)) : "";
  if (suppliers.empty()) {
    answer.notes.push_back(say("no recipient is kept supplied{} by one supplier alone under this lens", goods));
    answer.exit = ExitCode::no;
  } else {
    answer.notes.push_back(say_phrase(suppliers.size() == 1 ? Phrase{"{} supplier alone keeps somebody supplied{}"}
                                                            : Phrase{"{} suppliers alone keep somebody supplied{}"},
                                      suppliers.size(), goods));
  }
  SupplyQuery of_product;
  of_product.product = product;
  if (const std::vector<ClaimId> claims = not_counted(data.flow(), data.lens(), of_product); !claims.empty())
    add_not_counted(answer, rank->wording, references_of(answer, rank->wording), claims);
  return answer;
}

}  // namespace filiera
