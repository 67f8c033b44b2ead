// SPDX-License-Identifier: Apache-2.0
// Sends batches of N-Triples to a graph store, and counts the statements that it then holds.
#include "remote/graph_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "export/rdf/blank_labels.hpp"
#include "io/percent.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {

namespace {

constexpr std::string_view ntriples_type = "application/n-triples";

bool touches_blank(const TermView& subject, const TermView& object) {
  return subject.kind == TermKind::blank || object.kind == TermKind::blank;
}

// Statements in N-Triples, one on each line.
class Batch {
 public:
  void add(const TermView& subject, const TermView& predicate, const TermView& object) {
    write_term(sink_, labels_(subject));
    sink_.put(' ');
    write_iri(sink_, predicate.value);
    sink_.put(' ');
    write_term(sink_, labels_(object));
    sink_.write(" .\n");
    ++statements;
  }
  std::string_view text() { return sink_.text(); }
  std::size_t size() const { return sink_.count(); }

  std::uint64_t statements = 0;

 private:
  StringSink sink_;
  BlankLabels labels_;
};

// Counts the statements of N-Triples that arrive in pieces.
class LineCounter {
 public:
  void take(std::string_view bytes) {
    for (const char byte : bytes) {
      if (byte == '\n') {
        lines_ += statement_;
        fresh_ = true;
        statement_ = false;
      } else if (fresh_ && byte != ' ' && byte != '\t' && byte != '\r') {
        statement_ = byte != '#';
        fresh_ = false;
      }
    }
  }
  std::uint64_t count() const { return lines_ + (statement_ ? 1 : 0); }

 private:
  std::uint64_t lines_ = 0;
  bool fresh_ = true;  // only spaces on this line so far
  bool statement_ = false;
};

// A new name for a graph.
std::string new_graph_name() {
  std::random_device random;
  std::string name = "urn:filiera:loading:";
  for (int i = 0; i < 4; ++i) name += fmt::format("{:08x}", random());
  return name;
}

StoreEndpoints completed(StoreEndpoints endpoints, const std::string& url) {
  const StoreEndpoints beside = endpoints_beside(url);
  if (!endpoints.query) endpoints.query = beside.query;
  if (!endpoints.update) endpoints.update = beside.update;
  return endpoints;
}

}  // namespace

bool SentGraph::plausible() const {
  if (!before || !after) return true;
  return *after >= std::max(*before, sent) && *after <= *before + sent;
}

GraphStore::GraphStore(std::string url, StoreEndpoints endpoints, HttpLimits limits)
    : url_(std::move(url)),
      http_(url_, limits),
      update_named_(endpoints.update.has_value()),
      queries_(completed(std::move(endpoints), url_), limits),
      loading_(new_graph_name()) {
  if (url_.find('#') != std::string::npos)
    throw EndpointUrlError(fmt::format("{}: the URL of a store has no fragment; omit what begins with '#'", url_));
}

std::string GraphStore::target(const GraphName& graph) const {
  if (names_graph()) return url_;
  return graph ? target_beside(*graph) : url_ + "?default";
}

std::string GraphStore::target_beside(const std::string& graph) const {
  return fmt::format("{}?graph={}", url_.substr(0, url_.find('?')), percent_encoded(graph));
}

bool GraphStore::can_swap() {
  const bool addressed = !names_graph() || graph_of_query(parse_url(url_).query);
  // An endpoint that the user names has to work; of one that is looked for nothing is expected.
  if (!can_swap_ && addressed && update_named_) queries_.drop(loading_);
  if (!can_swap_) can_swap_ = addressed && (update_named_ || queries_.accepts_updates(loading_));
  return *can_swap_;
}

std::optional<std::uint64_t> GraphStore::count(const GraphName& graph) {
  const std::optional<GraphName> name =
      names_graph() ? graph_of_query(parse_url(url_).query) : std::optional<GraphName>(graph);
  const std::optional<std::uint64_t> counted = name ? queries_.count(*name) : std::nullopt;
  return counted ? counted : count_lines(target(graph));
}

std::optional<std::uint64_t> GraphStore::count_lines(const std::string& target) {
  LineCounter lines;
  const HttpAnswer answer =
      http_.send({"GET", target, ntriples_type, "", ""}, [&](std::string_view bytes) { lines.take(bytes); });
  if (answer.status == 404) return 0;
  const bool triples = answer.content_type.starts_with(ntriples_type) ||
                       answer.content_type.starts_with("text/plain") ||
                       answer.content_type.starts_with("text/ntriples");
  return answer.status == 200 && triples ? std::optional(lines.count()) : std::nullopt;
}

void GraphStore::put(const std::string& target, std::string_view method, std::string_view triples) {
  const HttpAnswer answer = http_.send({method, target, "", ntriples_type, triples});
  if (answer.status == 401 || answer.status == 403)
    throw EndpointError(fmt::format("{}: writing is refused{}", target, refusal_remedy(answer)));
  if (answer.status / 100 != 2)
    throw EndpointError(fmt::format("{}: HTTP {}{}", target, answer.status, server_words(answer)));
}

std::uint64_t GraphStore::send_to(const std::string& target, std::string_view method, const QuadSource& source,
                                  const GraphName& graph, const Progress& progress) {
  std::uint64_t sent = 0;
  std::optional<Batch> batch(std::in_place);
  Batch blanks;
  const auto flush = [&](Batch& full) {
    if (full.statements == 0 && method == "POST") return;
    try {
      put(target, method, full.text());
    } catch (const EndpointError& error) {
      if (sent == 0) throw;
      throw EndpointError(fmt::format("{} (the store had accepted {} statements)", error.what(), sent));
    }
    method = "POST";
    sent += full.statements;
    progress(sent);
  };
  source.for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    const PredicateObject* last = nullptr;
    for (const PredicateObject& property : properties) {
      if (!names_graph() && (property.graph ? GraphName(property.graph->value) : std::nullopt) != graph) continue;
      if (last && last->predicate == property.predicate && last->object == property.object) continue;
      last = &property;
      (touches_blank(subject, property.object) ? blanks : *batch).add(subject, property.predicate, property.object);
    }
    if (batch->size() < batch_bytes) return;
    flush(*batch);
    batch.emplace();
  });
  flush(*batch);
  if (blanks.statements > 0) flush(blanks);
  return sent;
}

void GraphStore::replace_by_swap(SentGraph& sent, const QuadSource& source, const Progress& progress) {
  const std::string waiting = target_beside(loading_);
  const auto undo = [&](const EndpointError& error) {
    std::string left;
    try {
      queries_.drop(loading_);
    } catch (const EndpointError&) {
      left = fmt::format("; the new statements are left in <{}>", loading_);
    }
    throw EndpointError(fmt::format("{}; the graph to be replaced is unchanged{}", error.what(), left));
  };
  try {
    sent.sent = send_to(waiting, "POST", source, sent.name, progress);
    if (sent.sent == 0) {
      put(target(sent.name), "PUT", "");
      return;
    }
    std::optional<std::uint64_t> held = queries_.count(loading_);
    if (!held) held = count_lines(waiting);
    if (held && *held != sent.sent)
      throw EndpointError(fmt::format("{}: the store holds {} statements of {} sent", url_, *held, sent.sent));
  } catch (const EndpointError& error) {
    undo(error);
  }
  try {
    queries_.move(loading_, names_graph() ? *graph_of_query(parse_url(url_).query) : sent.name);
  } catch (const RefusedError& error) {
    undo(error);
  } catch (const EndpointError& error) {
    // It may still be carried out: what it would move must stay.
    throw EndpointError(
        fmt::format("{}; it is not known whether the graph was replaced: the new statements are in it, or else in <{}>",
                    error.what(), loading_));
  }
}

SentGraph GraphStore::send(const QuadSource& source, const GraphName& graph, Held held, const Progress& progress) {
  SentGraph sent{graph, 0, held == Held::replaced ? std::optional<std::uint64_t>(0) : count(graph), {}};
  if (held == Held::replaced && can_swap())
    replace_by_swap(sent, source, progress);
  else
    sent.sent = send_to(target(graph), held == Held::replaced ? "PUT" : "POST", source, graph, progress);
  sent.after = count(graph);
  return sent;
}

}  // namespace filiera
