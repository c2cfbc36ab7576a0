# Makes the C++ source that holds the page of the HTML report.
#
# usage: cmake -D SOURCE=src/report/html -D OUTPUT=html_assets.cc
#              -D "SCRIPTS=a.js b.js" -D "STYLES=a.css b.css" -P embed.cmake
#
# page.html with the style, the catalogue and the script in their places, and
# the digests of style and script in its policy. It is cut where what was found
# goes. The script's files share one block, in the order given.

separate_arguments(SCRIPTS)
separate_arguments(STYLES)

# The sha256 of a text as a policy wants it: in base64.
function(digest text result)
  string(SHA256 hex "${text}")
  string(SUBSTRING "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" 0 52
         alphabet)
  string(APPEND alphabet "0123456789+/")
  # Three digits of four bits are two of six.
  string(APPEND hex "00")
  set(base64 "")
  foreach(at RANGE 0 63 3)
    string(SUBSTRING "${hex}" ${at} 3 three)
    math(EXPR first "0x${three} >> 6")
    math(EXPR second "0x${three} & 63")
    string(SUBSTRING "${alphabet}" ${first} 1 first)
    string(SUBSTRING "${alphabet}" ${second} 1 second)
    string(APPEND base64 "${first}${second}")
  endforeach()
  string(SUBSTRING "${base64}" 0 43 base64)
  set(${result} "sha256-${base64}=" PARENT_SCOPE)
endfunction()

function(joined names result)
  set(all "")
  foreach(name IN LISTS names)
    file(READ "${SOURCE}/${name}" text)
    string(APPEND all "${text}")
  endforeach()
  set(${result} "${all}" PARENT_SCOPE)
endfunction()

joined("${SCRIPTS}" script)
set(script "\n\"use strict\";\n{\n${script}}\n")
joined("${STYLES}" style)
file(READ "${SOURCE}/messages.json" messages)
file(READ "${SOURCE}/page.html" page)

digest("${script}" script_digest)
digest("${style}" style_digest)
foreach(part IN ITEMS script_digest style_digest style messages script)
  string(REPLACE "{{${part}}}" "${${part}}" page "${page}")
endforeach()

function(cut text mark before after)
  string(FIND "${text}" "${mark}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "page.html has no ${mark}")
  endif()
  string(SUBSTRING "${text}" 0 ${at} head)
  string(LENGTH "${mark}" length)
  math(EXPR at "${at} + ${length}")
  string(SUBSTRING "${text}" ${at} -1 tail)
  set(${before} "${head}" PARENT_SCOPE)
  set(${after} "${tail}" PARENT_SCOPE)
endfunction()
cut("${page}" "{{index}}" before_index rest)
cut("${rest}" "{{details}}" before_details after_details)

set(source "#include \"report/html_assets.h\"\n\nnamespace paralint {\n\n")
foreach(part IN ITEMS before_index before_details after_details)
  string(HEX "${${part}}" hex)
  string(LENGTH "${hex}" length)
  math(EXPR length "${length} / 2")
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND source
    "static constexpr unsigned char ${part}[] = {${bytes}0};\n"
    "const std::string_view html_${part}(\n"
    "    reinterpret_cast<const char*>(${part}), ${length});\n\n")
endforeach()
string(APPEND source "}  // namespace paralint\n")
file(WRITE "${OUTPUT}" "${source}")
