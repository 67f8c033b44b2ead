// SPDX-License-Identifier: Apache-2.0
// Fuzz target of the file form: the input changes bytes of a whole snapshot, or cuts it. What opens may be used, and
// answers wrongly or with DamagedData; whatever differs from what was written is found.
#include <sys/mman.h>
#include <unistd.h>

#include <vector>

#include "graph/snapshot/snapshot.hpp"
#include "tests/fuzz/world.hpp"
#include "tests/graph/snapshot/snapshot_damage.hpp"

namespace filiera {
namespace {

constexpr std::string_view turtle = R"(
kg:A a fil:Company ; skos:prefLabel "Alpha"@en , "Alfa"@it . kg:B a fil:Company . kg:C a fil:Company . kg:P a fil:Product .
kg:c1 a fil:Link ; rdf:subject kg:A ; rdf:predicate fil:suppliesTo ; rdf:object kg:B ; fil:product kg:P ;
  fil:starts "2025"^^edtf:EDTF .
kg:c2 a fil:Link ; rdf:subject kg:B ; rdf:predicate fil:suppliesTo ; rdf:object kg:C .
kg:c3 a fil:Link ; rdf:subject kg:C ; rdf:predicate fil:manufactures ; rdf:object kg:P .
kg:a1 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
kg:a2 a fil:Attestation ; fil:affirms kg:c2 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
kg:a3 a fil:Attestation ; fil:affirms kg:c3 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
kg:b a fil:Attestation ; fil:denies kg:c1 ; prov:wasAttributedTo kg:B ; oa:hasSource kg:D ; fil:start 3 ; fil:end 4 .
)";

std::string whole_snapshot() {
  StringSink sink;
  write_snapshot(graph_of_turtle(turtle), sink);
  return std::string(sink.text());
}

// An input is a byte that says whether it cuts the file and whether checksums hide that, three bytes of where, then
// changes: three bytes of place, one of value.
std::string changed(std::string bytes, std::string_view input) {
  const auto number = [&](std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 3; ++i) value = value << 8 | static_cast<unsigned char>(input[at + i]);
    return value % bytes.size();
  };
  for (std::size_t at = 4; at + 4 <= input.size(); at += 4) bytes[number(at)] = input[at + 3];
  if (input.size() >= 4 && (input[0] & 3) == 0) bytes.resize(number(1));
  return bytes;
}

void run(std::string_view input) {
  static const std::string whole = whole_snapshot();
  const bool hidden = !input.empty() && (input[0] & 4) != 0;
  const std::string bytes = hidden ? signed_again(changed(whole, input)) : changed(whole, input);
  const int descriptor = ::memfd_create("snapshot.fil", 0);
  require(::write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "memory is there");
  const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
  bool sound = false;
  try {
    use_all_of(open_snapshot(path), input.empty() ? 0 : static_cast<unsigned char>(input[0]) >> 3);
    sound = damages(path).empty();
  } catch (const SnapshotError&) {
  }
  ::close(descriptor);
  if (!hidden) require(sound == (bytes == whole), "whatever differs is found, and nothing else");
}

}  // namespace
}  // namespace filiera

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  filiera::run(filiera::text_of(bytes, size));
  return 0;
}
