// SPDX-License-Identifier: Apache-2.0
// Builds the records of an XML file from the events of its parser.
#include "import/records/xml_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "import/records/record_faults.hpp"
#include "import/records/sheet_table.hpp"
#include "import/records/text_source.hpp"
#include "import/records/xml_parser.hpp"
#include "io/utf8.hpp"
#include "rdf/rdf_faults.hpp"

namespace filiera {

namespace {

constexpr std::size_t longest_xml_tag = std::size_t{1} << 20;

// The number of code points before a byte of a text that comes in blocks. Bytes are asked about in ascending order.
class PointCounter {
 public:
  void add(std::string_view block) { bytes_ += block; }
  std::uint64_t points_before(std::uint64_t byte) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(byte - counted_, bytes_.size()));
    points_ +=
        static_cast<std::uint64_t>(std::count_if(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(size),
                                                 [](char c) { return !is_continuation(c); }));
    bytes_.erase(0, size);
    counted_ += size;
    return points_;
  }

 private:
  std::string bytes_;  // from `counted_` on
  std::uint64_t counted_ = 0, points_ = 0;
};

class RecordBuilder {
 public:
  RecordBuilder(std::span<const std::string_view> records, const XmlHandler& handler)
      : records_(records), handler_(handler), parser_(longest_xml_tag, XmlParser::Encoding::utf8) {
    parser_.start = [this](std::string_view name, XmlParser::Attributes attributes) { start(name, attributes); };
    parser_.end = [this](std::string_view name) { end(name); };
    parser_.text = [this](std::string_view text) { add(text); };
  }

  void parse(std::string_view block, bool last) {
    points_.add(block);
    parser_.parse(block, last);
    // What lies before is not asked about any more.
    points_.points_before(parser_.position());
  }
  std::uint64_t line() const { return parser_.line(); }
  std::uint64_t column() const { return parser_.column(); }

 private:
  void start(std::string_view name, XmlParser::Attributes attributes) {
    const bool is_record = std::ranges::find(records_, name) != records_.end();
    leaf_ = open_.empty() && !is_record;
    text_.clear();
    if (open_.empty() && !is_record) return;
    if (open_.empty()) {
      begin_byte_ = parser_.position();
      begin_ = points_.points_before(begin_byte_);
    }
    XmlElement element;
    element.name = name;
    element.type = attributes["type"];
    open_.push_back(std::move(element));
    bound();
  }

  void end(std::string_view name) {
    if (open_.empty()) {
      if (leaf_ && handler_.element)
        if (const std::string_view text = trimmed(text_); !text.empty()) handler_.element(name, text);
      leaf_ = false;
      text_.clear();
      return;
    }
    XmlElement done = std::move(open_.back());
    open_.pop_back();
    done.text = trimmed(done.text);
    if (!open_.empty()) {
      open_.back().children.push_back(std::move(done));
      return;
    }
    handler_.record(++number_, done, {begin_, points_.points_before(parser_.position_behind())});
  }

  void add(std::string_view text) {
    std::string& to = open_.empty() ? text_ : open_.back().text;
    to += text;
    if (open_.empty() && text_.size() > longest_xml_tag) text_.clear(), leaf_ = false;
    bound();
  }

  void bound() const {
    if (!open_.empty() && parser_.position() - begin_byte_ > longest_xml_record)
      throw XmlFault(fmt::format("a record of over {} bytes", longest_xml_record));
  }

  std::span<const std::string_view> records_;
  const XmlHandler& handler_;
  XmlParser parser_;
  PointCounter points_;
  std::vector<XmlElement> open_;  // the record and the elements in it that are not closed yet
  std::uint64_t begin_byte_ = 0, begin_ = 0, number_ = 0;
  std::string text_;   // of the element outside records that began last
  bool leaf_ = false;  // it has no child
};

}  // namespace

const XmlElement* XmlElement::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &XmlElement::name);
  return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::at(std::initializer_list<std::string_view> path) const {
  const XmlElement* element = this;
  for (const std::string_view step : path)
    if (!(element = element->child(step))) return {};
  return element->text;
}

bool read_xml_records(std::unique_ptr<Source> source, std::span<const std::string_view> records,
                      const XmlHandler& handler, Faults& faults) {
  const std::string name = source->name();
  RecordBuilder builder(records, handler);
  try {
    const std::unique_ptr<Source> text = utf8_text(std::move(source));
    std::string block(std::size_t{1} << 16, '\0');
    while (const std::size_t size = text->read(block.data(), block.size()))
      builder.parse(std::string_view(block).substr(0, size), false);
    builder.parse({}, true);
    return true;
  } catch (const XmlFault& fault) {
    faults.add({&record_fault::xml, {name, builder.line(), builder.column()}, fault.what(), {}, {}});
  } catch (const SourceError& error) {
    faults.add({&rdf_fault::unreadable, {name, builder.line(), builder.column()}, error.what(), {}, {}});
  }
  return false;
}

}  // namespace filiera
