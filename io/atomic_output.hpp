// SPDX-License-Identifier: Apache-2.0
// An output file that appears whole or not at all.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "io/byte_sink.hpp"
#include "io/descriptor.hpp"
#include "io/source.hpp"
#include "io/temporary_file.hpp"

namespace filiera {

// Writes a temporary file beside the target and moves it there on `commit`; until then, and on every failure,
// what stood at the target stays. A link is followed to the file that it names; permissions of a replaced
// file are kept. FIFOs, character devices and names of open descriptors (/dev/stdout, /dev/fd/3) are written
// directly instead.
class AtomicOutput final : public ByteSink {
 public:
  // Throws OutputError if the target exists (and is not to be replaced), is one of the files `inputs` by
  // device and inode, is a folder, a socket or a block device, or if nothing can be created beside it.
  AtomicOutput(std::string path, Existing existing, std::span<const std::string> inputs = {});
  // Without a commit before, leaves no trace of a file; of what was written directly, what had left the
  // buffer.
  ~AtomicOutput() override;

  // Hands all that was written to the disk: commit() then only has to name the file. Throws as every write does.
  void sync();
  // What was written so far, from its start; nothing more may be written while it is read. Not where it is written
  // directly. Throws as every write does.
  std::unique_ptr<Source> reopen();
  // Makes what was written the file. Throws OutputError, or ClosedPipe, as every write does.
  void commit();
  // Makes it the file NAME.unverified instead, in the place of any that is there, and leaves NAME alone. Returns its
  // path. Not where it is written directly. Throws as commit() does.
  std::string commit_unverified();
  // Whether it is written directly, so that a part may be there before commit().
  bool direct() const { return !temporary_; }
  // As it was given.
  const std::string& name() const { return name_; }

 private:
  void drain(std::string_view bytes) override;

  std::string name_;    // as given, for messages
  std::string target_;  // links resolved
  Existing existing_;
  std::optional<TemporaryFile> temporary_;
  int direct_ = -1;
};

}  // namespace filiera
