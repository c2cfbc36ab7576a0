// From the bytes of a file to its Page. The only unit that knows md4c.
#pragma once

#include <string>
#include <string_view>

#include "page.h"

namespace paralint {

// What the generator fills in before it reads the Markdown.
enum class Templates : uint8_t {
  none,
  hugo,    // {{< ref "x.md" >}}, {{% note %}}
  liquid,  // {% link x.md %}, {{ site.baseurl }}
};

// How a page takes in text of other files.
enum class Includes : uint8_t {
  none,
  mdbook,      // {{#include x.md}}
  snippets,    // --8<-- "x.md" (pymdownx.snippets)
  docfx,       // [!INCLUDE [title](x.md)]
  imports,     // import Part from "./_part.mdx", <Part />
  shortcodes,  // {{% include "x.md" %}}, {{< readfile "x.md" >}}
};

// How this site's generator reads Markdown.
struct Dialect {
  bool mdx = false;   // Markdown goes on inside HTML blocks; no indented code
  bool math = false;  // $...$ and $$...$$ are formulas
  bool bare_urls = true;  // https://x.org in the text is a link
  // "##x" is a heading, and what is indented below "!!! note" is Markdown.
  bool python_markdown = false;
  bool front_matter_links = false;  // "link: /x" inside of other entries
  Templates templates = Templates::none;
  Includes includes = Includes::none;

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

// Reads a page. Never fails: what is wrong with the text is in the Page.
// `text` is up to 4 GiB of any bytes.
Page parse_page(std::string file, std::string_view text, Dialect dialect);

}  // namespace paralint
