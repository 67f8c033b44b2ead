// SPDX-License-Identifier: Apache-2.0
// Converts the paths of a command line to statements: files, folders and standard input.
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "import/rdf/turtle.hpp"

namespace filiera {

// A path that gives no input. The message contains the path and a remedy.
class InputError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Is notified which source is being read.
class InputObserver {
 public:
  virtual ~InputObserver() = default;
  // `source` lives until closed().
  virtual void opened(const Source& source) = 0;
  virtual void closed() = 0;
  // A file or folder below a folder is skipped because of its name: hidden, or without an extension of RDF.
  virtual void passed_over(const std::string& path) = 0;
};

struct InputOptions {
  // The syntax of standard input, and of every file named by itself, whatever its extension.
  std::optional<Syntax> syntax;
  InputObserver* observer = nullptr;
  // The base of relative IRIs until a text declares one; must be absolute. If empty, the IRI of the file, and none for
  // standard input.
  std::string base{};
};

struct Input {
  std::string path;  // "-" for standard input
  Syntax syntax;
};

// A skipped file or folder below a folder. `why` is empty if its name is the reason: hidden, or without an extension of
// RDF.
struct PassedOver {
  std::string path;
  std::string_view why = {};
};

// The files of `paths`, in the order of `paths`. A folder stands for all files below it with known extensions, sorted
// by path; hidden files are omitted and links to folders are not followed. A file that is reached twice is listed once.
// What is skipped below folders is passed to `passed_over`, if given. Throws InputError for a path that does not exist,
// a file of unknown syntax, a folder without files, and standard input without a syntax.
std::vector<Input> list_inputs(std::span<const std::string> paths, const InputOptions& options = {},
                               std::vector<PassedOver>* passed_over = nullptr);

// Reads all inputs in order into `sink` and returns their paths. If `faults` receives errors, the result must not be
// used. A file that cannot be opened, or not read to its end, is a fault; what looks like RDF
// or is a link below a folder, but is not read, is a remark. Throws as list_inputs does.
std::vector<std::string> read_inputs(std::span<const std::string> paths, StatementSink& sink, Faults& faults,
                                     const InputOptions& options = {});

}  // namespace filiera
