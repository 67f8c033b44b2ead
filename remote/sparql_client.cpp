// SPDX-License-Identifier: Apache-2.0
// Sends queries to a SPARQL endpoint and checks that its answers are complete.
#include "remote/sparql_client.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "io/percent.hpp"

namespace filiera {

namespace {

constexpr std::string_view results_type = "application/sparql-results+json";
constexpr std::string_view anytime_state = "S1TAT";  // Virtuoso's: the time for the query ran out, the rows are some

std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// Throws unless the status is 200 or 203 (changed by a proxy).
void check_status(const std::string& url, const HttpAnswer& answer) {
  if (answer.status == 200 || answer.status == 203) return;
  if (answer.status == 401 || answer.status == 403)
    throw EndpointError(fmt::format("{}: access is refused{}", url, refusal_remedy(answer)));
  if (answer.status == 206)
    throw IncompleteAnswerError(fmt::format("{}: the server sends a part of its answer only (HTTP 206)", url));
  const std::string message = fmt::format("{}: HTTP {}{}", url, answer.status, server_words(answer));
  if (answer.sql_state == anytime_state) throw IncompleteAnswerError(message);
  throw EndpointError(message);
}

// Throws if the headers of an answer with this number of rows say that rows are missing.
void check_headers(const std::string& url, const HttpAnswer& answer, std::size_t rows) {
  if (!answer.sql_state.empty() || !answer.sql_message.empty())
    throw IncompleteAnswerError(fmt::format("{}: the server's answer is not whole: {} {}", url, answer.sql_state,
                                            answer.sql_message.empty() ? "(X-SQL-State)" : answer.sql_message));
  if (!answer.warning.empty())
    throw IncompleteAnswerError(
        fmt::format("{}: the server warns that its answer may not be whole: {}", url, answer.warning));
  // Virtuoso sends its limit; an answer with fewer rows is complete.
  if (!answer.max_rows.empty() && rows >= number_of(answer.max_rows).value_or(0))
    throw IncompleteAnswerError(
        fmt::format("{}: the server cuts answers off after {} rows (X-SPARQL-MaxRows); raise its limit "
                    "(ResultSetMaxRows in Virtuoso)",
                    url, answer.max_rows));
}

[[noreturn]] void fail_results(const std::string& url, const HttpAnswer& answer, const ResultsError& error) {
  switch (error.kind()) {
    case ResultsError::Kind::not_json:
      throw EndpointError(fmt::format("{}: the answer is no SPARQL result in JSON ({}); is this a SPARQL endpoint?{}",
                                      url, answer.content_type.empty() ? "of no type" : answer.content_type,
                                      answer.body.empty() ? " It is empty" : " It says" + server_words(answer)));
    case ResultsError::Kind::cut_off:
      throw IncompleteAnswerError(fmt::format("{}: the server's answer breaks off: {}", url, error.what()));
    case ResultsError::Kind::continued:
      throw IncompleteAnswerError(
          fmt::format("{}: the server failed while it answered; after the rows it says: {}", url, error.what()));
    case ResultsError::Kind::malformed:
      break;
  }
  throw EndpointError(fmt::format("{}: the answer is malformed: {}", url, error.what()));
}

}  // namespace

SparqlClient::SparqlClient(std::string url, const EndpointLimits& limits)
    : url_(std::move(url)),
      budget_(std::make_shared<Budget>(url_, limits.question)),
      http_(url_, limits.answer, budget_) {}

std::size_t SparqlClient::select(std::string_view query, std::span<const std::string_view> variables,
                                 const std::function<void(Solution)>& take) {
  const std::string body = "query=" + percent_encoded(query);
  const HttpAnswer answer =
      http_.send({"POST", url_, results_type, "application/x-www-form-urlencoded; charset=utf-8", body});
  check_status(url_, answer);
  std::size_t rows = 0;
  try {
    rows = read_results(answer.body, variables, [&](Solution solution) {
      budget_->take_rows(1);
      take(solution);
    });
  } catch (const ResultsError& error) {
    fail_results(url_, answer, error);
  }
  check_headers(url_, answer, rows);
  return rows;
}

std::uint64_t SparqlClient::count(std::string_view pattern) { return count_of("*", pattern); }

std::uint64_t SparqlClient::count_distinct(std::string_view variable, std::string_view pattern) {
  return count_of(fmt::format("DISTINCT ?{}", variable), pattern);
}

std::uint64_t SparqlClient::count_distinct_rows(std::string_view variables, std::string_view pattern) {
  return count_of("*", fmt::format("SELECT DISTINCT {} WHERE {{ {} }}", variables, pattern));
}

std::uint64_t SparqlClient::count_of(std::string_view counted, std::string_view pattern) {
  constexpr std::string_view variable[] = {"n"};
  std::optional<std::uint64_t> number;
  const std::size_t rows = select(fmt::format("SELECT (COUNT({}) AS ?n) WHERE {{ {} }}", counted, pattern), variable,
                                  [&](Solution solution) { number = number_of(solution[0].value); });
  if (rows != 1 || !number) throw EndpointError(fmt::format("{}: the answer to a COUNT is not one number", url_));
  return *number;
}

}  // namespace filiera
