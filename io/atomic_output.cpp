// SPDX-License-Identifier: Apache-2.0
// Chooses between a temporary file and direct writing, and commits.
#include "io/atomic_output.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <utility>

#include "io/same_file.hpp"

namespace filiera {
namespace {

// The open descriptor that a path names; -1 if it names none.
int named_descriptor(std::string_view path) {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    int descriptor = -1;
    const auto [end, error] = std::from_chars(path.data() + folder.size(), path.data() + path.size(), descriptor);
    if (error == std::errc() && end == path.data() + path.size()) return descriptor;
  }
  return -1;
}

int open_to_write(const std::string& name) {
  int descriptor;
  do descriptor = ::open(name.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  while (descriptor == -1 && errno == EINTR);
  if (descriptor == -1) throw_output_error(name);
  return descriptor;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

std::string without_links(const std::string& path) {
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (!resolved) throw_output_error(path);
  std::string result = resolved;
  ::free(resolved);
  return result;
}

}  // namespace

AtomicOutput::AtomicOutput(std::string path, Existing existing, std::span<const std::string> inputs,
                           OnTerminal on_terminal)
    : name_(std::move(path)), existing_(existing) {
  report_write_failures_as_errors();
  struct stat status;
  if (const int descriptor = named_descriptor(name_); descriptor != -1) {
    if (::fstat(descriptor, &status) == 0) refuse_input_as_output(status, name_, inputs);
    descriptor_ = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    if (descriptor_ == -1) throw_output_error(name_);
    direct_.emplace(descriptor_, on_terminal, name_);
    return;
  }
  if (::stat(name_.c_str(), &status) != 0) {
    if (errno != ENOENT || name_.empty() || name_.ends_with('/')) throw_output_error(name_);
    if (::lstat(name_.c_str(), &status) == 0)
      throw OutputError(name_ + ": is a broken link; remove it or write to another file");
    temporary_.emplace(folder_of(name_), name_);
    target_ = name_;
  } else if (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode)) {
    descriptor_ = open_to_write(name_);
    direct_.emplace(descriptor_, on_terminal, name_);
  } else if (S_ISREG(status.st_mode)) {
    refuse_input_as_output(status, name_, inputs);
    if (existing == Existing::refuse)
      throw OutputError(name_ + ": exists already; write to another file, or replace it with -O");
    target_ = without_links(name_);
    temporary_.emplace(folder_of(target_), name_);
    if (::fchmod(temporary_->descriptor(), status.st_mode & 07777) != 0) throw_output_error(name_);
  } else {
    throw OutputError(
        name_ + (S_ISDIR(status.st_mode) ? ": is a folder; name a file in it" : ": is not a file that can be written"));
  }
}

AtomicOutput::~AtomicOutput() {
  if (descriptor_ != -1) ::close(descriptor_);
}

void AtomicOutput::sync() {
  flush();
  if (temporary_) temporary_->sync(name_);
}

std::unique_ptr<Source> AtomicOutput::reopen() {
  flush();
  const int descriptor = ::fcntl(temporary_->descriptor(), F_DUPFD_CLOEXEC, 3);
  if (descriptor == -1 || ::lseek(descriptor, 0, SEEK_SET) == -1) throw_output_error(name_);
  return descriptor_source(name_, descriptor);
}

std::string AtomicOutput::commit_unverified() {
  flush();
  const std::string path = target_ + ".unverified";
  temporary_->move_to(path, Existing::replace, path);
  return path;
}

void AtomicOutput::commit() {
  flush();
  if (temporary_) return temporary_->move_to(target_, existing_, name_);
  direct_->finish();
  const int closed = ::close(std::exchange(descriptor_, -1));
  if (closed != 0 && errno != EINTR) throw_output_error(name_);
}

void AtomicOutput::drain(std::string_view bytes) {
  if (direct_) return direct_->write(bytes);
  write_all(temporary_->descriptor(), bytes, name_);
}

}  // namespace filiera
