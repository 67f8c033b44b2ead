// SPDX-License-Identifier: Apache-2.0
// Reads exports back with Serd, and compares multisets of statements by their hashes.
#include "export/rdf/read_back.hpp"

#include <fmt/format.h>
#include <serd/serd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <compare>
#include <cstdarg>
#include <cstdio>
#include <exception>
#include <iterator>
#include <new>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "export/rdf/graph_statements.hpp"
#include "export/rdf/turtle_block.hpp"
#include "io/byte_sink.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {
namespace {

struct StatementHash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend auto operator<=>(const StatementHash&, const StatementHash&) = default;
};

void append_size(std::string& key, std::size_t size) { key.append(reinterpret_cast<const char*>(&size), sizeof size); }

void append_term(std::string& key, const TermView& term) {
  key += static_cast<char>(term.kind);
  for (const std::string_view part : {term.value, term.datatype, term.language}) {
    append_size(key, part.size());
    key += part;
  }
}

// Hashes a statement by an injective encoding.
class StatementHasher {
 public:
  StatementHash operator()(const FileStatement& statement) {
    key_.clear();
    for (const TermView& term : {statement.subject, statement.predicate, statement.object}) append_term(key_, term);
    if (statement.graph) append_term(key_, *statement.graph);
    const XXH128_hash_t hash = XXH3_128bits(key_.data(), key_.size());
    return {hash.high64, hash.low64};
  }

 private:
  std::string key_;
};

// The number of statements and the sum of their hashes; independent of their order.
struct StatementSum {
  std::uint64_t count = 0;
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  void add(const StatementHash& hash) {
    ++count;
    high += hash.high;
    low += hash.low;
  }
  friend bool operator==(const StatementSum&, const StatementSum&) = default;
};

// A statement as a line of N-Quads; if it cannot be written, the reason.
std::string nquads_line(const FileStatement& statement) try {
  StringSink sink;
  write_term(sink, statement.subject);
  sink.put(' ');
  write_term(sink, statement.predicate);
  sink.put(' ');
  write_term(sink, statement.object);
  if (statement.graph) {
    sink.put(' ');
    write_term(sink, *statement.graph);
  }
  sink.write(" .");
  return std::string(sink.text());
} catch (const UnwritableTerm& error) {
  return error.what();
}

// Passes on the statements that a file in `syntax` must contain.
void expected_statements(const QuadSource& source, BlankLabels& labels, Syntax syntax, const TakeStatement& take) {
  const bool graphs = row_of(syntax).has_graphs;
  source.for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    const PredicateObject* previous = nullptr;
    for (const PredicateObject& property : properties) {
      const bool again = previous && previous->predicate == property.predicate && previous->object == property.object;
      previous = &property;
      if (!graphs && again) continue;
      FileStatement statement{labels(subject), property.predicate, labels(property.object), std::nullopt};
      if (graphs && property.graph) statement.graph = labels(*property.graph);
      take(statement);
    }
  });
}

constexpr SerdSyntax serd_syntax(Syntax syntax) {
  switch (syntax) {
    case Syntax::turtle:
      return SERD_TURTLE;
    case Syntax::ntriples:
      return SERD_NTRIPLES;
    case Syntax::nquads:
      return SERD_NQUADS;
    case Syntax::trig:
      break;
  }
  return SERD_TRIG;
}

// Reads an export once with Serd.
class SerdReading {
 public:
  SerdReading(Syntax syntax, Source& source, const TakeStatement& take)
      : source_(source),
        take_(take),
        env_(serd_env_new(nullptr)),
        reader_(serd_reader_new(serd_syntax(syntax), this, nullptr, nullptr, on_prefix, on_statement, nullptr)) {
    if (!env_ || !reader_) throw std::bad_alloc();
    serd_reader_set_strict(reader_.get(), true);
    serd_reader_set_error_sink(reader_.get(), on_error, this);
  }

  // The fault that Serd reports; "" if there is none. Throws what the source or `take` throws.
  std::string read() {
    const SerdStatus status = serd_reader_read_source(reader_.get(), next_bytes, source_failed, this, nullptr, 1 << 16);
    if (failure_) std::rethrow_exception(failure_);
    if (!fault_.empty()) return fault_;
    // An empty document is SERD_FAILURE.
    return status <= SERD_FAILURE ? "" : fmt::format("Serd fails: {}", message_of(status));
  }

 private:
  static std::string message_of(SerdStatus status) { return reinterpret_cast<const char*>(serd_strerror(status)); }
  static std::string_view bytes_of(const SerdNode& node) {
    return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
  }

  // Runs a callback and stores its exception, which must not pass through Serd.
  template <class Run>
  static SerdStatus guarded(void* handle, Run run) {
    auto& self = *static_cast<SerdReading*>(handle);
    if (self.failure_) return SERD_FAILURE;
    try {
      return run(self);
    } catch (...) {
      self.failure_ = std::current_exception();
      return SERD_FAILURE;
    }
  }

  static SerdStatus on_prefix(void* handle, const SerdNode* name, const SerdNode* iri) {
    return serd_env_set_prefix(static_cast<SerdReading*>(handle)->env_.get(), name, iri);
  }

  static SerdStatus on_statement(void* handle, SerdStatementFlags, const SerdNode* graph, const SerdNode* subject,
                                 const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                                 const SerdNode* language) {
    return guarded(handle, [&](SerdReading& self) {
      FileStatement statement{self.term(*subject, self.texts_[0]), self.term(*predicate, self.texts_[1]),
                              self.term(*object, self.texts_[2]), std::nullopt};
      if (datatype && datatype->buf) statement.object.datatype = self.term(*datatype, self.texts_[3]).value;
      if (language && language->buf) statement.object.language = bytes_of(*language);
      if (graph && graph->buf) statement.graph = self.term(*graph, self.texts_[4]);
      self.take_(statement);
      return SERD_SUCCESS;
    });
  }

  static SerdStatus on_error(void* handle, const SerdError* error) {
    return guarded(handle, [&](SerdReading& self) {
      if (!self.fault_.empty()) return SERD_SUCCESS;
      char text[256];
      std::va_list arguments;
      va_copy(arguments, *error->args);
      std::vsnprintf(text, sizeof text, error->fmt, arguments);
      va_end(arguments);
      std::string_view message = text;
      while (message.ends_with('\n')) message.remove_suffix(1);
      self.fault_ = fmt::format("line {}, column {}: {}", error->line, error->col, message);
      return SERD_SUCCESS;
    });
  }

  static std::size_t next_bytes(void* to, std::size_t, std::size_t size, void* handle) {
    std::size_t count = 0;
    guarded(handle, [&](SerdReading& self) {
      count = self.source_.read(static_cast<char*>(to), size);
      return SERD_SUCCESS;
    });
    return count;
  }

  static int source_failed(void* handle) { return static_cast<SerdReading*>(handle)->failure_ ? 1 : 0; }

  // `text` owns what differs from the node's own text.
  TermView term(const SerdNode& node, std::string& text) {
    switch (node.type) {
      case SERD_LITERAL:
        return {TermKind::literal, bytes_of(node), {}, {}};
      case SERD_BLANK:
        // Serd reads labels such as b1 as B1, to distinguish them from labels that it generates.
        text = bytes_of(node);
        if (text.starts_with('B')) text.front() = 'b';
        return {TermKind::blank, text, {}, {}};
      case SERD_CURIE: {
        SerdChunk start, end;
        if (serd_env_expand(env_.get(), &node, &start, &end) != SERD_SUCCESS) return iri_term(bytes_of(node));
        text.assign(reinterpret_cast<const char*>(start.buf), start.len);
        text.append(reinterpret_cast<const char*>(end.buf), end.len);
        return iri_term(text);
      }
      default:
        return iri_term(bytes_of(node));
    }
  }

  struct FreeEnv {
    void operator()(SerdEnv* env) const { serd_env_free(env); }
  };
  struct FreeReader {
    void operator()(SerdReader* reader) const { serd_reader_free(reader); }
  };

  Source& source_;
  const TakeStatement& take_;
  std::unique_ptr<SerdEnv, FreeEnv> env_;
  std::unique_ptr<SerdReader, FreeReader> reader_;
  std::string texts_[5];
  std::string fault_;  // the first fault that Serd reports
  std::exception_ptr failure_;
};

std::vector<StatementHash> sorted_hashes(const EachStatement& each) {
  std::vector<StatementHash> hashes;
  StatementHasher hash;
  each([&](const FileStatement& statement) { hashes.push_back(hash(statement)); });
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

// The smallest line of the statements whose hashes are in `wanted`, which is sorted.
std::optional<std::string> first_line(const EachStatement& each, const std::vector<StatementHash>& wanted) {
  std::optional<std::string> first;
  StatementHasher hash;
  if (wanted.empty()) return first;
  each([&](const FileStatement& statement) {
    if (!std::binary_search(wanted.begin(), wanted.end(), hash(statement))) return;
    std::string line = nquads_line(statement);
    if (!first || line < *first) first = std::move(line);
  });
  return first;
}

std::vector<StatementHash> without(const std::vector<StatementHash>& from, const std::vector<StatementHash>& taken) {
  std::vector<StatementHash> left;
  std::set_difference(from.begin(), from.end(), taken.begin(), taken.end(), std::back_inserter(left));
  return left;
}

std::string name_difference(const EachStatement& expected, const EachStatement& read, std::string_view reader) {
  std::vector<StatementHash> missing, added;
  {
    const std::vector<StatementHash> all = sorted_hashes(expected), found = sorted_hashes(read);
    missing = without(all, found);
    added = without(found, all);
  }
  const std::optional<std::string> lost = first_line(expected, missing);
  const std::optional<std::string> forged = first_line(read, added);
  if (lost && (!forged || *lost < *forged)) return fmt::format("{} does not read the statement {}", reader, *lost);
  return fmt::format("{} reads a statement that was not written: {}", reader, forged.value_or("(unknown)"));
}

}  // namespace

ReadBack compare_statements(const EachStatement& expected, const EachStatement& read, const std::string& fault,
                            std::string_view reader) {
  StatementHasher hash;
  StatementSum wanted, found;
  read([&](const FileStatement& statement) { found.add(hash(statement)); });
  if (!fault.empty()) return {found.count, fault};
  expected([&](const FileStatement& statement) { wanted.add(hash(statement)); });
  return {found.count, wanted == found ? "" : name_difference(expected, read, reader)};
}

ReadBack read_back(const QuadSource& source, BlankLabels& labels, Syntax syntax,
                   const std::function<std::unique_ptr<Source>()>& open) {
  const EachStatement expected = [&](const TakeStatement& take) { expected_statements(source, labels, syntax, take); };
  std::string fault;
  const EachStatement read = [&](const TakeStatement& take) {
    const std::unique_ptr<Source> bytes = open();
    fault = SerdReading(syntax, *bytes, take).read();
  };
  return compare_statements(expected, read, fault, "Serd");
}

EachStatement rdf12_statements(const KnowledgeGraph& graph, BlankLabels& labels) {
  return [&graph, &labels](const TakeStatement& take) {
    expected_statements(GraphStatements(graph), labels, Syntax::turtle, take);
    for (ClaimId c = 0; c < graph.claim_count(); ++c) {
      const std::optional<Triple> triple = reified_triple(graph, c);
      if (!triple) continue;
      const TermView claim = labels(graph.terms()[graph.term_of_claim(c)]);
      take({claim, iri_term(vocab::rdf_subject), labels(triple->subject), std::nullopt});
      take({claim, iri_term(vocab::rdf_predicate), triple->predicate, std::nullopt});
      take({claim, iri_term(vocab::rdf_object), labels(triple->object), std::nullopt});
    }
  };
}

}  // namespace filiera
