// SPDX-License-Identifier: Apache-2.0
// Serves the protocol on descriptors. Each call runs in a process of its own, which shares the data of this one, so
// that a call can be cancelled, fail or take too long without harm to the next.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "cli/data/dataset.hpp"
#include "cli/mcp/protocol.hpp"

namespace filiera {

struct ServerLimits {
  std::size_t line = std::size_t{4} << 20;     // bytes of a message
  std::size_t answer = std::size_t{16} << 20;  // bytes of an answer
  std::size_t waiting = 1000;                  // calls that wait for the one that runs
  std::chrono::seconds time{60};               // of one call
};

// Reads messages from `in` and writes messages to `out` until `in` ends and every call is answered, or until nobody
// reads `out`. Calls run one after the other; other requests are answered while one runs. Throws OutputError.
void serve(int in, int out, std::shared_ptr<const KeptData> data, const std::string& texts, const ServerLimits& limits);

}  // namespace filiera
