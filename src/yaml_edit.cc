#include "yaml_edit.h"

#include <algorithm>
#include <optional>

#include "text.h"
#include "yaml_word.h"

namespace paralint {
namespace {

uint32_t body_begin(std::string_view text) {
  return starts_with(text, "\xEF\xBB\xBF") ? 3 : 0;
}

uint32_t offset_of(std::string_view text, const YamlNode& node) {
  const uint32_t begin = body_begin(text);
  const std::string_view body = text.substr(begin);
  const Lines lines(body);
  size_t at = lines.start_of(std::min(node.line, lines.count()));
  for (uint32_t column = 1; column < node.column && at < body.size();
       ++column) {
    at += code_point(body, at).size;
  }
  return begin + static_cast<uint32_t>(at);
}

// Behind the quote that closes the word at `at`, or npos.
size_t behind_quotes(std::string_view text, size_t at) {
  const char quote = text[at];
  for (size_t end = at + 1; end < text.size(); ++end) {
    const char c = text[end];
    if (c == '\n' || c == '\r') return npos;
    if (c == '\\' && quote == '"') {
      ++end;
    } else if (c == quote) {
      if (quote == '"' || text.substr(end + 1, 1) != "'") return end + 1;
      ++end;
    }
  }
  return npos;
}

std::optional<Span> word_span(std::string_view text, const YamlNode& node) {
  const uint32_t at = offset_of(text, node);
  if (node.kind != YamlNode::Kind::word || at >= text.size()) {
    return std::nullopt;
  }
  if (text[at] == '"' || text[at] == '\'') {
    const size_t end = behind_quotes(text, at);
    if (end == npos) return std::nullopt;
    return Span{at, static_cast<uint32_t>(end)};
  }
  if (text.substr(at, node.word.size()) != node.word) return std::nullopt;
  return Span{at, at + static_cast<uint32_t>(node.word.size())};
}

std::string in_quotes(char quote, std::string_view word) {
  const std::string plain = yaml_word(word);
  const bool is_plain = !starts_with(plain, "\"");
  if (quote == '"') return is_plain ? '"' + plain + '"' : plain;
  if (quote != '\'' || plain.find('\\') != npos) return plain;
  std::string out = "'";
  for (const char c : word) out.append(c == '\'' ? 2 : 1, c);
  return out + '\'';
}

// "~" or "null" at that byte, or nothing.
Span null_at(std::string_view text, size_t at) {
  at = std::min(at, text.size());
  const std::string_view rest = text.substr(at);
  const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n,}"));
  constexpr std::string_view words[] = {"~", "null", "Null", "NULL"};
  const bool is_null = std::ranges::find(words, word) != std::end(words);
  const auto begin = static_cast<uint32_t>(at);
  return {begin, begin + (is_null ? static_cast<uint32_t>(word.size()) : 0)};
}

// Where the value of the key at `at` may begin, in its line or in the next.
size_t behind_key(std::string_view text, size_t at) {
  const bool is_quoted = text[at] == '"' || text[at] == '\'';
  const size_t end = is_quoted ? behind_quotes(text, at) : at;
  const size_t colon = text.find(':', end);
  if (end == npos || colon == npos) return npos;
  const size_t value = text.find_first_not_of(" \t\r\n", colon + 1);
  const bool is_indented =
      value != npos && (text[value - 1] == ' ' || text[value - 1] == '\t');
  return is_indented ? value : colon + 1;
}

// The first line that begins with "~" or "null".
size_t null_line(std::string_view text) {
  const Lines lines(text);
  for (uint32_t line = 1; line <= lines.count(); ++line) {
    const std::string_view whole = line_at(text, lines.start_of(line));
    if (null_at(whole, 0).size() > 0) return lines.start_of(line);
  }
  return npos;
}

// The last line on which anything of the node stands.
uint32_t last_line(const YamlNode& node) {
  uint32_t last = node.line;
  for (const YamlNode* child : node.children) {
    last = std::max(last, last_line(*child));
  }
  return last;
}

// The end of the text on the line behind the last known word, without a comment
// and the blanks before it.
std::string without_comment(std::string_view line, size_t from) {
  const size_t comment = line.find(" #", from);
  if (comment == npos) return std::string(line);
  const size_t end = line.find_last_not_of(" \t", comment);
  const size_t line_end = line.find_last_not_of("\r\n") + 1;
  return std::string(line.substr(0, end + 1)) +
         std::string(line.substr(line_end));
}

}  // namespace

Edit word_edit(const std::string& file, std::string_view text,
               const YamlNode& node, std::string_view word) {
  const std::optional<Span> span = word_span(text, node);
  if (!span) {
    throw Error(Trouble{file, node.line, node.column,
                        "`" + node.word +
                            "` is written in a way that cannot be changed "
                            "here; write it on one line, without an anchor"});
  }
  return {file, *span, in_quotes(text[span->begin], word)};
}

std::optional<Span> span_of_nothing(std::string_view text,
                                    const YamlNode* node) {
  if (!node) return null_at(text, null_line(text));
  const uint32_t at = offset_of(text, *node);
  if (node->kind == YamlNode::Kind::empty) {
    return null_at(text, behind_key(text, at));
  }
  const size_t end = text.find_first_not_of(" \t", at + 1);
  const bool is_nothing = node->kind == YamlNode::Kind::list &&
                          text.substr(at, 1) == "[" && end != npos &&
                          text[end] == ']';
  if (!is_nothing) return std::nullopt;
  return Span{at, static_cast<uint32_t>(end) + 1};
}

YamlLines lines_of_item(std::string_view text, const YamlNode& item,
                        uint32_t above) {
  const std::string_view body = text.substr(body_begin(text));
  const Lines lines(body);
  for (uint32_t line = item.line; line > above; --line) {
    const std::string_view whole = trim(line_at(body, lines.start_of(line)));
    if (whole == "-" || starts_with(whole, "- ")) {
      return {line, last_line(item)};
    }
  }
  return {};
}

Span span_of(std::string_view text, YamlLines of) {
  const uint32_t begin = body_begin(text);
  const Lines lines(text.substr(begin));
  return {begin + lines.start_of(of.first),
          of.last < lines.count() ? begin + lines.start_of(of.last + 1)
                                  : static_cast<uint32_t>(text.size())};
}

std::string item_like(const std::string& file, std::string_view text,
                      YamlLines of, const std::vector<YamlWord>& words) {
  std::vector<Edit> edits;
  for (const YamlWord& word : words) {
    edits.push_back(word_edit(file, text, *word.node, word.word));
  }
  const Span span = span_of(text, of);
  for (Edit& edit : edits) {
    edit.where = {edit.where.begin - span.begin, edit.where.end - span.begin};
  }
  const std::string made = with_edits(span.in(text), edits);
  std::string result;
  const Lines lines(made);
  for (uint32_t line = 1; line <= lines.count(); ++line) {
    const uint32_t begin = lines.start_of(line);
    const uint32_t end = line < lines.count()
                             ? lines.start_of(line + 1)
                             : static_cast<uint32_t>(made.size());
    const std::string_view whole = Span{begin, end}.in(made);
    if (!starts_with(trim(whole), "#")) result += without_comment(whole, 0);
  }
  if (!ends_with(result, "\n")) result += '\n';
  return result;
}

}  // namespace paralint
