#include "rule.h"

#include <algorithm>
#include <unordered_map>

#include "locale.h"
#include "rules/all.h"
#include "text.h"

namespace paralint {
namespace {

constexpr const Rule* table[] = {
    &broken_page,
    &broken_anchor,
    &wrong_locale,
    &relative_by_mistake,
    &wrong_case,
    &localized_url,
    &own_host,
    &missing_base,
    &stale_slug,
    &redirected,
    &alias_used,
    &external_locale,
    &lost_in_copy,
    &anchor_lost_in_copy,
    &untranslated_target,
    &link_differs,
    &link_missing,
    &link_extra,
    &section_missing,
    &section_extra,
    &level_differs,
    &id_differs,
    &translation_missing,
    &translation_orphan,
    &pair_ambiguous,
    &duplicate_id,
    &duplicate_url,
    &inert_id,
    &empty_id,
    &bad_front_matter,
    &bad_encoding,
    &unused_ignore,
};

bool is_letter(char c) {
  return is_ascii_alnum(c) || static_cast<signed char>(c) < 0;
}

// Of a script that puts no blanks between words: from CJK on, Thai and Lao.
bool is_unspaced(std::string_view word) {
  const auto byte = [&](size_t at) {
    return at < word.size() ? static_cast<unsigned char>(word[at]) : 0;
  };
  return byte(0) >= 0xE3 ||
         (byte(0) == 0xE0 && byte(1) >= 0xB8 && byte(1) <= 0xBB);
}

// `word` as a whole word of `text`.
bool has_word(std::string_view text, std::string_view word) {
  if (is_unspaced(word)) return text.find(word) != npos;
  for (size_t at = text.find(word); at != npos; at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const bool ends = end == text.size() || !is_letter(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace

const char* name_of(Family family) {
  switch (family) {
    case Family::links:
      return "links";
    case Family::pairs:
      return "pairs";
    case Family::pages:
      return "pages";
  }
  return "";
}

std::span<const Rule* const> rules() {
  return table;
}

const Rule* find_rule(std::string_view id) {
  static const auto by_id = [] {
    std::unordered_map<std::string_view, const Rule*> made;
    for (const Rule* rule : table) made.emplace(rule->id, rule);
    return made;
  }();
  const auto it = by_id.find(id);
  return it == by_id.end() ? nullptr : it->second;
}

std::string quote(std::string_view text) {
  std::string quoted;
  quoted.reserve(text.size() + 2);
  quoted += '`';
  quoted += text;
  quoted += '`';
  return quoted;
}

std::string titled(std::string_view heading) {
  return "\"" + std::string(heading) + "\"";
}

std::string language(const Corpus& corpus, LocaleIndex locale) {
  return corpus.language(locale);
}

Finding LinkView::finding(std::string message,
                          std::vector<std::string> evidence) const {
  Finding made;
  made.message = std::move(message);
  made.evidence = std::move(evidence);
  made.page = page;
  made.link = index;
  made.where =
      link.destination_span.empty() ? link.span : link.destination_span;
  const bool in_definition =
      link.syntax == LinkSyntax::reference && !link.destination_span.empty();
  if (in_definition) made.where = link.span;  // point at the use
  const Site::LinkPlace other = site.counterpart(page, index);
  made.other_page = other.page;
  made.other_link = other.link;
  return made;
}

Finding about_heading(const Corpus& corpus, PageIndex page, int32_t heading,
                      std::string message) {
  Finding made;
  made.message = std::move(message);
  made.page = page;
  made.heading = heading;
  made.where =
      corpus.page(page).facts.headings[static_cast<size_t>(heading)].span;
  return made;
}

namespace {

// What the reader can check, the most telling first.
struct Reason {
  Evidence evidence;
  const char* words;
};
constexpr Reason reasons[] = {
    {by_mapping, "a line in the mappings"},
    {by_id, "the same id"},
    {by_text, "the same text"},
    {by_words, "words that answer each other"},
    {by_images, "the same images"},
    {by_links, "the same links"},
    {by_code, "as many code blocks"},
    {by_tokens, "the same names and numbers"},
    {by_length, "the same length"},
};

std::string place_between(const PairView& view, const HeadingMatch& match) {
  const auto& headings = view.translation().facts.headings;
  const auto at = static_cast<size_t>(match.translation);
  if (match.is_moved) return "although it stands elsewhere";
  if (at == 0) return "at the top";
  if (at + 1 == headings.size()) return "at the end";
  return "between " + titled(headings[at - 1].text) + " and " +
         titled(headings[at + 1].text);
}

// "... by the same images, level 2, between "Connect" and "Disconnect"".
std::string why_aligned(const PairView& view, const HeadingMatch& match) {
  std::string why;
  for (const Reason& reason : reasons) {
    if (match.evidence & reason.evidence) {
      why += std::string(reason.words) + ", ";
    }
  }
  if (match.evidence & by_level) {
    const auto at = static_cast<size_t>(match.translation);
    why += "level " +
           std::to_string(view.translation().facts.headings[at].level) + ", ";
  }
  return "they answer each other by " + why + place_between(view, match);
}

}  // namespace

Finding about_match(const PairView& view, const HeadingMatch& match,
                    std::string message) {
  Finding made = about_heading(view.corpus(), view.pair.translation,
                               match.translation, std::move(message));
  made.evidence = {why_aligned(view, match)};
  made.other_page = view.pair.reference;
  made.other_heading = match.reference;
  made.confidence = match.confidence;
  return made;
}

bool announces_language(const LinkView& view, LocaleIndex locale) {
  // "EN | FR"
  const std::string text = fold_case(trim(view.link.text));
  const std::string tag = fold_case(view.corpus().tag(locale));
  if (text == tag || text == language_of(tag)) return true;
  const Page& page = view.corpus().page(view.page).facts;
  const std::string_view around = view.link.around.in(page.surroundings);
  const std::string words =
      fold_case(view.link.text + " " + std::string(around));
  const auto& names = view.corpus().language_names(locale);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return has_word(words, name);
  });
}

}  // namespace paralint
