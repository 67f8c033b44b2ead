// SPDX-License-Identifier: Apache-2.0
// Part of the build: writes the table of kinds of the ontology, as bytes, to the file that is named.
#include <fstream>

#include "ontology/kinds_codec.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ofstream file(argv[1], std::ios::binary);
  file << filiera::bytes_of_kinds(filiera::Kinds::read_ontology());
  return file.flush() ? 0 : 1;
}
