# Run by CPack between installing and packing: what Debian wants otherwise than
# `cmake --install` lays it out.
set(share ${CPACK_TEMPORARY_DIRECTORY}/usr/share)

file(MAKE_DIRECTORY ${share}/zsh/vendor-completions)
file(RENAME ${share}/zsh/site-functions/_paralint
  ${share}/zsh/vendor-completions/_paralint)
file(REMOVE_RECURSE ${share}/zsh/site-functions)

file(REMOVE ${share}/doc/paralint/LICENSE)
configure_file(${CMAKE_CURRENT_LIST_DIR}/debian_copyright
  ${share}/doc/paralint/copyright COPYONLY)

string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${share}/doc/paralint/changelog
"paralint (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * CHANGELOG.md tells what is new.

 -- ${CPACK_PACKAGE_CONTACT}  ${now}
")

execute_process(COMMAND gzip -9n ${share}/man/man1/paralint.1
  ${share}/doc/paralint/changelog COMMAND_ERROR_IS_FATAL ANY)
