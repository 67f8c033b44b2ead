// SPDX-License-Identifier: Apache-2.0
// Answers as short JSON.
#include "cli/output/brief.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "io/escape.hpp"
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

Json shortened(const Json& value);

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

Json shortened_object(Json object) {
  join_derivations(object);
  leave_doubts_to_claims(object);
  Json brief = Json::object();
  for (const auto& [name, member] : object.items()) {
    if (says_nothing(name, member)) continue;
    if (name == "claim" && member.is_object()) {
      const Json claim = shortened(member);
      for (const auto& [part, value] : claim.items())
        if (!object.contains(part) || part == "claim") brief[part] = value;
      continue;
    }
    // A search is asked for what tells namesakes apart.
    Json value = name == "thing" && is_reference(member) ? Json(member) : shortened(member);
    if (!value.is_structured() || !value.empty()) brief[name] = std::move(value);
  }
  return brief;
}

// The depth is that of the schemas, not of the data.
Json shortened(const Json& value) {
  if (is_reference(value)) return escape_for_terminal(value["name"].get<std::string>());
  if (value.is_object()) return shortened_object(value);
  if (value.is_array()) {
    Json list = Json::array();
    for (const Json& element : value) list.push_back(shortened(element));
    return list;
  }
  if (!value.is_string()) return value;
  std::string text = value.get<std::string>();
  if (text.starts_with(vocab::fil)) text.erase(0, std::string_view(vocab::fil).size());
  return escape_for_terminal(text);
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

Json shortened_row(Json row) { return shortened(row); }

void write_brief(std::string_view verb, const Answer& answer, const OutputOptions& options, ByteSink& sink) {
  for (const std::shared_ptr<AnswerTables>& tables : answer.tables) tables->be_brief();
  const Records& records = answer.records;
  BriefWriter out(sink);
  out.member("answer", Json(verb));
  for (const auto& [name, value] : answer.json.value.items()) {
    if (name != records.name) {
      out.member(name, shortened(made(answer.json, name)));
      continue;
    }
    out.begin(name);
    sink.put('[');
    for (std::size_t i = 0; i < records.size; ++i) {
      sink.write(i == 0 ? "\n" : ",\n");
      out.write(shortened(made(records.element(i))));
    }
    sink.put(']');
  }
  JsonObject tables;
  for (const std::shared_ptr<AnswerTables>& each : answer.tables) each->add_to(tables);
  // In order of the members, since tables mention what later tables tell.
  for (const auto& [name, none] : tables.value.items()) {
    const Json entries = shortened(made(tables, name));
    if (entries.empty()) continue;
    out.begin(name);
    std::string_view before = "{\n";
    for (const auto& [key, entry] : entries.items()) {
      sink.write(std::exchange(before, ",\n"));
      out.write(Json(key));
      sink.put(':');
      out.write(entry);
    }
    sink.put('}');
  }
  Json notes = Json::array();
  for (const std::string& note : answer.notes) notes.push_back(escape_for_terminal(note));
  out.member("notes", notes);
  if (!records.complete) out.member("next", Json(options.offset + records.size));
  out.end();
}

}  // namespace filiera
