// SPDX-License-Identifier: Apache-2.0
// Parses XML piece by piece, by libexpat, which is opened when the first parser is made.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace filiera {

// How deep elements may be nested.
inline constexpr std::size_t deepest_xml = 64;

// What cannot be read on; the message says why.
class XmlFault : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class XmlParser {
 public:
  // The attributes of a start tag, by local name; valid within the call.
  class Attributes {
   public:
    explicit Attributes(const char** attributes) : attributes_(attributes) {}
    // "" for one that is not there.
    std::string_view operator[](std::string_view name) const;

   private:
    const char** attributes_;
  };

  // Called in the order of the text, with local names. What they throw is thrown by parse() and resume().
  std::function<void(std::string_view name, Attributes attributes)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;

  // Which encoding the text has: what it declares, or UTF-8, whatever it declares.
  enum class Encoding : std::uint8_t { declared, utf8 };
  // A tag of over `longest_token` bytes is a fault, and so is a document type declaration: without one there are no
  // entities to expand. Throws SharedLibraryError.
  explicit XmlParser(std::size_t longest_token, Encoding encoding = Encoding::declared);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // Parses a block, or the end of the text if `last`. False after pause(): the rest is parsed by resume(). The block
  // must outlive it. Throws XmlFault.
  bool parse(std::string_view block, bool last);
  bool resume();
  // Called by a handler: parse() returns before the next element.
  void pause();
  // In a handler, the byte of the text at which what it is told begins; then the number of bytes parsed.
  std::uint64_t position() const;
  // In the handler of an end: the byte behind the end tag.
  std::uint64_t position_behind() const;
  // The place of the last event, from 1.
  std::uint64_t line() const;
  std::uint64_t column() const;

 private:
  template <class Work>
  void guard(Work work);
  bool taken(int status);

  std::size_t longest_token_;
  std::uint64_t fed_ = 0;
  std::size_t depth_ = 0;
  XML_ParserStruct* parser_;
  std::exception_ptr thrown_;  // kept until expat has returned: it is C
};

}  // namespace filiera
