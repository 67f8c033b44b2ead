// SPDX-License-Identifier: Apache-2.0
// The answer of filiera impact --cut.
#include <fmt/format.h>

#include <algorithm>

#include "cli/data/lens_choice.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/impact_answer.hpp"
#include "cli/words/doubt_text.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/not_counted.hpp"
#include "cli/words/references.hpp"
#include "io/phrases.hpp"
#include "query/impact/cuts.hpp"

namespace filiera {
namespace {

// A supplier of the cut, and the claims of its surest hops: those to the recipient, else all.
struct Supplier {
  VertexId vertex = no_vertex;
  Match match = Match::no;
  std::vector<ClaimId> claims;
};

Supplier supplier_of(const HopGenerator& hops, const ProductFamily& family, VertexId vertex, VertexId recipient) {
  Supplier direct{vertex, Match::no, {}}, any = direct;
  const auto add = [&](Supplier& to, const ClaimedHop& hop) {
    const Match match = hops.sure_match(hop);
    if (match == Match::no || match < to.match) return;
    if (match > to.match) to.claims.clear();
    to.match = match;
    for (const ClaimId c : {hop.made, hop.received})
      if (c != no_claim && std::find(to.claims.begin(), to.claims.end(), c) == to.claims.end()) to.claims.push_back(c);
  };
  hops.out_of(vertex, [&](const ClaimedHop& hop) {
    add(any, hop);
    if (hop.recipient == recipient && family.contains(hop.product)) add(direct, hop);
  });
  return direct.claims.empty() ? any : direct;
}

// " ? disputed", " ? only planned": why it is only possible that the goods come from it; empty if it is certain.
std::string uncertain_text(const Wording& wording, const Supplier& supplier) {
  if (supplier.match != Match::possible) return {};
  std::vector<std::string> reasons;
  const auto add = [&](std::string text) {
    if (!text.empty() && std::find(reasons.begin(), reasons.end(), text) == reasons.end())
      reasons.push_back(std::move(text));
  };
  for (const ClaimId c : supplier.claims) {
    for (const Doubt& doubt : wording.lens().doubts(c)) add(reason(wording, doubt, c));
    if (flows_at_most_possibly(wording.graph(), c)) add(reason(wording, {DoubtKind::use, c, {}}, c));
    if (!wording.graph().real(c)) add(say("only {}", wording.status(c)));
  }
  return reasons.empty() ? std::string() : fmt::format(" ? {}", fmt::join(reasons, "; "));
}

std::string suppliers_text(std::size_t count) { return say_counted(count, {"{} supplier"}, {"{} suppliers"}); }

}  // namespace

Answer cut_answer(const Arguments& arguments, const Dataset& data, VertexId recipient, const ImpactQuestion& question) {
  const ProductChoice& product = question.product;
  struct Found {
    Wording wording;
    std::vector<Supplier> suppliers;
  };
  const HopGenerator hops(data.flow(), data.lens());
  const ProductFamily family(data.lens(), product);
  // Only a day can be later than what was last told.
  const bool on_a_day = question.lens.as_of && !question.only_certain();
  const Cut cut =
      smallest_cut(HopGenerator(data.flow(), data.lens(), on_a_day ? HopTime::as_last_told : HopTime::on_the_day),
                   family, question.part_needs, recipient);
  Match match = cut.match;
  if (on_a_day && match == Match::certain) {
    const Cut on_the_day = smallest_cut(hops, family, question.part_needs, recipient);
    match = at_most_possible(on_the_day.match, on_the_day.suppliers != cut.suppliers);
  }
  Found cut_off{Wording(data.lens(), data.languages()), {}};
  const bool left_out = question.only_certain() && match == Match::possible && cut.suppliers && !cut.suppliers->empty();
  if (cut.suppliers && !left_out)
    for (const VertexId v : *cut.suppliers) cut_off.suppliers.push_back(supplier_of(hops, family, v, recipient));
  const auto found = std::make_shared<const Found>(std::move(cut_off));
  const Wording& wording = found->wording;
  Answer answer;
  answer.held = found;
  answer.json["lens"] = lens_json(arguments, question.lens, data.graph());
  answer.json["cut"] = {{"recipient", vertex_json(wording, recipient)},
                        {"supplied", cut.supplied},
                        {"found", cut.suppliers.has_value()},
                        {"exact", cut.exact}};
  if (cut.suppliers && !cut.suppliers->empty()) answer.json["cut"]["match"] = json_name(match);
  if (!cut.exact) answer.json["cut"]["moreThan"] = cut.searched;
  if (product) answer.json["product"] = vertex_json(wording, *product);
  const std::shared_ptr<References> references = references_of(answer, wording);
  answer.list({"rows",
               {{"SUPPLIER"}},
               found->suppliers.size(),
               [found](std::size_t i) {
                 const Supplier& supplier = found->suppliers[i];
                 return Row{
                     Cell(found->wording.name_of_vertex(supplier.vertex) + uncertain_text(found->wording, supplier),
                          Tone::strong)};
               },
               [found, references](std::size_t i) {
                 const Supplier& supplier = found->suppliers[i];
                 return Json{{"supplier", vertex_json(found->wording, supplier.vertex)},
                             {"match", json_name(supplier.match)},
                             {"claims", references->claims(supplier.claims)}};
               }});
  answer.records.fields = joined({{"supplier", "supplier_iri", "match"}, telling_fields()});
  answer.records.lines = [found](std::size_t i, const LineTaker& take) {
    const Supplier& supplier = found->suppliers[i];
    const Fields own =
        joined({vertex_fields(found->wording, supplier.vertex), {std::string(json_name(supplier.match))}});
    for (const ClaimId c : supplier.claims) take_product({{own}, telling_lines(found->wording, c)}, take);
  };
  if (auto note = lens_note(arguments, question.lens, data.graph())) answer.notes.push_back(*note);
  const std::string who = wording.name_of_vertex(recipient);
  const std::string goods = product ? say(" of {}", wording.name_of_vertex(*product)) : "";
  const std::size_t count = found->suppliers.size();
  if (!cut.supplied)
    answer.notes.push_back(say("no source states a supplier of {}{} under this lens", who,
                               product ? say(" with {}", wording.name_of_vertex(*product)) : ""));
  else if (!cut.suppliers && cut.exact)
    answer.notes.push_back(
        say("no set of suppliers cuts off {0}{1}: some product has no stated maker, or goods may begin with {0} itself",
            who, goods));
  else if (!cut.suppliers)
    answer.notes.push_back(say("a cut that leaves {1} without a source{2}, if any, has more than {0}",
                               suppliers_text(cut.searched), who, goods));
  else if (left_out)
    answer.notes.push_back(
        say("--certain leaves out a set of {} whose loss leaves {} without a source{} only possibly. "
            "Drop --certain to see it.",
            suppliers_text(cut.suppliers->size()), who, goods));
  else if (count == 0)
    answer.notes.push_back(say(
        "{} has no source{} under this lens, although suppliers are stated: a part that they need has none. There is "
        "nothing to cut.",
        who, goods));
  else if (cut.exact)
    answer.notes.push_back(
        say_phrase(count == 1 ? Phrase{"{}: the loss of this one leaves {} without a source{}; no smaller set does"}
                              : Phrase{"{}: the loss of all of them leaves {} without a source{}; no smaller set does"},
                   suppliers_text(count), who, goods));
  else
    answer.notes.push_back(say("at most {} (by flow), more than {}, whose loss leaves {} without a source{}",
                               suppliers_text(count), cut.searched, who, goods));
  if (count > 0 && cut.match == Match::possible)
    answer.notes.push_back(say(
        "? only possibly: if claims that are only possible are false, {} keeps a source{}, or had none", who, goods));
  add_not_counted(answer, wording, references, not_counted_upstream(data.flow(), data.lens(), recipient));
  if (count == 0) answer.exit = ExitCode::no;
  return answer;
}

}  // namespace filiera
