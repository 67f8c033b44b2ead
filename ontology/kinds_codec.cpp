// SPDX-License-Identifier: Apache-2.0
// Serialises the table of kinds: numbers in one byte, lengths and counts in four (little-endian), texts after their
// lengths, rows after their count. One traversal of the fields serves both directions.
#include "ontology/kinds_codec.hpp"

#include <array>
#include <utility>

namespace filiera {

namespace {

class Writing {
 public:
  std::string bytes;

  void number(std::uint8_t& value, std::uint8_t) { bytes += static_cast<char>(value); }
  void count(std::uint32_t& value) {
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(value >> shift & 0xFF);
  }
  void text(std::string& value) {
    auto length = static_cast<std::uint32_t>(value.size());
    count(length);
    bytes += value;
  }
  bool sound() const { return true; }
};

class KindsBytes {
 public:
  explicit KindsBytes(std::string_view bytes) : rest_(bytes) {}

  // A number of at most `greatest`.
  void number(std::uint8_t& value, std::uint8_t greatest) {
    value = byte();
    sound_ &= value <= greatest;
    if (!sound_) value = 0;
  }
  void count(std::uint32_t& value) {
    value = 0;
    for (int shift = 0; shift < 32; shift += 8) value |= static_cast<std::uint32_t>(byte()) << shift;
    // Every row has at least one byte.
    sound_ &= value <= rest_.size();
    if (!sound_) value = 0;
  }
  void text(std::string& value) {
    std::uint32_t length = 0;
    count(length);
    value = rest_.substr(0, length);
    rest_.remove_prefix(length);
  }
  void fail() { sound_ = false; }
  bool sound() const { return sound_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::uint8_t byte() {
    if (rest_.empty()) {
      sound_ = false;
      return 0;
    }
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace

// Traverses all fields of a table in the order of the bytes.
template <class Form>
class KindsForm {
 public:
  explicit KindsForm(Form& form) : form_(form) {}

  void walk(Kinds& kinds) {
    rows(kinds.edge_types_, [this](EdgeType& type) {
      text(type.iri, type.inverse, type.tentative_form);
      set(type.domain);
      set(type.range);
      number(type.carrier, Carrier::claim);
      number(type.goods_flow, GoodsFlow::against);
      for (bool* flag : {&type.transitive, &type.symmetric, &type.standing, &type.at_most_possible, &type.partner})
        boolean(*flag);
      labels(type.labels);
    });
    rows(kinds.effects_, [this](Effect& effect) {
      text(effect.iri);
      number(effect.direction, Direction::in_favour);
      boolean(effect.prohibits);
      labels(effect.labels);
    });
    rows(kinds.metrics_, [this](Metric& metric) {
      text(metric.iri);
      labels(metric.labels);
    });
    rows(kinds.properties_, [this](Property& property) {
      text(property.iri);
      set(property.domain);
      set(property.range);
      labels(property.labels);
      boolean(property.computed);
    });
    map(kinds.sorts_, [this](Kinds::Sort& sort) { number(sort, Kinds::Sort::other); });
    map(kinds.classes_, [this](KindSet& classes) { set(classes); });
    const std::size_t types = kinds.edge_types_.size();
    for (auto* index : {&kinds.edge_index_, &kinds.tentative_index_, &kinds.inverse_index_})
      map(*index, [this, types](EdgeTypeId& id) {
        form_.number(id, static_cast<std::uint8_t>(types == 0 ? 0 : types - 1));
        if (types == 0) fail();
      });
    rows(kinds.modalities_, [this](ModalityTerm& term) {
      text(term.iri);
      boolean(term.real);
      labels(term.labels);
    });
    map(kinds.certainties_, [this](Certainty& certainty) { number(certainty, Certainty::possible); });
    for (Labels& one : kinds.kind_labels_) labels(one);
  }

 private:
  template <class... Texts>
  void text(Texts&... texts) {
    (form_.text(texts), ...);
  }

  template <class Enumeration>
  void number(Enumeration& value, Enumeration greatest) {
    auto byte = static_cast<std::uint8_t>(value);
    form_.number(byte, static_cast<std::uint8_t>(greatest));
    value = static_cast<Enumeration>(byte);
  }

  void boolean(bool& value) {
    auto byte = static_cast<std::uint8_t>(value);
    form_.number(byte, 1);
    value = byte == 1;
  }

  void set(KindSet& kinds) {
    std::array<std::uint8_t, 2> bits{};
    for (std::size_t k = 0; k < kind_count; ++k)
      if (kinds.contains(static_cast<Kind>(k))) bits[k / 8] |= static_cast<std::uint8_t>(1u << k % 8);
    form_.number(bits[0], UINT8_MAX);
    form_.number(bits[1], (1u << (kind_count - 8)) - 1);
    kinds = {};
    for (std::size_t k = 0; k < kind_count; ++k)
      if (bits[k / 8] >> k % 8 & 1u) kinds.insert(static_cast<Kind>(k));
  }

  void labels(Labels& labels) {
    map(labels.by_language, [this](std::string& text) { form_.text(text); });
  }

  template <class Row, class Visit>
  void rows(std::vector<Row>& rows, Visit visit) {
    auto count = static_cast<std::uint32_t>(rows.size());
    form_.count(count);
    for (std::uint32_t i = 0; i < count && form_.sound(); ++i) {
      if (i == rows.size()) rows.emplace_back();
      visit(rows[i]);
    }
  }

  template <class Map, class Visit>
  void map(Map& map, Visit visit) {
    auto count = static_cast<std::uint32_t>(map.size());
    form_.count(count);
    auto row = map.begin();
    for (std::uint32_t i = 0; i < count && form_.sound(); ++i) {
      std::string key = row == map.end() ? std::string() : row->first;
      form_.text(key);
      if (row == map.end()) {
        if (!map.empty() && !(std::prev(row)->first < key)) return fail();
        row = map.emplace_hint(row, std::move(key), typename Map::mapped_type{});
      }
      visit(row->second);
      ++row;
    }
  }

  void fail() {
    if constexpr (requires { form_.fail(); }) form_.fail();
  }

  Form& form_;
};

std::string bytes_of_kinds(const Kinds& kinds) {
  Writing writing;
  Kinds copy = kinds;
  KindsForm(writing).walk(copy);
  return std::move(writing.bytes);
}

std::optional<Kinds> kinds_of_bytes(std::string_view bytes) {
  KindsBytes reading(bytes);
  std::optional<Kinds> kinds(std::in_place);
  KindsForm(reading).walk(*kinds);
  if (!reading.sound() || !reading.at_end()) return std::nullopt;
  return kinds;
}

}  // namespace filiera
