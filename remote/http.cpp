// SPDX-License-Identifier: Apache-2.0
// HTTP and HTTPS requests with libcurl.
#include "remote/http.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <optional>

#include "io/gzip_stream.hpp"
#include "io/source.hpp"
#include "io/spelling.hpp"
#include "remote/curl_library.hpp"

namespace filiera {

namespace {

constexpr long connect_seconds = 10;
constexpr std::size_t excerpt_size = 200;
constexpr std::string_view encodings[] = {"gzip", "x-gzip", "deflate"};

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// A line break in a header would begin another header.
std::string credential(const char* name) {
  std::string value = environment(name);
  if (std::ranges::any_of(value, [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
    throw EndpointUrlError(
        fmt::format("${} has a line break or another control character in it; set it without", name));
  return value;
}

void set_credentials(CURL* curl, const std::string& url, Allowed allowed) {
  const CurlLibrary& library = curl_library();
  const std::string token = credential("FILIERA_TOKEN"), user = credential("FILIERA_USER");
  if (!token.empty() && allowed == Allowed::all) {
    library.easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
    library.easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, token.c_str());
    return;
  }
  if (!token.empty())
    throw EndpointError(fmt::format("{}: the token in $FILIERA_TOKEN is not sent over plain HTTP; use https", url));
  if (allowed == Allowed::nothing) {
    if (user.empty()) return;
    throw EndpointError(
        fmt::format("{}: the password in $FILIERA_PASSWORD is not sent over plain HTTP through a proxy; use https, or "
                    "name the host "
                    "in $no_proxy",
                    url));
  }
  library.easy_setopt(curl, CURLOPT_HTTPAUTH,
                      allowed == Allowed::all ? static_cast<long>(CURLAUTH_BASIC | CURLAUTH_DIGEST)
                                              : static_cast<long>(CURLAUTH_DIGEST));
  if (user.empty()) {
    library.easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_OPTIONAL));
    return;
  }
  library.easy_setopt(curl, CURLOPT_USERNAME, user.c_str());
  library.easy_setopt(curl, CURLOPT_PASSWORD, credential("FILIERA_PASSWORD").c_str());
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

std::string server_words(const HttpAnswer& answer) {
  std::string_view words = without_blanks(answer.body);
  if (words.empty()) words = without_blanks(answer.sql_message);
  if (words.empty()) return {};
  return fmt::format(": {}", words.substr(0, std::min(words.find_first_of("\r\n"), excerpt_size)));
}

std::string refusal_remedy(const HttpAnswer& answer) {
  if (answer.redirected_to.empty())
    return fmt::format(
        " (HTTP {}); {}{}", answer.status,
        answer.only_digest && answer.status == 401
            ? "over plain HTTP a password is sent as a digest only, which this server does not take: use https"
            : credentials_remedy,
        server_words(answer));
  return fmt::format(" (HTTP {}) by {}, to which it redirects; credentials do not follow redirects: name that URL",
                     answer.status, answer.redirected_to);
}

// The state of libcurl's callbacks, which must not throw.
struct HttpClient::Transfer {
  CURL* curl;
  const Consumer& consumer;
  std::uint64_t most;
  Budget* budget;
  HttpAnswer answer;
  std::optional<GzipStream> packed;
  bool too_large = false, corrupt = false;
  std::exception_ptr thrown;

  bool successful() const {
    long status = 0;
    curl_library().easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status / 100 == 2;
  }

  void take_inflated(std::string_view bytes) {
    if (budget) budget->take_bytes(bytes.size());
    if (consumer && successful()) {
      consumer(bytes);
      return;
    }
    too_large |= answer.body.size() + bytes.size() > most;
    if (!too_large) answer.body.append(bytes);
  }

  static std::size_t take(char* bytes, std::size_t, std::size_t size, void* self) {
    Transfer& transfer = *static_cast<Transfer*>(self);
    try {
      if (transfer.answer.encoding.empty()) {
        transfer.take_inflated({bytes, size});
      } else {
        if (!transfer.packed) transfer.packed.emplace(true);
        transfer.packed->inflate({bytes, size}, [&](std::string_view piece) {
          if (!transfer.too_large) transfer.take_inflated(piece);
        });
      }
      return transfer.too_large ? 0 : size;
    } catch (const SourceError&) {
      transfer.corrupt = true;
      return 0;
    } catch (...) {
      transfer.thrown = std::current_exception();
      return 0;
    }
  }

  // If there are several answers, as with digest authentication, keeps the headers of the last one.
  static std::size_t take_header(char* bytes, std::size_t, std::size_t size, void* self) {
    Transfer& transfer = *static_cast<Transfer*>(self);
    try {
      const std::string_view line(bytes, size);
      if (line.starts_with("HTTP/")) {
        transfer.answer = {};
        transfer.packed.reset();
      }
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) return size;
      constexpr std::pair<std::string_view, std::string HttpAnswer::*> kept[] = {
          {"Content-Encoding", &HttpAnswer::encoding}, {"Location", &HttpAnswer::location},
          {"Warning", &HttpAnswer::warning},           {"X-SQL-State", &HttpAnswer::sql_state},
          {"X-SQL-Message", &HttpAnswer::sql_message}, {"X-SPARQL-MaxRows", &HttpAnswer::max_rows}};
      for (const auto& [name, member] : kept)
        if (equal_ignoring_case(line.substr(0, colon), name))
          transfer.answer.*member = without_blanks(line.substr(colon + 1));
      std::string& encoding = transfer.answer.encoding;
      if (equal_ignoring_case(encoding, "identity")) encoding.clear();
      return size;
    } catch (...) {
      transfer.thrown = std::current_exception();
      return 0;
    }
  }
};

HttpClient::HttpClient(const std::string& url, HttpLimits limits, std::shared_ptr<Budget> budget)
    : limits_(limits), budget_(std::move(budget)) {
  if (parse_url(url).has_credentials)
    throw EndpointUrlError(
        "a URL with a user or password is refused: others can read command lines; set $FILIERA_USER and "
        "$FILIERA_PASSWORD, or use a netrc file");
  handle_ = std::shared_ptr<void>(curl_library().easy_init(), [](void* curl) { curl_library().easy_cleanup(curl); });
  if (!handle_) throw std::bad_alloc();
}

HttpAnswer HttpClient::send(const HttpRequest& request, const Consumer& consumer) {
  std::string url = request.url;
  for (int followed = 0;; ++followed) {
    HttpAnswer answer = once(request, url, followed > 0 ? UrlFrom::redirect : UrlFrom::user, consumer);
    if (followed > 0) answer.redirected_to = url;
    if (answer.status / 100 != 3 || answer.location.empty()) return answer;
    // libcurl's own redirect URL would contain the credentials of this request.
    std::optional<std::string> redirect = resolved_url(url, answer.location);
    const bool elsewhere = !redirect || parse_url(*redirect).server != parse_url(request.url).server;
    if (elsewhere || parse_url(*redirect).has_credentials)
      throw EndpointError(
          fmt::format("{}: redirects to another server, {}, which is not followed; name that one if you trust it",
                      request.url, elsewhere ? answer.location : "with a user or password"));
    if (followed == limits_.redirects)
      throw EndpointError(fmt::format("{}: redirects more than {} times", request.url, limits_.redirects));
    url = std::move(*redirect);
  }
}

HttpAnswer HttpClient::once(const HttpRequest& request, const std::string& url, UrlFrom from,
                            const Consumer& consumer) {
  const CurlLibrary& library = curl_library();
  CURL* curl = handle_.get();
  library.easy_reset(curl);
  std::chrono::seconds timeout = limits_.timeout;
  if (budget_) {
    budget_->take_request();
    timeout = std::min(timeout, budget_->time_left());
  }
  Transfer transfer{curl, consumer, limits_.bytes, budget_.get(), {}, {}, false, false, {}};
  char reason[CURL_ERROR_SIZE] = "";
  const std::string method(request.method);
  std::unique_ptr<curl_slist, decltype(library.slist_free_all)> headers(nullptr, library.slist_free_all);
  const auto add_header = [&](const std::string& line) {
    curl_slist* longer = library.slist_append(headers.get(), line.c_str());
    if (!longer) throw std::bad_alloc();
    static_cast<void>(headers.release());
    headers.reset(longer);
  };
  if (!request.accept.empty()) add_header(fmt::format("Accept: {}", request.accept));
  add_header("Expect:");
  add_header("Accept-Encoding: gzip");
  if (!request.content_type.empty()) add_header(fmt::format("Content-Type: {}", request.content_type));

  library.easy_setopt(curl, CURLOPT_URL, url.c_str());
  library.easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  library.easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  library.easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
  library.easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(timeout.count()));
  library.easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  library.easy_setopt(curl, CURLOPT_USERAGENT, "filiera");
  library.easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  library.easy_setopt(curl, CURLOPT_HEADERFUNCTION, &Transfer::take_header);
  library.easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  library.easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Transfer::take);
  library.easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  if (request.method != "GET") {
    library.easy_setopt(curl, CURLOPT_POST, 1L);
    library.easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
    library.easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    library.easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  }
  const Server server = parse_url(url).server;
  const std::string proxy = proxy_for(server, ProxySettings::of_environment());
  library.easy_setopt(curl, CURLOPT_PROXY, proxy.c_str());  // "" for none, which overrides the environment
  library.easy_setopt(curl, CURLOPT_NOPROXY, "");
  const Allowed allowed = may_send_credentials(server, proxy, from);
  if (from == UrlFrom::user || allowed != Allowed::nothing) set_credentials(curl, url, allowed);

  const CURLcode code = library.easy_perform(curl);
  if (transfer.thrown) std::rethrow_exception(transfer.thrown);
  if (transfer.too_large)
    throw IncompleteAnswerError(fmt::format("{}: the answer is larger than {} MB, the most that is accepted",
                                            request.url, limits_.bytes >> 20));
  if (code == CURLE_OPERATION_TIMEDOUT) {
    if (budget_) static_cast<void>(budget_->time_left());
    double connected = 0;
    if (library.easy_getinfo(curl, CURLINFO_CONNECT_TIME, &connected) == CURLE_OK && connected == 0)
      throw EndpointError(fmt::format("{}: no connection within {} seconds", request.url,
                                      std::min<long>(connect_seconds, static_cast<long>(timeout.count()))));
    throw EndpointError(fmt::format("{}: no whole answer within {} seconds; --timeout allows more", request.url,
                                    limits_.timeout.count()));
  }
  if (code == CURLE_PARTIAL_FILE)
    throw IncompleteAnswerError(fmt::format("{}: the answer breaks off before its end", request.url));
  if (transfer.corrupt) {
    const std::string& encoding = transfer.answer.encoding;
    const bool known = std::ranges::any_of(encodings, [&](auto name) { return equal_ignoring_case(encoding, name); });
    throw EndpointError(
        known ? fmt::format("{}: the compressed answer is corrupt", request.url)
              : fmt::format("{}: the answer is encoded as {}, which was not asked for", request.url, encoding));
  }
  if (code != CURLE_OK)
    throw EndpointError(fmt::format("{}: {}", request.url, *reason ? reason : library.easy_strerror(code)));

  if (transfer.packed && !transfer.packed->complete())
    throw IncompleteAnswerError(fmt::format("{}: the compressed answer breaks off before its end", request.url));
  HttpAnswer answer = std::move(transfer.answer);
  library.easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
  answer.only_digest = allowed == Allowed::digest && !credential("FILIERA_USER").empty();
  char* text = nullptr;
  if (library.easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text) answer.content_type = text;
  return answer;
}

}  // namespace filiera
