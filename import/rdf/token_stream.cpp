// SPDX-License-Identifier: Apache-2.0
// Reads batches of tokens in order, and runs the thread that produces them.
#include "import/rdf/token_stream.hpp"

#include <fmt/format.h>

#include <exception>
#include <system_error>
#include <utility>

namespace filiera {
namespace {

// Texts longer than this are lexed on a second thread. For shorter ones, starting a thread would cost more than it
// saves.
constexpr std::uint64_t short_input = std::uint64_t{1} << 20;

constexpr std::uint64_t most_skipped = std::uint64_t{1} << 16;  // bytes after a fault

}  // namespace

TokenStream::TokenStream(Source& source, Syntax syntax, Faults& faults)
    : batches_(source, syntax), name_(source.name()), syntax_(syntax), faults_(faults) {}

TokenStream::~TokenStream() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void TokenStream::advance_slowly() {
  for (take_faults(); next_ == ready_; take_faults()) {
    if (batch_.failure) std::rethrow_exception(batch_.failure);
    if (batch_.last()) return;
    take_batch();
  }
  token_ = next_++;
}

// Reports the faults before the next token.
void TokenStream::take_faults() {
  const auto next = static_cast<std::size_t>(next_ - batch_.tokens.data());
  std::vector<TokenBatch::LexicalFault>& faults = batch_.faults;
  for (; faults_taken_ < faults.size() && faults[faults_taken_].token == next; ++faults_taken_)
    add(std::move(faults[faults_taken_].fault));
  ready_ = batch_.tokens.data() + (faults_taken_ < faults.size() ? faults[faults_taken_].token : batch_.tokens.size());
}

void TokenStream::take_batch() {
  if (batch_.offset > short_input) start_thread();
  if (!batch_.tokens.empty()) std::swap(before_, batch_);
  if (thread_.joinable()) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return filled_ > emptied_; });
    std::swap(batch_, ahead_[emptied_++ % most_ahead]);
    lock.unlock();
    changed_.notify_all();
  } else {
    batches_.fill(batch_);
  }
  faults_taken_ = 0;
  next_ = ready_ = batch_.tokens.data();
}

void TokenStream::start_thread() {
  if (thread_.joinable() || alone_) return;
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::system_error&) {
    alone_ = true;
  }
}

void TokenStream::run() {
  std::unique_lock lock(mutex_);
  for (bool last = false; !last;) {
    changed_.wait(lock, [this] { return filled_ - emptied_ < most_ahead || stopped_; });
    if (stopped_) return;
    TokenBatch& batch = ahead_[filled_ % most_ahead];
    lock.unlock();
    batches_.fill(batch);
    last = batch.last();
    lock.lock();
    ++filled_;
    changed_.notify_all();
  }
}

Fault TokenStream::fault_at(const FaultKind& kind, const TextPosition& position, std::string message,
                            std::string remedy) const {
  Fault fault{&kind, {name_, position.line, position.column}, std::move(message), {}, std::move(remedy)};
  const TokenBatch& batch = position.offset < batch_.offset ? before_ : batch_;
  set_excerpt(fault, position, {batch.text.data(), batch.text.size()}, batch.text_offset);
  return fault;
}

void TokenStream::report(const FaultKind& kind, const TextPosition& position, std::string message, std::string remedy) {
  add(fault_at(kind, position, std::move(message), std::move(remedy)));
}

void TokenStream::warn_of_rest() {
  if (fault_count_ >= Faults::limit && token().kind != TokenKind::end)
    warn(rdf_fault::rest_not_read, token().position,
         fmt::format("the file is not read behind its {}th fault", Faults::limit), "mend the faults above");
}

void TokenStream::warn(const FaultKind& kind, const TextPosition& position, std::string message, std::string remedy) {
  if (reporting_ == Reporting::on) faults_.add(fault_at(kind, position, std::move(message), std::move(remedy)));
}

bool TokenStream::gives_up(std::uint64_t skipped) {
  if (skipped <= most_skipped) return false;
  set_reporting(Reporting::on);
  report(rdf_fault::grammar, token().position, "no statement ends within 64 KB after the previous fault: reading stops",
         "check that the file is RDF of the syntax that its name says");
  return true;
}

void TokenStream::add(Fault fault) {
  if (reporting_ == Reporting::off) return;
  ++fault_count_;
  faults_.add(std::move(fault));
}

}  // namespace filiera
