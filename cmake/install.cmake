# What is installed, and the .deb that holds it.
include(GNUInstallDirs)

# The manual page and the completions are printed by the program itself.
set(made ${CMAKE_CURRENT_BINARY_DIR}/made)
file(MAKE_DIRECTORY ${made})
set(made_files)
function(make_file name)
  add_custom_command(OUTPUT ${made}/${name}
    COMMAND paralint ${ARGN} > ${made}/${name}
    DEPENDS paralint VERBATIM)
  set(made_files ${made_files} ${made}/${name} PARENT_SCOPE)
endfunction()
make_file(paralint.1 manual)
make_file(paralint.bash completions bash)
make_file(_paralint completions zsh)
make_file(paralint.fish completions fish)
add_custom_target(made ALL DEPENDS ${made_files})

install(TARGETS paralint)
install(FILES ${made}/paralint.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${made}/paralint.bash RENAME paralint
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${made}/_paralint
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${made}/paralint.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
# As they lie in the source, so that their links lead somewhere.
install(FILES README.md CHANGELOG.md LICENSE
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR}
  PATTERN "*.sh" EXCLUDE)
install(PROGRAMS docs/ci/nightly.sh
  DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs/ci)

set(PARALINT_MAINTAINER "paralint maintainers <paralint@example.org>"
  CACHE STRING "Who answers for the .deb")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME paralint)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT ${PARALINT_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
  "linter for documentation sites in several languages")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"paralint checks that the languages of a documentation site say the same thing
and link to the same places. It reads the Markdown of every language, works
out which page translates which and which heading answers which, resolves
every link as the generator of the site would, and says what differs, with
the proof and, where it is certain, the repair.")
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# That does not see libgit2, to which nothing is linked.
execute_process(COMMAND dpkg-query --search ${libgit2}
  OUTPUT_VARIABLE libgit2_owner ERROR_QUIET)
if(libgit2_owner MATCHES "^([^:]+):")
  set(CPACK_DEBIAN_PACKAGE_DEPENDS ${CMAKE_MATCH_1})
endif()
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES TRUE)
set(CPACK_PRE_BUILD_SCRIPTS
  ${CMAKE_CURRENT_SOURCE_DIR}/cmake/debian_layout.cmake)
include(CPack)
