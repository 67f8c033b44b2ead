// SPDX-License-Identifier: Apache-2.0
// HTTP and HTTPS requests to one server that the user named, with limits of time, size and redirects.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "remote/budget.hpp"
#include "remote/credentials.hpp"
#include "remote/endpoint_error.hpp"
#include "remote/url.hpp"

namespace filiera {

struct HttpLimits {
  std::chrono::seconds timeout{60};  // --timeout: of one request, including connecting
  std::uint64_t bytes = std::uint64_t{64}
                        << 20;  // of one answer that is kept, decompressed; no limit if it is streamed
  int redirects = 3;            // each to the same scheme, host and port
};

struct HttpRequest {
  std::string_view method = "GET";
  std::string url;
  std::string_view accept;
  std::string_view content_type;  // of the body
  std::string_view body;
};

// Headers are "" if the server did not send them.
struct HttpAnswer {
  long status = 0;
  std::string content_type;
  std::string encoding;  // as sent; "" for "identity"
  std::string body;      // decompressed; "" if it was streamed
  std::string warning;
  std::string sql_state, sql_message, max_rows;  // X-SQL-State, X-SQL-Message, X-SPARQL-MaxRows: Virtuoso's
  std::string location;                          // of a redirect, as sent
  std::string redirected_to;                     // the URL that answered, if it differs from that of the request
  bool only_digest = false;                      // a password is sent as a digest, or not at all
};

// ": " and the first non-empty line of an answer's body, at most 200 bytes; else X-SQL-Message; "" if there is none.
std::string server_words(const HttpAnswer& answer);

// The reason of an answer with status 401 or 403, with a remedy and what the server says: " (HTTP 401); credentials
// come from ...".
std::string refusal_remedy(const HttpAnswer& answer);

// One request at a time over a persistent connection. Verifies TLS certificates. Asks for gzip, and inflates it here,
// because libcurl accepts a member without its checksum and drops all but the first. Credentials come from
// $FILIERA_TOKEN (a bearer token), else $FILIERA_USER and $FILIERA_PASSWORD, else the user's netrc file, and are sent
// where may_send_credentials allows.
class HttpClient {
 public:
  // Each request and each byte of an answer is counted against `budget`, if given. Throws EndpointUrlError.
  explicit HttpClient(const std::string& url, HttpLimits limits = {}, std::shared_ptr<Budget> budget = {});
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Receives a piece of an answer's body.
  using Consumer = std::function<void(std::string_view)>;

  // The answer, whatever its status. With `consumer`, the body of an answer with status 2xx is passed to it in pieces;
  // its exceptions are rethrown. Throws EndpointError: unreachable, too slow, too large, truncated, redirected to
  // another server, over the budget, or a credential may not be sent.
  HttpAnswer send(const HttpRequest& request, const Consumer& consumer = {});

 private:
  struct Transfer;
  HttpAnswer once(const HttpRequest& request, const std::string& url, UrlFrom from, const Consumer& consumer);

  HttpLimits limits_;
  std::shared_ptr<Budget> budget_;
  std::shared_ptr<void> handle_;
};

}  // namespace filiera
