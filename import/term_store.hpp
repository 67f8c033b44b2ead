// SPDX-License-Identifier: Apache-2.0
// A stack of the terms of the statement being read.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rdf/term.hpp"
#include "rdf/text_window.hpp"

namespace filiera {

class TermStore {
 public:
  struct Term {
    TermKind kind = TermKind::iri;
    bool damaged = false;                                        // a fault in it has been reported
    std::size_t value = 0, datatype = 0, language = 0, end = 0;  // where each starts in the bytes
    TextPosition position;
  };

  std::size_t size() const { return terms_.size(); }
  const Term& operator[](std::size_t i) const { return terms_[i]; }

  // Valid until the store changes.
  TermView view(std::size_t i) const {
    const Term& t = terms_[i];
    const std::string_view bytes = bytes_;
    return {t.kind, bytes.substr(t.value, t.datatype - t.value),
            bytes.substr(t.datatype, t.language - t.datatype), bytes.substr(t.language, t.end - t.language)};
  }

  // Drops all terms from number `size` on.
  void truncate(std::size_t size) {
    if (size >= terms_.size()) return;
    bytes_.resize(terms_[size].value);
    terms_.resize(size);
  }

  // A term is pushed by begin, appending to `bytes` its value, end_value, its datatype, end_datatype, its
  // language, and end.
  std::string& bytes() { return bytes_; }
  void begin(TermKind kind, const TextPosition& position) {
    terms_.emplace_back();
    terms_.back().kind = kind;
    terms_.back().position = position;
    terms_.back().value = bytes_.size();
  }
  void end_value() { terms_.back().datatype = bytes_.size(); }
  void end_datatype() { terms_.back().language = bytes_.size(); }
  void end(bool damaged) {
    terms_.back().end = bytes_.size();
    terms_.back().damaged = damaged;
  }

 private:
  std::string bytes_;
  std::vector<Term> terms_;
};

}  // namespace filiera
