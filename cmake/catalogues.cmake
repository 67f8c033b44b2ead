# SPDX-License-Identifier: Apache-2.0
# Writes shipped_catalogues, the bytes of each languages/LANGUAGE.po in FOLDER, into OUTPUT. Run with cmake -P.
file(GLOB catalogues ${FOLDER}/*.po)
set(arrays "")
set(rows "")
foreach(catalogue ${catalogues})
  get_filename_component(language ${catalogue} NAME_WE)
  file(READ ${catalogue} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND arrays "constexpr unsigned char ${language}_bytes[] = {${bytes}0};\n")
  string(APPEND rows "    {\"${language}\", {reinterpret_cast<const char*>(${language}_bytes), sizeof ${language}_bytes - 1}},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from languages/.
#include \"io/phrases.hpp\"
namespace filiera {
namespace {
${arrays}const Catalogue catalogues[] = {
${rows}};
}  // namespace
const std::span<const Catalogue> shipped_catalogues = catalogues;
}  // namespace filiera
")
