// SPDX-License-Identifier: Apache-2.0
// Serves the protocol on descriptors.
#include "cli/mcp/server.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <optional>
#include <utility>

#include "cli/line/command.hpp"
#include "cli/line/reported.hpp"
#include "cli/words/claim_text.hpp"
#include "graph/model/title.hpp"
#include "io/descriptor.hpp"

namespace filiera {

namespace {

using Clock = std::chrono::steady_clock;

// A descriptor that is closed with its owner.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  int get() const { return number_; }
  bool open() const { return number_ >= 0; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read, write;
};

Pipe make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw_output_error("a pipe");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// A process that carries out a call.
class Worker {
 public:
  Worker(Call call, const std::shared_ptr<const KeptData>& data, const ServerLimits& limits)
      : call_(std::move(call)), limits_(limits), deadline_(Clock::now() + limits.time) {
    Pipe out = make_pipe(), messages = make_pipe();
    const pid_t parent = ::getpid();
    process_ = ::fork();
    if (process_ < 0) {
      outcome_.end = CallOutcome::End::ended;
      return;
    }
    if (process_ == 0) run(out.write.get(), messages.write.get(), parent, data);
    out_ = std::move(out.read);
    messages_ = std::move(messages.read);
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker() { stop(); }

  const Call& call() const { return call_; }
  const CallOutcome& outcome() const { return outcome_; }
  int out() const { return out_.get(); }
  int messages() const { return messages_.get(); }
  Clock::time_point deadline() const { return deadline_; }

  // Whether the call is finished. To be called when one of the descriptors can be read, or the time is over.
  bool finished() {
    if (process_ <= 0) return true;
    if (out_.open()) read_from(out_, outcome_.out);
    if (messages_.open()) read_from(messages_, outcome_.messages);
    if (outcome_.out.size() > limits_.answer || outcome_.messages.size() > limits_.answer)
      outcome_.end = CallOutcome::End::too_large;
    else if (Clock::now() >= deadline_)
      outcome_.end = CallOutcome::End::too_slow;
    else if (out_.open() || messages_.open())
      return false;
    stop();
    return true;
  }

 private:
  // In the process of the call.
  [[noreturn]] void run(int out, int messages, pid_t parent, const std::shared_ptr<const KeptData>& data) const {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(messages, STDERR_FILENO);
    ::_exit(reported([&] { return run_command_line(call_.words, data); }));
  }

  static void read_from(Descriptor& from, std::string& to) {
    pollfd ready{from.get(), POLLIN, 0};
    if (::poll(&ready, 1, 0) <= 0) return;
    char bytes[65536];
    const ssize_t count = ::read(from.get(), bytes, sizeof bytes);
    if (count > 0)
      to.append(bytes, static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR)
      from.close();
  }

  // Waits for the process, which is ended first unless its output has ended.
  void stop() {
    if (process_ <= 0) return;
    if (out_.open() || messages_.open()) ::kill(process_, SIGKILL);
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    if (outcome_.end != CallOutcome::End::exited) return;
    if (WIFEXITED(status))
      outcome_.exit = WEXITSTATUS(status);
    else
      outcome_.end = CallOutcome::End::ended;
  }

  Call call_;
  const ServerLimits& limits_;
  Clock::time_point deadline_;
  pid_t process_ = -1;
  Descriptor out_, messages_;
  CallOutcome outcome_;
};

class McpServer final : public Host {
 public:
  McpServer(int in, int out, std::shared_ptr<const KeptData> data, const std::string& texts, const ServerLimits& limits)
      : in_(in),
        out_(out),
        data_(std::move(data)),
        limits_(limits),
        lens_(data_->graph, {}),
        wording_(lens_, {"en"}),
        protocol_(*this, texts) {}

  void run() {
    while (in_ >= 0 || worker_ || !waiting_.empty()) {
      if (!worker_ && !waiting_.empty()) {
        worker_.emplace(std::move(waiting_.front()), data_, limits_);
        waiting_.pop_front();
      }
      wait();
      if (worker_ && worker_->finished()) {
        protocol_.finish(worker_->call(), worker_->outcome());
        worker_.reset();
      }
    }
  }

  void send(const Json& message) override { write_all(out_, message.dump() + '\n', "standard output"); }

  void start(Call call) override {
    if (waiting_.size() >= limits_.waiting) {
      CallOutcome full;
      full.exit = static_cast<int>(ExitCode::failed);
      full.messages = fmt::format("{} calls wait already: ask again when some are answered", limits_.waiting);
      return protocol_.finish(call, full);
    }
    waiting_.push_back(std::move(call));
  }

  void cancel(const Json& id) override {
    if (worker_ && worker_->call().id == id) return worker_.reset();
    const auto found = std::find_if(waiting_.begin(), waiting_.end(), [&](const Call& call) { return call.id == id; });
    if (found != waiting_.end()) waiting_.erase(found);
  }

  std::vector<ListedDocument> documents(std::size_t first, std::size_t most) override {
    const KnowledgeGraph& graph = data_->graph;
    const std::size_t all = graph.data().documents.size();
    std::vector<ListedDocument> list;
    for (std::size_t i = first; i < all && list.size() < most; ++i) {
      const DocumentId document = static_cast<DocumentId>(i);
      list.push_back(
          {wording_.short_name(graph.document(document).term), title_of(graph, document, wording_.languages())});
    }
    return list;
  }

 private:
  // Until a message came, the process of a call wrote something, or its time is over.
  void wait() {
    pollfd ready[3] = {{in_, POLLIN, 0}, {-1, POLLIN, 0}, {-1, POLLIN, 0}};
    int milliseconds = -1;
    if (worker_) {
      ready[1].fd = worker_->out();
      ready[2].fd = worker_->messages();
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(worker_->deadline() - Clock::now());
      milliseconds = static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
      if (ready[1].fd < 0 && ready[2].fd < 0) milliseconds = 0;
    }
    if (::poll(ready, 3, milliseconds) > 0 && ready[0].revents != 0) read();
  }

  void read() {
    char bytes[65536];
    const ssize_t count = ::read(in_, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) {
      if (!line_.empty()) take();
      in_ = -1;
      return;
    }
    for (std::string_view left(bytes, static_cast<std::size_t>(count)); !left.empty();) {
      const std::size_t end = left.find('\n');
      const std::string_view part = left.substr(0, end);
      too_long_ = too_long_ || line_.size() + part.size() > limits_.line;
      if (too_long_)
        line_.clear();
      else
        line_ += part;
      if (end == left.npos) return;
      take();
      left.remove_prefix(end + 1);
    }
  }

  void take() {
    if (std::exchange(too_long_, false)) return protocol_.refuse_long_line(limits_.line);
    const std::string line = std::exchange(line_, {});
    if (line.find_first_not_of(" \t\r") != line.npos) protocol_.take(line);
  }

  int in_, out_;
  std::shared_ptr<const KeptData> data_;
  const ServerLimits& limits_;
  Lens lens_;
  Wording wording_;
  Protocol protocol_;
  std::string line_;  // what has come of a message
  bool too_long_ = false;
  std::optional<Worker> worker_;
  std::deque<Call> waiting_;
};

}  // namespace

void serve(int in, int out, std::shared_ptr<const KeptData> data, const std::string& texts,
           const ServerLimits& limits) {
  McpServer(in, out, std::move(data), texts, limits).run();
}

}  // namespace filiera
