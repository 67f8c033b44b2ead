// SPDX-License-Identifier: Apache-2.0
// The words of a party's name: what two spellings of one name have in common.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace filiera {

struct NameWords {
  std::vector<std::string> words;  // in order, without legal forms; all of them if the name has nothing else
  std::uint8_t forms = 0;          // LegalForm of those left out, added up
};

// The words of a name in lower case of the Latin script (fold(), and latin_letters() for other scripts): runs of
// letters and digits. Initials with points or alone between spaces are one word (l.l.c., S M I C), an apostrophe
// separates nothing, and '&' is "and". Legal forms of many countries (ltd, gmbh, limited liability company, ooo, gufen
// youxian gongsi) are left out, and so are articles. O(name).
NameWords name_words(std::string_view latin);

// The word as most of its transliterations agree to write it: kh and h, y and i, q and k are one, and doubled letters
// are single. Of lower case and of the Latin script. O(word).
std::string sound(std::string_view word);

// The consonants of sound(), voiced ones as their unvoiced ones.
std::string consonants(std::string_view word);

// The readings of a name as written: itself and, of one with a part in brackets, the name without it and the part
// alone, where they have letters.
std::vector<std::string> name_readings(std::string_view name);

}  // namespace filiera
