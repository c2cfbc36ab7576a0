#include "generator_slugs.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <unicode/uchar.h>

#include "code_points.h"
#include "deunicode.h"
#include "hexo_letters.h"
#include "text.h"

namespace paralint {
namespace {

constexpr char32_t dropped = 0;

bool is_of(char32_t c, uint32_t categories) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & categories) != 0;
}

bool is_letter(char32_t c) {
  return is_of(c, U_GC_L_MASK);
}

// Ruby's \p{Word}.
bool is_word(char32_t c) {
  return u_isUAlphabetic(static_cast<UChar32>(c)) ||
         is_of(c, U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK);
}

// Python's str.isalnum.
bool is_alnum(char32_t c) {
  return is_of(c, U_GC_L_MASK | U_GC_N_MASK);
}

bool is_ascii_word(char32_t c) {
  return (c < 0x80 && is_ascii_alnum(static_cast<char>(c))) || c == '_';
}

char32_t lower(char32_t c) {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_space(char32_t c) {
  if (c < 0x80) {
    return is_ascii_space(static_cast<char>(c)) || (c >= 0x1C && c <= 0x1F);
  }
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}

// Most are ASCII.
char32_t next(std::string_view text, size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return next_code_point(text, at);
  ++at;
  return byte;
}

void append(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else {
    append_utf8(text, c);
  }
}

// What `change` makes of each code point, without what it drops.
template <typename Change>
std::string changed(std::string_view text, Change change) {
  std::string result;
  result.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const char32_t c = change(next(text, at));
    if (c != dropped) append(result, c);
  }
  return result;
}

// Without white space of any script at the ends.
std::string_view trimmed(std::string_view text) {
  size_t begin = text.size();
  size_t end = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t from = at;
    if (is_space(next(text, at))) continue;
    begin = std::min(begin, from);
    end = at;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

// One `separator` for each run of code points that `separates` names.
template <typename Separates>
std::string joined(std::string_view text, char separator, Separates separates) {
  std::string result;
  result.reserve(text.size());
  bool in_run = false;
  for (size_t at = 0; at < text.size();) {
    const size_t from = at;
    const bool is_separator = separates(next(text, at));
    if (!is_separator) {
      result += text.substr(from, at - from);
    } else if (!in_run) {
      result += separator;
    }
    in_run = is_separator;
  }
  return result;
}

bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

constexpr std::u32string_view ascii_marks =
    U"~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/";

// What a slug of hexo-util has a hyphen for.
bool separates_in_hexo(char32_t c) {
  return is_space(c) || c == 0xFEFF || ascii_marks.find(c) != npos;
}

// What a slug of @mdit-vue/shared has a hyphen for.
bool separates_words(char32_t c) {
  constexpr std::u32string_view quotes = U"\u201C\u201D\u2018\u2019";
  return separates_in_hexo(c) || quotes.find(c) != npos;
}

std::string hugo_kept(std::string_view text, bool only_ascii) {
  return changed(trimmed(text), [&](char32_t c) {
    if (only_ascii && c >= 0x80) return dropped;
    if (c == '-' || c == ' ') return U'-';
    const bool kept = c == '_' || is_of(c, U_GC_L_MASK | U_GC_ND_MASK);
    return kept ? lower(c) : dropped;
  });
}

// The end of python-markdown's slugify, for a text of what it keeps.
std::string python_joined(std::string_view text) {
  return joined(lower_case(trimmed(text)), '-',
                [](char32_t c) { return c == '-' || is_space(c); });
}

// Ruby's downcase: a letter may become two, but none looks at its neighbours.
std::string lower_by_letter(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const size_t from = at;
    next_code_point(text, at);
    result += lower_case(text.substr(from, at - from));
  }
  return result;
}

// What docsify deletes.
bool is_docsify_mark(char32_t c) {
  constexpr std::u32string_view marks = U"\\'!\"#$%&()*+,./:;<=>?@[]^`{|}~";
  return (c >= 0x2000 && c <= 0x206F) || (c >= 0x2E00 && c <= 0x2E7F) ||
         marks.find(c) != npos;
}

bool is_docsify_word(char c) {
  return is_ascii_alnum(c) || c == '_' || c == '-' || c == '%';
}

// "my-id" of "Title :id=my-id", which stands for the text; otherwise the text
// without such settings (docsify, src/core/render/utils.js).
std::string docsify_text(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const bool is_setting = text[0] == ':' &&
                            (result.empty() || is_ascii_space(result.back())) &&
                            text.size() > 1 && is_docsify_word(text[1]);
    if (!is_setting) {
      result += text[0];
      text.remove_prefix(1);
      continue;
    }
    const auto word_end = [&](size_t at) {
      while (at < text.size() && is_docsify_word(text[at])) ++at;
      return at;
    };
    const size_t end = word_end(1);
    const std::string_view name = text.substr(1, end - 1);
    const bool has_value = end < text.size() && text[end] == '=';
    const size_t value_end = has_value ? word_end(end + 1) : end;
    if (has_value && name == "id") {
      return std::string(text.substr(end + 1, value_end - end - 1));
    }
    const bool is_shortcode = end < text.size() && text[end] == ':';
    if (is_shortcode) result += text.substr(0, value_end);
    text.remove_prefix(value_end);
  }
  return result;
}

void replace_all(std::string& text, std::string_view from,
                 std::string_view to) {
  for (size_t at = text.find(from); at != npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Without what docsify deletes, a hyphen for each blank, letters of ASCII in
// lower case.
std::string docsify_words(std::string_view text) {
  return changed(trimmed(text), [](char32_t c) -> char32_t {
    if (is_space(c) || c == 0xFEFF) return '-';
    if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
    return is_docsify_mark(c) ? dropped : c;
  });
}

std::string with_mark_before_digit(std::string slug) {
  if (!slug.empty() && slug[0] >= '0' && slug[0] <= '9') slug.insert(0, "_");
  return slug;
}

// "<b>x</b>" to "x".
std::string without_elements(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const size_t open = text.find('<');
    const size_t close = open == npos ? npos : text.find('>', open);
    result += text.substr(0, close == npos ? npos : open);
    text.remove_prefix(close == npos ? text.size() : close + 1);
  }
  return result;
}

}  // namespace

std::string vitepress_slug(std::string_view text) {
  const std::string bare = changed(
      normalized(text, Form::nfkd),
      [](char32_t c) { return is_combining(c) || c < 0x20 ? dropped : c; });
  std::string slug = joined(bare, '-', separates_words);
  if (starts_with(slug, "-")) slug.erase(0, 1);
  if (ends_with(slug, "-")) slug.pop_back();
  return lower_case(with_mark_before_digit(std::move(slug)));
}

std::string hugo_slug(std::string_view text) {
  return hugo_kept(text, false);
}

std::string hugo_ascii_slug(std::string_view text) {
  const std::string bare = changed(normalized(text, Form::nfd), [](char32_t c) {
    return is_of(c, U_GC_MN_MASK) ? dropped : c;
  });
  return hugo_kept(normalized(bare, Form::nfc), true);
}

std::string hugo_blackfriday_slug(std::string_view text) {
  std::string slug;
  bool word_ended = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c) && !is_of(c, U_GC_N_MASK)) {
      word_ended = true;
      continue;
    }
    if (word_ended && !slug.empty()) slug += '-';
    word_ended = false;
    append_utf8(slug, lower(c));
  }
  return slug;
}

// The steps of python_markdown_unicode_slug, for ASCII in one: blanks at the
// ends are stripped, hyphens are not.
std::string python_markdown_slug(std::string_view text) {
  std::string slug;
  bool in_run = false;  // of blanks and hyphens
  bool has_hyphen = false;
  for (const char c : ascii_of_nfkd(text)) {
    const auto point = static_cast<unsigned char>(c);
    if (c == '-' || is_space(point)) {
      in_run = true;
      has_hyphen = has_hyphen || c == '-';
    } else if (is_ascii_word(point)) {
      if (in_run && (has_hyphen || !slug.empty())) slug += '-';
      in_run = has_hyphen = false;
      slug += ascii_lower(c);
    }
  }
  if (has_hyphen) slug += '-';
  return slug;
}

std::string python_markdown_unicode_slug(std::string_view text) {
  return python_joined(changed(text, [](char32_t c) {
    return is_alnum(c) || c == '_' || c == '-' || is_space(c) ? c : dropped;
  }));
}

std::string pymdownx_slug(std::string_view text) {
  const std::string bare = without_elements(normalized(text, Form::nfc));
  return changed(lower_case(trimmed(bare)), [](char32_t c) {
    if (c == ' ') return U'-';
    return is_alnum(c) || c == '_' || c == '-' ? c : dropped;
  });
}

std::string kramdown_slug(std::string_view text) {
  const auto is_ascii_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  const auto first = std::ranges::find_if(text, is_ascii_letter);
  std::string slug;
  for (const char c : std::string_view(first, text.end())) {
    if (is_ascii_alnum(c) || c == '-') slug += c;
    if (c == ' ') slug += '-';
  }
  return ascii_lower(slug);
}

std::string kramdown_gfm_slug(std::string_view text) {
  return changed(lower_by_letter(text), [](char32_t c) {
    if (c == ' ' || c == '\t') return U'-';
    return is_word(c) || c == '-' ? c : dropped;
  });
}

std::string mdbook_slug(std::string_view text) {
  return changed(lower_case(trimmed(text)), [](char32_t c) {
    if (is_space(c)) return U'-';
    const bool kept = u_isUAlphabetic(static_cast<UChar32>(c)) ||
                      is_of(c, U_GC_N_MASK) || c == '_' || c == '-';
    return kept ? c : dropped;
  });
}

std::string mdn_slug(std::string_view text) {
  constexpr std::u32string_view deleted = U"*<>\"$#%&+,/:;=?@[]^`{|}~')(\\";
  const std::string kept = changed(
      text, [&](char32_t c) { return deleted.find(c) == npos ? c : dropped; });
  return joined(lower_case(trimmed(kept)), '_', [](char32_t c) {
    return c < 0x80 && is_ascii_space(static_cast<char>(c));
  });
}

std::string docfx_slug(std::string_view text) {
  return changed(text, [](char32_t c) {
    if (c == ' ') return U'-';
    const bool kept =
        is_of(c, U_GC_L_MASK | U_GC_ND_MASK) || c == '-' || c == '_';
    return kept ? lower(c) : dropped;
  });
}

std::string github_slugid_slug(std::string_view text) {
  constexpr std::u32string_view deleted =
      U"[]!\"'#$%&()*+,./:;<=>?@\\^_`{|}~\u00A9\u2211\u00AE\u2020\u201C\u201D"
      U"\u2018\u2019\u2202\u0192\u2122\u2120\u2026\u0153\u0152\u02DA\u00BA"
      U"\u00AA\u2022\u2206\u221E\u2665";
  std::string slug = lower_case(changed(text, [&](char32_t c) {
    if (c == ' ') return U'-';
    return deleted.find(c) == npos ? c : dropped;
  }));
  if (starts_with(slug, "-")) slug.erase(0, 1);
  return slug;
}

std::string hexo_slug(std::string_view text) {
  std::string bare;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next(text, at);
    const std::string_view base =
        c < 0x80 ? std::string_view() : hexo_letter(c);
    bare += base;
    if (base.empty() && c >= 0x20) append(bare, c);
  }
  std::string slug =
      joined(trimmed(without_elements(bare)), '-', separates_in_hexo);
  if (starts_with(slug, "-")) slug.erase(0, 1);
  if (ends_with(slug, "-")) slug.pop_back();
  return slug;
}

std::string docsify_slug(std::string_view text) {
  std::string html = docsify_text(text);
  // As its Markdown is in HTML by then, signs leave their names behind.
  replace_all(html, "&", "&amp;");
  replace_all(html, "<", "&lt;");
  replace_all(html, ">", "&gt;");
  replace_all(html, "\"", "&quot;");
  replace_all(html, "'", "&#39;");
  return with_mark_before_digit(
      joined(docsify_words(html), '-', [](char32_t c) { return c == '-'; }));
}

std::string docsify_5_slug(std::string_view text) {
  const std::string bare =
      changed(normalized(docsify_text(text), Form::nfc), [](char32_t c) {
        const auto code_point = static_cast<UChar32>(c);
        const bool is_picture =
            c == 0xFE0F ||
            u_hasBinaryProperty(code_point, UCHAR_EMOJI_PRESENTATION) ||
            u_hasBinaryProperty(code_point, UCHAR_EXTENDED_PICTOGRAPHIC);
        return is_picture ? dropped : c;
      });
  return with_mark_before_digit(docsify_words(without_elements(bare)));
}

std::string zola_slug(std::string_view text) {
  std::string spelled;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      spelled += static_cast<char>(c);
    } else {
      spelled += deunicoded(c).value_or("-");
    }
  }
  std::string slug = joined(ascii_lower(spelled), '-', [](char32_t c) {
    return c >= 0x80 || !is_ascii_alnum(static_cast<char>(c));
  });
  if (starts_with(slug, "-")) slug.erase(0, 1);
  if (ends_with(slug, "-")) slug.pop_back();
  return slug;
}

std::string zola_safe_slug(std::string_view text) {
  constexpr std::string_view forbidden = "\"#%<>[\\]()`^{|}";
  std::string slug;
  for (const char c : text) {
    if (forbidden.find(c) == npos) slug += c == ' ' ? '_' : c;
  }
  return slug;
}

std::string tidy_path(std::string_view path) {
  constexpr std::string_view signs = "./\\_#+~-@%";
  std::string result;
  bool was_hyphen = false;
  bool wants_hyphen = false;
  for (size_t at = 0; at < path.size();) {
    const char32_t c = next_code_point(path, at);
    const bool stays = is_of(c, U_GC_L_MASK | U_GC_ND_MASK | U_GC_M_MASK) ||
                       (c < 0x80 && signs.find(static_cast<char>(c)) != npos);
    if (!stays) {
      wants_hyphen =
          wants_hyphen || (is_space(c) && !result.empty() && !was_hyphen);
      continue;
    }
    was_hyphen = c == '-';
    if (wants_hyphen && !was_hyphen) result += '-';
    wants_hyphen = false;
    append_utf8(result, c);
  }
  return lower_case(result);
}

}  // namespace paralint
