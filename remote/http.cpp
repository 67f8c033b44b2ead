// SPDX-License-Identifier: Apache-2.0
// Requests over HTTP and HTTPS, with libcurl.
#include "remote/http.hpp"

#include "remote/curl_library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>

#include "io/spelling.hpp"

namespace filiera {

namespace {

constexpr long connect_seconds = 10;

struct UrlDeleter {
  void operator()(CURLU* url) const { curl_library().url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlDeleter>;

Url parsed(const std::string& text) {
  Url url(curl_library().url());
  if (!url) throw std::bad_alloc();
  if (curl_library().url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    throw EndpointUrlError(fmt::format("{}: not a URL", text));
  return url;
}

std::string part_of(const Url& url, CURLUPart part) {
  char* value = nullptr;
  if (curl_library().url_get(url.get(), part, &value, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  std::string text(value);
  curl_library().free(value);
  return text;
}

bool same_server(const std::string& a, const std::string& b) {
  const Url first = parsed(a), second = parsed(b);
  return std::ranges::all_of(std::initializer_list<CURLUPart>{CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT},
                             [&](CURLUPart part) { return part_of(first, part) == part_of(second, part); });
}

bool is_loopback(const std::string& host) { return host == "localhost" || host.starts_with("127.") || host == "[::1]"; }

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

void set_credentials(CURL* curl, const std::string& text) {
  const Url url = parsed(text);
  const bool private_way = part_of(url, CURLUPART_SCHEME) == "https" || is_loopback(part_of(url, CURLUPART_HOST));
  const long methods =
      private_way ? static_cast<long>(CURLAUTH_BASIC | CURLAUTH_DIGEST) : static_cast<long>(CURLAUTH_DIGEST);
  if (const std::string token = environment("FILIERA_TOKEN"); !token.empty()) {
    if (!private_way)
      throw EndpointError(fmt::format("{}: the token in $FILIERA_TOKEN is not sent over plain HTTP; use https", text));
    curl_library().easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
    curl_library().easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, token.c_str());
    return;
  }
  curl_library().easy_setopt(curl, CURLOPT_HTTPAUTH, methods);
  if (const std::string user = environment("FILIERA_USER"); !user.empty()) {
    curl_library().easy_setopt(curl, CURLOPT_USERNAME, user.c_str());
    curl_library().easy_setopt(curl, CURLOPT_PASSWORD, environment("FILIERA_PASSWORD").c_str());
  } else {
    curl_library().easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_OPTIONAL));
  }
}

}  // namespace

bool is_endpoint(std::string_view text) {
  const auto starts = [&](std::string_view scheme) {
    return text.size() > scheme.size() && equal_ignoring_case(text.substr(0, scheme.size()), scheme);
  };
  return starts("http://") || starts("https://");
}

// What libcurl's callbacks fill; nothing is thrown through them.
struct HttpClient::Transfer {
  CURL* curl;
  const Consumer& consumer;
  std::uint64_t most;
  std::string body;
  bool too_large = false;
  std::exception_ptr thrown;

  static std::size_t take(char* bytes, std::size_t, std::size_t size, void* self) {
    Transfer& transfer = *static_cast<Transfer*>(self);
    try {
      long status = 0;
      curl_library().easy_getinfo(transfer.curl, CURLINFO_RESPONSE_CODE, &status);
      if (transfer.consumer && status / 100 == 2) {
        transfer.consumer({bytes, size});
        return size;
      }
      if (transfer.body.size() + size > transfer.most) {
        transfer.too_large = true;
        return 0;
      }
      transfer.body.append(bytes, size);
      return size;
    } catch (...) {
      transfer.thrown = std::current_exception();
      return 0;
    }
  }
};

HttpClient::HttpClient(const std::string& url, HttpLimits limits) : limits_(limits) {
  const Url given = parsed(url);
  if (!part_of(given, CURLUPART_USER).empty() || !part_of(given, CURLUPART_PASSWORD).empty())
    throw EndpointUrlError(
        "a URL with a user or password is refused: others can read command lines; set $FILIERA_USER and "
        "$FILIERA_PASSWORD, or use a netrc file");
  handle_ = std::shared_ptr<void>(curl_library().easy_init(), [](void* curl) { curl_library().easy_cleanup(curl); });
  if (!handle_) throw std::bad_alloc();
}

HttpAnswer HttpClient::send(const HttpRequest& request, const Consumer& consumer) {
  std::string url = request.url;
  for (int followed = 0;; ++followed) {
    std::string redirect;
    HttpAnswer answer = once(request, url, consumer, redirect);
    if (redirect.empty()) return answer;
    if (!same_server(request.url, redirect))
      throw EndpointError(
          fmt::format("{}: redirects to another server, {}, which is not followed; name that one if you trust it",
                      request.url, redirect));
    if (followed == limits_.redirects)
      throw EndpointError(fmt::format("{}: redirects more than {} times", request.url, limits_.redirects));
    url = std::move(redirect);
  }
}

HttpAnswer HttpClient::once(const HttpRequest& request, const std::string& url, const Consumer& consumer,
                            std::string& redirect) {
  CURL* curl = handle_.get();
  curl_library().easy_reset(curl);
  Transfer transfer{curl, consumer, limits_.bytes, {}, false, {}};
  char reason[CURL_ERROR_SIZE] = "";
  const std::string method(request.method);
  const CurlLibrary& library = curl_library();
  std::unique_ptr<curl_slist, decltype(library.slist_free_all)> headers(nullptr, library.slist_free_all);
  const auto add_header = [&](const std::string& line) {
    curl_slist* longer = curl_library().slist_append(headers.get(), line.c_str());
    if (!longer) throw std::bad_alloc();
    static_cast<void>(headers.release());
    headers.reset(longer);
  };
  if (!request.accept.empty()) add_header(fmt::format("Accept: {}", request.accept));
  add_header("Expect:");
  if (!request.content_type.empty()) add_header(fmt::format("Content-Type: {}", request.content_type));

  curl_library().easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_library().easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_library().easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_library().easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
  curl_library().easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(limits_.timeout.count()));
  curl_library().easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  curl_library().easy_setopt(curl, CURLOPT_USERAGENT, "filiera");
  curl_library().easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_library().easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Transfer::take);
  curl_library().easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  if (request.method != "GET") {
    curl_library().easy_setopt(curl, CURLOPT_POST, 1L);
    curl_library().easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_library().easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    curl_library().easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  }
  set_credentials(curl, url);

  const CURLcode code = curl_library().easy_perform(curl);
  if (transfer.thrown) std::rethrow_exception(transfer.thrown);
  if (transfer.too_large)
    throw EndpointError(fmt::format("{}: the answer is larger than {} MB, the most that is accepted", request.url,
                                    limits_.bytes >> 20));
  if (code == CURLE_OPERATION_TIMEDOUT)
    throw EndpointError(fmt::format("{}: no whole answer within {} seconds; --timeout allows more", request.url,
                                    limits_.timeout.count()));
  if (code != CURLE_OK)
    throw EndpointError(fmt::format("{}: {}", request.url, *reason ? reason : curl_library().easy_strerror(code)));

  HttpAnswer answer;
  curl_library().easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
  char* text = nullptr;
  if (curl_library().easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text) answer.content_type = text;
  if (answer.status / 100 == 3 && curl_library().easy_getinfo(curl, CURLINFO_REDIRECT_URL, &text) == CURLE_OK && text)
    redirect = text;
  answer.body = std::move(transfer.body);
  return answer;
}

}  // namespace filiera
