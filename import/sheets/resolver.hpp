// SPDX-License-Identifier: Apache-2.0
// Finds the things that names in sheets mean, and makes those that are new.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/model/names.hpp"
#include "import/claims/claim_writer.hpp"
#include "ontology/kinds.hpp"
#include "rdf/prefixes.hpp"

namespace filiera {

// A name that cannot be resolved: why, and what to do.
struct Unresolved {
  std::string message;
  std::string remedy;
};

class SheetNames {
 public:
  // `known` may be null. All must outlive this object.
  SheetNames(ClaimWriter& write, StatementSink& sink, const Kinds& kinds, const Prefixes& prefixes,
             std::string own_namespace, const Names* known, const KnowledgeGraph* graph)
      : write_(write),
        sink_(sink),
        kinds_(kinds),
        prefixes_(prefixes),
        own_(std::move(own_namespace)),
        known_(known),
        graph_(graph) {}

  // The IRI that a cell spells: <IRI>, a name with a declared prefix, or an IRI with "://"; empty for any other text.
  std::optional<std::string> spelled_iri(std::string_view text) const;
  // The IRI of an id: as above, or the own namespace with the id, if that is one word of letters, digits, '-', '_' or
  // '.'.
  std::optional<std::string> iri_of_id(std::string_view id) const;
  // An IRI of the own namespace for a label; the same for the same label.
  std::string iri_of_label(std::string_view label);

  // The text `id` in a cell means `term`.
  void set_id(std::string_view id, TermId term) { ids_.insert_or_assign(std::string(id), term); }
  // `name` is the label of a thing, or another name of it.
  void set_name(std::string_view name, TermId term, bool preferred);
  void set_kind(TermId term, Kind kind) { kind_of_.insert_or_assign(term, kind); }
  std::optional<Kind> kind_of(TermId term) const;

  // What `text` means where a thing of `allowed` kinds is wanted (empty: any thing or claim). A name that nothing has
  // is returned without a term: make() makes it, or `problem` says why it cannot be.
  TermId find(std::string_view text, KindSet allowed, Unresolved& problem);
  // The new thing of a name that find() did not find, of one of the kinds `allowed`. Uses of one name in several places
  // leave the kinds that all allow. `speaks`: the name is that of a voice; one used as nothing else becomes an agent.
  TermId make(std::string_view name, KindSet allowed, Origin origin, bool speaks = false);
  // The file of the names that are made from now on.
  void set_file(std::string_view file) { file_ = file; }
  // Whether make() may be called.
  static bool can_be_made(KindSet allowed);

  // Writes the classes and labels of all things made; adds lines for them, and for names that other data has, to the
  // two lists. Names that nothing of a single kind can have are returned with their place.
  struct Contradiction {
    std::string name;
    std::string file;
    Origin origin;
  };
  std::vector<Contradiction> finish(std::vector<std::string>& matched, std::vector<std::string>& made);

 private:
  struct Named {
    TermId term;
    bool preferred;
  };
  struct Made {
    TermId term = no_term;
    std::string name;
    KindSet allowed;
    std::string file;
    Origin origin;
    bool contradictory = false;
    bool only_speaks = false;
  };

  std::string spelled(TermId term) const;

  ClaimWriter& write_;
  StatementSink& sink_;
  const Kinds& kinds_;
  const Prefixes& prefixes_;
  std::string own_;
  std::string file_;
  const Names* known_;
  const KnowledgeGraph* graph_;
  std::map<std::string, TermId, std::less<>> ids_;
  std::map<std::string, std::vector<Named>, std::less<>> names_;  // folded
  std::unordered_map<TermId, Kind> kind_of_;
  std::map<std::string, Made, std::less<>> made_;            // by folded name
  std::map<std::string, std::string, std::less<>> taken_;    // own IRIs of labels, with the folded label
  std::map<std::string, std::string, std::less<>> matched_;  // by name: the thing of other data
};

}  // namespace filiera
