// SPDX-License-Identifier: Apache-2.0
// Lists inputs, and reads one after the other.
#include "import/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>

#include "io/same_file.hpp"
#include "rdf/characters.hpp"
#include "rdf/rdf_faults.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input_path = "-";

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

std::vector<Input> inputs_in_folder(const std::string& folder, std::vector<PassedOver>* passed_over) {
  std::vector<Input> inputs;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const std::string& path = entry->path().native();
    const auto pass_over = [&](std::string_view why) {
      if (passed_over) passed_over->push_back({path, why});
    };
    if (is_hidden(entry->path())) {
      entry.disable_recursion_pending();
      pass_over({});
      continue;
    }
    std::error_code ignored;
    const std::optional<Syntax> syntax = syntax_of_path(path);
    if (entry->is_directory(ignored)) {
      if (entry->is_symlink(ignored)) pass_over("is a link to a folder, which is not followed");
    } else if (!entry->is_regular_file(ignored)) {
      pass_over(!syntax                  ? std::string_view{}
                : entry->exists(ignored) ? "is not a file"
                                         : "is a link to a file that is not there");
    } else if (syntax) {
      inputs.push_back({path, *syntax});
    } else {
      pass_over({});
    }
  }
  if (error) throw InputError(folder + ": cannot be read: " + error.message());
  if (inputs.empty()) throw InputError(folder + ": contains no RDF files (.ttl .nt .nq .trig, also .gz and .zst)");
  std::sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
  return inputs;
}

Input input_named(const std::string& path, const InputOptions& options) {
  const std::optional<Syntax> syntax = options.syntax ? options.syntax : syntax_of_path(path);
  if (syntax) return {path, *syntax};
  if (path == standard_input_path)
    throw InputError("standard input: the syntax is not known; name it with --input-format");
  throw InputError(path +
                   ": the syntax is not known by the extension (.ttl .nt .nq .trig, also .gz and .zst); name "
                   "it with --input-format");
}

// The file IRI (RFC 8089) of the absolute path; "" for standard input.
std::string iri_of_file(const std::string& path) {
  if (path == standard_input_path) return "";
  std::error_code error;
  const std::string absolute = fs::absolute(path, error).lexically_normal().native();
  if (error) return "";
  constexpr std::string_view plain = "-._~/:@!$&'()*+,;=";
  std::string iri = "file://";
  for (const char c : absolute) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || plain.find(c) != std::string_view::npos)
      iri += c;
    else
      iri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return iri;
}

// Notifies an observer, if there is one, during its own lifetime.
class Observed {
 public:
  Observed(InputObserver* observer, const Source& source) : observer_(observer) {
    if (observer_) observer_->opened(source);
  }
  ~Observed() {
    if (observer_) observer_->closed();
  }
  Observed(const Observed&) = delete;
  Observed& operator=(const Observed&) = delete;

 private:
  InputObserver* observer_;
};

void read_input(const Input& input, StatementSink& sink, Faults& faults, const ReadOptions& options,
                InputObserver* observer) {
  try {
    const std::unique_ptr<Source> source =
        input.path == standard_input_path ? standard_input() : open_source(input.path);
    const Observed observed(observer, *source);
    read_rdf(*source, input.syntax, sink, faults, options);
  } catch (const SourceError& error) {
    Fault fault;
    fault.kind = &rdf_fault::unreadable;
    fault.place.file = input.path;
    fault.message = error.what();
    fault.remedy = "check the path and the permissions, or fetch the file again";
    faults.add(std::move(fault));
  }
}

}  // namespace

std::vector<Input> list_inputs(std::span<const std::string> paths, const InputOptions& options,
                               std::vector<PassedOver>* passed_over) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status =
        path == standard_input_path ? fs::file_status(fs::file_type::character) : fs::status(path, error);
    if (!fs::exists(status)) {
      const bool missing = status.type() == fs::file_type::not_found;
      throw InputError(path + ": " + (missing ? std::string("no such file or folder") : error.message()));
    }
    if (!fs::is_directory(status)) {
      inputs.push_back(input_named(path, options));
      continue;
    }
    std::vector<Input> found = inputs_in_folder(path, passed_over);
    std::move(found.begin(), found.end(), std::back_inserter(inputs));
  }
  DistinctFiles distinct;
  std::erase_if(inputs, [&](const Input& input) { return !distinct.add(input.path); });
  return inputs;
}

std::vector<std::string> read_inputs(std::span<const std::string> paths, StatementSink& sink, Faults& faults,
                                     const InputOptions& options) {
  std::vector<std::string> files;
  std::uint32_t scope = 0;
  std::vector<PassedOver> passed_over;
  const std::vector<Input> inputs = list_inputs(paths, options, &passed_over);
  std::ranges::sort(passed_over, {}, &PassedOver::path);
  for (const auto& [path, why] : passed_over) {
    if (!why.empty())
      faults.add({&rdf_fault::not_read, {path, 0, 0}, std::string(why), {}, "name it by itself if it is meant"});
    else if (is_unread_rdf(path))
      faults.add(
          {&rdf_fault::not_read, {path, 0, 0}, "is not read", {}, "convert it to Turtle, plain or in gzip or zstd"});
    else if (options.observer)
      options.observer->passed_over(path);
  }
  for (const Input& input : inputs) {
    read_input(input, sink, faults, {options.base.empty() ? iri_of_file(input.path) : options.base, scope++},
               options.observer);
    files.push_back(input.path);
  }
  return files;
}

}  // namespace filiera
