// SPDX-License-Identifier: Apache-2.0
// Failures of endpoints.
#pragma once

#include <stdexcept>

namespace filiera {

// The endpoint cannot be reached, refuses, or its answer cannot be used. The message contains the endpoint and a
// remedy.
class EndpointError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The URL is malformed or contains credentials: an error in the command line.
class EndpointUrlError : public EndpointError {
 public:
  using EndpointError::EndpointError;
};

// The server refuses a request (HTTP 4xx) and has not executed it.
class RefusedError : public EndpointError {
 public:
  using EndpointError::EndpointError;
};

// An answer is incomplete, or larger than is accepted: a smaller query may succeed.
class IncompleteAnswerError : public EndpointError {
 public:
  using EndpointError::EndpointError;
};

}  // namespace filiera
