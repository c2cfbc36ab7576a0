// md4c tells what it sees through callbacks whose strings mostly lie inside
// the buffer that it was given. That is where all positions come from: a
// pointer inside the buffer is an offset (range-checked), any other pointer
// (line breaks, unescaped copies) has none. Markup has no callbacks with
// positions, so "[", "](" and "#" are looked for in the few bytes between two
// known texts.
#include "markdown.h"

#include <md4c.h>

#include <algorithm>
#include <optional>

#include "heading_id.h"
#include "ignore.h"
#include "link_span.h"
#include "markup.h"

namespace paralint {
namespace {

// A run of heading text as md4c reports it, or a border between two runs.
struct Piece {
  enum class Kind { text, code, border };
  Kind kind = Kind::border;
  Span where;             // in the file; empty where there is no place
  std::string_view text;  // decoded entities are in Reader::decoded_
};

// A link whose end has not been seen.
struct OpenLink {
  Link link;
  DestinationSource destination;
  std::optional<Span> text;  // from the first text in it to the last
};

class Reader {
 public:
  Reader(std::string_view text, Dialect dialect, Page& page)
      : text_(text), dialect_(dialect), page_(page) {}

  void read(uint32_t body) {
    cursor_ = body;
    wants_code_ = may_have_comments();
    run(body, dialect_.math);
    if (loose_math_) {  // "$5 or [that](x) for $6" is no formula
      page_.headings.clear();
      page_.links.clear();
      page_.html_ids.clear();
      page_.block_ids.clear();
      page_.code.clear();
      code_.clear();
      jsx_.clear();
      cursor_ = body;
      run(body, false);
    }
    drop_commented(body);
    if (wants_code_) page_.ignores = ignores(text_, page_.lines, code_);
  }

 private:
  bool may_have_comments() const;
  void run(uint32_t body, bool math);
  int enter_block(MD_BLOCKTYPE type, void* detail);
  int leave_block(MD_BLOCKTYPE type);
  int enter_span(MD_SPANTYPE type, void* detail);
  int leave_span(MD_SPANTYPE type);
  int text(MD_TEXTTYPE type, const char* data, MD_SIZE size);

  std::optional<Span> place(const char* data, size_t size) const;
  void add_heading();
  Span heading_content(Span text) const;
  void finish_text(Heading& heading);
  std::optional<Span> empty_heading() const;
  void add_paragraph_id(Span where);
  void open_link(const MD_ATTRIBUTE& attribute, bool image);
  void close_link();
  void text_in_links(std::optional<Span> where, std::string_view shown);
  void flush_html();
  void read_jsx(Span text);
  void add_tag(const Tag& tag, Span range);
  void add_tag_link(const Tag& tag, const Attribute& attribute, bool image);
  void add_heading_tag(const Tag& tag, Span range);
  void note_code(Span where);
  void drop_commented(uint32_t body);

  std::string_view text_;
  Dialect dialect_;
  Page& page_;

  uint32_t cursor_ = 0;  // behind the last text that has a place
  std::vector<OpenLink> open_;
  std::optional<uint8_t> heading_level_;
  std::vector<Piece> pieces_;
  std::vector<std::string> decoded_;
  std::optional<Span> paragraph_;  // the text of the paragraph so far
  bool in_paragraph_ = false;
  std::optional<Span> html_;  // raw HTML not yet looked into
  std::optional<Span> code_block_;
  bool in_code_block_ = false;
  bool wants_code_ = false;
  bool in_math_ = false;
  bool loose_math_ = false;
  std::vector<Span> jsx_;   // tags that are text to md4c, in order
  std::vector<Span> code_;  // code blocks and spans, in order
};

bool Reader::may_have_comments() const {
  return text_.find("<!--") != npos || text_.find("{/*") != npos ||
         text_.find("[//]:") != npos;
}

void Reader::run(uint32_t body, bool math) {
  MD_PARSER parser{};
  parser.flags = MD_DIALECT_GITHUB;
  if (dialect_.mdx) {
    parser.flags |= MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOINDENTEDCODEBLOCKS;
  }
  if (math) parser.flags |= MD_FLAG_LATEXMATHSPANS;
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
  md_parse(text_.data() + body, static_cast<MD_SIZE>(text_.size() - body),
           &parser, this);
  flush_html();
}

std::optional<Span> Reader::place(const char* data, size_t size) const {
  const std::less<const char*> before;
  const char* begin = text_.data();
  if (data == nullptr || before(data, begin) ||
      before(begin + text_.size(), data + size)) {
    return std::nullopt;
  }
  const auto offset = static_cast<uint32_t>(data - begin);
  return Span{offset, offset + static_cast<uint32_t>(size)};
}

int Reader::enter_block(MD_BLOCKTYPE type, void* detail) {
  flush_html();
  if (type == MD_BLOCK_H) {
    heading_level_ =
        static_cast<uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
    pieces_.clear();
    decoded_.clear();
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
  if (type == MD_BLOCK_H) {
    add_heading();
    heading_level_.reset();
  } else if (type == MD_BLOCK_P) {
    if (paragraph_) add_paragraph_id(*paragraph_);
    in_paragraph_ = false;
  } else if (type == MD_BLOCK_CODE) {
    if (code_block_) page_.code.push_back({*code_block_});
    in_code_block_ = false;
  }
  return 0;
}

int Reader::enter_span(MD_SPANTYPE type, void* detail) {
  flush_html();
  if (heading_level_) pieces_.emplace_back();
  if (type == MD_SPAN_A) {
    open_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href, false);
  } else if (type == MD_SPAN_IMG) {
    open_link(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src, true);
  } else if (type == MD_SPAN_LATEXMATH) {
    in_math_ = true;
  }
  return 0;
}

int Reader::leave_span(MD_SPANTYPE type) {
  flush_html();
  if (heading_level_) pieces_.emplace_back();
  if (type == MD_SPAN_A || type == MD_SPAN_IMG) close_link();
  in_math_ = false;
  return 0;
}

// Pandoc's rule: a formula neither begins nor ends with a blank, and no digit
// follows it.
bool is_loose_formula(std::string_view text, Span where) {
  const char after = where.end + 1 < text.size() ? text[where.end + 1] : ' ';
  return is_ascii_space(text[where.begin]) ||
         is_ascii_space(text[where.end - 1]) || (after >= '0' && after <= '9');
}

int Reader::text(MD_TEXTTYPE type, const char* data, MD_SIZE size) {
  const std::optional<Span> where = place(data, size);
  if (type == MD_TEXT_HTML) {
    if (where) {
      html_ = html_ ? Span{html_->begin, where->end} : *where;
      cursor_ = where->end;
      text_in_links(where, {});
      if (heading_level_) {
        pieces_.push_back({Piece::Kind::border, *where, {}});
      }
    }
    return 0;
  }
  flush_html();
  if (type == MD_TEXT_LATEXMATH && in_math_ && where && !where->empty()) {
    loose_math_ = loose_math_ || is_loose_formula(text_, *where);
  }
  if (type == MD_TEXT_CODE && where) {
    if (in_code_block_) {
      code_block_ = code_block_ ? Span{code_block_->begin, where->end} : *where;
    }
    note_code(*where);
  }
  std::string_view shown(data, size);
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) shown = " ";
  if (type == MD_TEXT_NULLCHAR) shown = "\uFFFD";
  std::string decoded;
  if (type == MD_TEXT_ENTITY) shown = decoded = decode_entity(shown);
  if (!open_.empty()) text_in_links(where, shown);
  if (where) {
    cursor_ = where->end;
    if (in_paragraph_) {
      paragraph_ = paragraph_ ? Span{paragraph_->begin, where->end} : *where;
    }
  }
  if (heading_level_) {
    if (type == MD_TEXT_ENTITY) {
      decoded_.push_back(std::move(decoded));
      shown = {};  // found again by its order
    }
    pieces_.push_back(
        {type == MD_TEXT_CODE ? Piece::Kind::code : Piece::Kind::text,
         where.value_or(Span{cursor_, cursor_}), shown});
  }
  // In MDX a tag with JSX expressions is text to md4c.
  if (dialect_.mdx && type == MD_TEXT_NORMAL && where) read_jsx(*where);
  return 0;
}

// Headings.

// The inline content of the heading whose texts lie in `text`: without the
// "##", without closing "#"s.
Span Reader::heading_content(Span text) const {
  uint32_t begin = text.begin;
  while (begin > 0 && text_[begin - 1] != '\n' && text_[begin - 1] != '\r') {
    --begin;
  }
  Span content{begin, text.end};
  while (content.end < text_.size() && text_[content.end] != '\n' &&
         text_[content.end] != '\r') {
    ++content.end;
  }
  const size_t mark = text_.find_first_not_of(" \t>-+*0123456789.)", begin);
  size_t behind = text_.find_first_not_of('#', mark);
  if (mark != npos && behind != npos && behind - mark == *heading_level_ &&
      behind <= text.begin) {
    content.begin = static_cast<uint32_t>(behind);
    uint32_t end = content.end;
    while (end > text.end && is_ascii_space(text_[end - 1])) --end;
    uint32_t hashes = end;
    while (hashes > text.end && text_[hashes - 1] == '#') --hashes;
    if (hashes < end && is_ascii_space(text_[hashes - 1])) content.end = hashes;
  } else {
    content.begin = text.begin;
    while (content.begin > begin && !is_ascii_space(text_[content.begin - 1])) {
      --content.begin;
    }
  }
  while (content.begin < content.end && is_ascii_space(text_[content.begin])) {
    ++content.begin;
  }
  while (content.end > content.begin &&
         is_ascii_space(text_[content.end - 1])) {
    --content.end;
  }
  return content;
}

// From the start of the first line to the end of the last.
Span whole_lines(std::string_view text, Span content) {
  Span lines = content;
  while (lines.begin > 0 && text[lines.begin - 1] != '\n' &&
         text[lines.begin - 1] != '\r') {
    --lines.begin;
  }
  while (lines.end < text.size() && text[lines.end] != '\n' &&
         text[lines.end] != '\r') {
    ++lines.end;
  }
  return lines;
}

// "##" without any text leaves no trace but its level: the next such line.
std::optional<Span> Reader::empty_heading() const {
  size_t at = cursor_;
  while (at < text_.size()) {
    at = text_.find('#', at);
    if (at == npos) return std::nullopt;
    size_t end = text_.find_first_not_of('#', at);
    if (end == npos) end = text_.size();
    size_t rest = text_.find_first_not_of(" \t#", end);
    if (rest == npos) rest = text_.size();
    const bool alone =
        rest == text_.size() || text_[rest] == '\n' || text_[rest] == '\r';
    if (end - at == *heading_level_ && alone) {
      return Span{static_cast<uint32_t>(at), static_cast<uint32_t>(rest)};
    }
    at = end;
  }
  return std::nullopt;
}

void Reader::add_heading() {
  Heading heading;
  heading.level = *heading_level_;
  std::optional<Span> extent;
  for (const Piece& piece : pieces_) {
    if (piece.where.empty()) continue;
    extent = extent ? Span{extent->begin, piece.where.end} : piece.where;
  }
  if (!extent) {
    const auto found = empty_heading();
    if (!found) return;
    heading.span = *found;
    heading.text_span = {found->end, found->end};
    cursor_ = found->end;
  } else {
    heading.text_span = heading_content(*extent);
    heading.span = whole_lines(text_, heading.text_span);
    cursor_ = std::max(cursor_, heading.span.end);
    finish_text(heading);
  }
  heading.line = page_.lines.line_of(heading.span.begin);
  page_.headings.push_back(std::move(heading));
}

void Reader::finish_text(Heading& heading) {
  const Span content = heading.text_span;
  std::optional<ExplicitId> id = trailing_id(content.in(text_), content.begin);
  const uint32_t cut = id ? id->where.begin : content.end;
  std::string shown;
  bool first_node_ended = false;
  size_t entity = 0;
  for (const Piece& piece : pieces_) {
    if (piece.kind == Piece::Kind::border) {
      first_node_ended = first_node_ended || !trim(heading.first_text).empty();
      continue;
    }
    std::string_view text = piece.text;
    if (text.empty() && entity < decoded_.size()) text = decoded_[entity++];
    shown += text;
    if (piece.where.begin >= cut && cut < content.end) continue;
    if (piece.where.end > cut) text = text.substr(0, cut - piece.where.begin);
    heading.text += text;
    if (piece.kind == Piece::Kind::code) {
      first_node_ended = first_node_ended || !trim(heading.first_text).empty();
    } else if (!first_node_ended) {
      heading.first_text += text;
    }
  }
  heading.text = trim(heading.text);
  heading.first_text = trim(heading.first_text);
  heading.has_first_text = heading.first_text != heading.text;
  if (!heading.has_first_text) heading.first_text.clear();
  if (!id) return;
  heading.text_if_inert = trim(shown);
  heading.text_span.end = id->where.begin;
  while (heading.text_span.end > heading.text_span.begin &&
         is_ascii_space(text_[heading.text_span.end - 1])) {
    --heading.text_span.end;
  }
  heading.ids.push_back(std::move(*id));
}

void Reader::add_paragraph_id(Span where) {
  const std::string_view content = trim(where.in(text_));
  if (content.empty() || content.back() != '}') return;
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
  OpenLink open;
  open.link.image = image;
  open.link.destination = unescaped(attribute);
  open.destination.raw = place(attribute.text, attribute.size);
  if (attribute.size == 0) open.destination.raw.reset();
  open.destination.from = cursor_;
  open_.push_back(std::move(open));
}

void Reader::text_in_links(std::optional<Span> where, std::string_view shown) {
  for (OpenLink& open : open_) {
    open.link.text += shown;
    if (!where) continue;
    open.text = open.text ? Span{open.text->begin, where->end} : *where;
  }
}

void Reader::close_link() {
  if (open_.empty()) return;
  OpenLink open = std::move(open_.back());
  open_.pop_back();
  const bool inside_image = !open_.empty() && open_.back().link.image;
  place_link(text_, open.text, open.destination, open.link);
  if (!open_.empty()) {
    auto& outer = open_.back().text;
    outer = outer ? Span{std::min(outer->begin, open.link.span.begin),
                         std::max(outer->end, open.link.span.end)}
                  : open.link.span;
  }
  if (open.link.span.empty() || inside_image) return;
  const bool in_definition = open.link.syntax == LinkSyntax::reference;
  cursor_ = std::max(cursor_, open.link.span.end);
  if (!in_definition && !open.link.destination_span.empty()) {
    cursor_ = std::max(cursor_, open.link.destination_span.end);
  }
  open.link.line = page_.lines.line_of(open.link.span.begin);
  open.link.around = around(text_, open.link);
  page_.links.push_back(std::move(open.link));
}

// Raw HTML and JSX.

void Reader::flush_html() {
  if (!html_) return;
  const Span range = *html_;
  html_.reset();
  for (const Tag& tag : tags(text_, range)) add_tag(tag, range);
}

// Tags whose JSX expressions keep md4c from seeing tags. They may reach beyond
// the text that md4c reported.
void Reader::read_jsx(Span text) {
  constexpr size_t longest = 16384;
  size_t open = text_.find('<', text.begin);
  while (open < text.end) {
    const auto at = static_cast<uint32_t>(open);
    const auto end =
        static_cast<uint32_t>(std::min(text_.size(), text.end + longest));
    const bool inside = !jsx_.empty() && at < jsx_.back().end;
    const auto tag = inside ? std::nullopt : read_tag(text_, at, end);
    if (tag) {
      add_tag(*tag, {at, end});
      jsx_.push_back(tag->span);
    }
    open = text_.find('<', open + 1);
  }
}

bool is_heading_name(std::string_view name) {
  return name.size() == 2 && (name[0] == 'h' || name[0] == 'H') &&
         name[1] >= '1' && name[1] <= '6';
}

void Reader::add_tag(const Tag& tag, Span range) {
  if (tag.closing) return;
  if (is_heading_name(tag.name)) {
    add_heading_tag(tag, range);
  } else {
    const Attribute* id = tag.find("id");
    if (!id && (tag.name == "a" || tag.name == "A")) id = tag.find("name");
    if (id && !id->expression && !tag.is_component()) {
      page_.html_ids.push_back(
          {decode_entities(id->value.in(text_)), id->value});
    }
  }
  if (const Attribute* href = tag.find("href")) {
    if (tag.name != "link") add_tag_link(tag, *href, false);
  }
  if (const Attribute* src = tag.find("src")) add_tag_link(tag, *src, true);
}

// "in French" of <Link href="/fr">in <b>French</b></Link>.
std::string element_text(std::string_view text, const Tag& tag) {
  constexpr size_t longest = 2000;
  const std::string_view after = text.substr(tag.span.end, longest);
  const size_t close = after.find("</" + std::string(tag.name));
  if (close == npos) return {};
  return decode_entities(without_tags(after.substr(0, close)));
}

void Reader::add_tag_link(const Tag& tag, const Attribute& attribute,
                          bool image) {
  Link link;
  link.syntax = tag.is_component() ? LinkSyntax::jsx : LinkSyntax::html;
  link.image = image;
  link.span = tag.span;
  link.line = page_.lines.line_of(tag.span.begin);
  std::string_view value = attribute.value.in(text_);
  Span where = attribute.value;
  const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                      (value.front() == '"' || value.front() == '\'');
  if (attribute.expression && quoted) {  // href={"/x"}
    where = {where.begin + 1, where.end - 1};
    value = where.in(text_);
  } else {
    link.expression = attribute.expression;
  }
  link.destination = trim(decode_entities(value));
  if (link.destination == value) link.destination_span = where;
  if (!image) link.text = element_text(text_, tag);
  link.around = around(text_, link);
  page_.links.push_back(std::move(link));
}

void Reader::add_heading_tag(const Tag& tag, Span range) {
  const std::string close = "</" + std::string(tag.name);
  const size_t end = text_.substr(0, range.end).find(close, tag.span.end);
  Heading heading;
  heading.html = true;
  heading.level = static_cast<uint8_t>(tag.name[1] - '0');
  heading.text_span = {tag.span.end,
                       end == npos ? tag.span.end : static_cast<uint32_t>(end)};
  heading.span = {tag.span.begin, heading.text_span.end};
  heading.text = decode_entities(without_tags(heading.text_span.in(text_)));
  heading.line = page_.lines.line_of(tag.span.begin);
  const Attribute* id = tag.find("id");
  if (id && !id->expression) {
    heading.ids.push_back({IdSyntax::heading_tag,
                           decode_entities(id->value.in(text_)), id->value});
  }
  page_.headings.push_back(std::move(heading));
}

// Comments.

void Reader::note_code(Span where) {
  if (wants_code_) code_.push_back(where);
}

bool in_any(const std::vector<Span>& spans, uint32_t offset) {
  const auto after = std::upper_bound(
      spans.begin(), spans.end(), offset,
      [](uint32_t o, const Span& span) { return o < span.begin; });
  return after != spans.begin() && std::prev(after)->contains(offset);
}

// The comments of a page that md4c does not know as such, in order.
std::vector<Span> comments(std::string_view text, uint32_t begin,
                           const std::vector<Span>& code) {
  std::vector<Span> found;
  size_t html = text.find("<!--", begin);
  size_t jsx = text.find("{/*", begin);
  size_t at = begin;
  while (html != npos || jsx != npos) {
    const bool is_html = html < jsx;
    const size_t open = std::min(html, jsx);
    const size_t close = text.find(is_html ? "-->" : "*/}", open + 3);
    if (close == npos) return found;
    at = open + 3;
    if (!in_any(code, static_cast<uint32_t>(open))) {
      at = close + 3;
      found.push_back({static_cast<uint32_t>(open), static_cast<uint32_t>(at)});
    }
    if (html != npos && html < at) html = text.find("<!--", at);
    if (jsx != npos && jsx < at) jsx = text.find("{/*", at);
  }
  return found;
}

void Reader::drop_commented(uint32_t body) {
  std::erase_if(page_.links, [&](const Link& link) {
    return link.syntax == LinkSyntax::bare_url && in_any(jsx_, link.span.begin);
  });
  if (!wants_code_) return;
  const std::vector<Span> hidden = comments(text_, body, code_);
  const auto drop = [&](auto& facts, auto where) {
    std::erase_if(
        facts, [&](const auto& fact) { return in_any(hidden, where(fact)); });
  };
  drop(page_.headings, [](const Heading& h) { return h.span.begin; });
  drop(page_.links, [](const Link& l) { return l.span.begin; });
  drop(page_.html_ids, [](const HtmlId& i) { return i.where.begin; });
  drop(page_.block_ids, [](const ExplicitId& i) { return i.where.begin; });
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

}  // namespace

Page parse_page(std::string file, std::string_view text, Dialect dialect) {
  Page page;
  page.file = std::move(file);
  page.size = static_cast<uint32_t>(text.size());
  page.lines = Lines(text);
  note_encoding(text, page);
  page.front_matter = front_matter(text);
  uint32_t body = page.front_matter.span.end;
  if (body == 0 && starts_with(text, "\xEF\xBB\xBF")) body = 3;
  Reader reader(text, dialect, page);
  reader.read(body);
  const auto by_place = [](const auto& a, const auto& b) {
    return a.span.begin < b.span.begin;
  };
  if (!std::is_sorted(page.links.begin(), page.links.end(), by_place)) {
    std::stable_sort(page.links.begin(), page.links.end(), by_place);
  }
  page.headings.shrink_to_fit();
  page.links.shrink_to_fit();
  return page;
}

}  // namespace paralint
