// SPDX-License-Identifier: Apache-2.0
// Failures of endpoints.
#pragma once

#include <stdexcept>

namespace filiera {

// The endpoint cannot be reached, refuses, or its answer cannot be used. The message names the endpoint and says what
// to do.
class EndpointError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The URL cannot be asked: it is malformed, or holds credentials. A mistake in the command line.
class EndpointUrlError : public EndpointError {
 public:
  using EndpointError::EndpointError;
};

// An answer of which a part is missing, or which is larger than is accepted: a smaller question may be answered whole.
class IncompleteAnswerError : public EndpointError {
 public:
  using EndpointError::EndpointError;
};

}  // namespace filiera
