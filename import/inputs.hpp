// SPDX-License-Identifier: Apache-2.0
// From the paths of a command line to statements: files, folders and standard input.
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "import/rdf/turtle.hpp"

namespace filiera {

// A path that gives no input. The message names it and says what to do.
class InputError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Is told which source is being read.
class InputObserver {
 public:
  virtual ~InputObserver() = default;
  // `source` lives until closed().
  virtual void opened(const Source& source) = 0;
  virtual void closed() = 0;
  // A file below a folder is not read, since its name is not that of RDF.
  virtual void passed_over(const std::string& path) = 0;
};

struct InputOptions {
  // The syntax of standard input, and of every file named by itself, whatever its extension.
  std::optional<Syntax> syntax;
  InputObserver* observer = nullptr;
  // What relative IRIs are resolved against until a text declares a base; must be absolute. When empty, the IRI of
  // the file, and nothing for standard input.
  std::string base{};
};

struct Input {
  std::string path;  // "-" for standard input
  Syntax syntax;
};

// The files that `paths` stand for, in the order of `paths`. A folder stands for the files of known
// extensions below it, sorted by path; hidden ones are left out and links to folders not followed. A file
// that is reached twice is listed once. Throws InputError for a path that does not exist, a file of unknown
// syntax, a folder without files, and standard input without a syntax. Files below folders that are not read go to
// `passed_over`, if given.
std::vector<Input> list_inputs(std::span<const std::string> paths, const InputOptions& options = {},
                               std::vector<std::string>* passed_over = nullptr);

// Reads all inputs, one after another, into `sink` and returns their paths. Nothing is to be used when
// `faults` gets errors. Files below folders that have the name of RDF but are not read are remarks. A file that cannot
// be opened, or not read to its end, is a fault. Throws as list_inputs does.
std::vector<std::string> read_inputs(std::span<const std::string> paths, StatementSink& sink, Faults& faults,
                                     const InputOptions& options = {});

}  // namespace filiera
