// Text in Markdown that others render: it stays text, whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace paralint {

// Text that stands for itself. Nothing in it becomes markup, a mention, a
// reference or a link: "#12" is `\#<!-- -->12`. It has no line breaks.
std::string plain_markdown(std::string_view text);

// The text as code, whatever backticks it holds: "a`b" is ``a`b``.
std::string code_markdown(std::string_view text);

// A sentence of a finding: what it quotes in backticks is code.
std::string sentence_markdown(std::string_view sentence);

// Markdown in a cell of a table, where a bar would end it, in code as well.
std::string cell_markdown(std::string_view markdown);

}  // namespace paralint
