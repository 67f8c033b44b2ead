// SPDX-License-Identifier: Apache-2.0
// A recursive-descent parser with limited depth.
#include "query/paths/expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "io/utf8.hpp"

namespace filiera {
namespace {

constexpr int deepest = 64;
constexpr std::uint32_t greatest_count = 1'000'000;  // greater than most_steps, which then refuses it

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':' ||
         c == '-' || c == '.' || c == '%' || static_cast<unsigned char>(c) >= 0x80;
}

struct Wrong {
  std::size_t offset;
  std::string message;
  std::string remedy;
};

class ExpressionParser {
 public:
  ExpressionParser(std::string_view text, const Kinds& kinds, const EdgeTypeResolver& resolve)
      : text_(text), kinds_(kinds), resolve_(resolve) {}

  PathPattern parse() {
    PathPattern pattern = alternatives();
    if (peek() == ')') fail(at_, "')' without '('", "remove it");
    if (!at_end()) fail_unexpected("'/', '|' or a repetition");
    return pattern;
  }

 private:
  [[noreturn]] static void fail(std::size_t offset, std::string message, std::string remedy = {}) {
    throw Wrong{offset, std::move(message), std::move(remedy)};
  }

  [[noreturn]] void fail_unexpected(std::string_view expected) {
    if (at_end()) fail(at_, "the expression ends too early", fmt::format("{} is missing", expected));
    const std::size_t size = std::max<std::size_t>(decode_utf8(text_.substr(at_)).size, 1);
    fail(at_, fmt::format("unexpected '{}'", text_.substr(at_, size)), fmt::format("expected {}", expected));
  }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
  }
  bool at_end() {
    skip_space();
    return at_ == text_.size();
  }
  char peek() { return at_end() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  static void check_size(std::size_t steps, std::size_t offset) {
    if (steps > PathPattern::most_steps)
      fail(offset, fmt::format("the expression has more than {} steps, repetitions counted", PathPattern::most_steps),
           "use fewer repetitions, or use '+' or '*'");
  }

  PathPattern alternatives() {
    PathPattern pattern = elements();
    for (std::size_t offset = at_; take('|'); offset = at_) {
      const PathPattern other = elements();
      check_size(pattern.step_count() + other.step_count(), offset);
      pattern = alternative(pattern, other);
    }
    return pattern;
  }

  PathPattern elements() {
    PathPattern pattern = element_or_inverse();
    for (std::size_t offset = at_; take('/'); offset = at_) {
      const PathPattern other = element_or_inverse();
      check_size(pattern.step_count() + other.step_count(), offset);
      pattern = sequence(pattern, other);
    }
    return pattern;
  }

  PathPattern element_or_inverse() { return take('^') ? inverse(element()) : element(); }

  PathPattern element() {
    PathPattern pattern = primary();
    const char mark = peek();
    const std::size_t offset = at_;
    if (take('?'))
      pattern = repetition(pattern, 0, 1);
    else if (take('*'))
      pattern = repetition(pattern, 0, PathPattern::unbounded);
    else if (take('+'))
      pattern = repetition(pattern, 1, PathPattern::unbounded);
    else if (take('{'))
      pattern = counted(pattern, offset);
    else
      return pattern;
    const char again = peek();
    if (again == '?' || again == '*' || again == '+' || again == '{')
      fail(at_, fmt::format("'{}' after '{}'", again, mark == '{' ? '}' : mark),
           "put the repeated part in parentheses");
    return pattern;
  }

  PathPattern counted(const PathPattern& pattern, std::size_t offset) {
    const std::optional<std::uint32_t> first = number();
    std::uint32_t least = first.value_or(0);
    std::uint32_t most = least;
    if (take(',')) {
      const std::optional<std::uint32_t> second = number();
      if (!first && !second) fail(offset, "a repetition without numbers", "write {n}, {n,} or {n,m}");
      most = second.value_or(PathPattern::unbounded);
    } else if (!first) {
      fail_unexpected("a number");
    }
    if (!take('}')) fail_unexpected("'}'");
    if (most < least)
      fail(offset, fmt::format("{{{},{}}}: the minimum is greater than the maximum", least, most),
           fmt::format("write {{{},{}}}", most, least));
    if (most == 0) return PathPattern();
    check_size(pattern.step_count() * PathPattern::copies(least, most), offset);
    return repetition(pattern, least, most);
  }

  std::optional<std::uint32_t> number() {
    skip_space();
    const std::size_t first = at_;
    std::uint32_t value = 0;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_)
      value = std::min(value * 10 + static_cast<std::uint32_t>(text_[at_] - '0'), greatest_count);
    if (at_ == first) return std::nullopt;
    return value;
  }

  PathPattern primary() {
    skip_space();
    const std::size_t offset = at_;
    if (take('!')) return PathPattern(negated());
    if (!take('(')) return PathPattern(step_of({name()}));
    if (++depth_ > deepest)
      fail(offset, fmt::format("more than {} nested parentheses", deepest), "use fewer parentheses");
    PathPattern pattern = alternatives();
    if (!take(')')) fail_closing(offset);
    --depth_;
    return pattern;
  }

  [[noreturn]] void fail_closing(std::size_t opened) {
    if (at_end()) fail(opened, "'(' without ')'", "close it");
    fail_unexpected("'/', '|', a repetition or ')'");
  }

  // An edge type by name, inverted if '^' precedes it.
  NamedEdgeType name() {
    skip_space();
    const std::size_t first = at_;
    if (take('<')) {
      at_ = text_.find('>', at_);
      if (at_ == std::string_view::npos) {
        at_ = text_.size();
        fail(first, "'<' without '>'", "close the IRI");
      }
      ++at_;
    } else {
      while (at_ < text_.size() && in_name(text_[at_])) ++at_;
    }
    if (at_ == first) fail_unexpected("an edge type, '^', '!' or '('");
    EdgeTypeLookup lookup = resolve_(text_.substr(first, at_ - first));
    if (!lookup.found) fail(first, std::move(lookup.message), std::move(lookup.remedy));
    return *lookup.found;
  }

  static NamedEdgeType turned(NamedEdgeType named) {
    return {named.type, named.walked == Walked::forward ? Walked::backward : Walked::forward};
  }
  NamedEdgeType negated_name() { return take('^') ? turned(name()) : name(); }

  PatternStep step_of(NamedEdgeType named) const {
    PatternStep step;
    const bool symmetric = kinds_.edge_type(named.type).symmetric;
    step.forward[named.type] = symmetric || named.walked == Walked::forward;
    step.backward[named.type] = symmetric || named.walked == Walked::backward;
    return step;
  }

  // A negated property set (SPARQL 1.1, section 18.4): all edges except the named types, in each direction in which a
  // type is named.
  PatternStep negated() {
    std::vector<NamedEdgeType> named;
    if (take('(')) {
      if (!take(')')) {
        named.push_back(negated_name());
        while (take('|')) named.push_back(negated_name());
        if (!take(')')) fail_unexpected("'|' or ')'");
      }
    } else {
      named.push_back(negated_name());
    }
    bool forward = named.empty();
    bool backward = false;
    for (const NamedEdgeType& one : named) (one.walked == Walked::forward ? forward : backward) = true;
    PatternStep step;
    for (const Walked walked : {Walked::forward, Walked::backward}) {
      if (!(walked == Walked::forward ? forward : backward)) continue;
      for (std::size_t i = 0; i < kinds_.edge_types().size(); ++i) {
        const NamedEdgeType candidate{static_cast<EdgeTypeId>(i), walked};
        bool excluded = kinds_.edge_type(candidate.type).carrier == Carrier::claim;
        for (const NamedEdgeType& one : named)
          excluded = excluded || one == candidate ||
                     (one.type == candidate.type && kinds_.edge_type(candidate.type).symmetric);
        if (excluded) continue;
        const PatternStep allowed = step_of(candidate);
        step.forward |= allowed.forward;
        step.backward |= allowed.backward;
      }
    }
    return step;
  }

  std::string_view text_;
  const Kinds& kinds_;
  const EdgeTypeResolver& resolve_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::optional<PathPattern> parse_path_expression(std::string_view text, const Kinds& kinds,
                                                 const EdgeTypeResolver& resolve, Fault* fault) {
  try {
    return ExpressionParser(text, kinds, resolve).parse();
  } catch (Wrong& wrong) {
    if (fault) {
      fault->kind = &bad_path_expression;
      std::uint64_t column = 1;
      for (std::size_t i = 0; i < wrong.offset; ++column)
        i += std::max<std::size_t>(decode_utf8(text.substr(i)).size, 1);
      fault->place = {{}, 0, column};
      fault->message = std::move(wrong.message);
      fault->excerpt = text.empty() ? std::string(" ") : std::string(text);
      fault->remedy = std::move(wrong.remedy);
    }
    return std::nullopt;
  }
}

}  // namespace filiera
