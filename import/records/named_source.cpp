// SPDX-License-Identifier: Apache-2.0
// Files whose faults name them.
#include "import/records/named_source.hpp"

#include <filesystem>

#include "io/sha256.hpp"

namespace filiera {

namespace {

// What `work` returns; a SourceError that it throws begins with the path.
template <class Work>
auto named(const std::string& path, Work work) {
  try {
    return work();
  } catch (const SourceError& error) {
    throw SourceError(path + ": " + error.what());
  }
}

class NamedSource final : public Source {
 public:
  explicit NamedSource(const std::string& path)
      : Source(path), source_(named(path, [&] { return open_source(path); })) {}
  std::size_t read(char* to, std::size_t size) override {
    return named(name(), [&] { return source_->read(to, size); });
  }
  std::optional<double> share_read() const override { return source_->share_read(); }

 private:
  std::unique_ptr<Source> source_;
};

}  // namespace

std::unique_ptr<Source> open_named(const std::string& path) { return std::make_unique<NamedSource>(path); }

void refuse_pipe(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_fifo(path, ignored) || std::filesystem::is_character_file(path, ignored))
    throw SourceError(path + ": a pipe cannot be read twice, as tables and lists are: write it to a file first");
}

std::string digest_of_file(const std::string& path) {
  refuse_pipe(path);
  const std::unique_ptr<Source> source = open_named(path);
  Sha256 digest;
  std::string block(std::size_t{1} << 16, '\0');
  while (const std::size_t size = source->read(block.data(), block.size()))
    digest.add(std::string_view(block).substr(0, size));
  return digest.hex();
}

}  // namespace filiera
