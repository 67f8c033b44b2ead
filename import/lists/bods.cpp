// SPDX-License-Identifier: Apache-2.0
// The Beneficial Ownership Data Standard, 0.2 to 0.4: entities, people, and the interests between them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "import/claims/terms.hpp"
#include "import/lists/countries.hpp"
#include "import/lists/doors.hpp"
#include "import/lists/shares.hpp"
#include "import/records/json_records.hpp"
#include "import/records/record_faults.hpp"
#include "import/records/text_source.hpp"
#include "io/sha256.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

using Json = nlohmann::json;

const Json* member_of(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string text_of(const Json* value) {
  if (!value) return {};
  if (value->is_string()) return collapsed(value->get_ref<const std::string&>());
  return value->is_number() ? value->dump() : std::string();
}

std::string text_of(const Json& object, const char* name) { return text_of(member_of(object, name)); }

// In lower case, without hyphens: "appointmentOfBoard" and "appointment-of-board" are one word.
std::string plain_word(std::string_view text) {
  std::string word = lower_ascii(text);
  std::erase(word, '-');
  return word;
}

enum class InterestType : std::uint8_t { shares, votes, control, unknown, other };

InterestType interest_of(std::string_view type) {
  constexpr std::string_view control[] = {"appointmentofboard",      "influenceorcontrol",
                                          "otherinfluenceorcontrol", "controlviacompanyrulesorarticles",
                                          "controlbylegalframework", "seniormanagingofficial",
                                          "rightsgrantedbycontract"};
  const std::string word = plain_word(type);
  if (word == "shareholding") return InterestType::shares;
  if (word == "votingrights") return InterestType::votes;
  if (word.empty() || word == "unknowninterest" || word == "unpublishedinterest") return InterestType::unknown;
  return std::ranges::find(control, word) != std::end(control) ? InterestType::control : InterestType::other;
}

// The share of an interest: exact, or bounds, of which 0.4 writes the excluded ones as numbers and 0.2 and 0.3 mark
// them. Empty if there is none; an unreadable one is `bad`.
Share share_of(const Json& interest, bool& bad) {
  Share share;
  const Json* const told = member_of(interest, "share");
  if (!told || !told->is_object()) return share;
  const auto fraction = [&](const char* name) -> std::string {
    const std::string text = text_of(*told, name);
    if (text.empty()) return {};
    const std::optional<std::string> value = fraction_of_percent(text);
    bad |= !value;
    return value.value_or("");
  };
  const auto excluded = [&](const char* name) {
    const Json* const flag = member_of(*told, name);
    return flag && flag->is_boolean() && flag->get<bool>();
  };
  share.exact = fraction("exact");
  (excluded("exclusiveMinimum") ? share.over : share.minimum) = fraction("minimum");
  (excluded("exclusiveMaximum") ? share.under : share.maximum) = fraction("maximum");
  if (const std::string over = fraction("exclusiveMinimum"); !over.empty()) share.over = over;
  if (const std::string under = fraction("exclusiveMaximum"); !under.empty()) share.under = under;
  const auto most = [](const std::string& bound) { return bound.empty() ? std::string("1.0") : bound; };
  bad |= std::max(share.minimum, share.over) > std::min(most(share.maximum), most(share.under));
  if (!share.exact.empty()) share.minimum = share.maximum = share.over = share.under = "";
  // Every share is at least nothing and at most the whole.
  if (share.minimum == "0.0") share.minimum.clear();
  if (share.maximum == "1.0") share.maximum.clear();
  return share;
}

// A statement about a relationship.
struct Statement {
  List::RowPlace place;
  std::string id, record, date, voice;
  bool closed = false;
  Json details;
};

class Declarations {
 public:
  explicit Declarations(List& list) : list_(list), write_(list.write()) {}

  void take(std::uint64_t number, Json statement, TextSpan span);
  void finish();

 private:
  struct Known {
    TermId thing;
    bool can_be_owned;
  };
  // An interest, as one statement or several on the record state it.
  struct Holding {
    std::string type, start, end;
    std::string key;  // equal for the same interest in several statements
    Share share;
    bool indirect = false;
    std::size_t first = 0, last = 0;                      // the statements that state it, in order of their dates
    std::string starts, ends;                             // the dates of its claim
    bool starts_inferred = false, ends_inferred = false;  // from the statements before and after
  };

  void take_entity(const std::string& record, const Json& details);
  void take_person(const std::string& record, const Json& details);
  void describe(TermId thing, const std::string& record, const Json& details, bool person);
  void take_record(std::vector<Statement>& statements);
  void take_relationship(const Statement& statement, std::size_t number, std::vector<Holding>& holdings);
  std::vector<Holding> holdings_of(const std::vector<Statement>& statements) const;
  void settle_times(const std::vector<Statement>& statements, std::vector<Holding>& holdings) const;
  void write_holding(const Statement& statement, const Holding& holding, TermId owner, TermId asset, bool indirect);
  void write_remark(const Statement& statement, std::string_view name, std::span<const TermId> about,
                    const std::string& text);
  void attest(TermId claim, const Statement& statement);
  // The record that an end of the relationship names; "" for one that is not told.
  static std::string record_named(const Json& details, const char* end);
  // Why an end of the relationship is not told; "" if it is.
  static std::string reason_untold(const Json& details, const char* end);

  List& list_;
  ClaimWriter& write_;
  std::unordered_map<std::string, Known> known_;
  std::unordered_map<std::string, std::string> digests_;              // of statements, by id
  std::unordered_map<std::string, std::string> record_of_statement_;  // of 0.2 and 0.3, where statements replace others
  std::map<std::string, std::vector<Statement>> by_record_;
  std::vector<std::string> records_;  // in the order of the files
  std::string latest_;                // day of publication
};

void Declarations::attest(TermId claim, const Statement& statement) { list_.attest_by_name(statement.voice, claim); }

std::string Declarations::record_named(const Json& details, const char* end) {
  const Json* const named = member_of(details, end);
  if (!named) return {};
  if (named->is_string()) return text_of(named);
  for (const char* kind : {"describedByEntityStatement", "describedByPersonStatement"})
    if (const std::string statement = text_of(*named, kind); !statement.empty()) return statement;
  return {};
}

std::string Declarations::reason_untold(const Json& details, const char* end) {
  const Json* named = member_of(details, end);
  if (!named || !named->is_object()) return {};
  if (const Json* const inner = member_of(*named, "unspecified")) named = inner;
  const std::string reason = text_of(*named, "reason"), description = text_of(*named, "description");
  if (reason.empty() || description.empty()) return reason + description;
  return fmt::format("{}: {}", reason, description);
}

void Declarations::take(std::uint64_t number, Json statement, TextSpan span) {
  const auto refuse = [&](std::string_view name, std::string reason) {
    list_.begin_row(number, span);
    list_.refuse(name, std::move(reason));
    list_.end_row();
  };
  if (!statement.is_object()) return refuse("", "it is no object");
  // 0.4 calls a record what 0.2 and 0.3 call by its statements.
  const bool newer = member_of(statement, "recordType") != nullptr;
  const std::string id = text_of(statement, newer ? "statementId" : "statementID");
  const std::string type = plain_word(text_of(statement, newer ? "recordType" : "statementType"));
  if (id.empty()) return refuse("", "a statement without an id");
  const std::string digest = sha256_hex(statement.dump());
  if (const auto [before, fresh] = digests_.try_emplace(id, digest); !fresh) {
    if (before->second != digest) return refuse(id, "a second statement of this id says something else");
    list_.begin_row(number, span);  // it says nothing new
    list_.end_row();
    return;
  }
  const Json* const publication = member_of(statement, "publicationDetails");
  if (publication) {
    const std::string version = text_of(*publication, "bodsVersion");
    if (!version.empty() && version != "0.2" && version != "0.3" && version != "0.4")
      return refuse(id, fmt::format("version {} of the standard is not read", version));
    if (const std::optional<std::string> date = edtf_of(text_of(*publication, "publicationDate"));
        date && *date > latest_) {
      latest_ = *date;
      list_.set_published(latest_);
    }
    if (const Json* const publisher = member_of(*publication, "publisher"))
      if (const std::string name = text_of(*publisher, "name"); !name.empty()) list_.set_publisher(name);
  }
  std::string record = newer ? text_of(statement, "recordId") : id;
  if (record.empty()) return refuse(id, "a statement without a record");
  if (!newer)
    if (const Json* const replaced = member_of(statement, "replacesStatements"); replaced && replaced->is_array())
      for (const Json& before : *replaced)
        if (const auto known = record_of_statement_.find(text_of(&before)); known != record_of_statement_.end())
          record = known->second;
  record_of_statement_.emplace(id, record);
  const Json* const inner = newer ? member_of(statement, "recordDetails") : &statement;
  const Json nothing = Json::object();
  const Json& details = inner ? *inner : nothing;
  if (type == "entity" || type == "entitystatement" || type == "person" || type == "personstatement") {
    list_.begin_row(number, span);
    if (type.starts_with("entity"))
      take_entity(record, details);
    else
      take_person(record, details);
    list_.end_row();
    return;
  }
  if (type != "relationship" && type != "ownershiporcontrolstatement")
    return refuse(id, fmt::format("its type is not known: \"{}\"", type));
  Statement kept{list_.place_of_row(number, span), id, record, "", "", false, {}};
  kept.date = edtf_of(text_of(statement, "statementDate")).value_or("");
  kept.closed = plain_word(text_of(statement, "recordStatus")) == "closed";
  if (const Json* const source = member_of(statement, "source"))
    if (const Json* const asserted = member_of(*source, "assertedBy"); asserted && asserted->is_array())
      for (const Json& by : *asserted)
        if (kept.voice.empty()) kept.voice = text_of(by, "name");
  if (kept.voice.empty() && publication)
    if (const Json* const publisher = member_of(*publication, "publisher")) kept.voice = text_of(*publisher, "name");
  kept.details = Json::object();
  for (const char* name : {"subject", "interestedParty", "interests", "componentRecords", "componentStatementIDs"})
    if (const Json* const value = member_of(details, name)) kept.details[name] = *value;
  std::vector<Statement>& statements = by_record_[record];
  if (statements.empty()) records_.push_back(record);
  statements.push_back(std::move(kept));
}

void Declarations::describe(TermId thing, const std::string& record, const Json& details, bool person) {
  if (person && !list_.options().keep_personal) return;
  if (const Json* const names = member_of(details, person ? "names" : "alternateNames"); names && names->is_array())
    for (const Json& name : *names) list_.alias(thing, person ? text_of(name, "fullName") : text_of(&name));
  if (person) return;
  if (const Json* const identifiers = member_of(details, "identifiers"); identifiers && identifiers->is_array())
    for (const Json& identifier : *identifiers) {
      std::string scheme = text_of(identifier, "scheme");
      const std::string id = text_of(identifier, "id");
      if (scheme == "XI-LEI") scheme = "LEI";
      if (!scheme.empty() && !id.empty()) list_.alias(thing, fmt::format("{} {}", scheme, id));
    }
  const Json* place = member_of(details, "jurisdiction");
  if (!place) place = member_of(details, "incorporatedInJurisdiction");
  if (!place) return;
  const std::string code = text_of(*place, "code"), country = code.substr(0, code.find('-'));
  if (const Country* const known = country_of(country.empty() ? text_of(*place, "name") : country))
    list_.seat(thing, stable_name("P", {record}), known->two);
}

void Declarations::take_entity(const std::string& record, const Json& details) {
  const Json* const told = member_of(details, "entityType");
  const std::string type = plain_word(told && told->is_object() ? text_of(*told, "type") : text_of(told));
  constexpr std::string_view organisations[] = {"registeredentity", "legalentity", "arrangement", "anonymousentity",
                                                "unknownentity"};
  const bool state = type == "state" || type == "statebody";
  std::string name = text_of(details, "name");
  if (!state && !type.empty() && std::ranges::find(organisations, type) == std::end(organisations))
    return list_.refuse(name, fmt::format("the model has no class for its type, {}", type));
  const bool untold = name.empty();
  if (untold) name = type == "anonymousentity" || type == "unknownentity" ? "an entity that is not named" : record;
  const TermId thing = write_.own(stable_name("P", {record}));
  known_.insert_or_assign(record, Known{thing, !state});
  const bool fresh = list_.thing(thing, state ? vocab::fil_Regulator : vocab::fil_Company, name);
  if (fresh && type.empty()) write_.add_constant(thing, vocab::fil_inferred, vocab::rdf_type);
  describe(thing, record, details, false);
}

void Declarations::take_person(const std::string& record, const Json& details) {
  std::string name;
  if (const Json* const names = member_of(details, "names"); names && names->is_array())
    for (const Json& told : *names) {
      if (!name.empty()) break;
      name = text_of(told, "fullName");
      if (name.empty()) name = collapsed(fmt::format("{} {}", text_of(told, "givenName"), text_of(told, "familyName")));
    }
  if (name.empty()) name = "a person who is not named";
  const TermId thing = write_.own(stable_name("P", {record}));
  known_.insert_or_assign(record, Known{thing, false});
  list_.thing(thing, vocab::fil_Agent, name);
  describe(thing, record, details, true);
}

std::vector<Declarations::Holding> Declarations::holdings_of(const std::vector<Statement>& statements) const {
  std::vector<Holding> holdings;
  for (std::size_t s = 0; s < statements.size(); ++s) {
    const Json* const interests = member_of(statements[s].details, "interests");
    if (!interests || !interests->is_array()) continue;
    for (const Json& interest : *interests) {
      bool bad = false;
      Holding holding;
      holding.type = text_of(interest, "type");
      holding.start = edtf_of(text_of(interest, "startDate")).value_or("");
      holding.end = edtf_of(text_of(interest, "endDate")).value_or("");
      holding.share = share_of(interest, bad);
      const Share& share = holding.share;
      const std::string level = plain_word(text_of(interest, "directOrIndirect") + text_of(interest, "interestLevel"));
      holding.indirect = level == "indirect";
      holding.key = fmt::format("{} {} {} {} {} {} {} {}", plain_word(holding.type), level, holding.start, share.exact,
                                share.minimum, share.maximum, share.over, share.under);
      holding.first = holding.last = s;
      const auto same = std::ranges::find(holdings, holding.key, &Holding::key);
      if (same == holdings.end()) {
        holdings.push_back(std::move(holding));
        continue;
      }
      same->last = s;
      if (!holding.end.empty()) same->end = holding.end;
    }
  }
  settle_times(statements, holdings);
  return holdings;
}

// An interest that a later statement on the record leaves out has ended between the two; one that it adds in place of
// another of the same type began between them.
void Declarations::settle_times(const std::vector<Statement>& statements, std::vector<Holding>& holdings) const {
  const auto between = [&](std::size_t before, std::size_t after) {
    const std::string& from = statements[before].date;
    const std::string& to = statements[after].date;
    return to.empty()                  ? std::string()
           : from.empty() || from > to ? fmt::format("[..{}]", to)
                                       : fmt::format("[{}..{}]", from, to);
  };
  for (Holding& holding : holdings) {
    holding.starts = holding.start;
    holding.ends = holding.end;
    const auto replacing = std::ranges::find_if(holdings, [&](const Holding& other) {
      return other.first == holding.last + 1 && plain_word(other.type) == plain_word(holding.type);
    });
    if (holding.ends.empty() && holding.last + 1 < statements.size()) {
      const std::string& next = replacing == holdings.end() ? holding.start : replacing->start;
      const std::optional<Day> day = next > holding.start ? parse_day(next) : std::nullopt;
      holding.ends = day ? iso_date(*day - 1) : between(holding.last, holding.last + 1);
      if (holding.ends.empty()) holding.ends = some_day_from(std::max(holding.start, statements[holding.last].date));
      holding.ends_inferred = !holding.ends.empty();
    } else if (holding.ends.empty() && statements[holding.last].closed) {
      const std::string& date = statements[holding.last].date;
      holding.ends = date.empty() ? some_day_from(holding.start) : fmt::format("[..{}]", date);
      holding.ends_inferred = true;
    }
  }
  for (Holding& holding : holdings) {
    if (holding.first == 0) continue;
    const auto replaced = std::ranges::find_if(holdings, [&](const Holding& other) {
      return other.last + 1 == holding.first && plain_word(other.type) == plain_word(holding.type);
    });
    if (replaced == holdings.end() || holding.start > replaced->start) continue;
    if (const std::string since = between(replaced->last, holding.first); !since.empty()) {
      holding.starts = since;
      holding.starts_inferred = true;
    }
  }
}

void Declarations::write_holding(const Statement& statement, const Holding& holding, TermId owner, TermId asset,
                                 bool indirect) {
  const InterestType interest = interest_of(holding.type);
  const std::string told = holding.type.empty() ? "interest that is not told" : holding.type;
  const std::string name = stable_name("O", {statement.record, holding.key});
  if (interest == InterestType::other || indirect) {
    std::string text = indirect ? fmt::format("Indirect interest, by the holdings that the statement names: {}", told)
                                : fmt::format("Interest: {}", told);
    const Share& share = holding.share;
    for (const auto& [bound, value] :
         {std::pair("", &share.exact), std::pair("at least ", &share.minimum), std::pair("over ", &share.over),
          std::pair("at most ", &share.maximum), std::pair("under ", &share.under)})
      if (!value->empty()) text += fmt::format(", {}{} of the whole", bound, *value);
    if (!holding.starts.empty()) text += fmt::format(", from {}", holding.starts);
    if (!holding.ends.empty()) text += fmt::format(", until {}", holding.ends);
    return write_remark(statement, name, std::array{owner, asset}, text);
  }
  const TermId claim = write_.own(name);
  if (list_.link(claim, owner, vocab::fil_owns, asset)) {
    write_.add_constant(claim, vocab::fil_modality, vocab::fil_ongoing);
    if (interest == InterestType::control) {
      write_.add_constant(claim, vocab::fil_interest, vocab::fil_control);
    } else {
      if (interest == InterestType::votes) write_.add_constant(claim, vocab::fil_interest, vocab::fil_votingRights);
      write_share(write_, claim, holding.share);
    }
    if (!holding.starts.empty()) write_.add(claim, vocab::fil_starts, write_.date(holding.starts));
    if (holding.starts_inferred) write_.add_constant(claim, vocab::fil_inferred, vocab::fil_starts);
    if (!holding.ends.empty()) write_.add(claim, vocab::fil_ends, write_.date(holding.ends));
    if (holding.ends_inferred) write_.add_constant(claim, vocab::fil_inferred, vocab::fil_ends);
  }
  attest(claim, statement);
}

void Declarations::write_remark(const Statement& statement, std::string_view name, std::span<const TermId> about,
                                const std::string& text) {
  const TermId remark = write_.own(name);
  list_.remark(remark, about, text);
  attest(remark, statement);
}

void Declarations::take_relationship(const Statement& statement, std::size_t number, std::vector<Holding>& holdings) {
  const auto find = [&](const char* end) {
    const std::string named = record_named(statement.details, end);
    auto known = known_.find(named);
    // 0.2 and 0.3 name a statement.
    if (known == known_.end())
      if (const auto record = record_of_statement_.find(named); record != record_of_statement_.end())
        known = known_.find(record->second);
    return known == known_.end() ? nullptr : &known->second;
  };
  const Known* const asset = find("subject");
  if (!asset) {
    const std::string reason = reason_untold(statement.details, "subject");
    return list_.refuse(statement.id, reason.empty() ? "no statement describes its subject"
                                                     : fmt::format("its subject is not told: {}", reason));
  }
  const Known* const owner = find("interestedParty");
  if (!owner) {
    const std::string reason = reason_untold(statement.details, "interestedParty");
    if (reason.empty()) return list_.refuse(statement.id, "no statement describes its interested party");
    return write_remark(statement, stable_name("R", {statement.record}), std::array{asset->thing},
                        fmt::format("Who has an interest in it is not told: {}", reason));
  }
  if (owner->thing == asset->thing) return list_.refuse(statement.id, "its interested party is its subject");
  const Json* const interests = member_of(statement.details, "interests");
  if (interests && interests->is_array())
    for (const Json& interest : *interests) {
      bool bad = false;
      share_of(interest, bad);
      if (bad) return list_.refuse(statement.id, "a share that is no number from 0 to 100");
      for (const char* date : {"startDate", "endDate"})
        if (const std::string text = text_of(interest, date); !text.empty() && !edtf_of(text))
          return list_.refuse(statement.id, fmt::format("\"{}\" is no date", text));
    }
  for (const Holding& holding : holdings)
    if (number >= holding.first && number <= holding.last && ends_before_start(holding.starts, holding.ends))
      return list_.refuse(statement.id,
                          fmt::format("an interest ends ({}) before it begins ({})", holding.ends, holding.starts));
  const Json* components = member_of(statement.details, "componentRecords");
  if (!components) components = member_of(statement.details, "componentStatementIDs");
  const bool has_components = components && components->is_array() && !components->empty();
  bool any = false;
  for (const Holding& holding : holdings) {
    if (number < holding.first || number > holding.last) continue;
    any = true;
    const bool indirect = has_components && holding.indirect;
    if (!asset->can_be_owned)
      write_remark(statement, stable_name("R", {statement.record, holding.key}), std::array{owner->thing, asset->thing},
                   fmt::format("Interest in a body of a state: {}", holding.type.empty() ? "not told" : holding.type));
    else
      write_holding(statement, holding, owner->thing, asset->thing, indirect);
  }
  if (any) return;
  // An interest of which nothing is told.
  Holding unknown;
  unknown.key = "unknown";
  if (asset->can_be_owned)
    write_holding(statement, unknown, owner->thing, asset->thing, false);
  else
    write_remark(statement, stable_name("R", {statement.record}), std::array{owner->thing, asset->thing},
                 "An interest in a body of a state, of which nothing is told");
}

void Declarations::take_record(std::vector<Statement>& statements) {
  // What closes a record is its last statement, also without a date.
  std::ranges::stable_sort(statements, {}, [](const Statement& statement) {
    return std::pair(statement.closed && statement.date.empty(), statement.date);
  });
  std::vector<Holding> holdings = holdings_of(statements);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    list_.begin_row(statements[i].place);
    take_relationship(statements[i], i, holdings);
    list_.end_row();
  }
}

void Declarations::finish() {
  for (const std::string& record : records_) take_record(by_record_.at(record));
}

// Whether the first character of a file that is not white space begins an object: JSON lines.
bool is_lines(Source& source) {
  std::array<char, 64> bytes;
  const std::size_t size = source.read(bytes.data(), bytes.size());
  std::string_view text(bytes.data(), size);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return trimmed(text).starts_with('{');
}

}  // namespace

void read_bods(List& list, std::span<const std::string> files) {
  Declarations declarations(list);
  for (const std::string& path : files) {
    list.begin_file(path);
    const auto take = [&](std::uint64_t number, Json statement, TextSpan span) {
      declarations.take(number, std::move(statement), span);
    };
    if (is_lines(*utf8_text(list.source()))) {
      JsonLineHandler handler;
      handler.record = take;
      handler.broken = [&](std::uint64_t line, std::string_view message, TextSpan span) {
        list.broken_row(record_fault::json, line, span, message);
      };
      read_json_lines(list.source(), handler, list.faults());
      continue;
    }
    JsonHandler handler;
    handler.member = [](std::string_view, const Json&) {};
    handler.record = [&](std::string_view, std::uint64_t number, Json statement, TextSpan span) {
      take(number, std::move(statement), span);
    };
    read_json_records(list.source(), handler, list.faults());
  }
  declarations.finish();
}

}  // namespace filiera
