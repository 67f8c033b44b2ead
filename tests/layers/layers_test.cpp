// SPDX-License-Identifier: Apache-2.0
// The layers and their rooms hold: each file includes only its own room and those below, and libraries stay in theirs.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "build_paths.hpp"

namespace filiera {
namespace {

namespace fs = std::filesystem;

using Floors = std::vector<std::vector<std::string>>;

// From top to bottom. import and export are on one level and never include each other.
const Floors layers = {{"cli"}, {"remote"}, {"import", "export"}, {"query"}, {"graph"}, {"ontology"}, {"rdf"}, {"io"}};

// The rooms of each layer that has any, from the top down; rooms side by side never include each other. "" stands for
// the files that lie in the layer's own folder.
const std::map<std::string, Floors> rooms = {
    {"graph", {{"measures", "sheets"}, {"ownership"}, {"lens", "load", "snapshot"}, {"model"}, {"time"}}},
    {"query", {{"impact"}, {"paths"}, {"hops", "matching"}, {"claims"}}},
    {"import", {{"", "lists", "sheets"}, {"claims"}, {"records"}, {"rdf"}}},
    {"export", {{""}, {"rdf", "sparql"}}},
    {"ontology", {{"generate"}, {""}}},
    {"rdf", {{"lexer"}, {""}}},
    {"cli", {{""}, {"mcp", "verbs"}, {"words"}, {"data"}, {"line"}, {"output"}}},
};

// Which layers may include a library's headers.
const std::map<std::string, std::vector<std::string>> homes = {
    {"cxxopts.hpp", {"cli"}}, {"serd/", {"ontology", "export"}}, {"sord/", {"ontology"}},
    {"curl/", {"remote"}},    {"expat.h", {"import"}},           {"xlsxwriter.h", {"cli"}}};

struct Include {
  std::string file;
  std::string included;
};

std::string layer_of(const std::string& path) { return path.substr(0, path.find('/')); }

// "" for a file in the layer's own folder.
std::string room_of(const std::string& path) {
  const std::size_t first = path.find('/');
  const std::size_t second = path.find('/', first + 1);
  return second == std::string::npos ? "" : path.substr(first + 1, second - first - 1);
}

// How far from the top a name stands; the number of floors for one that stands on none.
std::size_t floor_of(const Floors& floors, const std::string& name) {
  for (std::size_t i = 0; i < floors.size(); ++i)
    if (std::find(floors[i].begin(), floors[i].end(), name) != floors[i].end()) return i;
  return floors.size();
}

bool is_layer(const std::string& name) { return floor_of(layers, name) < layers.size(); }

// What each source file of the layers includes.
std::vector<Include> includes() {
  std::vector<Include> found;
  const fs::path root = FILIERA_SOURCE_DIR;
  for (const auto& row : layers)
    for (const std::string& layer : row)
      for (const auto& entry : fs::recursive_directory_iterator(root / layer)) {
        const std::string extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
          if (!line.starts_with("#include ")) continue;
          const std::size_t first = line.find_first_of("\"<") + 1;
          found.push_back({fs::relative(entry.path(), root).string(),
                           line.substr(first, line.find_first_of("\">", first) - first)});
        }
      }
  return found;
}

TEST(Layers, NoFileIncludesOneFromALayerAboveOrBeside) {
  const auto all = includes();
  ASSERT_GT(all.size(), 500u);
  for (const auto& [file, included] : all) {
    const std::string from = layer_of(file);
    const std::string to = layer_of(included);
    if (!is_layer(to) || included.find('/') == std::string::npos || from == to) continue;
    EXPECT_LT(floor_of(layers, from), floor_of(layers, to)) << file << " includes " << included;
  }
}

// Since each include leads down, rooms never form a circle.
TEST(Layers, NoFileIncludesOneFromARoomAboveOrBeside) {
  for (const auto& [file, included] : includes()) {
    const std::string layer = layer_of(file);
    if (layer != layer_of(included) || included.find('/') == std::string::npos) continue;
    const std::string from = room_of(file);
    const std::string to = room_of(included);
    if (from == to) continue;
    const auto floors = rooms.find(layer);
    ASSERT_NE(floors, rooms.end()) << layer << " has rooms that the test does not list: " << file;
    EXPECT_LT(floor_of(floors->second, from), floor_of(floors->second, to)) << file << " includes " << included;
  }
}

TEST(Layers, EachFolderIsARoomThatTheTestLists) {
  const fs::path root = FILIERA_SOURCE_DIR;
  for (const auto& row : layers)
    for (const std::string& layer : row)
      for (const auto& entry : fs::directory_iterator(root / layer)) {
        if (!entry.is_directory()) continue;
        const auto floors = rooms.find(layer);
        ASSERT_NE(floors, rooms.end()) << layer;
        EXPECT_LT(floor_of(floors->second, entry.path().filename()), floors->second.size()) << entry.path();
      }
}

TEST(Layers, LibrariesStayInTheirLayer) {
  for (const auto& [file, included] : includes())
    for (const auto& [library, allowed] : homes) {
      if (!included.starts_with(library)) continue;
      EXPECT_NE(std::find(allowed.begin(), allowed.end(), layer_of(file)), allowed.end())
          << file << " includes " << included;
    }
}

TEST(Layers, OnlyOneFileKnowsTheOptionParser) {
  for (const auto& [file, included] : includes()) {
    if (included != "cxxopts.hpp") continue;
    EXPECT_EQ(file, "cli/line/options.cpp");
  }
}

}  // namespace
}  // namespace filiera
