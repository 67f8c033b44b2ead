// SPDX-License-Identifier: Apache-2.0
// Snapshots: what is opened is what was written, and nothing else is taken for one.
#include "graph/snapshot/snapshot.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

#include "graph/model/goods_flow.hpp"
#include "graph/model/name_index.hpp"
#include "graph/model/names.hpp"
#include "graph/snapshot/format.hpp"
#include "ontology/embedded.hpp"
#include "ontology/kinds_codec.hpp"
#include "tests/graph/graph_literal.hpp"
#include "tests/graph/random_cases.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera::snapshot_test {
namespace {

std::string packed(const KnowledgeGraph& graph) {
  StringSink sink;
  write_snapshot(graph, sink);
  return std::string(sink.text());
}

constexpr std::string_view small =
    "company Acme Bolt\nproduct chip part\nplace China\ndocument A 2025-01\ndocument B 2025-03\n"
    "c1: Acme suppliesTo Bolt product=chip starts=2025 modality=ongoing by A B\n"
    "c2: Bolt uses part by A\n"
    "c3: part inputTo chip by B\n"
    "m1: measure prohibits appliesTo=chip toPlace=China starts=2025-04 by A\n"
    "deny c1 by Bolt in B\n"
    "relate c2 answers c1\n"
    "turtle kg:Acme skos:altLabel \"Àcme  Works\"@it , \"ACME\" .\n"
    "turtle kg:Acme ex:note [ ex:of kg:Bolt ] .\n";

// The sections of two graphs that differ, by name.
std::string differences(const KnowledgeGraph& a, const KnowledgeGraph& b) {
  Indices index_a{index_names(a), {}, index_flow(a)};
  index_a.words = index_words(index_a.names);
  const Indices& index_b = *b.data().indices;
  std::vector<std::string> bytes_a, bytes_b;
  const auto into = [](std::vector<std::string>& list) {
    return [&list](const auto& column) {
      list.emplace_back(reinterpret_cast<const char*>(column.data()), column.size() * sizeof column[0]);
    };
  };
  for_each_column(a.terms().records(), a.terms().bytes(), a.data(), index_a, into(bytes_a));
  for_each_column(b.terms().records(), b.terms().bytes(), b.data(), index_b, into(bytes_b));
  std::string wrong;
  for (std::size_t s = 0; s < bytes_a.size(); ++s)
    if (bytes_a[s] != bytes_b[s]) wrong += std::string(section_kinds[s].name) + '\n';
  if (bytes_of_kinds(a.kinds()) != bytes_of_kinds(b.kinds())) wrong += "kinds\n";
  return wrong;
}

class SnapshotFile : public testing::Test {
 protected:
  std::string write(std::string_view bytes) const { return folder_.write("x.fil", bytes); }
  KnowledgeGraph reopened(const KnowledgeGraph& graph) const { return open_snapshot(write(packed(graph))); }
  std::string refusal(std::string_view bytes) const {
    try {
      open_snapshot(write(bytes));
    } catch (const SnapshotError& error) {
      return error.what();
    }
    return "opened";
  }

  TemporaryFolder folder_;
};

TEST_F(SnapshotFile, HoldsTheArraysOfTheGraph) {
  const KnowledgeGraph graph = graph_of(small);
  EXPECT_EQ(differences(graph, reopened(graph)), "");
}

TEST_F(SnapshotFile, OfAnEmptyGraphIsASnapshot) {
  const KnowledgeGraph graph = graph_of("");
  EXPECT_EQ(differences(graph, reopened(graph)), "");
  EXPECT_TRUE(damages(write(packed(graph))).empty());
}

TEST_F(SnapshotFile, FindsNamesWithoutCaseAndAccents) {
  const KnowledgeGraph graph = graph_of(small);
  const KnowledgeGraph again = reopened(graph);
  const Names names(again);
  EXPECT_EQ(names.find("acme works"), std::vector<TermId>{term(again, "Acme")});
  EXPECT_EQ(names.find("ÂCME"), std::vector<TermId>{term(again, "Acme")});
  EXPECT_EQ(names.find("kg:c1"), std::vector<TermId>{term(again, "c1")});
  EXPECT_TRUE(names.find("acm").empty());
  EXPECT_EQ(names.near("Acmee"), Names(graph).near("Acmee"));
}

TEST_F(SnapshotFile, CarriesTheEdgeTypesOfItsData) {
  const KnowledgeGraph again =
      reopened(graph_of("turtle ex:rivals a fil:EdgeType ; rdfs:label \"rivals\"@en ; rdfs:domain fil:Company ; "
                        "rdfs:range fil:Company .\n"));
  const auto type = again.kinds().find_edge_type("https://example.org/rivals");
  ASSERT_TRUE(type);
  EXPECT_EQ(again.kinds().edge_type(*type).labels.get(), "rivals");
}

TEST_F(SnapshotFile, WrittenAgainIsTheSame) {
  const std::string bytes = packed(graph_of(small));
  EXPECT_EQ(packed(open_snapshot(write(bytes))), bytes);
}

TEST_F(SnapshotFile, JoinsABuilderLikeTheTextItWasMadeOf) {
  const KnowledgeGraph graph = graph_of(small);
  Builder builder;
  copy_statements(reopened(graph), "x.fil", "", builder);
  Faults faults;
  const auto joined = std::move(builder).finish(faults);
  ASSERT_TRUE(joined);
  EXPECT_EQ(packed(*joined), packed(graph));
}

// A graph of companies, products and measures in any relation, with denials and names.
std::string random_literal(Tape& tape) {
  std::string text = "company K0 K1 K2 K3\nproduct P0 P1 P2\nplace L0 L1\ndocument A 2025\ndocument B 2025-06-01\n";
  const auto pick = [&](char kind, int options) { return fmt::format("{}{}", kind, tape.choose(options)); };
  const int claims = 1 + tape.choose(9);
  for (int c = 0; c < claims; ++c) {
    switch (tape.choose(5)) {
      case 0:
        text += fmt::format("c{}: {} manufactures {}", c, pick('K', 4), pick('P', 3));
        break;
      case 1:
        text += fmt::format("c{}: {} commissions {}", c, pick('K', 4), pick('P', 3));
        break;
      case 2:
        text += fmt::format("c{}: measure prohibits appliesTo={} toPlace={}", c, pick('P', 3), pick('L', 2));
        break;
      default:
        text += fmt::format("c{}: {} suppliesTo {} product={}", c, pick('K', 4), pick('K', 4), pick('P', 3));
    }
    if (tape.chance(5)) text += fmt::format(" starts=20{}", 20 + tape.choose(6));
    text += tape.chance(3) ? " by A B\n" : " by B\n";
    if (tape.chance(2)) text += fmt::format("deny c{} by K{} in A\n", c, tape.choose(4));
    if (c > 0 && tape.chance(2)) text += fmt::format("relate c{} sameMatterAs c{}\n", c, tape.choose(c));
  }
  if (tape.chance(5)) text += fmt::format("turtle kg:{} skos:altLabel \"Ä{}\" .\n", pick('K', 4), tape.choose(3));
  return text;
}

TEST_F(SnapshotFile, OfAnyGraphHoldsItAndIsSound) {
  check_random_cases(150, 60, [this](Tape& tape) -> std::string {
    const std::string literal = random_literal(tape);
    const KnowledgeGraph graph = graph_of(literal);
    const std::string bytes = packed(graph);
    const std::string path = write(bytes);
    std::string wrong = differences(graph, open_snapshot(path));
    for (const std::string& damage : damages(path)) wrong += damage + '\n';
    if (packed(open_snapshot(path)) != bytes) wrong += "written again it differs\n";
    return wrong.empty() ? wrong : literal + wrong;
  });
}

TEST_F(SnapshotFile, OfWhatTwoGraphsSayIsThatOfWhatOneSays) {
  check_random_cases(50, 60, [this](Tape& tape) -> std::string {
    const std::string literal =
        random_literal(tape) +
        "turtle kg:r a fil:Remark ; fil:text \"x\"@en ; fil:about kg:c0, kg:r2 ; fil:difference fil:scope .\n"
        "turtle kg:r2 a fil:Remark ; fil:text \"y\"@en ; fil:about kg:c0, kg:K1 .\n"
        "affirm r by A in B\naffirm r2 by A in B\n";
    const std::string said = LiteralWriter().turtle(literal).substr(literal_prefixes.size());
    const std::string once = std::string(literal_prefixes) + "GRAPH kg:A {\n" + said + "}\n";
    std::string printed;
    const auto graph = graph_of_turtle(once, &printed);
    const auto twice = graph_of_turtle(once + "GRAPH kg:B {\n" + said + "}\n", &printed);
    if (!graph || !twice) return literal + printed;
    const std::string path = write(packed(*twice));
    std::string wrong;
    for (const std::string& damage : damages(path)) wrong += damage + '\n';
    wrong += differences(*graph, open_snapshot(path));
    return wrong == "statements\n" ? "" : literal + wrong;
  });
}

TEST_F(SnapshotFile, OfAnotherKindIsRefusedWithTheReason) {
  const std::string bytes = packed(graph_of(small));
  const auto with = [&](std::size_t at, char byte) {
    std::string changed = bytes;
    changed[at] = byte;
    return changed;
  };
  EXPECT_EQ(refusal(bytes), "opened");
  EXPECT_EQ(refusal(""), "is not a snapshot of filiera; rebuild it with filiera pack");
  EXPECT_EQ(refusal(with(0, 'x')), "is not a snapshot of filiera; rebuild it with filiera pack");
  EXPECT_EQ(refusal(with(8, 1)), "made by 0.1: run filiera pack -o NEW DATA");
  EXPECT_EQ(refusal(with(8, 9)),
            "is a snapshot of version 9, and this program reads version 6; rebuild it with filiera pack");
  EXPECT_EQ(refusal(with(12, 1)), "was written by a machine with another byte order; rebuild it with filiera pack");
  EXPECT_EQ(refusal(bytes.substr(0, 20)), "is truncated; rebuild it with filiera pack");
  EXPECT_EQ(refusal(bytes.substr(0, 2000)),
            fmt::format("is truncated: it has 2000 of {} bytes; rebuild it with filiera pack", bytes.size()));
  EXPECT_EQ(refusal(bytes + "x"), "has bytes after its end; rebuild it with filiera pack");
  EXPECT_EQ(refusal(with(40, static_cast<char>(bytes[40] ^ 1))),
            "is damaged: its header is invalid; rebuild it with filiera pack");
  EXPECT_EQ(refusal(with(60, static_cast<char>(bytes[60] ^ 1))),
            "is damaged: its header is invalid; rebuild it with filiera pack");
}

TEST_F(SnapshotFile, TellsWhichSectionWasChanged) {
  std::string bytes = packed(graph_of(small));
  SectionRow row{};
  std::memcpy(&row, bytes.data() + sizeof(SnapshotHeader) + 13 * sizeof row, sizeof row);
  bytes[row.offset] = static_cast<char>(bytes[row.offset] ^ 1);
  EXPECT_EQ(damages(write(bytes)), std::vector<std::string>{"section 13 (claim terms) has a wrong checksum"});
}

TEST_F(SnapshotFile, OfAnOntologyWithoutAnEdgeTypeIsRefusedWithItsName) {
  std::string older(filiera_turtle);
  for (std::size_t at = 0; (at = older.find("fil:sells", at)) != std::string::npos;) older.replace(at, 9, "fil:vends");
  const Kinds kinds = Kinds::read_ontology(older);
  Faults faults;
  const std::optional<KnowledgeGraph> graph = Builder(kinds).finish(faults);
  EXPECT_EQ(refusal(packed(graph.value())),
            "was made with an ontology that has no sells; rebuild it with filiera pack");
}

TEST(KindsForm, GivesBackTheTable) {
  const std::string bytes = bytes_of_kinds(Kinds::shipped());
  const auto again = kinds_of_bytes(bytes);
  ASSERT_TRUE(again);
  EXPECT_EQ(bytes_of_kinds(*again), bytes);
}

TEST(KindsForm, OfTheProgramIsThatOfTheOntology) {
  EXPECT_EQ(bytes_of_kinds(Kinds::shipped()), bytes_of_kinds(Kinds::read_ontology(filiera_turtle)));
}

TEST(KindsForm, CutShortOrLengthenedIsNone) {
  const std::string bytes = bytes_of_kinds(Kinds::shipped());
  for (std::size_t length = 0; length < bytes.size(); length += 7)
    EXPECT_FALSE(kinds_of_bytes(std::string_view(bytes).substr(0, length))) << length;
  EXPECT_FALSE(kinds_of_bytes(bytes + '\0'));
}

}  // namespace
}  // namespace filiera::snapshot_test
