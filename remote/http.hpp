// SPDX-License-Identifier: Apache-2.0
// Requests over HTTP and HTTPS to one server that the user named: bounded in time, size and redirects.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "remote/budget.hpp"
#include "remote/endpoint_error.hpp"
#include "remote/url.hpp"

namespace filiera {

struct HttpLimits {
  std::chrono::seconds timeout{60};               // --timeout: of one request, from connecting to the last byte
  std::uint64_t bytes = std::uint64_t{64} << 20;  // of one answer that is kept, decompressed; none if it is streamed
  int redirects = 3;                              // each to the same scheme, host and port
};

struct HttpRequest {
  std::string_view method = "GET";
  std::string url;
  std::string_view accept;
  std::string_view content_type;  // of the body
  std::string_view body;
};

// Headers are empty where the server did not send them.
struct HttpAnswer {
  long status = 0;
  std::string content_type;
  std::string body;  // decompressed; empty when it was streamed
  std::string warning;
  std::string sql_state, sql_message, max_rows;  // X-SQL-State, X-SQL-Message, X-SPARQL-MaxRows: Virtuoso's
  std::string location;                          // of a redirect, as the server wrote it
  std::string redirected_to;                     // the URL that answered, where it is not that of the request
};

// ": " and the first line of an answer's body that is not empty, at most 200 bytes; else X-SQL-Message; empty when the
// server says nothing.
std::string server_words(const HttpAnswer& answer);

// Why an answer of status 401 or 403 was given, and what to do: " (HTTP 401); credentials come from ...".
std::string refusal_remedy(const HttpAnswer& answer);

// One request at a time; the connection is kept between them. TLS certificates are verified. Answers may be compressed
// by gzip or deflate. Credentials come from $FILIERA_TOKEN (a bearer token), else $FILIERA_USER and $FILIERA_PASSWORD,
// else the user's netrc file, and go where may_send_credentials allows.
class HttpClient {
 public:
  // `budget`, if any, is charged for each request and each byte of an answer. Throws EndpointUrlError.
  explicit HttpClient(const std::string& url, HttpLimits limits = {}, std::shared_ptr<Budget> budget = {});
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Takes a piece of an answer's body.
  using Consumer = std::function<void(std::string_view)>;

  // The answer, whatever its status. With `consumer`, the body of an answer of status 2xx goes there piece by piece;
  // what it throws passes through. Throws EndpointError: unreachable, too slow, too large, cut off, redirected away,
  // over the budget, or because a credential may not be sent there.
  HttpAnswer send(const HttpRequest& request, const Consumer& consumer = {});

 private:
  struct Transfer;
  HttpAnswer once(const HttpRequest& request, const std::string& url, bool redirected, const Consumer& consumer);

  HttpLimits limits_;
  std::shared_ptr<Budget> budget_;
  std::shared_ptr<void> handle_;
};

}  // namespace filiera
