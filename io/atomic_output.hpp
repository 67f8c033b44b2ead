// SPDX-License-Identifier: Apache-2.0
// An output file that appears completely or not at all.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "io/byte_sink.hpp"
#include "io/descriptor.hpp"
#include "io/source.hpp"
#include "io/temporary_file.hpp"
#include "io/terminal_writer.hpp"

namespace filiera {

// Writes a temporary file next to the target and renames it on `commit`; until then, and after every failure, an
// existing target stays unchanged. A link is followed to its file; a replaced file's permissions are kept. FIFOs,
// character devices and names of open descriptors (/dev/stdout, /dev/fd/3) are written directly instead.
class AtomicOutput final : public ByteSink {
 public:
  // Throws OutputError if the target exists (and may not be replaced), is one of the files `inputs` by device and
  // inode, is a folder, a socket or a block device, or if no file can be created next to it. `on_terminal`: how a
  // terminal is written to, which a path may name as well.
  AtomicOutput(std::string path, Existing existing, std::span<const std::string> inputs = {},
               OnTerminal on_terminal = OnTerminal::escaped);
  // Without a previous commit, leaves no file; of direct output, what was flushed remains.
  ~AtomicOutput() override;

  // Writes everything to the disk: commit() then only has to rename the file. Throws as every write does.
  void sync();
  // The bytes written so far, from the start; nothing may be written while they are read. Not for direct output. Throws
  // as every write does.
  std::unique_ptr<Source> reopen();
  // Renames the temporary file to the target. Throws OutputError, or ClosedPipe, as every write does.
  void commit();
  // Renames it to NAME.unverified instead, replacing an existing file, and leaves NAME unchanged. Returns the path. Not
  // for direct output. Throws as commit() does.
  std::string commit_unverified();
  // Whether output is written directly, so that a part of it may exist before commit().
  bool direct() const { return direct_.has_value(); }
  // The path as given.
  const std::string& name() const { return name_; }

 private:
  void drain(std::string_view bytes) override;

  std::string name_;    // as given, for messages
  std::string target_;  // links resolved
  Existing existing_;
  std::optional<TemporaryFile> temporary_;
  int descriptor_ = -1;  // of direct output
  std::optional<TerminalWriter> direct_;
};

}  // namespace filiera
