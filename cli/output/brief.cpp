// SPDX-License-Identifier: Apache-2.0
// Answers as short JSON.
#include "cli/output/brief.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "io/escape.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

Json made(const JsonObject& object);

Json made(const JsonList& list) {
  Json elements = Json::array();
  for (std::size_t i = 0; i < list.size; ++i) elements.push_back(made(list.element(i)));
  return elements;
}

// A member, made where it is a list or a table.
Json made(const JsonObject& object, const std::string& name) {
  if (const auto list = object.lists.find(name); list != object.lists.end()) return made(list->second);
  const auto table = object.tables.find(name);
  if (table == object.tables.end()) return object.value[name];
  Json members = Json::object();
  while (auto member = table->second.next()) {
    const Json* const value = std::get_if<Json>(&member->second);
    members[member->first] = value ? *value : made(std::get<JsonList>(member->second));
  }
  return members;
}

Json made(const JsonObject& object) {
  if (!object.value.is_object()) return object.value;
  Json json = Json::object();
  for (const auto& [name, value] : object.value.items()) json[name] = made(object, name);
  return json;
}

bool is_reference(const Json& value) {
  return value.is_object() && value.size() == 2 && value.contains("iri") && value.contains("name");
}

// Whether the member is what a reader expects where it is absent.
bool says_nothing(std::string_view name, const Json& value) {
  constexpr std::string_view left_out[] = {"bounds", "iri", "derivations"};
  constexpr std::string_view matches[] = {"match", "changeMatch", "concerns", "changes", "together", "certainty"};
  const auto is_one_of = [&](auto& names) { return std::ranges::find(names, name) != std::end(names); };
  if (is_one_of(left_out) || value.is_null()) return true;
  if (value.is_structured()) return value.empty();
  return value == "" || (value == "certain" && is_one_of(matches)) || (value == "no" && name == "contested") ||
         (value == false && name == "partner");
}

// Adds the doubts of the derivations to the measures of the same object.
void join_derivations(Json& object) {
  const auto measures = object.find("measures"), derivations = object.find("derivations");
  if (measures == object.end() || derivations == object.end() || !measures->is_array()) return;
  for (Json& measure : *measures)
    for (const Json& derivation : *derivations)
      if (measure["match"] == "possible" && derivation.value("measure", "") == measure.value("measure", "") &&
          derivation.value("role", "") == measure.value("role", "") && derivation.contains("doubt"))
        measure["doubt"] = derivation["doubt"];
}

void add_doubts(const Json& value, std::set<std::string>& doubts) {
  if (value.is_object() && value.contains("claim") && value.contains("doubt"))
    for (const Json& doubt : value["doubt"]) doubts.insert(doubt.dump());
  if (value.is_structured())
    for (const Json& member : value) add_doubts(member, doubts);
}

// Removes from the doubts of the row what its claims say of themselves.
void leave_doubts_to_claims(Json& object) {
  const auto own = object.find("doubt");
  if (own == object.end() || !own->is_array() || object.contains("by")) return;
  std::set<std::string> told;
  for (const auto& [name, member] : object.items())
    if (name != "doubt") add_doubts(member, told);
  Json left = Json::array();
  for (const Json& doubt : *own)
    if (!told.contains(doubt.dump())) left.push_back(doubt);
  *own = std::move(left);
}

constexpr const char* said_alike[] = {"status", "when", "stance", "doubt"};

Json alike_members(const Json& claim) {
  Json members = Json::object();
  for (const char* name : said_alike)
    if (claim.contains(name)) members[name] = claim[name];
  return members;
}

bool are_claims(const Json& list) {
  return list.is_array() && !list.empty() &&
         std::ranges::all_of(list, [](const Json& each) { return each.is_object() && each.contains("claim"); });
}

// Puts `members` in place of a member.
void replace_member(Json& object, std::string_view replaced, const Json& members) {
  Json changed = Json::object();
  for (const auto& [name, member] : object.items()) {
    if (name == replaced)
      for (const auto& [other, value] : members.items()) changed[other] = value;
    else
      changed[name] = member;
  }
  object = std::move(changed);
}

// Moves to the row what all of its claims say alike, and all of a claim that is alone. A list of doubts of the row
// stands behind those of the claims; other members of the row stay as they are.
void tell_alike_once(Json& row) {
  if (!row.contains("claims") || !are_claims(row["claims"])) return;
  Json claims = row["claims"];
  const bool alone = claims.size() == 1;
  Json common = alone ? claims.front() : alike_members(claims.front());
  for (const Json& claim : claims)
    for (const char* name : said_alike)
      if (common.contains(name) && (!claim.contains(name) || claim[name] != common[name])) common.erase(name);
  for (const auto& [name, member] : row.items())
    if (common.contains(name) && (name != "doubt" || !member.is_array())) {
      if (alone) return;
      common.erase(name);
    }
  const Json alike = alike_members(common);
  if (common.contains("doubt") && row.contains("doubt")) {
    for (const Json& own : row["doubt"]) common["doubt"].push_back(own);
    row.erase("doubt");
  }
  if (!alone) {
    for (Json& claim : claims)
      for (const auto& [name, value] : alike.items()) claim.erase(name);
    common["claims"] = std::move(claims);
  }
  replace_member(row, "claims", common);
  // How the recipient obtains the goods is told with the same words.
  const auto received = row.find("received");
  if (received == row.end() || !received->is_array() || !alike.contains("stance")) return;
  for (Json& claim : *received)
    if (claim.is_object() && alike_members(claim) == alike)
      for (const auto& [name, value] : alike.items()) claim.erase(name);
}

// A claim that was told before: "c51", "c51?" if it is only possible, and its stance unless all affirm it.
Json told_before(const Json& claim) {
  std::string text = claim["claim"].get<std::string>();
  if (claim.contains("doubt")) text += '?';
  if (const std::string stance = claim.value("stance", "affirmed"); stance != "affirmed") text += " (" + stance + ")";
  return escape_for_terminal(text);
}

std::string joined_texts(const Json& texts) {
  std::string joined;
  for (const Json& text : texts) joined += (joined.empty() ? "" : "; ") + text.get<std::string>();
  return joined;
}

// Shortens the objects of one answer.
class Shortener {
 public:
  // The depth of calls is that of the schemas, not of the data.
  Json shortened(const Json& value) {
    if (is_reference(value)) return escape_for_terminal(value["name"].get<std::string>());
    if (value.is_object()) return shortened_object(value);
    if (value.is_array()) {
      Json list = Json::array();
      for (const Json& element : value)
        list.push_back(element.is_object() && element.contains("again") ? told_before(element) : shortened(element));
      return list;
    }
    if (!value.is_string()) return value;
    std::string text = value.get<std::string>();
    if (text.starts_with(vocab::fil)) text.erase(0, std::string_view(vocab::fil).size());
    return escape_for_terminal(text);
  }

  // Of the table `measures`: with the doubt that rows leave to it.
  Json measure(const std::string& id, const Json& entry) {
    Json brief = shortened(entry);
    if (brief.value("stance", "") == "affirmed") brief.erase("stance");
    if (const auto told = doubts_.find(id); told != doubts_.end()) brief["doubt"] = shortened(told->second);
    return brief;
  }

  // A claim of a table or a list: what it says like the last one that was told in full is left to that.
  Json claim(const std::string& id, Json brief) {
    Json own = Json::object(), other = Json::object();
    for (const auto& [name, member] : brief.items())
      (name == "claim" || name == "says" || name == "by" ? own : other)[name] = member;
    if (other.size() < 2) return brief;
    if (full_.empty() || other != others_) {
      full_ = id;
      others_ = std::move(other);
      return brief;
    }
    own["like"] = full_;
    return own;
  }

  // A member beside the rows.
  Json member(const Json& value) {
    Json brief = shortened(value);
    if (are_claims(brief))
      for (Json& each : brief) {
        const std::string id = each["claim"].get<std::string>();
        each = claim(id, each);
      }
    return brief;
  }

 private:
  Json shortened_object(Json object) {
    join_derivations(object);
    leave_doubts_to_claims(object);
    Json brief = Json::object();
    for (const auto& [name, member] : object.items()) {
      if (says_nothing(name, member) || name == "again") continue;
      if (name == "claim" && member.is_object()) {
        const Json claim = shortened(member);
        for (const auto& [part, value] : claim.items())
          if (!object.contains(part) || part == "claim") brief[part] = value;
        continue;
      }
      if ((name == "measures" || name == "then") && are_on_hop(member)) {
        brief[name] = by_role(member);
        continue;
      }
      // A search is asked for what tells namesakes apart.
      Json value = name == "thing" && is_reference(member) ? Json(member) : shortened(member);
      if (!value.is_structured() || !value.empty()) brief[name] = std::move(value);
    }
    tell_alike_once(brief);
    tell_measures_once(brief);
    // A doubt says that it is only possible.
    if (brief.value("match", "") == "possible" && brief.contains("doubt")) brief.erase("match");
    return brief;
  }

  // Measures like those of an earlier row are named by its claim.
  void tell_measures_once(Json& row) {
    constexpr std::size_t short_enough = 40;
    const auto measures = row.find("measures");
    if (measures == row.end() || !measures->is_object()) return;
    const Json* const claim = row.contains("claim")                                 ? &row
                              : row.contains("claims") && are_claims(row["claims"]) ? &row["claims"].front()
                                                                                    : nullptr;
    std::string text = measures->dump(-1, ' ', false, Json::error_handler_t::replace);
    if (!claim || text.size() <= short_enough) return;
    const auto [first, fresh] = rows_of_.try_emplace(std::move(text), (*claim)["claim"].get<std::string>());
    if (!fresh) *measures = say("as {}", first->second);
  }

  static bool are_on_hop(const Json& list) {
    return list.is_array() && std::ranges::all_of(list, [](const Json& each) {
             return each.is_object() && each.contains("measure") && each.contains("role");
           });
  }

  Json by_role(const Json& measures) {
    Json roles = Json::object();
    for (const Json& each : measures)
      roles[each["role"].get<std::string>()].push_back(escape_for_terminal(on_hop(each)));
    return roles;
  }

  // "m13? if m16 (expected), m17"; the doubt stands behind "?", or in the table of measures if it is the first that is
  // told of this measure.
  std::string on_hop(const Json& each) {
    const std::string id = each["measure"].get<std::string>();
    std::string text = id;
    if (each.value("match", "") == "possible") {
      const Json doubt = each.value("doubt", Json::array());
      if (doubt.empty())
        text += fmt::format(" ({})", say("possible"));
      else if (doubts_.try_emplace(id, doubt).first->second == doubt)
        text += '?';
      else
        text += "? " + joined_texts(doubt);
    }
    if (each.contains("expected")) text += say(" (expected)");
    std::vector<std::string> conditions;
    for (const Json& condition : each.value("conditions", Json::array())) {
      conditions.push_back(condition.get<std::string>());
      for (const Json& unsure : each.value("uncertainConditions", Json::array())) {
        if (unsure["measure"] != condition) continue;
        if (unsure.value("match", "") == "possible") conditions.back() += "? " + joined_texts(unsure["doubt"]);
        if (unsure.contains("expected")) conditions.back() += say(" (expected)");
      }
    }
    return conditions.empty() ? text : say("{} if {}", text, fmt::join(conditions, ", "));
  }

  std::map<std::string, std::string> rows_of_;  // by the text of their measures: the claim of the first
  std::map<std::string, Json> doubts_;          // of measures, as they were first told on a hop
  std::string full_;                            // the last claim of the table that was told in full
  Json others_;                                 // and what it says beside its text and passages
};

// An entry of a table, whose key is its id.
Json told_under_id(Json claim) {
  claim.erase("claim");
  return claim;
}

class BriefWriter {
 public:
  explicit BriefWriter(ByteSink& sink) : sink_(sink) {}

  // Begins a line with a member.
  void begin(std::string_view name) {
    sink_.write(std::exchange(before_, ",\n"));
    write(Json(name));
    sink_.put(':');
  }
  void write(const Json& value) { sink_.write(value.dump(-1, ' ', false, Json::error_handler_t::replace)); }
  void member(std::string_view name, const Json& value) {
    if (says_nothing(name, value)) return;
    begin(name);
    write(value);
  }
  void end() { sink_.write("}\n"); }

 private:
  ByteSink& sink_;
  std::string_view before_ = "{";
};

}  // namespace

Json shortened_row(Json row) { return Shortener().shortened(row); }

void write_brief(std::string_view verb, const Answer& answer, const OutputOptions& options, ByteSink& sink) {
  for (const std::shared_ptr<AnswerTables>& tables : answer.tables) tables->be_brief();
  const Records& records = answer.records;
  BriefWriter out(sink);
  Shortener shortener;
  out.member("answer", Json(verb));
  for (const auto& [name, value] : answer.json.value.items()) {
    if (name != records.name) {
      out.member(name, shortener.member(made(answer.json, name)));
      continue;
    }
    out.begin(name);
    sink.put('[');
    for (std::size_t i = 0; i < records.size; ++i) {
      sink.write(i == 0 ? "\n" : ",\n");
      out.write(shortener.shortened(made(records.element(i))));
    }
    sink.put(']');
  }
  JsonObject tables;
  for (const std::shared_ptr<AnswerTables>& each : answer.tables) each->add_to(tables);
  // In order of the members, since tables mention what later tables tell.
  for (const auto& [name, none] : tables.value.items()) {
    const Json entries = made(tables, name);
    if (entries.empty()) continue;
    out.begin(name);
    std::string_view before = "{\n";
    for (const auto& [key, entry] : entries.items()) {
      sink.write(std::exchange(before, ",\n"));
      out.write(Json(escape_for_terminal(key)));
      sink.put(':');
      out.write(name == "measures" ? shortener.measure(key, entry)
                : name == "claims" ? told_under_id(shortener.claim(key, shortener.shortened(entry)))
                                   : shortener.shortened(entry));
    }
    sink.put('}');
  }
  Json notes = Json::array();
  // The member tells the lens.
  const std::string of_lens = say("lens: {}", "");
  for (const std::string& note : answer.notes)
    if (!answer.json.value.contains("lens") || !note.starts_with(of_lens)) notes.push_back(escape_for_terminal(note));
  out.member("notes", notes);
  if (!records.complete) out.member("next", Json(options.offset + records.size));
  out.end();
}

}  // namespace filiera
