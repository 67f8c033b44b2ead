// SPDX-License-Identifier: Apache-2.0
// filiera diff --hops: what changed for each hop of goods, and why.
#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "cli/data/lens_choice.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/diff.hpp"
#include "cli/verbs/hop_changes.hpp"
#include "cli/words/references.hpp"

namespace filiera {

namespace {

// Refuses data sets whose ontologies give a term that both have different meanings: no hop of one is one of the other.
void check_same_meanings(const Kinds& before, const Kinds& after) {
  const auto refuse = [](const std::string& iri, std::string_view property) {
    throw Failure(ExitCode::input,
                  fmt::format("OLD and NEW declare <{}> with different {}: their hops cannot be compared. Declare it "
                              "alike in both, or compare the data sets without --hops",
                              iri, property));
  };
  for (const EdgeType& type : after.edge_types()) {
    const auto id = before.find_edge_type(type.iri);
    if (!id) continue;
    const EdgeType& then = before.edge_type(*id);
    if (then.carrier != type.carrier) refuse(type.iri, "fil:writtenOn");
    if (then.goods_flow != type.goods_flow) refuse(type.iri, "fil:goodsFlow");
    if (then.transitive != type.transitive) refuse(type.iri, "fil:transitive");
    if (then.symmetric != type.symmetric) refuse(type.iri, "fil:symmetric");
    if (then.standing != type.standing) refuse(type.iri, "fil:standing");
    if (then.at_most_possible != type.at_most_possible) refuse(type.iri, "fil:atMostPossible");
    if (then.partner != type.partner) refuse(type.iri, "fil:partner");
  }
  for (const Effect& effect : after.effects()) {
    const auto id = before.find_effect(effect.iri);
    if (!id) continue;
    const Effect& then = before.effects()[*id];
    if (then.direction != effect.direction) refuse(effect.iri, "fil:direction");
    if (then.prohibits != effect.prohibits) refuse(effect.iri, "fil:bars");
  }
  for (const ModalityTerm& modality : after.modalities()) {
    const auto id = before.find_modality(modality.iri);
    if (id && before.modality(*id).real != modality.real) refuse(modality.iri, "fil:real");
  }
}

// The words for the two states that the command line compares.
std::unique_ptr<HopWords> words_for(const Arguments& arguments, const Dataset& before, const Dataset* after) {
  if (const std::optional<TwoDates> dates = between(arguments)) {
    const std::span<const std::string> texts = arguments.values("between");
    return std::make_unique<HopWords>(before, *dates, std::pair(texts[0], texts[1]));
  }
  if (const std::optional<std::string> since = arguments.value("since")) {
    const Day day = period_of("since", *since).last;
    if (const std::optional<Day>& known_by = before.lens().options().known_by; known_by && *known_by < day)
      throw UsageFailure(
          "--since is a date after that of --known-by: the earlier date of knowledge is that of --since");
    return std::make_unique<HopWords>(before, day, *since);
  }
  check_same_meanings(before.graph().kinds(), after->graph().kinds());
  return std::make_unique<HopWords>(before, *after);
}

class HopsAnswer {
 public:
  HopsAnswer(const Arguments& arguments, std::unique_ptr<HopWords> words)
      : arguments_(arguments), words_(std::move(words)), changes_(compare()) {}

  Answer make() {
    if (words_->of_two_graphs()) told_before_ = references_of(answer_, words_->before().wording, "Before");
    told_after_ = references_of(answer_, words_->after().wording);
    const Dataset& data = words_->after().data;
    answer_.json["lens"] = lens_json(arguments_, data.lens().options(), data.graph());
    if (const auto dates = arguments_.values("between"); !dates.empty()) answer_.json["between"] = dates;
    if (const auto since = arguments_.value("since")) answer_.json["since"] = *since;
    for (const char* option : {"to", "from", "product"})
      if (const auto text = arguments_.value(option)) answer_.json[option] = *text;
    answer_.list({"hops", words_->columns(), changes_.size(),
                  [this](std::size_t i) { return words_->cells(changes_[i]); },
                  [this](std::size_t i) {
                    return words_->json(changes_[i], told_before_ ? *told_before_ : *told_after_, *told_after_);
                  }});
    answer_.records.fields = HopWords::fields();
    answer_.records.lines = [this](std::size_t i, const LineTaker& take) { words_->take_lines(changes_[i], take); };
    if (auto note = lens_note(arguments_, data.lens().options(), data.graph())) answer_.notes.push_back(*note);
    answer_.notes.push_back(count_of_hop_changes(changes_));
    if (!changes_.empty()) answer_.exit = ExitCode::no;
    return std::move(answer_);
  }

 private:
  std::vector<HopDifference> compare() const {
    const auto [before, after] = chosen_hops(arguments_, words_->before().data, words_->after().data);
    return hop_differences(words_->before().side(before), words_->after().side(after));
  }

  const Arguments& arguments_;
  std::unique_ptr<HopWords> words_;
  std::vector<HopDifference> changes_;
  Answer answer_;
  std::shared_ptr<References> told_before_, told_after_;
};

}  // namespace

Answer answer_of_hops(const Arguments& arguments, const Dataset& before, const Dataset* after) {
  return answer_made_by<HopsAnswer>(arguments, words_for(arguments, before, after));
}

}  // namespace filiera
