// SPDX-License-Identifier: Apache-2.0
// Documents as BibTeX and CSL-JSON.
#include "cli/words/bibliography.hpp"

#include <fmt/format.h>

#include <cctype>
#include <map>
#include <vector>

#include "cli/output/json_object.hpp"
#include "graph/model/title.hpp"
#include "io/sha256.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

struct Entry {
  std::string key, title, author, medium, language, url;
  DayRange published;
};

Entry entry_of(const Wording& wording, DocumentId document) {
  const KnowledgeGraph& graph = wording.graph();
  const TermId term = graph.document(document).term;
  const TermId url = graph.object(term, vocab::schema_url);
  return {wording.short_name(term),
          title_of(graph, document, wording.languages()),
          wording.text_of(term, vocab::schema_author),
          wording.text_of(term, vocab::schema_publisher),
          wording.text_of(term, vocab::schema_inLanguage),
          url == no_term ? std::string() : std::string(graph.terms().value(url)),
          graph.document(document).published};
}

// A text in braces, with what LaTeX reads as commands written out.
std::string braced(std::string_view text) {
  std::string out = "{";
  for (const char c : text) {
    if (c == '\\')
      out += "\\textbackslash{}";
    else if (c == '~')
      out += "\\textasciitilde{}";
    else if (c == '^')
      out += "\\textasciicircum{}";
    else if (c == '\n' || c == '\r' || c == '\t')
      out += ' ';
    else if (std::string_view("{}%#&$_").find(c) != std::string_view::npos)
      out.append(1, '\\').append(1, c);
    else
      out += c;
  }
  return out + "}";
}

// Letters, digits and - . : only.
std::string bibtex_key(std::string_view name) {
  std::string key;
  for (const char c : name) {
    const bool kept = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == ':';
    key += kept ? c : '-';
  }
  return key;
}

// The entries of documents, each with a key of its own, whatever its case: names that become the same key have the
// beginning of the digest of their IRI behind it.
std::vector<Entry> entries_of(const Wording& wording, std::span<const DocumentId> documents) {
  std::vector<Entry> entries;
  std::map<std::string, std::size_t> uses;
  for (const DocumentId document : documents) {
    entries.push_back(entry_of(wording, document));
    Entry& entry = entries.back();
    entry.key = bibtex_key(entry.key);
    ++uses[lower_ascii(entry.key)];
  }
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (uses[lower_ascii(entries[i].key)] > 1) {
      const KnowledgeGraph& graph = wording.graph();
      const std::string_view iri = graph.terms().value(graph.document(documents[i]).term);
      entries[i].key += "-" + sha256_hex(iri).substr(0, 8);
    }
  return entries;
}

// Year, month and day of the days that bound the date, as far as they are bounded.
Json date_parts(DayRange days) {
  Json parts = Json::array();
  for (const Day day : {days.first, days.last}) {
    const std::string text = iso_date(day);  // 2025-04-15
    if (text.size() != 10) continue;
    parts.push_back({std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8, 2))});
  }
  if (parts.size() == 2 && parts[0] == parts[1]) parts.erase(1);
  return parts;
}

}  // namespace

std::string bibtex(const Wording& wording, std::span<const DocumentId> documents) {
  std::string text;
  for (const Entry& entry : entries_of(wording, documents)) {
    text += fmt::format("@misc{{{},\n", entry.key);
    const auto add = [&text](std::string_view field, const std::string& value) {
      if (!value.empty()) text += fmt::format("  {} = {},\n", field, value);
    };
    const auto words = [](const std::string& value) { return value.empty() ? value : braced(value); };
    add("title", words(entry.title));
    add("author", entry.author.empty() ? "" : fmt::format("{{{}}}", braced(entry.author)));
    add("howpublished", words(entry.medium));
    const std::string first = iso_date(entry.published.first), last = iso_date(entry.published.last);
    if (!first.empty() && !last.empty()) add("date", braced(first == last ? first : first + "/" + last));
    if (first.size() == 10 && last.size() == 10 && first.substr(0, 4) == last.substr(0, 4))
      add("year", braced(first.substr(0, 4)));
    add("langid", words(entry.language));
    add("url", entry.url.empty() ? "" : "{" + entry.url + "}");
    text += "}\n\n";
  }
  return text;
}

std::string csl_json(const Wording& wording, std::span<const DocumentId> documents) {
  Json items = Json::array();
  for (const Entry& entry : entries_of(wording, documents)) {
    Json item = {{"id", entry.key}, {"type", "document"}, {"title", entry.title}};
    if (!entry.author.empty()) item["author"] = Json::array({Json{{"literal", entry.author}}});
    if (!entry.medium.empty()) item["container-title"] = entry.medium;
    if (Json parts = date_parts(entry.published); !parts.empty()) {
      const bool circa = parts.size() > 1;
      item["issued"] = {{"date-parts", std::move(parts)}};
      if (circa) item["issued"]["circa"] = true;
    }
    if (!entry.language.empty()) item["language"] = entry.language;
    if (!entry.url.empty()) item["URL"] = entry.url;
    items.push_back(std::move(item));
  }
  StringSink sink;
  write_json(sink, JsonObject(std::move(items)), JsonLayout::indented);
  return std::string(sink.text()) + '\n';
}

}  // namespace filiera
