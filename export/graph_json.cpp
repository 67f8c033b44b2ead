// SPDX-License-Identifier: Apache-2.0
// Writes things, documents and claims as JSON, schema filiera/graph/2.
#include <algorithm>
#include <string>
#include <vector>

#include "export/claim_formats.hpp"
#include "export/claim_json.hpp"

namespace filiera {
namespace {

class GraphJson {
 public:
  GraphJson(const ExportRequest& request, const Selection& selection, ByteSink& sink)
      : graph_(request.graph()),
        lens_(request.lens),
        selection_(selection),
        sink_(sink),
        json_(lens_, request.languages,
              {[this](TermId term) { return id(term); }, [this](DocumentId d) { return id(graph_.document(d).term); },
               [this](ClaimId c) { return id(graph_.term_of_claim(c)); }}) {}

  void write() {
    sink_.write("{\n  \"schema\": \"filiera/graph/2\",\n  \"lens\": " + lens().dump());
    list("claims", selection_.claims(), [this](ClaimId c) {
      for (const AttestationRow& row : graph_.attestations(c)) {
        if (lens_.shows(row) == Match::no) continue;
        voices_.push_back(row.voice);
        documents_.push_back(row.document);
      }
      return json_.claim(c);
    });
    list("things", selection_.vertices(), [this](VertexId v) { return thing(v); });
    sort_unique(voices_);
    list("voices", voices_, [this](TermId voice) { return json_.named(voice); });
    sort_unique(documents_);
    list("documents", documents_, [this](DocumentId d) { return json_.document(d); });
    sink_.write("\n}\n");
  }

 private:
  template <class Id>
  static void sort_unique(std::vector<Id>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  }

  // Writes one element on each line.
  template <class Elements, class Make>
  void list(std::string_view name, const Elements& elements, Make make) {
    sink_.write(",\n  \"" + std::string(name) + "\": [");
    bool first = true;
    for (const auto element : elements) {
      sink_.write(first ? "\n    " : ",\n    ");
      first = false;
      sink_.write(make(element).dump());
    }
    sink_.write(first ? "]" : "\n  ]");
  }

  std::string id(TermId term) const { return identifier_of(graph_, term); }

  Json lens() const {
    const LensOptions& options = lens_.options();
    Json json = Json::object();
    if (options.as_of) json["asOf"] = format_range(*options.as_of);
    if (options.known_by) json["knownBy"] = iso_date(*options.known_by);
    for (const TermId term : options.sources) json["sources"].push_back(id(term));
    for (const TermId term : options.not_sources) json["notSources"].push_back(id(term));
    if (options.stance != StanceFilter::all)
      json["stance"] = options.stance == StanceFilter::asserted    ? "asserted"
                       : options.stance == StanceFilter::contested ? "contested"
                                                                   : "differs";
    if (options.minimum_certainty == Firmness::certain) json["certain"] = true;
    return json;
  }

  Json thing(VertexId v) const {
    Json json = json_.named(graph_.term_of_vertex(v));
    json["kind"] = std::string(local_name(graph_.kinds().class_of_kind(graph_.kind_of_vertex(v))));
    return json;
  }

  const KnowledgeGraph& graph_;
  const Lens& lens_;
  const Selection& selection_;
  ByteSink& sink_;
  ClaimJson json_;
  std::vector<TermId> voices_;
  std::vector<DocumentId> documents_;
};

}  // namespace

ExportStatistics write_json(const ExportRequest& request, ByteSink& sink) {
  const Selection selection(request);
  ExportStatistics statistics;
  statistics.claims = selection.claims().size();
  statistics.claims_shown = selection.shown();
  GraphJson(request, selection, sink).write();
  return statistics;
}

}  // namespace filiera
