// SPDX-License-Identifier: Apache-2.0
// The publications that can be imported: one table, one row and one file each.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "import/lists/list.hpp"

namespace filiera {

// All texts have static storage.
struct Door {
  std::string_view name;         // as given to import
  std::string_view title;        // of the publication
  std::string_view short_title;  // as answers name it
  std::string_view files;        // the files that it takes, in words
  std::string_view publisher;    // "" for a format of many publishers
  std::string_view url;
  std::string_view licence;       // an IRI; "" if each publisher has its own
  std::string_view licence_name;  // for people
  // Reads the files into the list; their order does not matter. Throws SourceError.
  void (*read)(List& list, std::span<const std::string> files);
};

// In the order of help.
std::span<const Door> doors();
// Null if there is no such publication.
const Door* find_door(std::string_view name);

// The namespace of the names that a door makes; that of countries, which all doors share.
std::string namespace_of(const Door& door);
inline constexpr std::string_view place_namespace = "https://w3id.org/filiera/place/";

// Reads the files of a publication into statements. If `faults` receives errors, nothing of it must be used. Asserts
// that every row is accounted for. Throws SourceError, its message beginning with the name of the file, and
// SharedLibraryError.
ListReport read_list(const Door& door, std::span<const std::string> files, const ListOptions& options,
                     StatementSink& sink, Faults& faults);

// The readers of the doors.
void read_csl(List& list, std::span<const std::string> files);
void read_cn(List& list, std::span<const std::string> files);
void read_eto(List& list, std::span<const std::string> files);
void read_hs(List& list, std::span<const std::string> files);
void read_ftm(List& list, std::span<const std::string> files);
void read_bods(List& list, std::span<const std::string> files);
void read_gleif(List& list, std::span<const std::string> files);
void read_eu(List& list, std::span<const std::string> files);
void read_milcorps(List& list, std::span<const std::string> files);

}  // namespace filiera
