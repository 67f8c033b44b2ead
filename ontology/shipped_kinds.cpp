// SPDX-License-Identifier: Apache-2.0
// The kinds of the ontology, from bytes generated when the program is built.
#include "ontology/embedded.hpp"
#include "ontology/kinds_codec.hpp"

namespace filiera {

const Kinds& Kinds::shipped() {
  static const Kinds kinds = kinds_of_bytes(shipped_kinds).value();
  return kinds;
}

}  // namespace filiera
