// SPDX-License-Identifier: Apache-2.0
// The grammar of statements against Serd's, on random sequences of tokens.
#include <gtest/gtest.h>
#include <serd/serd.h>

#include <array>
#include <memory>
#include <optional>
#include <random>
#include <string>

#include "tests/import/rdf/reading.hpp"
#include "tests/property_share.hpp"

namespace filiera {
namespace {

// The number of statements that Serd reads in a text; empty if it refuses the text.
std::optional<std::size_t> statements_by_serd(const std::string& text) {
  struct Count {
    std::size_t statements = 0;
    bool refused = false;
  } count;
  const std::unique_ptr<SerdReader, decltype(&serd_reader_free)> reader(
      serd_reader_new(
          SERD_TURTLE, &count, nullptr, nullptr, nullptr,
          [](void* handle, SerdStatementFlags, const SerdNode*, const SerdNode*, const SerdNode*, const SerdNode*,
             const SerdNode*, const SerdNode*) {
            ++static_cast<Count*>(handle)->statements;
            return SERD_SUCCESS;
          },
          nullptr),
      serd_reader_free);
  const auto refuse = [](void* handle, const SerdError*) {
    static_cast<Count*>(handle)->refused = true;
    return SERD_SUCCESS;
  };
  serd_reader_set_error_sink(reader.get(), refuse, &count);
  const SerdStatus status = serd_reader_read_string(reader.get(), reinterpret_cast<const std::uint8_t*>(text.c_str()));
  if (status > SERD_FAILURE || count.refused) return std::nullopt;
  return count.statements;
}

std::optional<std::size_t> statements_of(const std::string& text) {
  const Reading reading = reading_of(text);
  if (!reading.whole) return std::nullopt;
  return reading.sink.quads.size();
}

TEST(Grammar, IsThatOfSerd) {
  constexpr std::array tokens{"<u:a>", "<u:b>", "_:b", "'x'", "7", "a", "[", "]", "(", ")", ";", ",", "."};
  std::mt19937 random(7);
  std::size_t read = 0;
  for (int i = 0; i < property_cases(60000); ++i) {
    std::string text = i % 4 == 0   ? ""
                       : i % 4 == 1 ? "<u:s> <u:p> "
                       : i % 4 == 2 ? "<u:s> <u:p> [ <u:q> "
                                    : "( <u:o> [ ";
    for (std::size_t left = random() % 9; left > 0; --left) text += std::string(tokens[random() % tokens.size()]) + " ";
    text += i % 4 == 2 ? "] ." : i % 4 == 3 ? "] ) <u:p> 'y' ." : ".";
    const std::optional<std::size_t> found = statements_of(text);
    const bool serd_is_lax = text.starts_with("a ") || text.find(". a ") != std::string::npos || text == "[ ] ." ||
                             text.find(". [ ] .") != std::string::npos;
    EXPECT_EQ(found, serd_is_lax ? std::nullopt : statements_by_serd(text)) << text;
    read += found ? 1 : 0;
  }
  EXPECT_GT(read, static_cast<std::size_t>(property_cases(1500)));
}

}  // namespace
}  // namespace filiera
