// SPDX-License-Identifier: Apache-2.0
// Requests over HTTP and HTTPS to one server that the user named: bounded in time, size and redirects.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace filiera {

// The endpoint cannot be reached, refuses, or answers what nobody can use. The message names it and says what to do.
class EndpointError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The URL cannot be asked at all: it is malformed, or holds credentials. A mistake of whoever wrote it.
class EndpointUrlError : public EndpointError {
 public:
  using EndpointError::EndpointError;
};

struct HttpLimits {
  std::chrono::seconds timeout{60};               // of one request, from connecting to the last byte
  std::uint64_t bytes = std::uint64_t{64} << 20;  // of one answer that is kept; a streamed one has no limit
  int redirects = 3;                              // each to the same scheme, host and port
};

struct HttpRequest {
  std::string_view method = "GET";
  std::string url;
  std::string_view accept;
  std::string_view content_type;  // of the body
  std::string_view body;
};

struct HttpAnswer {
  long status = 0;
  std::string content_type;
  std::string body;  // empty when it was streamed
};

// Whether `text` names an endpoint: http:// or https://, in any case.
bool is_endpoint(std::string_view text);

// One request at a time; the connection is kept between them. TLS certificates are verified. Credentials come from
// $FILIERA_TOKEN (a bearer token), else $FILIERA_USER and $FILIERA_PASSWORD, else the user's netrc file; over plain
// HTTP to another machine a token is refused and a password only sent as a digest.
class HttpClient {
 public:
  // Throws EndpointUrlError.
  explicit HttpClient(const std::string& url, HttpLimits limits = {});
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Takes a piece of an answer's body.
  using Consumer = std::function<void(std::string_view)>;

  // The answer, whatever its status. With `consumer`, the body of an answer of status 2xx goes there piece by piece;
  // what it throws passes through. Throws EndpointError: unreachable, too slow, too large, cut off, redirected away.
  HttpAnswer send(const HttpRequest& request, const Consumer& consumer = {});

 private:
  struct Transfer;
  HttpAnswer once(const HttpRequest& request, const std::string& url, const Consumer& consumer, std::string& redirect);

  HttpLimits limits_;
  std::shared_ptr<void> handle_;
};

}  // namespace filiera
