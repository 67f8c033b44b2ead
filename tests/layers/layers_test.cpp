// SPDX-License-Identifier: Apache-2.0
// The layers hold: each file includes only its own layer and those below, and libraries stay in theirs.
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

// From the top down. import and export stand side by side and never include each other.
const std::vector<std::vector<std::string>> layers = {
    {"cli"}, {"remote"}, {"import", "export"}, {"graph/query"}, {"graph"}, {"ontology"}, {"rdf"}, {"io"}};

// Which layers may include a library's headers.
const std::map<std::string, std::vector<std::string>> homes = {
    {"cxxopts.hpp", {"cli"}}, {"serd/", {"ontology"}}, {"sord/", {"ontology"}}, {"curl/", {"remote"}}};

std::string layer_of(const std::string& path) {
  std::string best;
  for (const auto& row : layers)
    for (const std::string& layer : row)
      if (path.starts_with(layer + '/') && layer.size() > best.size()) best = layer;
  return best;
}

std::size_t height_of(const std::string& layer) {
  for (std::size_t i = 0; i < layers.size(); ++i)
    if (std::find(layers[i].begin(), layers[i].end(), layer) != layers[i].end()) return i;
  return layers.size();
}

// What each source file of the layers includes.
std::vector<std::pair<std::string, std::string>> includes() {
  std::vector<std::pair<std::string, std::string>> found;
  const fs::path root = FILIERA_SOURCE_DIR;
  for (const auto& row : layers)
    for (const std::string& layer : row) {
      if (!fs::exists(root / layer)) continue;
      for (const auto& entry : fs::directory_iterator(root / layer)) {
        const std::string extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
          if (!line.starts_with("#include ")) continue;
          const std::size_t first = line.find_first_of("\"<") + 1;
          found.emplace_back(fs::relative(entry.path(), root).string(),
                             line.substr(first, line.find_first_of("\">", first) - first));
        }
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
    if (to.empty() || from == to) continue;
    EXPECT_LT(height_of(from), height_of(to)) << file << " includes " << included;
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
    EXPECT_EQ(file, "cli/options.cpp");
  }
}

}  // namespace
}  // namespace filiera
