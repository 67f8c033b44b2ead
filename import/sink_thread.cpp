// SPDX-License-Identifier: Apache-2.0
// Batches of calls from one thread to another.
#include "import/sink_thread.hpp"

#include <utility>

namespace filiera {
namespace {

constexpr std::size_t batch_calls = 4096;
constexpr std::size_t batch_bytes = std::size_t{1} << 20;
constexpr std::size_t most_waiting = 4;

}  // namespace

SinkThread::~SinkThread() {
  if (!started()) return;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void SinkThread::start() {
  if (started()) return;
  empty_.reserve(most_waiting + 2);  // the thread must not fail when it gives a batch back
  thread_ = std::thread([this] { run(); });
}

void SinkThread::begin_file(std::string_view name) {
  if (!started()) return sink_.begin_file(name);
  filling_.calls.push_back(Call::begin_file);
  keep(iri_term(name));
  hand_over_when_full();
}

void SinkThread::prefix(std::string_view name, std::string_view iri) {
  if (!started()) return sink_.prefix(name, iri);
  filling_.calls.push_back(Call::prefix);
  keep(iri_term(name));
  keep(iri_term(iri));
  hand_over_when_full();
}

void SinkThread::statement(const StatementView& statement) {
  if (!started()) return sink_.statement(statement);
  filling_.calls.push_back(statement.graph ? Call::quad : Call::triple);
  keep(statement.subject);
  keep(statement.predicate);
  keep(statement.object);
  if (statement.graph) keep(*statement.graph);
  filling_.origins.push_back(statement.origin);
  hand_over_when_full();
}

void SinkThread::keep(const TermView& term) {
  filling_.terms.push_back({static_cast<std::uint32_t>(term.value.size()), static_cast<std::uint32_t>(term.datatype.size()),
                            static_cast<std::uint32_t>(term.language.size()), term.kind});
  filling_.bytes += term.value;
  filling_.bytes += term.datatype;
  filling_.bytes += term.language;
}

void SinkThread::hand_over_when_full() {
  if (filling_.calls.size() >= batch_calls || filling_.bytes.size() >= batch_bytes) hand_over();
}

void SinkThread::hand_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < most_waiting || failure_; });
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  waiting_.push_back(std::move(filling_));
  filling_ = {};
  if (!empty_.empty()) {
    filling_ = std::move(empty_.back());
    empty_.pop_back();
  }
  lock.unlock();
  changed_.notify_all();
}

void SinkThread::finish() {
  if (!started()) return;
  if (!filling_.calls.empty()) hand_over();
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  thread_.join();
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void SinkThread::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return !waiting_.empty() || ended_; });
    if (waiting_.empty()) return;
    Batch batch = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    changed_.notify_all();
    try {
      replay(batch);
    } catch (...) {
      lock.lock();
      failure_ = std::current_exception();
      waiting_.clear();
      changed_.notify_all();
      return;
    }
    batch.calls.clear();
    batch.terms.clear();
    batch.origins.clear();
    batch.bytes.clear();
    lock.lock();
    empty_.push_back(std::move(batch));
  }
}

void SinkThread::replay(const Batch& batch) {
  std::size_t term = 0, byte = 0, origin = 0;
  const auto take = [&](std::size_t size) {
    const std::string_view bytes(batch.bytes.data() + byte, size);
    byte += size;
    return bytes;
  };
  const auto next = [&] {
    const Term& stored = batch.terms[term++];
    TermView view;
    view.kind = stored.kind;
    view.value = take(stored.value);
    view.datatype = take(stored.datatype);
    view.language = take(stored.language);
    return view;
  };
  for (const Call call : batch.calls) switch (call) {
      case Call::begin_file:
        sink_.begin_file(next().value);
        break;
      case Call::prefix: {
        const TermView name = next();
        sink_.prefix(name.value, next().value);
        break;
      }
      case Call::triple:
      case Call::quad: {
        StatementView statement;
        statement.subject = next();
        statement.predicate = next();
        statement.object = next();
        if (call == Call::quad) statement.graph = next();
        statement.origin = batch.origins[origin++];
        sink_.statement(statement);
        break;
      }
    }
}

}  // namespace filiera
