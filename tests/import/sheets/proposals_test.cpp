// SPDX-License-Identifier: Apache-2.0
// Proposals: which quotes are taken, and what is marked as inferred.
#include "import/sheets/proposals.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <random>

#include "graph/load/builder.hpp"
#include "graph/model/names.hpp"
#include "import/inputs.hpp"
#include "import/sheets/proposed_values.hpp"
#include "import/sheets/quotes.hpp"
#include "io/sha256.hpp"
#include "tests/property_share.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera::proposals_test {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

// Documents with their texts, and two companies.
class Desk {
 public:
  explicit Desk(const Texts& texts) {
    std::string turtle =
        "@prefix fil: <https://w3id.org/filiera/ns#> .\n@prefix kb: <https://example.org/filiera/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "kb:Acme a fil:Company ; skos:prefLabel \"Acme\" ; skos:altLabel \"Acme Works\" .\n"
        "kb:Bolt a fil:Company ; skos:prefLabel \"Bolt\" .\n";
    for (const auto& [name, text] : texts) {
      folder_.write("texts/" + name + ".txt", text);
      turtle += fmt::format("kb:{0} a fil:Document ; skos:prefLabel \"{0}\" ; fil:sha256 \"{1}\" .\n", name,
                            sha256_hex(text));
    }
    const std::string file = folder_.write("data.ttl", turtle);
    Builder builder;
    Faults faults;
    read_inputs(std::span(&file, 1), builder, faults);
    graph_ = std::move(builder).finish(faults);
    names_.emplace(*graph_);
  }

  std::vector<std::string> examine(std::vector<Proposal>& proposals) const {
    SheetOptions options;
    options.known = &*names_;
    options.graph = &*graph_;
    options.texts = folder_ / "texts";
    return examine_proposals(proposals, options);
  }

 private:
  TemporaryFolder folder_;
  std::optional<KnowledgeGraph> graph_;
  std::optional<Names> names_;
};

Proposal proposal_of(std::string quote, std::string document = "") {
  static int number = 0;
  Proposal proposal;
  proposal.id = fmt::format("p{}", ++number);
  proposal.columns = {{"subject", "Acme"}, {"edge", "suppliesTo"}, {"object", "Bolt"}};
  proposal.quote = std::move(quote);
  proposal.document = std::move(document);
  return proposal;
}

std::string reason_of(const Desk& desk, const std::string& quote) {
  std::vector<Proposal> one{proposal_of(quote)};
  return desk.examine(one).front();
}

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words;
  std::string word;
  for (const char c : text) {
    if (c != ' ' && c != '\n') {
      word += c;
      continue;
    }
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string joined(const Words& words) { return fmt::format("{}", fmt::join(words, " ")); }

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

// How often the words stand in the text, one after the other and whole: by definition, on texts with one blank between
// words, straight quotation marks and composed letters only.
std::size_t times_in(const std::string& text, const std::string& quote) {
  std::size_t times = 0;
  for (std::size_t at = text.find(quote); at != text.npos; at = text.find(quote, at + 1)) {
    const std::size_t end = at + quote.size();
    const auto cut = [&](std::size_t place) {
      if (place == 0 || place >= text.size()) return false;
      const auto in_number = [&](std::size_t sign) {
        return sign > 0 && sign + 1 < text.size() && (text[sign] == '.' || text[sign] == ',') &&
               std::isdigit(static_cast<unsigned char>(text[sign - 1])) &&
               std::isdigit(static_cast<unsigned char>(text[sign + 1]));
      };
      return (is_word_character(text[place - 1]) && is_word_character(text[place])) || in_number(place) ||
             in_number(place - 1);
    };
    times += !cut(at) && !cut(end);
  }
  return times;
}

class Author {
 public:
  explicit Author(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }

  std::string text(bool italian, std::size_t sentences) {
    constexpr std::array firms = {"Acme", "Bolt", "Corda", "Dorn", "Elba Metals", "Fenix", "Gora", "Hilt"};
    constexpr std::array english = {
        "{0} plans to buy {2} press valves from {1} in {3}, people who know the deal said.",
        "\"We make no valves for {1}\", a spokesman of {0} told the Gazette on {4} March {3}.",
        "{0} denies that it supplies {1} with {2} pumps; the ministry's list names neither.",
        "Since {3} exports of {0}'s pumps to {1} need a licence, which has not been granted.",
        "The price of {2} valves, about {4}.5 million dollars, was not disclosed by {0} or {1}.",
        "{1} is said to have received {2} units of the new pump that {0} builds in Sylvania."};
    constexpr std::array italian_sentences = {
        "{0} conta di comprare {2} valvole da {1} nel {3}, dice chi conosce l'accordo.",
        "\"Non produciamo più valvole per {1}\", ha detto un portavoce di {0} il {4} marzo {3}.",
        "{0} smentisce che la società fornisca {2} pompe a {1}; l'elenco non cita nessuna delle due.",
        "Dal {3} le esportazioni di pompe di {0} verso {1} richiedono una licenza, che non è stata concessa.",
        "Il prezzo di {2} valvole, circa {4},5 milioni, non è stato reso noto né da {0} né da {1}.",
        "Si dice che {1} abbia già ricevuto {2} unità della pompa che {0} costruirà in Silvania."};
    std::string text;
    for (std::size_t i = 0; i < sentences; ++i) {
      const std::string first = one_of(firms), second = one_of(firms);
      const std::string number = std::to_string(below(900) + 100), year = std::to_string(2020 + below(9));
      const std::string day = std::to_string(below(28) + 1);
      text += fmt::format(fmt::runtime(italian ? one_of(italian_sentences) : one_of(english)), first, second, number,
                          year, day);
      text += i + 1 < sentences ? " " : "";
    }
    return text;
  }

  // The text as an article has it: lines end anywhere, and signs are those of printers.
  std::string printed(const std::string& plain) {
    std::string text;
    bool open = false;
    for (std::size_t i = 0; i < plain.size(); ++i) {
      if (plain[i] == ' ')
        text += chance(8) ? "\n" : chance(30) ? "\u00A0" : " ";
      else if (plain[i] == '"')
        text += (open = !open) ? "\u201C" : "\u201D";
      else if (plain[i] == '\'')
        text += "\u2019";
      else
        text += plain[i];
    }
    return text;
  }

  // The words as somebody may copy them.
  std::string copied(const Words& words) {
    std::string text = chance(5) ? " " : "";
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0) text += chance(6) ? "\n" : chance(8) ? "  " : chance(10) ? "\u00A0" : " ";
      for (std::size_t at = 0; at < words[i].size(); ++at) {
        if (words[i][at] == '"')
          text += one_of(std::array{"\"", "\u201C", "\u201D", "\u00AB"});
        else if (words[i][at] == '\'')
          text += one_of(std::array{"'", "\u2019"});
        else
          text += words[i][at];
        const bool within = at + 1 < words[i].size() && is_word_character(words[i][at]) &&
                            (words[i][at + 1] & 0xC0) != 0x80 && is_word_character(words[i][at + 1]);
        if (within && chance(60)) text += "\u00AD";
      }
    }
    if (!chance(3)) return text;
    for (const auto& [composed, parts] : {std::pair("\u00E0", "a\u0300"), std::pair("\u00E8", "e\u0300"),
                                          std::pair("\u00F9", "u\u0300"), std::pair("\u00E9", "e\u0301")})
      for (std::size_t at = text.find(composed); at != text.npos; at = text.find(composed, at + 1))
        text.replace(at, 2, parts);
    return text;
  }

  // A stretch of the words of a text.
  Words stretch(const Words& text) {
    const std::size_t size = 5 + below(12), begin = below(text.size() - size);
    return {text.begin() + static_cast<std::ptrdiff_t>(begin),
            text.begin() + static_cast<std::ptrdiff_t>(begin + size)};
  }

  // Words that may differ from those of the text.
  Words invented(const Words& text, bool italian) {
    Words words = stretch(text);
    const std::size_t at = 1 + below(words.size() - 2);
    const auto place = words.begin() + static_cast<std::ptrdiff_t>(at);
    switch (below(9)) {
      case 0:
        *place = italian ? "forse" : "perhaps";
        break;
      case 1:
        words.insert(place, italian ? "non" : "not");
        break;
      case 2:
        words.erase(place);
        break;
      case 3:
        std::swap(words[at], words[at + 1]);
        break;
      case 4: {
        const Words other = stretch(text);
        words.insert(words.end(), other.begin(), other.end());
        break;
      }
      case 5:
        // Beside a sign, white space may be missing.
        if (!is_word_character(words[at].back()) || !is_word_character(words[at + 1].front())) break;
        words[at] += words[at + 1];
        words.erase(place + 1);
        break;
      case 6:
        for (std::string& word : words)
          for (char& c : word)
            if (c >= '0' && c <= '9') c = c == '9' ? '1' : static_cast<char>(c + 1);
        break;
      case 7:
        if (words.front().size() > 3) words.front().erase(0, 1);
        break;
      default:
        while ((words.back().back() & 0xC0) == 0x80) words.back().pop_back();
        if (words.back().size() > 3) words.back().pop_back();
        break;
    }
    return words;
  }

 private:
  std::mt19937 random_;
};

TEST(Proposals, InventedQuotesAreRefusedAndTrueOnesFound) {
  const auto wanted = static_cast<std::size_t>(property_cases(500));  // in each language
  Author author(20260115);
  for (const bool italian : {false, true}) {
    const std::string plain = author.text(italian, 60);
    const Words text = words_of(plain);
    const std::string printed = author.printed(plain);
    const Desk desk(Texts{{"D", printed}, {"Other", author.printed(author.text(italian, 3))}});
    std::vector<Proposal> proposals;
    std::vector<Words> originals;  // empty for an invented quote
    std::size_t true_ones = 0, false_ones = 0;
    while (true_ones < wanted / 2 || false_ones < wanted / 2) {
      const Words words = author.stretch(text);
      if (true_ones < wanted / 2 && times_in(plain, joined(words)) == 1) {
        proposals.push_back(proposal_of(author.copied(words), "D"));
        originals.push_back(words);
        ++true_ones;
      }
      const Words other = author.invented(text, italian);
      if (false_ones < wanted / 2 && times_in(plain, joined(other)) == 0) {
        proposals.push_back(proposal_of(author.copied(other), "D"));
        originals.emplace_back();
        ++false_ones;
      }
    }
    const std::vector<std::string> reasons = desk.examine(proposals);
    std::size_t found = 0;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      if (originals[i].empty()) {
        EXPECT_NE(reasons[i], "") << "taken, but invented: " << proposals[i].quote;
        continue;
      }
      if (!reasons[i].empty()) continue;
      // The stretch has the words of the quote.
      EXPECT_EQ(QuotedText(joined(originals[i])).find(proposals[i].quote).size(), 1u) << proposals[i].quote;
      EXPECT_EQ(bytes_at(printed, *proposals[i].span), proposals[i].quote);
      ++found;
    }
    EXPECT_GE(found * 100, true_ones * 99) << found << " of " << true_ones;
  }
}

TEST(Proposals, AQuoteStandsInOnePlaceAsItIs) {
  const Desk desk(
      {{"D",
        "She denied it. Illegal exports of 20,000 valves ended; Acme sells valves. It sells valves no more, "
        "says the old ministry of Freedonia."},
       {"E", "Acme sells valves. Perch\u00E9 no?"}});
  EXPECT_EQ(reason_of(desk, "exports of 20,000 valves"), "");
  EXPECT_NE(reason_of(desk, "legal exports of 20,000 valves"), "");
  EXPECT_NE(reason_of(desk, "he denied it"), "");
  EXPECT_NE(reason_of(desk, "000 valves ended"), "");
  EXPECT_NE(reason_of(desk, "exports of 20"), "");
  EXPECT_NE(reason_of(desk, "Perche"), "");
  EXPECT_NE(reason_of(desk, "ex ports of 20,000"), "");
  EXPECT_NE(reason_of(desk, "exportsof 20,000"), "");
  EXPECT_NE(reason_of(desk, "Illegal exports [...] ended").find("leaves words out"), std::string::npos);
  EXPECT_NE(reason_of(desk, "Illegal exports of the old ministry of Freedonia").find("stitched"), std::string::npos);
  EXPECT_NE(reason_of(desk, "sells valves").find("twice"), std::string::npos) << reason_of(desk, "sells valves");
  EXPECT_NE(reason_of(desk, "Acme sells valves").find("in kb:D and in kb:E"), std::string::npos)
      << reason_of(desk, "Acme sells valves");
  EXPECT_EQ(reason_of(desk, "Perche\u0301 no"), "");
}

TEST(Proposals, WhatIsNotInTheQuoteIsMarked) {
  const Desk desk(Texts{{"D", "Acme Works plans to sell 1,000 valves to Bolt, from 3 April 2027, the Gazette says."}});
  Proposal proposal = proposal_of("Acme Works plans to sell 1,000 valves to Bolt, from 3 April 2027");
  proposal.set("product", "press valve");
  proposal.set("amount", "1000 pieces");
  proposal.set("starts", "2027-04-03");
  proposal.set("ends", "2028");
  proposal.set("voice", "Gazette");
  std::vector<Proposal> one{proposal};
  EXPECT_EQ(desk.examine(one).front(), "");
  EXPECT_EQ(one.front().inferred, (std::vector<std::string>{"product", "ends", "voice"}));
}

TEST(Proposals, ValuesAreFoundAsTextsWriteThem) {
  const ProposedValues passage("In April 2026 Soci\u00E9t\u00E9 Acme bought 1.000 valves and 5,5 pumps for US$ 40bn");
  EXPECT_TRUE(passage.names("societe acme"));
  EXPECT_FALSE(passage.names("Acm"));
  EXPECT_TRUE(passage.tells_numbers("1000 pieces"));
  EXPECT_TRUE(passage.tells_numbers("5.5"));
  EXPECT_TRUE(passage.tells_numbers("about 40 bn USD"));
  EXPECT_FALSE(passage.tells_numbers("41"));
  EXPECT_FALSE(passage.tells_numbers("100"));
  EXPECT_TRUE(passage.tells_date("2026-04"));
  EXPECT_TRUE(passage.tells_date("2026"));
  EXPECT_FALSE(passage.tells_date("2026-06"));
  EXPECT_FALSE(passage.tells_date("2026-04-11"));
  EXPECT_FALSE(passage.tells_date("2025/2026"));
}

TEST(Proposals, AQueueIsReadAsItWasWritten) {
  const Desk desk(Texts{{"D", "Acme sells \u201Cvalves\u201D to Bolt."}});
  std::vector<Proposal> one{proposal_of("Acme sells \"valves\" to Bolt")};
  ASSERT_EQ(desk.examine(one).front(), "");
  const TemporaryFolder folder;
  const std::string text = queue_text(one), file = folder.write("queue.jsonl", text);
  Faults faults;
  const std::vector<Proposal> read = read_queue(file, faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(queue_text(read), text);
  for (const char* wrong : {"{}", "[]", R"({"proposal":"p1","state":"maybe"})", "nothing"}) {
    Faults found;
    read_queue(folder.write("wrong.jsonl", wrong), found);
    EXPECT_TRUE(found.has_errors()) << wrong;
  }
  Faults twice;
  read_queue(folder.write("twice.jsonl", text + text), twice);
  EXPECT_TRUE(twice.has_errors());
}

}  // namespace
}  // namespace filiera::proposals_test
