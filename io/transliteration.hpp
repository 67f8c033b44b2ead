// SPDX-License-Identifier: Apache-2.0
// Names of other scripts in Latin letters, by ICU, whose library is opened when it is first needed.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// ICU's transform "Russian-Latin/BGN; Any-Latin; Latin-ASCII". Not safe for several threads.
class Transliterator {
 public:
  // Throws SharedLibraryError, with what is missing, if no version of the library is found.
  Transliterator();
  Transliterator(const Transliterator&) = delete;
  ~Transliterator();

  // The text in ASCII letters, as far as the transform knows its characters; words of Chinese are syllables with spaces
  // between them. A text of over 4,096 UTF-16 units is cut there; what is not UTF-8 is U+FFFD.
  std::string latin(std::string_view text) const;

 private:
  struct Library;
  static const Library& library();

  const Library& library_;
  void* transform_ = nullptr;
};

}  // namespace filiera
