// SPDX-License-Identifier: Apache-2.0
// Reads the records of a JSON file by the events of nlohmann's parser.
#include "import/records/json_records.hpp"

#include <fmt/format.h>

#include <iterator>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "import/records/record_faults.hpp"
#include "import/records/text_source.hpp"
#include "io/utf8.hpp"
#include "rdf/rdf_faults.hpp"

namespace filiera {

namespace {

using Json = nlohmann::json;

// A fault that ends the reading, thrown through the parser.
class JsonFault : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The bytes of a source, with the place of the next one.
class CountedBytes {
 public:
  explicit CountedBytes(std::unique_ptr<Source> source)
      : source_(std::move(source)), block_(std::size_t{1} << 16, '\0') {
    fill();
    if (std::string_view(block_).substr(0, size_).starts_with("\xEF\xBB\xBF")) {
      next_ = 3;
      offset_ = 1;
      if (next_ == size_) fill();
    }
  }

  bool ended() const { return next_ == size_; }
  char current() const { return block_[next_]; }
  void advance() {
    const char c = block_[next_++];
    if (!is_continuation(c)) {
      ++offset_;
      ++column_;
    }
    if (c == '\n') {
      ++line_;
      column_ = 0;
    }
    if (++since_event_ > longest_json_record)
      throw JsonFault(fmt::format("a record of over {} bytes", longest_json_record));
    if (next_ == size_) fill();
  }

  // Code points, and the place of the last character taken.
  std::uint64_t offset() const { return offset_; }
  std::uint64_t line() const { return line_; }
  std::uint64_t column() const { return column_; }
  const std::string& name() const { return source_->name(); }
  // A record or a member begins.
  void restart() { since_event_ = 0; }

 private:
  void fill() {
    next_ = 0;
    size_ = source_->read(block_.data(), block_.size());
  }

  std::unique_ptr<Source> source_;
  std::string block_;
  std::size_t next_ = 0, size_ = 0;
  std::uint64_t offset_ = 0, line_ = 1, column_ = 0, since_event_ = 0;
};

class ByteIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  ByteIterator() = default;  // the end
  explicit ByteIterator(CountedBytes& bytes) : bytes_(&bytes) {}
  char operator*() const { return bytes_->current(); }
  ByteIterator& operator++() {
    bytes_->advance();
    return *this;
  }
  void operator++(int) { bytes_->advance(); }
  friend bool operator==(const ByteIterator& a, const ByteIterator& b) { return a.at_end() == b.at_end(); }

 private:
  bool at_end() const { return !bytes_ || bytes_->ended(); }

  CountedBytes* bytes_ = nullptr;
};

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while …" without what stands first.
[[noreturn]] void throw_parse_error(const nlohmann::detail::exception& error) {
  std::string_view message = error.what();
  if (const std::size_t at = message.find(": "); at != message.npos) message.remove_prefix(at + 2);
  throw JsonFault(std::string(message));
}

// An object or array that is being built.
class OpenValue {
 public:
  // Nothing is open.
  bool empty() const { return open_.empty(); }
  void start(Json value) {
    if (open_.size() >= deepest_json) throw JsonFault(fmt::format("nested over {} deep", deepest_json));
    open_.push_back(std::move(value));
    key_.emplace_back();
  }
  void key(std::string name) { key_.back() = std::move(name); }
  void add(Json value) {
    Json& into = open_.back();
    if (into.is_array())
      into.push_back(std::move(value));
    else
      into[key_.back()] = std::move(value);
  }
  // Ends the innermost; returns the whole if it was the outermost.
  std::optional<Json> end() {
    Json done = std::move(open_.back());
    open_.pop_back();
    key_.pop_back();
    if (open_.empty()) return done;
    add(std::move(done));
    return std::nullopt;
  }

 private:
  std::vector<Json> open_;        // those that are not closed yet
  std::vector<std::string> key_;  // of each, the name of its next member
};

// Builds each record and each member, and passes it on.
class Records final : public nlohmann::json_sax<Json> {
 public:
  Records(CountedBytes& bytes, const JsonHandler& handler) : bytes_(bytes), handler_(handler) {}

  bool null() override { return value(nullptr); }
  bool boolean(bool value) override { return this->value(value); }
  bool number_integer(number_integer_t value) override { return this->value(value); }
  bool number_unsigned(number_unsigned_t value) override { return this->value(value); }
  // As it is written: a share of 0.1 stays 0.1.
  bool number_float(number_float_t, const string_t& text) override { return value(text); }
  bool string(string_t& text) override { return value(std::move(text)); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return start(Json::object()); }
  bool end_object() override { return end(); }
  bool start_array(std::size_t) override { return start(Json::array()); }
  bool end_array() override { return end(); }
  bool key(string_t& name) override {
    if (open_.empty()) {
      name_ = std::move(name);
      bytes_.restart();
    } else {
      open_.key(std::move(name));
    }
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
    throw_parse_error(error);
  }

 private:
  // Where the parser is: outside everything, in the object that is the file, or in a list of records.
  enum class In : std::uint8_t { nothing, object, list };

  bool start(Json empty) {
    if (open_.empty()) {
      if (in_ == In::nothing) {
        in_ = empty.is_array() ? In::list : In::object;
        whole_is_list_ = empty.is_array();
        number_ = 0;
        return true;
      }
      if (in_ == In::object && empty.is_array()) {
        in_ = In::list;
        number_ = 0;
        return true;
      }
      begin_ = bytes_.offset() - 1;
      bytes_.restart();
    }
    open_.start(std::move(empty));
    return true;
  }

  bool end() {
    if (open_.empty()) {
      if (in_ == In::list && !whole_is_list_)
        in_ = In::object;
      else
        in_ = In::nothing;
      return true;
    }
    if (std::optional<Json> done = open_.end()) return pass(std::move(*done), begin_);
    return true;
  }

  bool value(Json value) {
    if (open_.empty()) return pass(std::move(value), bytes_.offset());
    open_.add(std::move(value));
    return true;
  }

  bool pass(Json value, std::uint64_t begin) {
    if (in_ == In::list) {
      const std::uint64_t number = ++number_;
      handler_.record(whole_is_list_ ? std::string_view() : name_, number, std::move(value), {begin, bytes_.offset()});
    } else if (in_ == In::object) {
      handler_.member(name_, std::move(value));
    }
    bytes_.restart();
    return true;
  }

  CountedBytes& bytes_;
  const JsonHandler& handler_;
  In in_ = In::nothing;
  bool whole_is_list_ = false;
  std::string name_;  // of the member of the file
  std::uint64_t number_ = 0, begin_ = 0;
  OpenValue open_;
};

// Builds the value of a text.
class WholeValue final : public nlohmann::json_sax<Json> {
 public:
  Json take() { return std::move(whole_); }

  bool null() override { return value(nullptr); }
  bool boolean(bool value) override { return this->value(value); }
  bool number_integer(number_integer_t value) override { return this->value(value); }
  bool number_unsigned(number_unsigned_t value) override { return this->value(value); }
  bool number_float(number_float_t, const string_t& text) override { return value(text); }
  bool string(string_t& text) override { return value(std::move(text)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return start(Json::object()); }
  bool end_object() override { return end(); }
  bool start_array(std::size_t) override { return start(Json::array()); }
  bool end_array() override { return end(); }
  bool key(string_t& name) override {
    open_.key(std::move(name));
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
    throw_parse_error(error);
  }

 private:
  bool start(Json empty) {
    open_.start(std::move(empty));
    return true;
  }
  bool end() {
    if (std::optional<Json> done = open_.end()) whole_ = std::move(*done);
    return true;
  }
  bool value(Json value) {
    if (open_.empty())
      whole_ = std::move(value);
    else
      open_.add(std::move(value));
    return true;
  }

  OpenValue open_;
  Json whole_;
};

// The lines of a source, one at a time. A line that is too long is skipped up to its end.
class Lines {
 public:
  explicit Lines(std::unique_ptr<Source> source)
      : source_(utf8_text(std::move(source))), block_(std::size_t{1} << 16, '\0') {}

  // False at the end.
  bool next() {
    offset_ += points_;
    if (ended_line_) ++offset_;  // its line feed
    points_ = 0;
    line_.clear();
    too_long_ = ended_line_ = false;
    while (next_ < size_ || fill()) {
      const char c = block_[next_++];
      if (c == '\n') {
        ended_line_ = true;
        break;
      }
      points_ += !is_continuation(c);
      if (line_.size() < longest_json_record)
        line_ += c;
      else
        too_long_ = true;
    }
    if (line_.empty() && !ended_line_) return false;
    if (number_++ == 0 && line_.starts_with("\xEF\xBB\xBF")) {
      line_.erase(0, 3);
      ++offset_;
      --points_;
    }
    return true;
  }

  const std::string& text() const { return line_; }
  bool too_long() const { return too_long_; }
  std::uint64_t number() const { return number_; }
  // The stretch of the line without its end.
  TextSpan span() const { return {offset_, offset_ + points_}; }

 private:
  bool fill() {
    next_ = 0;
    size_ = source_->read(block_.data(), block_.size());
    return size_ > 0;
  }

  std::unique_ptr<Source> source_;
  std::string block_, line_;
  std::size_t next_ = 0, size_ = 0;
  std::uint64_t offset_ = 0, points_ = 0, number_ = 0;
  bool too_long_ = false, ended_line_ = false;
};

}  // namespace

bool read_json_records(std::unique_ptr<Source> source, const JsonHandler& handler, Faults& faults) {
  const std::string name = source->name();
  std::uint64_t line = 0, column = 0;
  try {
    CountedBytes bytes(utf8_text(std::move(source)));
    Records records(bytes, handler);
    try {
      return Json::sax_parse(ByteIterator(bytes), ByteIterator(), &records);
    } catch (...) {
      line = bytes.line();
      column = bytes.column();
      throw;
    }
  } catch (const JsonFault& fault) {
    faults.add({&record_fault::json, {name, line, column}, fault.what(), {}, {}});
  } catch (const SourceError& error) {
    faults.add({&rdf_fault::unreadable, {name, line, column}, error.what(), {}, {}});
  }
  return false;
}

void read_json_lines(std::unique_ptr<Source> source, const JsonLineHandler& handler, Faults& faults) {
  const std::string name = source->name();
  std::uint64_t number = 0;
  try {
    for (Lines lines(std::move(source)); lines.next();) {
      number = lines.number();
      const std::string& line = lines.text();
      if (line.find_first_not_of(" \t\r") == line.npos && !lines.too_long()) continue;
      try {
        if (lines.too_long()) throw JsonFault(fmt::format("a record of over {} bytes", longest_json_record));
        WholeValue value;
        Json::sax_parse(line, &value);
        handler.record(number, value.take(), lines.span());
      } catch (const JsonFault& fault) {
        handler.broken(number, fault.what(), lines.span());
      }
    }
  } catch (const SourceError& error) {
    faults.add({&rdf_fault::unreadable, {name, number, 0}, error.what(), {}, {}});
  }
}

}  // namespace filiera
