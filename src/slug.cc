// Generators write these algorithms in JavaScript, so the words mean what they
// mean there: \s and \d, and a toLowerCase that maps whole words by Unicode's
// rules without regard to the language. Most headings are ASCII, so that those
// go through a table and ICU sees only the others.
#include "slug.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "code_points.h"
#include "generator_slugs.h"
#include "text.h"

namespace paralint {
namespace {

// What a character becomes in a slug, if not itself.
constexpr char dropped = '\0';
constexpr char hyphen = '-';

// [A-Za-z0-9_] in lower case; anything else is `other`.
constexpr char ascii_word(char32_t c, char other) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  const bool word =
      (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  return word ? static_cast<char>(c) : other;
}

// ---------------------------------------------------------------- github ---

constexpr std::array<char, 128> github_ascii = [] {
  std::array<char, 128> table{};
  for (char32_t c = 0; c < table.size(); ++c) table[c] = ascii_word(c, dropped);
  table[' '] = table['-'] = hyphen;
  return table;
}();

// github-slugger's generated class is these properties as Unicode 13 had them;
// what was assigned later is dropped. Superscripts and fractions are no
// decimal numbers, joiners are neither letters nor marks.
bool github_keeps(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  constexpr uint32_t categories =
      U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK | U_GC_PC_MASK;
  if (!u_isUAlphabetic(code_point) &&
      (U_GET_GC_MASK(code_point) & categories) == 0) {
    return false;
  }
  constexpr uint8_t unicode_version = 13;
  UVersionInfo age;
  u_charAge(code_point, age);
  return age[0] <= unicode_version;
}

std::string github_slug(std::string_view text) {
  std::string lower;
  if (!is_ascii(text)) text = lower = lower_case(text);
  std::string slug;
  slug.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c >= github_ascii.size()) {
      if (github_keeps(c)) slug += text.substr(begin, at - begin);
    } else if (github_ascii[c] != dropped) {
      slug += github_ascii[c];
    }
  }
  return slug;
}

// ---------------------------------------------------------- nuxt-content ---

std::string nuxt_content_slug(std::string_view text) {
  std::string slug;
  for (const char c : github_slug(text)) {
    const bool is_second =
        c == hyphen && (slug.empty() || ends_with(slug, "-"));
    if (!is_second) slug += c;
  }
  if (ends_with(slug, "-")) slug.pop_back();
  if (!slug.empty() && slug[0] >= '0' && slug[0] <= '9') slug.insert(0, "_");
  return slug;
}

// --------------------------------------------------------------- hubrise ---

// JavaScript's \s.
bool is_white_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// "1.1. Retrieve" to " Retrieve", but "2021" and "3D" as they are.
std::string_view without_leading_number(std::string_view text) {
  const size_t end = text.find_first_not_of("0123456789.");
  if (end == 0 || end == std::string_view::npos) return text;
  size_t at = end;
  const bool is_number = is_white_space(next_code_point(text, at));
  return is_number ? text.substr(end) : text;
}

// The words of `text` with one hyphen between them. `letter` gives what a code
// point contributes; a hyphen from it ends the word.
template <typename Letter>
std::string hyphenated(std::string_view text, Letter letter) {
  std::string slug;
  slug.reserve(text.size());
  bool word_ended = false;
  for (size_t at = 0; at < text.size();) {
    const char c = letter(next_code_point(text, at));
    if (c == dropped) continue;
    if (c != hyphen) {
      if (word_ended && !slug.empty()) slug += hyphen;
      slug += c;
    }
    word_ended = c == hyphen;
  }
  return slug;
}

// "é" and "É" to "e", a combining accent to nothing, "œ" to a hyphen. Looking
// at code points one by one is enough: a canonical decomposition is one base
// and its marks, and reordering never takes a mark past a base.
char base_letter(char32_t c) {
  if (c >= 0x300 && c <= 0x36F) return dropped;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  assert(U_SUCCESS(status));
  icu::UnicodeString decomposition;
  if (nfd->getDecomposition(static_cast<UChar32>(c), decomposition)) {
    c = static_cast<char32_t>(decomposition.char32At(0));
  }
  return ascii_word(c, hyphen);
}

// Up to Latin Extended-A, which the languages of Europe are written with.
using BaseLetters = std::array<char, 0x180>;

BaseLetters common_base_letters() {
  BaseLetters letters;
  for (char32_t c = 0; c < letters.size(); ++c) letters[c] = base_letter(c);
  return letters;
}

std::string hubrise_slug(std::string_view text) {
  static const BaseLetters common = common_base_letters();
  return hyphenated(without_leading_number(text), [&](char32_t c) {
    return c < common.size() ? common[c] : base_letter(c);
  });
}

std::string hubrise_2021_slug(std::string_view text) {
  return hyphenated(without_leading_number(text),
                    [](char32_t c) { return ascii_word(c, hyphen); });
}

// ----------------------------------------------------------------------------

const Slugger table[] = {
    {"astro", github_slug, Duplicates::number, "",
     "@astrojs/markdown-remark, rehype-collect-headings.ts: as `github`, then "
     "one `-` at the end is dropped",
     true},
    {"docfx", docfx_slug, Duplicates::number, "section",
     "Markdig, Helpers/LinkHelper.cs, UrilizeAsGfm: keep letters and digits in "
     "lowercase, `-` and `_`, spaces to `-`"},
    {"docsify", docsify_slug, Duplicates::count, "",
     "docsify 4.13, src/core/render/slugify.js: of HTML, lowercase ASCII, "
     "delete tags and [\\u2000-\\u206F\\u2E00-\\u2E7F\\\\'!\"#$%&()*+,./:;<=>?@"
     "[\\]^`{|}~], runs of blanks and `-` to `-`, `_` before a leading digit"},
    {"docsify-5", docsify_5_slug, Duplicates::count, "",
     "docsify 5.0, src/core/render/slugify.js: of Markdown, NFC, delete "
     "emoji, then as `docsify`, but each blank to `-`"},
    {"github", github_slug, Duplicates::number, "",
     "github-slugger 2.0, index.js and regex.js: lowercase, delete what is not "
     "alphabetic, a mark, a decimal or letter number, connector punctuation, "
     "`-` or a space (Unicode 13), turn each space into `-`"},
    {"github-slugid", github_slugid_slug, Duplicates::keep, "",
     "github-slugid 1.0, index.js: delete a list of marks, spaces to `-`, "
     "lowercase, one `-` at the start is dropped"},
    {"hexo", hexo_slug, Duplicates::count, "",
     "hexo-renderer-marked 7.0, lib/renderer.js, and hexo-util 4.0, slugize: "
     "delete tags and control characters, letters without marks by a table, "
     "runs of blanks and ASCII punctuation to `-`, none at the ends; case is "
     "kept"},
    {"hubrise", hubrise_slug, Duplicates::keep, "",
     "hubrise.com since September 2023: delete ^[\\d.]+\\s, decompose (NFD), "
     "delete U+0300-036F, join what [^A-Za-z0-9_]+ separates with `-`, "
     "lowercase"},
    {"hubrise-2021", hubrise_2021_slug, Duplicates::keep, "",
     "hubrise.com until September 2023: delete ^[\\d.]+\\s, join what "
     "[^A-Za-z0-9_]+ separates with `-`, lowercase"},
    {"hugo", hugo_slug, Duplicates::number, "heading",
     "Hugo, markup/goldmark/autoid.go, `github`: trim, keep letters and "
     "decimal digits in lowercase and `_`, spaces to `-`, drop the rest, marks "
     "too"},
    {"hugo-ascii", hugo_ascii_slug, Duplicates::number, "heading",
     "Hugo, markup/goldmark/autoid.go, `github-ascii`: as `github`, without "
     "accents and without what is not ASCII then"},
    {"hugo-blackfriday", hugo_blackfriday_slug, Duplicates::number, "heading",
     "Hugo, markup/goldmark/autoid.go, `blackfriday`: letters and numbers in "
     "lowercase, one `-` for whatever stands between"},
    {"kramdown", kramdown_slug, Duplicates::count, "section",
     "kramdown, converter/base.rb, basic_generate_id: drop what is before the "
     "first ASCII letter, delete [^a-zA-Z0-9 -], spaces to `-`, lowercase"},
    {"kramdown-gfm", kramdown_gfm_slug, Duplicates::count, "",
     "kramdown-parser-gfm, generate_gfm_header_id: lowercase, delete "
     "[^\\p{Word}\\- \\t], blanks to `-`"},
    {"mdbook", mdbook_slug, Duplicates::number, "section",
     "mdBook, utils, normalize_id: trim, lowercase, keep alphanumerics, `_` "
     "and `-`, blanks to `-`"},
    {"mdn", mdn_slug, Duplicates::from_two, "sect",
     "MDN's rari, rari-md/src/anchor.rs: delete punctuation of ASCII, trim, "
     "lowercase, runs of blanks to `_`"},
    {"nuxt-content", nuxt_content_slug, Duplicates::number, "",
     "@nuxtjs/mdc 0.23, parser/compiler.ts: as `github`, then runs of `-` to "
     "`-`, none at the ends, `_` before a leading digit"},
    {"pymdownx", pymdownx_slug, Duplicates::underscore, "",
     "pymdownx/slugs.py, slugify(case=\"lower\"): NFC, trim, lowercase, delete "
     "[^\\w\\- ], spaces to `-`"},
    {"python-markdown", python_markdown_slug, Duplicates::underscore, "",
     "python-markdown, extensions/toc.py, slugify: NFKD, only ASCII, delete "
     "[^\\w\\s-], trim, lowercase, runs of blanks and `-` to `-`"},
    {"python-markdown-unicode", python_markdown_unicode_slug,
     Duplicates::underscore, "",
     "python-markdown, extensions/toc.py, slugify_unicode: as `slugify`, but "
     "letters of all scripts stay"},
    {"vitepress", vitepress_slug, Duplicates::number, "",
     "@mdit-vue/shared 3.0, slugify: NFKD without U+0300-036F and control "
     "characters, runs of blanks and ASCII punctuation to `-`, none at the "
     "ends, `_` before a leading digit, lowercase; numbers by "
     "markdown-it-anchor"},
    {"zola", zola_slug, Duplicates::number, "",
     "Rust's slug 0.1, lib.rs: spell in ASCII by deunicode, lowercase, one `-` "
     "for whatever is no letter or digit, none at the ends"},
    {"zola-safe", zola_safe_slug, Duplicates::number, "",
     "components/utils/src/slugs.rs, strip_invalid_anchors_chars: blanks to "
     "'_', delete \"#%<>[\\]()`^{|}"},
};

constexpr const char* duplicate_words[] = {"keep", "number", "count",
                                           "underscore", "from-two"};
static_assert(std::size(duplicate_words) == duplicate_rules);

}  // namespace

const char* name_of(Duplicates duplicates) {
  return duplicate_words[static_cast<size_t>(duplicates)];
}

std::optional<Duplicates> duplicates(std::string_view word) {
  const auto found = std::ranges::find(duplicate_words, word);
  if (found == std::end(duplicate_words)) return std::nullopt;
  return static_cast<Duplicates>(found - std::begin(duplicate_words));
}

std::span<const Slugger> sluggers() {
  return table;
}

const Slugger* find_slugger(std::string_view name) {
  const auto row = std::ranges::find(table, name, &Slugger::name);
  return row == std::end(table) ? nullptr : row;
}

namespace {

// "a_1" to "a_2", "a" to "a_1".
std::string with_next_tail(const std::string& id) {
  const size_t mark = id.rfind('_');
  const std::string digits = mark == npos ? "" : id.substr(mark + 1);
  constexpr size_t longest = 9;
  const bool is_number = !digits.empty() && digits.size() <= longest &&
                         digits.find_first_not_of("0123456789") == npos;
  if (!is_number) return id + "_1";
  return id.substr(0, mark + 1) + std::to_string(std::stoul(digits) + 1);
}

}  // namespace

// Every slug given out has a counter, the last number that was tried for it.
// "a-1-2" can only be skipped on behalf of "a-1", and only once, so that all
// calls together skip no more names than they gave out.
std::string PageSlugs::next(std::string_view text) {
  std::string id = numbered(text);
  if (slugger_->drops_last_hyphen && ends_with(id, "-")) id.pop_back();
  return id;
}

std::string PageSlugs::numbered(std::string_view text) {
  std::string slug = slugger_->slug(text);
  if (slug.empty()) slug = slugger_->empty;
  if (slugger_->duplicates == Duplicates::keep) return slug;
  if (slugger_->duplicates == Duplicates::underscore) return tailed(slug);
  const auto [entry, is_new] = taken_.try_emplace(slug, 0u);
  if (is_new) return slug;
  unsigned& tried = entry->second;  // stays valid while the map grows
  if (slugger_->duplicates == Duplicates::count) {
    return slug + hyphen + std::to_string(++tried);
  }
  const bool from_two = slugger_->duplicates == Duplicates::from_two;
  const char mark = from_two ? '_' : hyphen;
  if (from_two) tried = std::max(tried, 1u);
  for (;;) {
    std::string made = slug + mark + std::to_string(++tried);
    if (taken_.try_emplace(made, 0u).second) return made;
  }
}

// The counter of a slug is the last tail that was given to it, so that many
// equal headings take no longer than different ones.
std::string PageSlugs::tailed(const std::string& slug) {
  std::string id = slug.empty() ? "_1" : slug;
  if (taken_.try_emplace(id, 0u).second) return id;
  std::string& last = last_[slug];
  if (!last.empty()) id = last;
  while (!taken_.try_emplace(id, 0u).second) id = with_next_tail(id);
  last = id;
  return id;
}

void PageSlugs::take(const std::string& id) {
  taken_.try_emplace(id, 0u);
}

}  // namespace paralint
