// What one Markdown file says: headings, links, ids and where they are. Facts
// depend on the file alone, never on the site around it, but for which links'
// surroundings are kept.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "front_matter.h"
#include "text.h"
#include "tokens.h"

namespace paralint {

// The ways in which people write a heading's id by hand.
enum class IdSyntax : uint8_t {
  brace,          // ## Title {#id}
  spaced_brace,   // ## Title { #id }
  colon_brace,    // ## Title {: #id }
  jsx_comment,    // ## Title {/* #id */}
  jsx_bare,       // ## Title {/*id*/}
  html_comment,   // ## Title <!-- #id -->
  paren,          // ## Title(#id)
  heading_tag,    // <h2 id="id">
  own_paragraph,  // {#id} or []{#id} in a paragraph of its own
  bracket,        // ## Title [#id]
};
inline constexpr size_t id_syntaxes = 10;

// The name of the syntax in configuration and reports.
const char* name_of(IdSyntax syntax);

struct ExplicitId {
  IdSyntax syntax = IdSyntax::brace;
  std::string id;  // may be empty: `{#}`
  Span where;      // of the whole syntax, "{#id}"
};

struct Heading {
  uint8_t level = 1;  // 1 to 6
  bool html = false;  // written as <h2>
  uint32_t line = 1;  // of its first byte, 1-based
  Span span;          // its lines, without the last line end, or its tags
  Span text_span;     // its inline content, without markers and id syntax
  std::string text;   // without markup and without the id syntax
  // What a renderer may make the slug of instead of `text`; null for most
  // headings, where there is nothing else.
  struct Variants {
    // The first text node, up to the first markup, where that is not all.
    std::string first_text;
    bool has_first_text = false;
    // With the id syntax as readers see it where it is inert.
    std::string text_if_inert;
    // The last line of its source, without the id syntax, where that is not
    // all the same.
    std::string source;
  };
  std::shared_ptr<const Variants> variants;
  std::vector<ExplicitId> ids;
};

enum class LinkSyntax : uint8_t {
  inline_link,   // [text](destination)
  reference,     // [text][label], [label]; its destination is in the definition
  autolink,      // <https://...>, <a@b.c>
  bare_url,      // https://...
  html,          // <a href="..."> and other lowercase elements
  jsx,           // <Link href="...">: elements with a capital
  front_matter,  // link: /hives
};

const char* name_of(LinkSyntax syntax);

// What of a template made the destination; the arguments are then its text.
enum class LinkCall : uint8_t {
  none,
  ref,   // {{< ref "page.md" >}}: Hugo's name of a page
  file,  // {% link _docs/page.md %}: a file, from the site's root
  post,  // {% post_url 2020-01-01-name %}: a post, by its file's name
};

// What stands around a destination, and so what must be escaped in it.
enum class DestinationForm : uint8_t {
  bare,            // [a](/b), [a]: /b, and URLs in the text
  angled,          // [a](</b>), [a]: </b>
  double_quoted,   // href="/b"
  single_quoted,   // href='/b'
  unquoted,        // href=/b
  string_literal,  // href={"/b"}
};

struct Link {
  LinkSyntax syntax = LinkSyntax::inline_link;
  LinkCall call = LinkCall::none;
  bool image = false;  // ![..](..), <img src>, <video src>, ...
  bool expression =
      false;  // href={...}: only the site's code knows it, or {{ x }}
  bool base_given = false;  // a template puts the site's base in front of it
  uint32_t line = 1;        // of `span`, 1-based
  Span span;                // "[text](destination)" or the tag
  Span text_span;           // the source of the text; empty for images
  // The bytes that spell the destination, without "<>", quotes and blanks
  // around it; empty where their place is not certain, or an expression spells
  // it: such a destination is never edited. A reference's lies in its
  // definition. `written` gives the bytes of another destination.
  Span destination_span;
  Span around;  // of Page::surroundings: what stands before and behind it
  DestinationForm form = DestinationForm::bare;  // of destination_span
  bool escapes_ampersands = false;  // destination_span holds "&amp;"
  std::string destination;          // unescaped, not percent-decoded
  std::string text;                 // without markup
};

// <a id="x">, <a name="x">, <div id="x">
struct HtmlId {
  std::string id;
  Span where;         // of the value
  uint32_t line = 1;  // 1-based
};

// An ignore comment: <!-- paralint-ignore broken-anchor, wrong-case: why -->
struct Ignore {
  Span where;               // the whole comment
  uint32_t line = 1;        // of the comment
  bool whole_page = false;  // paralint-ignore-page
  uint32_t first_line = 1;  // the lines that it covers
  uint32_t last_line = 1;
  std::vector<std::string> rules;
  std::string reason;
};

struct Problem {
  uint32_t offset = 0;
  std::string message;
};

struct CodeBlock {
  Span where;  // its content
};

inline constexpr int32_t no_heading = -1;

struct Page {
  std::string file;   // relative to the site's root
  uint32_t size = 0;  // bytes
  Lines lines;
  uint32_t first_line = 1;  // behind the front matter
  bool includes = false;    // it takes in text of other files, unseen here
  uint32_t last_line = 1;   // that is not blank
  FrontMatter front_matter;
  std::vector<Heading> headings;  // in the order of the page
  std::vector<Link> links;        // in the order of the page
  // Some source text of the paragraph around each link, one after another, to
  // read the writer's intent: of links that may lead to a page of the site,
  // once it is loaded (`surroundings.h`).
  std::string surroundings;
  std::vector<HtmlId> html_ids;       // in the order of the page
  std::vector<ExplicitId> block_ids;  // IdSyntax::own_paragraph only
  // Of which a component may make an id, as short_hash, sorted: the words that
  // JSX components are given, and their names in lower case.
  std::vector<uint32_t> component_words;
  std::vector<CodeBlock> code;  // in the order of the page
  std::vector<Ignore> ignores;
  std::vector<Problem> encoding;  // at most one of each kind
  Tokens tokens;                  // what of its text survives translation
  // Of each scalar of the front matter but the title, name and value as one
  // token.
  std::vector<uint32_t> settings;

  // The front matter's `title`, else the first heading's text, else empty.
  const std::string& title() const;
};

// The heading of a page in whose section the byte lies, or no_heading.
int32_t section_of(const Page& page, uint32_t offset);

// The same for offsets that rise from call to call.
class SectionWalk {
 public:
  explicit SectionWalk(const Page& page) : headings_(page.headings) {}

  int32_t to(uint32_t offset) {
    while (begun_ < headings_.size() &&
           headings_[begun_].span.begin <= offset) {
      ++begun_;
    }
    return static_cast<int32_t>(begun_) - 1;
  }

 private:
  const std::vector<Heading>& headings_;
  size_t begun_ = 0;  // how many begin at the offset or before it
};

}  // namespace paralint
