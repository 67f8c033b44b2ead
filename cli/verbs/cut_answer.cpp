// SPDX-License-Identifier: Apache-2.0
// The answer of filiera impact --cut.
#include <fmt/format.h>

#include "cli/data/lens_choice.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/impact_answer.hpp"
#include "cli/words/references.hpp"
#include "query/impact/cuts.hpp"

namespace filiera {

Answer cut_answer(const Arguments& arguments, const Dataset& data, VertexId recipient, const ProductChoice& product,
                  PartNeeds part_needs) {
  struct Found {
    Wording wording;
    std::vector<VertexId> suppliers;
  };
  const HopGenerator hops(data.flow(), data.lens());
  const ProductFamily family(data.lens(), product);
  const Cut cut = smallest_cut(hops, family, part_needs, recipient);
  const auto found = std::make_shared<const Found>(
      Found{Wording(data.lens(), data.languages()), cut.suppliers.value_or(std::vector<VertexId>())});
  const Wording& wording = found->wording;
  Answer answer;
  answer.held = found;
  answer.json["lens"] = lens_json(arguments, data.lens().options(), data.graph());
  answer.json["cut"] = {{"recipient", vertex_json(wording, recipient)},
                        {"supplied", cut.supplied},
                        {"found", cut.suppliers.has_value()},
                        {"exact", cut.exact}};
  if (!cut.exact) answer.json["cut"]["moreThan"] = cut.searched;
  if (product) answer.json["product"] = vertex_json(wording, *product);
  answer.list(
      {"rows",
       {{"SUPPLIER"}},
       found->suppliers.size(),
       [found](std::size_t i) { return Row{Cell(found->wording.name_of_vertex(found->suppliers[i]), Tone::strong)}; },
       [found](std::size_t i) {
         return Json{{"supplier", vertex_json(found->wording, found->suppliers[i])}};
       }});
  if (auto note = lens_note(arguments, data.lens().options(), data.graph())) answer.notes.push_back(*note);
  const std::string who = wording.name_of_vertex(recipient);
  const std::string goods = product ? " of " + wording.name_of_vertex(*product) : "";
  const std::size_t count = found->suppliers.size();
  if (!cut.supplied)
    answer.notes.push_back(fmt::format("no source states a supplier of {}{} under this lens", who,
                                       product ? " with " + wording.name_of_vertex(*product) : ""));
  else if (!cut.suppliers && cut.exact)
    answer.notes.push_back(
        fmt::format("no set of suppliers cuts off {}{}: some product has no "
                    "stated maker, or goods may begin with {} itself",
                    who, goods, who));
  else if (!cut.suppliers)
    answer.notes.push_back(fmt::format("a cut that leaves {1} without a source{2}, if any, has more than {0}",
                                       counted(cut.searched, "supplier"), who, goods));
  else if (cut.exact)
    answer.notes.push_back(fmt::format("{}: the loss of {} leaves {} without a source{}; no smaller set does",
                                       counted(count, "supplier"), count == 1 ? "this one" : "all of them", who,
                                       goods));
  else
    answer.notes.push_back(fmt::format("at most {} (by flow), more than {}, whose loss leaves {} without a source{}",
                                       counted(count, "supplier"), cut.searched, who, goods));
  if (count == 0) answer.exit = ExitCode::no;
  return answer;
}

}  // namespace filiera
