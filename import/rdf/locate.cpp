// SPDX-License-Identifier: Apache-2.0
// Finds the positions of terms by tokenizing the statement again.
#include "import/rdf/locate.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "import/rdf/statement_shape.hpp"
#include "io/same_file.hpp"
#include "rdf/lexer/turtle_lexer.hpp"

namespace filiera {

namespace {

// A line that begins with a statement, from which scanning can start.
struct Checkpoint {
  std::uint64_t offset = 0;
  std::uint64_t line = 1;
};
constexpr std::uint64_t checkpoint_distance = std::uint64_t{1} << 15;

// Tokens as StatementShape expects them: a literal with its tag or datatype is one token; directives and graph blocks
// are skipped.
class StatementScan {
 public:
  StatementScan(Source& source, Syntax syntax) : lexer_(source, syntax, faults_) {}

  // Moves to the next token that is part of a statement; false at the end.
  bool next() {
    if (pending_) shape_.take(token_.kind, token_.position);
    pending_ = false;
    while (true) {
      const TokenKind before = token_.kind;
      token_ = lexer_.next();
      faults_.clear();
      switch (token_.kind) {
        case TokenKind::end:
          return false;
        case TokenKind::invalid:
        case TokenKind::graph:
          break;
        case TokenKind::line_end:
        case TokenKind::open_brace:
        case TokenKind::close_brace:
          shape_.restart();
          break;
        case TokenKind::datatype_mark:
          token_ = lexer_.next();
          break;
        case TokenKind::prefix:
          lexer_.next();
          lexer_.next();
          break;
        case TokenKind::base:
          lexer_.next();
          break;
        case TokenKind::open_triple: {
          const Token start = token_;
          while (token_.kind != TokenKind::close_triple && token_.kind != TokenKind::end) token_ = lexer_.next();
          token_ = start;
          token_.kind = TokenKind::iri;
          return pending_ = true;
        }
        case TokenKind::language:
          if (before != TokenKind::string) skip_directive();
          break;
        default:
          return pending_ = true;
      }
    }
  }

  const Token& token() const { return token_; }
  const StatementShape& shape() const { return shape_; }

 private:
  void skip_directive() {
    while (token_.kind != TokenKind::dot && token_.kind != TokenKind::end) token_ = lexer_.next();
  }

  std::vector<Fault> faults_;  // ignored: they have been reported before
  TurtleLexer lexer_;
  StatementShape shape_;
  Token token_;
  bool pending_ = false;
};

std::string_view line_at(std::string_view text, std::uint64_t offset) {
  const auto is_end = [](char c) { return c == '\n' || c == '\r'; };
  std::size_t first = std::min<std::size_t>(offset, text.size());
  while (first > 0 && !is_end(text[first - 1])) --first;
  std::size_t last = first;
  while (last < text.size() && !is_end(text[last])) ++last;
  return text.substr(first, last - first);
}

}  // namespace

struct TermLocator::Text {
  std::string file;
  Syntax syntax = Syntax::turtle;
  std::string bytes;
  std::vector<Checkpoint> checkpoints;
  bool known = false;

  void load() {
    if (is_read_once(file)) return;
    const std::unique_ptr<Source> source = open_source(file);
    constexpr std::size_t step = std::size_t{1} << 18;
    for (std::size_t got = 1; got > 0;) {
      const std::size_t size = bytes.size();
      if (size > greatest_text) return;
      bytes.resize(size + step);
      got = source->read(bytes.data() + size, step);
      bytes.resize(size + got);
    }
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
    known = true;
    checkpoints.emplace_back();
    const std::unique_ptr<Source> text = memory_source(file, bytes);
    StatementScan scan(*text, syntax);
    while (scan.next()) {
      const TextPosition& position = scan.token().position;
      if (scan.shape().at_start() && position.column == 1 &&
          position.offset > checkpoints.back().offset + checkpoint_distance) {
        checkpoints.push_back({position.offset, position.line});
      }
    }
  }
};

const TermLocator::Text* TermLocator::text_of(const std::string& file) {
  if (!text_ || text_->file != file) {
    auto text = std::make_shared<Text>();
    text->file = file;
    if (const auto syntax = syntax_of_path(file); syntax || syntax_) {
      text->syntax = syntax_ ? *syntax_ : *syntax;
      try {
        text->load();
      } catch (const SourceError&) {
        text->known = false;
      }
    }
    text_ = std::move(text);
  }
  return text_->known ? text_.get() : nullptr;
}

std::string TermLocator::excerpt_at(const std::string& file, std::uint64_t line) {
  const Text* text = text_of(file);
  if (text == nullptr || line == 0) return {};
  std::size_t at = 0;
  for (std::uint64_t number = 1; number < line; ++number) {
    at = text->bytes.find_first_of("\r\n", at);
    if (at == std::string::npos) return {};
    at += text->bytes.compare(at, 2, "\r\n") == 0 ? 2 : 1;
  }
  return std::string(line_at(text->bytes, at));
}

Located TermLocator::operator()(const std::string& file, Origin origin, TermRole role) {
  Located located{{file, 0, 0}, {}};
  const Text* text = text_of(file);
  if (text == nullptr) return located;
  const auto after = std::upper_bound(text->checkpoints.begin(), text->checkpoints.end(), origin.line,
                                      [](std::uint32_t line, const Checkpoint& c) { return line < c.line; });
  const Checkpoint start = after == text->checkpoints.begin() ? Checkpoint{} : *std::prev(after);
  const std::unique_ptr<Source> source = memory_source(file, std::string_view(text->bytes).substr(start.offset));
  StatementScan scan(*source, text->syntax);
  while (scan.next()) {
    const TextPosition& here = scan.token().position;
    const std::uint64_t line = here.line + start.line - 1;
    if (line > origin.line) break;
    if (line != origin.line || here.column != origin.column) continue;
    const StatementShape::Level& level = scan.shape().level();
    const bool in_list = level.opened_by == TokenKind::open_parenthesis;
    TextPosition found = role == TermRole::object    ? here
                         : role == TermRole::subject ? level.subject
                         : in_list                   ? level.subject
                                                     : level.predicate;
    located.place = {file, found.line + start.line - 1, found.column};
    located.excerpt = std::string(line_at(text->bytes, found.offset + start.offset));
    break;
  }
  return located;
}

}  // namespace filiera
