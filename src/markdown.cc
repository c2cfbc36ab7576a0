// md4c tells what it sees through callbacks whose strings mostly lie inside
// the buffer that it was given. That is where all positions come from: a
// pointer inside the buffer is an offset (range-checked), any other pointer
// (line breaks, unescaped copies) has none. Markup has no callbacks with
// positions, so link_span and heading_id look for "[", "](" and "#" in the few
// bytes between two known texts.
#include "markdown.h"

#include <md4c.h>

#include <algorithm>
#include <optional>

#include "entities.h"
#include "front_matter_links.h"
#include "heading_id.h"
#include "heading_reader.h"
#include "hidden.h"
#include "ignore.h"
#include "includes.h"
#include "jsx.h"
#include "link_reader.h"
#include "link_template.h"
#include "markup.h"
#include "parser_text.h"
#include "python_markdown.h"
#include "table_gaps.h"
#include "tag_facts.h"
#include "tokens.h"

namespace paralint {
namespace {

// Where the generator sees other blocks than md4c does.
std::vector<TextChange> changes(std::string_view text, const Lines& lines,
                                uint32_t body, Dialect dialect) {
  std::vector<TextChange> all = table_gaps(text, lines, body);
  if (!dialect.python_markdown) return all;
  std::vector<TextChange> others = python_markdown_changes(text, lines, body);
  std::move(others.begin(), others.end(), std::back_inserter(all));
  return all;
}

class Reader {
 public:
  Reader(std::string_view text, uint32_t body, Dialect dialect, Page& page)
      : text_(text),
        masked_(masked_templates(text, body, dialect.templates)),
        source_(masked_.empty() ? text : std::string_view(masked_)),
        parser_text_(source_, body,
                     changes(source_, page.lines, body, dialect)),
        parsed_(parser_text_.text()),
        body_(body),
        dialect_(dialect),
        page_(page),
        tags_(source_),
        tag_facts_(text, dialect.mdx, page),
        // Docusaurus and Rspress, escapeMarkdownHeadingIds.
        heading_(text, dialect.mdx, dialect.includes == Includes::imports),
        links_(source_, page) {}

  void read();
  // Whether something like "$5 or [that](x) for $6" was taken for a formula.
  bool loose_math() const { return loose_math_; }
  // `headings` are the page's, sorted.
  Tokens tokens(const std::vector<Heading>& headings) {
    return tokens_.tokens(headings);
  }

 private:
  void run();
  int enter_block(MD_BLOCKTYPE type, void* detail);
  int leave_block(MD_BLOCKTYPE type);
  int enter_span(MD_SPANTYPE type, void* detail);
  int leave_span(MD_SPANTYPE type);
  int text(MD_TEXTTYPE type, const char* data, MD_SIZE size);

  void add_shown(MD_TEXTTYPE type, std::string_view shown,
                 std::optional<Span> where);
  bool lies_in_parsed(const char* data, size_t size) const;
  size_t readable_from(std::string_view shown) const;
  void read_tokens(MD_TEXTTYPE type, std::string_view shown, Span where);
  std::optional<Span> place(const char* data, size_t size);
  void add_heading();
  void add_paragraph(Span where);
  void open_link(const MD_ATTRIBUTE& attribute, bool image);
  void close_link();
  void flush_html() {
    if (html_) read_html();
  }
  void read_html();
  void read_jsx(Span text);
  bool may_have_comments() const;
  void drop_hidden();

  std::string_view text_;
  std::string masked_;       // with covered templates; empty: there are none
  std::string_view source_;  // the text, or that; bytes have one place in both
  ParserText parser_text_;
  std::string_view parsed_;  // what md4c reads
  uint32_t body_;
  Dialect dialect_;
  Page& page_;
  TagReader tags_;
  TagFacts tag_facts_;
  TokenReader tokens_;
  HeadingReader heading_;
  LinkReader links_;

  uint32_t cursor_ = 0;            // behind the last text that has a place
  std::optional<Span> paragraph_;  // the text of the paragraph so far
  bool in_paragraph_ = false;
  std::optional<Span> html_;  // raw HTML not yet looked into
  std::optional<Span> code_block_;
  bool in_code_block_ = false;
  bool in_math_ = false;
  std::optional<Span> formula_;
  bool loose_math_ = false;
  bool wants_code_ = false;
  std::vector<Span> code_;  // code blocks and spans, in order
  std::vector<Span> jsx_;   // where Markdown is none, but tags are tags
};

// A page has far more "<" than "!".
bool Reader::may_have_comments() const {
  return text_.find("!--") != npos || text_.find("{/*") != npos ||
         text_.find("[//]:") != npos;
}

void Reader::read() {
  cursor_ = body_;
  wants_code_ = may_have_comments();
  run();
  links_.place_definitions();
  if (!masked_.empty()) {
    for (Link& link : page_.links) {
      read_template(text_, dialect_.templates, link);
    }
  }
  drop_hidden();
  if (wants_code_) page_.ignores = ignores(text_, page_.lines, code_);
}

void Reader::run() {
  MD_PARSER parser{};
  parser.flags = MD_DIALECT_GITHUB;
  if (dialect_.mdx) {
    parser.flags |= MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOINDENTEDCODEBLOCKS;
  }
  if (dialect_.math) parser.flags |= MD_FLAG_LATEXMATHSPANS;
  if (!dialect_.bare_urls)
    parser.flags &= ~unsigned{MD_FLAG_PERMISSIVEAUTOLINKS};
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<Reader*>(self)->enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return static_cast<Reader*>(self)->leave_block(type);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<Reader*>(self)->enter_span(type, detail);
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    return static_cast<Reader*>(self)->leave_span(type);
  };
  parser.text = [](MD_TEXTTYPE type, const char* data, MD_SIZE size,
                   void* self) {
    return static_cast<Reader*>(self)->text(type, data, size);
  };
  md_parse(parsed_.data(), static_cast<MD_SIZE>(parsed_.size()), &parser, this);
  flush_html();
}

bool Reader::lies_in_parsed(const char* data, size_t size) const {
  const std::less<const char*> before;
  const char* const begin = parsed_.data();
  return data != nullptr && !before(data, begin) &&
         !before(begin + parsed_.size(), data + size);
}

std::optional<Span> Reader::place(const char* data, size_t size) {
  if (!lies_in_parsed(data, size)) return std::nullopt;
  const auto offset = static_cast<uint32_t>(data - parsed_.data());
  return parser_text_.original(
      Span{offset, offset + static_cast<uint32_t>(size)});
}

int Reader::enter_block(MD_BLOCKTYPE type, void* detail) {
  flush_html();
  tokens_.begin_block();
  if (type == MD_BLOCK_H) {
    heading_.begin(
        static_cast<uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
  } else if (type == MD_BLOCK_P) {
    in_paragraph_ = true;
    paragraph_.reset();
  } else if (type == MD_BLOCK_CODE) {
    in_code_block_ = true;
    code_block_.reset();
  }
  return 0;
}

int Reader::leave_block(MD_BLOCKTYPE type) {
  flush_html();
  links_.end_block();
  if (type == MD_BLOCK_H) {
    add_heading();
  } else if (type == MD_BLOCK_P) {
    if (paragraph_) add_paragraph(*paragraph_);
    in_paragraph_ = false;
  } else if (type == MD_BLOCK_CODE) {
    if (code_block_) page_.code.push_back({*code_block_});
    in_code_block_ = false;
  }
  return 0;
}

// Pandoc's rule: a formula neither begins nor ends with a blank, and no digit
// follows it.
bool is_loose_formula(std::string_view text, Span where) {
  const char after = where.end + 1 < text.size() ? text[where.end + 1] : ' ';
  return is_ascii_space(text[where.begin]) ||
         is_ascii_space(text[where.end - 1]) || (after >= '0' && after <= '9');
}

int Reader::enter_span(MD_SPANTYPE type, void* detail) {
  flush_html();
  if (heading_.is_open()) heading_.add_border();
  links_.add_markup();
  if (type == MD_SPAN_A) {
    open_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href, false);
  } else if (type == MD_SPAN_IMG) {
    open_link(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src, true);
  } else if (type == MD_SPAN_LATEXMATH) {
    in_math_ = true;
    formula_.reset();
  }
  return 0;
}

int Reader::leave_span(MD_SPANTYPE type) {
  flush_html();
  if (heading_.is_open()) heading_.add_border();
  if (type == MD_SPAN_A || type == MD_SPAN_IMG) {
    close_link();
  } else if (type == MD_SPAN_LATEXMATH) {
    in_math_ = false;
    if (formula_) {
      loose_math_ = loose_math_ || is_loose_formula(text_, *formula_);
    }
  }
  return 0;
}

int Reader::text(MD_TEXTTYPE type, const char* data, MD_SIZE size) {
  std::optional<Span> where = place(data, size);
  if (type == MD_TEXT_HTML) {
    if (where) {
      extend(html_, *where);
      cursor_ = where->end;
      links_.add_text(where, {});
      if (heading_.is_open()) heading_.add_border(*where);
    }
    return 0;
  }
  flush_html();
  const bool is_covered = where && !masked_.empty() && where->size() == size;
  const std::string_view shown =
      is_covered ? where->in(text_) : std::string_view(data, size);
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    add_shown(type, " ", where);
  } else if (type == MD_TEXT_ENTITY) {
    add_shown(type, decode_entity(shown), where);
  } else if (type == MD_TEXT_NULLCHAR) {
    const auto nul = static_cast<uint32_t>(text_.find('\0', cursor_));
    if (nul < text_.size()) where = Span{nul, nul + 1};
    add_shown(type, "\uFFFD", where);
  } else {
    add_shown(type, shown, where);
  }
  return 0;
}

// What readers see, and its place if it has one.
void Reader::add_shown(MD_TEXTTYPE type, std::string_view shown,
                       std::optional<Span> where) {
  links_.add_text(where, shown);
  if (heading_.is_open()) {
    heading_.add_text(shown, where.value_or(Span{cursor_, cursor_}),
                      type == MD_TEXT_CODE);
  }
  if (!where) return;
  cursor_ = where->end;
  if (!heading_.is_open()) read_tokens(type, shown, *where);
  if (in_paragraph_) extend(paragraph_, *where);
  if (in_math_ && !where->empty()) extend(formula_, *where);
  if (type == MD_TEXT_CODE) {
    if (in_code_block_) extend(code_block_, *where);
    if (wants_code_) code_.push_back(*where);
  }
  // In MDX a tag with JSX expressions is text to md4c.
  if (dialect_.mdx && type == MD_TEXT_NORMAL) read_jsx(*where);
}

// How many bytes can be read from the text's begin on: where it lies in what
// md4c reads, up to the end of that.
size_t Reader::readable_from(std::string_view shown) const {
  if (!lies_in_parsed(shown.data(), shown.size())) return shown.size();
  return static_cast<size_t>(parsed_.data() + parsed_.size() - shown.data());
}

void Reader::read_tokens(MD_TEXTTYPE type, std::string_view shown, Span where) {
  // A long listing is known by its beginning.
  constexpr uint32_t telling = 1024;  // bytes of a code block
  if (type == MD_TEXT_CODE) {
    const bool is_known = in_code_block_ && code_block_ &&
                          where.begin > code_block_->begin + telling;
    if (!is_known) tokens_.read_code(shown, where.begin, readable_from(shown));
  } else if (type == MD_TEXT_NORMAL) {
    tokens_.read_prose(shown, where.begin, readable_from(shown));
  }
}

void Reader::add_heading() {
  std::optional<Heading> heading = heading_.end(cursor_);
  if (!heading) return;
  heading->line = page_.lines.line_of(heading->span.begin);
  cursor_ = std::max(cursor_, heading->span.end);
  // "</Note>" above "---" is a tag and a rule in MDX, no underlined heading.
  const bool is_underlined = text_[heading->span.begin] != '#';
  if (dialect_.mdx && is_underlined && heading->text.empty()) return;
  page_.headings.push_back(std::move(*heading));
}

void Reader::add_paragraph(Span where) {
  const std::string_view content = where.in(text_);
  if (dialect_.mdx && is_javascript(content)) jsx_.push_back(where);
  const bool marked =  // "`{#id}`"
      (where.begin > 0 && !is_ascii_space(text_[where.begin - 1])) ||
      (where.end < text_.size() && !is_ascii_space(text_[where.end]));
  if (marked || !ends_with(content, "}")) return;
  if (auto id = paragraph_id(content, where.begin)) {
    page_.block_ids.push_back(std::move(*id));
  }
}

// Markdown links.

std::string unescaped(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (int i = 0;
       attribute.size > 0 && attribute.substr_offsets[i] < attribute.size;
       ++i) {
    const auto begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin,
                                attribute.substr_offsets[i + 1] - begin);
    if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
      text += decode_entity(part);
    } else if (attribute.substr_types[i] == MD_TEXT_NULLCHAR) {
      text += "\uFFFD";
    } else {
      text += part;
    }
  }
  return text;
}

void Reader::open_link(const MD_ATTRIBUTE& attribute, bool image) {
  DestinationSource source;
  source.raw = place(attribute.text, attribute.size);
  if (attribute.size == 0) source.raw.reset();
  source.from = cursor_;
  links_.open(unescaped(attribute), source, image);
}

void Reader::close_link() {
  const std::optional<Span> extent = links_.close();
  if (!extent) return;
  cursor_ = std::max(cursor_, extent->end);
  if (heading_.is_open()) heading_.add_border(*extent);
}

// Raw HTML and JSX.

void Reader::read_html() {
  const Span range = *html_;
  html_.reset();
  if (links_.in_image()) return;  // its text has no markup
  tags_.begin(range);
  while (const Tag* tag = tags_.next()) tag_facts_.add(*tag);
}

void Reader::read_jsx(Span text) {
  const uint32_t from = jsx_.empty() ? 0 : jsx_.back().end;
  for (const Tag& tag : jsx_tags(source_, text, from)) {
    tag_facts_.add(tag);
    jsx_.push_back({tag.span.begin + 1, tag.span.end});
  }
}

void Reader::drop_hidden() {
  // Where HTML blocks are none, md4c does not know all comments as such.
  std::vector<Span> spans = tag_facts_.scripts();
  if (dialect_.mdx && wants_code_) {
    const std::vector<Span> found = comments(text_, body_, code_);
    spans.insert(spans.end(), found.begin(), found.end());
  }
  drop_hidden_facts(std::move(spans), std::move(jsx_), page_);
}

void note_encoding(std::string_view text, Page& page) {
  const size_t invalid = first_invalid_utf8(text);
  if (invalid != npos) {
    page.encoding.push_back(
        {static_cast<uint32_t>(invalid), "is not valid UTF-8"});
  }
  const size_t nul = text.find('\0');
  if (nul != npos) {
    page.encoding.push_back({static_cast<uint32_t>(nul), "holds a NUL byte"});
  }
}

template <typename Fact>
void sort_by_place(std::vector<Fact>& facts) {
  const auto before = [](const Fact& a, const Fact& b) {
    return a.span.begin < b.span.begin;
  };
  if (!std::is_sorted(facts.begin(), facts.end(), before)) {
    std::stable_sort(facts.begin(), facts.end(), before);
  }
}

// Gives a list its exact size, and what it had to `room` for the next page: a
// list that grows is copied again and again.
template <typename Fact>
void fit(std::vector<Fact>& facts, std::vector<Fact>& room) {
  constexpr size_t largest_room = 4096;  // facts
  std::vector<Fact> exact(std::make_move_iterator(facts.begin()),
                          std::make_move_iterator(facts.end()));
  facts.clear();
  if (facts.capacity() <= largest_room) room = std::move(facts);
  facts = std::move(exact);
}

std::vector<uint32_t> settings(const FrontMatter& front_matter) {
  std::vector<uint32_t> hashes;
  for (const Field& field : front_matter.fields) {
    if (field.kind != Field::Kind::scalar || field.name == "title") continue;
    hashes.push_back(short_hash(field.name) ^ short_hash(field.value));
  }
  return hashes;
}

// Of what is not blank.
uint32_t last_byte(std::string_view text) {
  size_t end = text.size();
  while (end > 0 && is_ascii_space(text[end - 1])) --end;
  return static_cast<uint32_t>(end == 0 ? 0 : end - 1);
}

}  // namespace

Page parse_page(std::string file, std::string_view text, Dialect dialect) {
  static thread_local std::vector<Link> room_for_links;
  static thread_local std::vector<Heading> room_for_headings;
  Page page;
  page.links.swap(room_for_links);
  page.headings.swap(room_for_headings);
  page.file = std::move(file);
  page.size = static_cast<uint32_t>(text.size());
  page.lines = Lines(text);
  note_encoding(text, page);
  page.front_matter = front_matter(text);
  page.settings = settings(page.front_matter);
  uint32_t body = page.front_matter.span.end;
  if (body == 0 && starts_with(text, "\xEF\xBB\xBF")) body = 3;
  page.first_line = page.lines.line_of(page.front_matter.span.end);
  page.last_line = page.lines.line_of(last_byte(text));
  Reader reader(text, body, dialect, page);
  reader.read();
  if (reader.loose_math()) {
    dialect.math = false;
    return parse_page(std::move(page.file), text, dialect);
  }
  sort_by_place(page.headings);
  if (dialect.front_matter_links) {
    std::ranges::move(front_matter_links(text, page.front_matter),
                      std::back_inserter(page.links));
  }
  sort_by_place(page.links);
  page.includes = has_includes(text, body, dialect.includes, page);
  page.tokens = reader.tokens(page.headings);
  std::ranges::sort(page.component_words);
  const auto repeated = std::ranges::unique(page.component_words);
  page.component_words.erase(repeated.begin(), repeated.end());
  page.component_words.shrink_to_fit();
  fit(page.headings, room_for_headings);
  fit(page.links, room_for_links);
  return page;
}

}  // namespace paralint
