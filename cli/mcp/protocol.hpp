// SPDX-License-Identifier: Apache-2.0
// The Model Context Protocol, as a server: JSON-RPC 2.0, one message a line. Two revisions are spoken, told apart by
// each request and never remembered: 2026-07-28, whose requests name their revision in `_meta`, and 2025-11-25, which
// begins with `initialize`.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output/json_object.hpp"

namespace filiera {

enum class Revision : std::uint8_t { handshake, stateless };  // 2025-11-25, 2026-07-28

// A question to the data that a request makes, and how its answer is told.
struct Call {
  enum class Form : std::uint8_t { tool, resource };
  Json id;
  Revision revision = Revision::handshake;
  Form form = Form::tool;
  std::string uri;                 // of a resource
  std::vector<std::string> words;  // of a command line
};

// What came of a call: the exit code and output of its command line, or why there is none.
struct CallOutcome {
  enum class End : std::uint8_t { exited, too_slow, too_large, ended };
  End end = End::exited;
  int exit = 0;
  std::string out, messages;
};

// A document, as resources/list names it.
struct ListedDocument {
  std::string id, title;
};

// What the protocol needs of its surroundings.
class Host {
 public:
  virtual ~Host() = default;
  // Sends a message as one line.
  virtual void send(const Json& message) = 0;
  // Carries out the call, now or later; Protocol::finish() is then called, unless it is cancelled before.
  virtual void start(Call call) = 0;
  // Ends the call of this id, if it is not finished.
  virtual void cancel(const Json& id) = 0;
  // At most `most` documents from the index `first` on.
  virtual std::vector<ListedDocument> documents(std::size_t first, std::size_t most) = 0;
};

class Protocol {
 public:
  // `host` must outlive it. `texts`: the folder of the documents' texts, whose passages are told with claims; "" for
  // none.
  explicit Protocol(Host& host, std::string texts = {}) : host_(host), texts_(std::move(texts)) {}

  // Takes a line. One that is no request that can be understood is answered with an error.
  void take(std::string_view line);
  // Answers a line that was too long to be held.
  void refuse_long_line(std::size_t limit);
  // Answers the request of the call.
  void finish(const Call& call, const CallOutcome& outcome);

 private:
  struct Request;
  void answer(const Request& request);
  void initialize(const Request& request);
  void discover(const Request& request);
  void list_tools(const Request& request);
  void call_tool(const Request& request);
  void list_resources(const Request& request);
  void read_resource(const Request& request);
  void succeed(const Json& id, Revision revision, Json result);
  // With a result that the client may keep.
  void succeed_cacheable(const Json& id, Revision revision, Json result);
  void fail(const Json& id, int code, const std::string& message, Json data = nullptr);

  Host& host_;
  std::string texts_;
};

}  // namespace filiera
