// SPDX-License-Identifier: Apache-2.0
// Part of the build: writes the table of kinds of the ontology, as bytes, to the file that is named.
// Fails with the place of a syntax error of the ontology.
#include <cstdio>
#include <exception>
#include <fstream>

#include "ontology/embedded.hpp"
#include "ontology/kinds_codec.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    const std::string bytes = filiera::bytes_of_kinds(filiera::Kinds::read_ontology(filiera::filiera_turtle));
    std::ofstream file(argv[1], std::ios::binary);
    file << bytes;
    return file.flush() ? 0 : 1;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
  }
}
