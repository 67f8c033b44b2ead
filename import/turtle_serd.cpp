// SPDX-License-Identifier: Apache-2.0
// The calls to and from Serd, and the statements that it makes.
#include <fmt/format.h>

#include <charconv>
#include <iterator>
#include <memory>
#include <new>
#include <utility>

#include "import/grammar_fault.hpp"
#include "import/turtle_statements.hpp"

namespace filiera {

namespace {

constexpr std::string_view rdf_rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";

std::string_view text_of(const SerdNode& node) {
  return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
}

}  // namespace

bool TurtleStatements::read_section() {
  ++sections_;
  refused_ = serd_failed_ = false;
  pend({});
  fed_taken_ = true;
  fed_ = Token();
  shape_.restart();
  const std::unique_ptr<SerdReader, decltype(&serd_reader_free)> reader(
      serd_reader_new(SERD_TURTLE, this, nullptr, nullptr, nullptr, on_statement, nullptr), serd_reader_free);
  if (!reader) throw std::bad_alloc();
  serd_reader_set_error_sink(reader.get(), on_error, this);
  const SerdStatus status = serd_reader_read_source(
      reader.get(), feed_byte, [](void*) { return 0; }, this, nullptr, 1);
  if (exception_) std::rethrow_exception(std::exchange(exception_, nullptr));
  if (refused_) return false;
  if (ended_ && !serd_failed_ && status <= SERD_FAILURE) return true;
  report_grammar_fault(lexer_, shape_, fed_);
  return false;
}

std::size_t TurtleStatements::feed_byte(void* to, std::size_t, std::size_t, void* stream) {
  auto& self = *static_cast<TurtleStatements*>(stream);
  if (self.serd_failed_ || self.refused_ || self.exception_) return 0;
  if (self.pending_at_ == self.pending_size_) {
    self.pend({});
    try {
      if (!self.feed()) return 0;
    } catch (...) {
      self.exception_ = std::current_exception();
      return 0;
    }
  }
  *static_cast<char*>(to) = self.pending_[self.pending_at_++];
  return 1;
}

SerdStatus TurtleStatements::on_error(void* handle, const SerdError*) {
  static_cast<TurtleStatements*>(handle)->serd_failed_ = true;
  return SERD_SUCCESS;
}

SerdStatus TurtleStatements::on_statement(void* handle, SerdStatementFlags, const SerdNode*,
                                          const SerdNode* subject, const SerdNode* predicate,
                                          const SerdNode* object, const SerdNode*, const SerdNode*) {
  auto& self = *static_cast<TurtleStatements*>(handle);
  // After a failure Serd may go on for a while with what it has.
  if (self.serd_failed_ || self.refused_ || self.exception_) return SERD_ERR_INTERNAL;
  try {
    self.emit(*subject, *predicate, *object);
    return SERD_SUCCESS;
  } catch (...) {
    self.exception_ = std::current_exception();
    return SERD_ERR_INTERNAL;
  }
}

TurtleStatements::Node TurtleStatements::resolve(const SerdNode& node, std::string& label) const {
  const std::string_view text = text_of(node);
  const std::string_view digits = node.type == SERD_BLANK ? text.substr(1) : text;
  std::size_t number = 0;
  const bool numbered =
      std::from_chars(digits.data(), digits.data() + digits.size(), number).ptr != digits.data();
  if (node.type == SERD_BLANK && text.front() == 'b') {
    label.clear();
    terms_.append_generated_label(label, digits);
    if (sections_ > 1) fmt::format_to(std::back_inserter(label), "s{}", sections_);
    return {{TermKind::blank, label, {}, {}}, false, std::nullopt};
  }
  if (!numbered) return {iri_term(text), false, std::nullopt};
  return {store_.view(number), store_[number].damaged, number};
}

// Serd gives the node of a bracket or list out when it has seen the token after the opening one.
Origin TurtleStatements::origin_of(const Node& object, const SerdNode& predicate) const {
  const TextPosition& position = object.number                    ? store_[*object.number].position
                                 : text_of(predicate) == rdf_rest ? fed_.position
                                                                  : fed_before_;
  return {static_cast<std::uint32_t>(position.line), static_cast<std::uint32_t>(position.column)};
}

void TurtleStatements::emit(const SerdNode& subject, const SerdNode& predicate, const SerdNode& object) {
  const Node s = resolve(subject, label_subject_);
  const Node p = resolve(predicate, label_object_);
  const Node o = resolve(object, label_object_);
  const bool named = in_graph_ && !graph_name_.empty();
  if (!s.damaged && !p.damaged && !o.damaged && !(named && graph_damaged_)) {
    StatementView statement{s.view, p.view, o.view, std::nullopt, origin_of(o, predicate)};
    if (named) statement.graph = TermView{graph_kind_, graph_name_, {}, {}};
    sink_.statement(statement);
  }
  // Nothing refers to an object again; the list of a million objects needs the room of one.
  if (o.number && *o.number + 1 == store_.size()) store_.truncate(*o.number);
}

}  // namespace filiera
