// SPDX-License-Identifier: Apache-2.0
// The faults of data against the model.
#include "graph/load/model_faults.hpp"

namespace filiera::model_fault {

std::span<const FaultKind* const> all() {
  static constexpr const FaultKind* rows[] = {
      &unknown_property, &unknown_class,       &unknown_value,  &untyped,        &conflicting_types,
      &wrong_kind,       &missing_part,        &repeated,       &bad_date,       &bad_value,
      &bad_span,         &unattested,          &bare_edge,      &wrong_carrier,  &repeated_label,
      &undated_document, &undigested_document, &circular_relay, &contrary_relay, &self_relation,
      &near_namespace,   &unsourced_measure,   &bad_rule,       &bad_relation,   &overfull_register};
  return rows;
}

}  // namespace filiera::model_fault
