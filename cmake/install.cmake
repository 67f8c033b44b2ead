# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where, and the Debian package that `cpack` makes of it.
include(GNUInstallDirs)

# Manual pages, which the program prints from its table of verbs. Not by a sanitized program, which may not start here.
if(NOT FILIERA_SANITIZE)
  add_custom_command(
    OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/man/filiera.1
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:filiera> -DFOLDER=${CMAKE_CURRENT_BINARY_DIR}/man
            -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/manual.cmake
    DEPENDS filiera cmake/manual.cmake VERBATIM)
  add_custom_target(manual ALL DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/man/filiera.1)
  install(DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()

install(TARGETS filiera)
install(DIRECTORY data ontology DESTINATION ${CMAKE_INSTALL_DATADIR}/filiera
        FILES_MATCHING PATTERN "*.ttl" PATTERN "*.rq" PATTERN "*.csv" PATTERN generate EXCLUDE)
# The engine of pages, where ./dev page built it.
install(DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/share/filiera/web DESTINATION ${CMAKE_INSTALL_DATADIR}/filiera OPTIONAL)
install(DIRECTORY docs/schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/filiera)
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md" PATTERN "*.svg" PATTERN "*.rq" PATTERN "*.ttl"
        PATTERN "*.ttl" PATTERN "*.json")
install(FILES completions/filiera.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME filiera)
install(FILES completions/_filiera DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES completions/filiera.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "The authors of filiera <filiera@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "knowledge graph of supply chains and the restrictions on them")
set(CPACK_PACKAGE_DESCRIPTION "filiera answers for each delivery in a supply chain which restriction governs it on a day,
who says so, and who denies it. It reads RDF, ships what five articles say on AI chips, and exports to any RDF tool.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libicu72")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "graphviz")
# Libraries that the program opens when they are needed (io/shared_library.hpp) are no part of its dynamic section. This
# program, which is never installed or run, is linked with them, so that dpkg-shlibdeps finds their packages.
add_executable(filiera_opened_libraries EXCLUDE_FROM_ALL cmake/opened_libraries.cpp)
target_link_libraries(filiera_opened_libraries PRIVATE -Wl,--no-as-needed CURL::libcurl OpenSSL::Crypto EXPAT::EXPAT
                      PkgConfig::XLSXWRITER)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_BINARY_DIR}/package_dependencies.cmake)
configure_file(cmake/package_dependencies.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/package_dependencies.cmake @ONLY)
include(CPack)
