// SPDX-License-Identifier: Apache-2.0
// Reads literals of tests, and prints the result as text.
#pragma once

#include <string>

#include "import/rdf/turtle.hpp"
#include "tests/dataset.hpp"

namespace filiera {

struct Reading {
  bool whole = false;
  CollectingSink sink;
  Faults faults;

  // The faults as they are printed.
  std::string messages() const {
    std::string text;
    for (const Fault& fault : faults.sorted()) text += render(fault);
    return text;
  }
};

inline Reading reading_of(const std::string& text, Syntax syntax = Syntax::turtle, const ReadOptions& options = {},
                          std::size_t chunk = SIZE_MAX) {
  Reading reading;
  const auto source = memory_source("t", text, chunk);
  reading.whole = read_rdf(*source, syntax, reading.sink, reading.faults, options);
  return reading;
}

// The statements as text when all was read, else the messages.
inline std::string read_text(const std::string& text, Syntax syntax = Syntax::turtle, const ReadOptions& options = {}) {
  const Reading reading = reading_of(text, syntax, options);
  return reading.whole ? reading.sink.text() : reading.messages();
}

}  // namespace filiera
