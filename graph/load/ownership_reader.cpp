// SPDX-License-Identifier: Apache-2.0
// Reads and checks the shares, interests and ownership rules of claims.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/load/claim_reader.hpp"
#include "graph/model/decimal.hpp"

namespace filiera {

void RecordReader::check_shares() {
  static constexpr Slot shares[] = {Slot::share, Slot::min_share, Slot::max_share, Slot::over_share, Slot::under_share};
  if (std::ranges::none_of(shares, [&](Slot s) { return has(s); })) return;
  bool fits = true;
  for (const Slot s : shares) {
    if (!has(s) || is_share(in_.terms[object(s)])) continue;
    fits = false;
    const bool number = is_number(in_.terms[object(s)]);
    fault(model_fault::bad_value, slot(s), TermRole::object,
          fmt::format("{} is not a {}", spelled(object(s)), number ? "share" : "number"),
          number ? "write a share from 0 to 1: 0.25 for 25 %" : "write an integer or a decimal: 0.25 for 25 %");
  }
  if (!fits) return;
  const auto both = [&](Slot a, Slot b) {
    if (!has(a) || !has(b)) return false;
    fault(model_fault::bad_value, slot(b), TermRole::predicate,
          fmt::format("'{}' together with '{}'", spelled(in_.quads[slot(b)].predicate),
                      spelled(in_.quads[slot(a)].predicate)),
          "keep one of the two");
    return true;
  };
  for (const Slot bound : {Slot::min_share, Slot::over_share, Slot::max_share, Slot::under_share})
    if (both(Slot::share, bound)) return;
  if (both(Slot::min_share, Slot::over_share) || both(Slot::max_share, Slot::under_share)) return;
  const Slot least = has(Slot::min_share) ? Slot::min_share : Slot::over_share;
  const Slot most = has(Slot::max_share) ? Slot::max_share : Slot::under_share;
  // A missing bound means 0 or 1.
  const auto number = [&](Slot s) { return *Decimal::parse(in_.terms.value(object(s))); };
  const Decimal low = has(least) ? number(least) : Decimal(0), high = has(most) ? number(most) : Decimal(1);
  const bool open = has(Slot::over_share) || has(Slot::under_share);
  if (low < high || (!open && low == high)) return;
  const Slot told = has(most) ? most : least;
  fault(model_fault::bad_value, slot(told), TermRole::object, "no share satisfies these bounds",
        "exchange the two, or correct one");
}

void RecordReader::check_holding(TermId subject) {
  const bool owns = iri_of(object(Slot::predicate)) == vocab::fil_owns;
  if (has(Slot::interest) && !owns) {
    fault(model_fault::wrong_carrier, slot(Slot::interest), TermRole::predicate,
          fmt::format("'{}' on a link that is not '{}'", spelled(vocab::fil_interest), spelled(vocab::fil_owns)),
          "drop it, or write the link as one of ownership");
    return;
  }
  if (!owns) return;
  std::size_t interests = 0;
  bool control = false;
  each_value(Slot::interest, [&](std::size_t i) {
    const std::string_view iri = iri_of(in_.quads[i].object);
    control |= iri == vocab::fil_control;
    if (++interests == 2)
      fault(model_fault::repeated, i, TermRole::object,
            fmt::format("'{}' has a second value for '{}'", spelled(subject), spelled(vocab::fil_interest)),
            "write one link for each interest");
    if (iri != vocab::fil_shareholding && iri != vocab::fil_votingRights && iri != vocab::fil_control)
      fault(model_fault::unknown_value, i, TermRole::object,
            fmt::format("unknown interest '{}'", spelled(in_.quads[i].object)),
            "write " + list_of({vocab::fil_shareholding, vocab::fil_votingRights, vocab::fil_control}));
  });
  if (!control) return;
  for (const Slot s : {Slot::share, Slot::min_share, Slot::max_share, Slot::over_share, Slot::under_share})
    if (has(s))
      fault(model_fault::bad_value, slot(s), TermRole::predicate,
            fmt::format("'{}' states control and a share", spelled(subject)),
            "control has no share: drop the share, or write " +
                list_of({vocab::fil_shareholding, vocab::fil_votingRights}));
}

void RecordReader::check_boolean(Slot s) {
  if (!has(s)) return;
  const TermView value = in_.terms[object(s)];
  if (value.kind == TermKind::literal &&
      (value.value == "true" || value.value == "false" || value.value == "1" || value.value == "0"))
    return;
  fault(model_fault::bad_value, slot(s), TermRole::object,
        fmt::format("{} is neither true nor false", spelled(object(s))), "write true or false");
}

void RecordReader::check_reach(TermId subject) {
  if (!has(Slot::threshold)) {
    missing(subject, "threshold", fmt::format("add {}, for example 0.5", spelled(vocab::fil_threshold)));
  } else {
    const TermView threshold = in_.terms[object(Slot::threshold)];
    if (!is_share(threshold) || Decimal::parse(threshold.value)->is_zero())
      fault(model_fault::bad_value, slot(Slot::threshold), TermRole::object,
            fmt::format("{} is not a threshold", spelled(object(Slot::threshold))),
            "write a share over 0 and up to 1: 0.5 for 50 %");
  }
  for (const Slot s : {Slot::strict, Slot::aggregate, Slot::indirect, Slot::by_control}) check_boolean(s);
  if (has(Slot::method)) {
    const std::string_view iri = iri_of(object(Slot::method));
    if (iri != vocab::fil_cascade && iri != vocab::fil_multiplication)
      fault(model_fault::unknown_value, slot(Slot::method), TermRole::object,
            fmt::format("unknown method '{}'", spelled(object(Slot::method))),
            "write " + list_of({vocab::fil_cascade, vocab::fil_multiplication}));
  }
  each_value(Slot::interest, [&](std::size_t i) {
    const std::string_view iri = iri_of(in_.quads[i].object);
    if (iri != vocab::fil_shareholding && iri != vocab::fil_votingRights)
      fault(model_fault::unknown_value, i, TermRole::object,
            fmt::format("a reach cannot count '{}'", spelled(in_.quads[i].object)),
            iri == vocab::fil_control ? fmt::format("write '{} true' for control", spelled(vocab::fil_byControl))
                                      : "write " + list_of({vocab::fil_shareholding, vocab::fil_votingRights}));
  });
  each_value(Slot::only_outside,
             [&](std::size_t i) { check_end(i, TermRole::object, in_.quads[i].object, only({Kind::place})); });
}

}  // namespace filiera
