// SPDX-License-Identifier: Apache-2.0
// Texts of documents, found by digest.
#include "cli/words/texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/output/exit_code.hpp"
#include "io/sha256.hpp"
#include "io/shared_library.hpp"
#include "io/source.hpp"
#include "io/spelling.hpp"
#include "io/utf8.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

// The byte at which the code point with index `offset` starts; the size of the text for the index after the last; else
// empty.
std::optional<std::size_t> byte_of(std::string_view text, std::size_t offset) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!is_continuation(text[i]) && seen++ == offset) return i;
  return seen == offset ? std::optional(text.size()) : std::nullopt;
}

std::string bytes_of(const std::string& path) {
  std::string bytes;
  const std::unique_ptr<Source> source = open_source(path);
  std::string block(std::size_t{1} << 16, '\0');
  while (const std::size_t size = source->read(block.data(), block.size())) bytes.append(block, 0, size);
  return bytes;
}

}  // namespace

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return !is_continuation(byte); }));
}

std::optional<std::string_view> passage(std::string_view text, std::size_t start, std::size_t end) {
  const std::optional<std::size_t> first = byte_of(text, start), last = byte_of(text, end);
  if (!first || !last || *last < *first) return std::nullopt;
  return text.substr(*first, *last - *first);
}

TextPlace position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, byte_of(text, offset).value_or(text.size()));
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
          code_points(before.substr(line_start)) + 1};
}

Texts::Texts(std::span<const std::string> paths) {
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_regular_file(path, error)) {
      files_.push_back(path);
      continue;
    }
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
      if (entry->is_regular_file(error)) files_.push_back(entry->path().string());
    if (error) throw Failure(ExitCode::input, fmt::format("--texts {}: {}", path, error.message()));
  }
  std::sort(files_.begin(), files_.end());
  for (const std::string& path : files_) {
    try {
      std::string bytes = bytes_of(path);
      std::string digest = sha256_hex(bytes);
      by_digest_.try_emplace(std::move(digest), Text{path, std::move(bytes)});
    } catch (const SourceError& unreadable) {
      throw Failure(ExitCode::input, fmt::format("{}: {}", path, unreadable.what()));
    } catch (const SharedLibraryError& missing) {
      throw Failure(
          ExitCode::input,
          fmt::format("--texts: {}; digests are made by it: install Debian's package libssl3", missing.what()));
    }
  }
}

const Text* Texts::of(const KnowledgeGraph& graph, DocumentId document) const {
  const TermId digest = graph.object(graph.document(document).term, vocab::fil_sha256);
  if (digest == no_term) return nullptr;
  const auto found = by_digest_.find(lower_ascii(graph.terms().value(digest)));
  return found == by_digest_.end() ? nullptr : &found->second;
}

}  // namespace filiera
