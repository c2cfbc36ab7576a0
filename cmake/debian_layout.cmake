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

execute_process(COMMAND gzip -9n ${share}/man/man1/paralint.1
  COMMAND_ERROR_IS_FATAL ANY)
