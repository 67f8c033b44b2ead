// SPDX-License-Identifier: Apache-2.0
// Creates temporary files, renames them, and removes them on signals.
#include "io/temporary_file.hpp"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <iterator>

#include "io/descriptor.hpp"

namespace filiera {
namespace {

// Paths of the files to remove, in storage that is never freed, so that a signal handler may read it at any time. A
// free record is claimed while its path is written, and live once the file may be removed.
enum class RecordState : int { free, claimed, live };
struct PathRecord {
  std::atomic<RecordState> state{RecordState::free};
  char path[PATH_MAX];
};
PathRecord records[64];
static_assert(std::atomic<RecordState>::is_always_lock_free);

void remove_all_and_end(int signal) {
  TemporaryFile::remove_all();
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

bool handle_signals() {
  for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGTERM, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2,
                           SIGIO, SIGPWR, SIGSTKFLT, SIGXCPU}) {
    struct sigaction action;
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) continue;
    action = {};
    action.sa_handler = remove_all_and_end;
    ::sigfillset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
  }
  return true;
}

std::size_t claim_record(const std::string& name) {
  for (std::size_t i = 0; i < std::size(records); ++i) {
    RecordState expected = RecordState::free;
    if (records[i].state.compare_exchange_strong(expected, RecordState::claimed)) return i;
  }
  throw OutputError(name + ": too many files are being written at once");
}

std::string in_folder(const std::string& folder, const std::string& file) {
  return folder.empty() || folder.ends_with('/') ? folder + file : folder + '/' + file;
}

// Renames without replacing; fails with EEXIST.
int rename_to_free_name(const char* from, const char* to) {
  if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  return ::link(from, to) == 0 ? ::unlink(from) : -1;  // for file systems without RENAME_NOREPLACE
}

void sync_folder(const std::string& folder, const std::string& name) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor == -1) return;  // the folder can be written but not read
  int synced;
  do synced = ::fsync(descriptor);
  while (synced != 0 && errno == EINTR);
  const bool failed = synced != 0 && errno != EINVAL && errno != EROFS;
  const int reason = errno;
  ::close(descriptor);
  errno = reason;
  if (failed) throw_output_error(name);
}

}  // namespace

void TemporaryFile::remove_all() noexcept {
  for (const PathRecord& record : records)
    if (record.state.load() == RecordState::live) ::unlink(record.path);
}

TemporaryFile::TemporaryFile(const std::string& folder, const std::string& name)
    : folder_(folder), record_(claim_record(name)) {
  [[maybe_unused]] static const bool handled = handle_signals();
  static std::atomic<unsigned> serial{0};
  PathRecord& record = records[record_];
  do {
    record.state.store(RecordState::claimed);
    path_ = in_folder(folder, ".filiera-" + std::to_string(::getpid()) + '-' + std::to_string(serial++) + ".tmp");
    if (path_.size() >= sizeof record.path) {
      errno = ENAMETOOLONG;
      break;
    }
    // Live before the file exists, because a signal may come at any time. The name is unique to this process.
    std::memcpy(record.path, path_.c_str(), path_.size() + 1);
    record.state.store(RecordState::live);
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  } while (descriptor_ == -1 && (errno == EEXIST || errno == EINTR));
  if (descriptor_ == -1) {
    record.state.store(RecordState::free);
    throw_output_error(name);
  }
}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ != -1) ::close(descriptor_);
  if (!moved_) ::unlink(path_.c_str());
  records[record_].state.store(RecordState::free);
}

void TemporaryFile::sync(const std::string& name) {
  while (::fsync(descriptor_) != 0)
    if (errno != EINTR) throw_output_error(name);
}

void TemporaryFile::move_to(const std::string& target, Existing existing, const std::string& name) {
  sync(name);
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0 && errno != EINTR) throw_output_error(name);
  const int renamed = existing == Existing::replace ? ::rename(path_.c_str(), target.c_str())
                                                    : rename_to_free_name(path_.c_str(), target.c_str());
  if (renamed != 0) throw_output_error(name);
  moved_ = true;
  records[record_].state.store(RecordState::free);
  sync_folder(folder_, name);
}

}  // namespace filiera
