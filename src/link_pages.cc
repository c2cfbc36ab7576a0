#include "link_pages.h"

#include "href.h"
#include "text.h"

namespace paralint {

namespace {

// "cloudnative" of "/fr/cloud_native/": the last word of a path, without what
// writers mistake for each other.
std::string bare_name(const std::string& destination) {
  std::string_view path = parse_href(destination).path;
  while (ends_with(path, "/")) path.remove_suffix(1);
  std::string name = percent_decoded(last_segment(path));
  if (const size_t dot = name.rfind(".md"); dot != npos) name.resize(dot);
  std::erase_if(name, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return name;
}

}  // namespace

bool is_same_page(const LinkItem& a, const LinkItem& b) {
  return a.goal.is_known() && a.goal.page() == b.goal.page();
}

double LinkPages::misnamed(const Link& link, const LinkGoal& own,
                           const LinkGoal& other, LocaleIndex locale) const {
  return texts.names(link, items.place_of(other, locale)) -
         texts.names(link, items.place_of(own, locale));
}

const Link& LinkPages::reference_link(const LinkItem& item) const {
  return reference.facts.links[static_cast<size_t>(item.link)];
}

const Link& LinkPages::translated_link(const LinkItem& item) const {
  return translation.facts.links[static_cast<size_t>(item.link)];
}

double LinkPages::text(const LinkItem& a, const LinkItem& b) const {
  return texts.likeness(text_of(reference_link(a)),
                        text_of(translated_link(b)));
}

// Neither the title of the target nor the other language has the text.
bool LinkPages::is_misnamed(const LinkItem& a, const LinkItem& b) const {
  constexpr double hardly = 0.4;
  if (a.outside || text(a, b) > hardly) return false;
  const LocaleIndex locale = translation.locale;
  return texts.names(translated_link(b), items.place_of(b.goal, locale)) <
         hardly;
}

bool LinkPages::is_comparable(const LinkItem& a, const LinkItem& b) const {
  if (a.outside || b.outside) return false;
  // A page that the other language lacks cannot be linked to there.
  const auto exists = [&](const LinkItem& item, LocaleIndex locale) {
    return item.broken || items.exists(item.goal, locale);
  };
  return exists(a, translation.locale) && exists(b, reference.locale);
}

// "https://example.org/docs/users" and "/docs/users".
bool LinkPages::is_own_url(const LinkItem& a, const LinkItem& b) const {
  if (a.outside == b.outside) return false;
  const std::string& first = reference_link(a).destination;
  const std::string& second = translated_link(b).destination;
  const std::string& inside = a.outside ? second : first;
  return starts_with(inside, "/") &&
         ends_with(a.outside ? first : second, inside);
}

double LinkPages::doubt_of_reference(const LinkItem& a,
                                     const LinkItem& b) const {
  return misnamed(reference_link(a), a.goal, b.goal, reference.locale);
}

double LinkPages::doubt_of_translation(const LinkItem& a,
                                       const LinkItem& b) const {
  return misnamed(translated_link(b), b.goal, a.goal, translation.locale);
}

bool LinkPages::are_both_right(const LinkItem& a, const LinkItem& b) const {
  constexpr double clear = -0.5;
  return doubt_of_reference(a, b) <= 0 && doubt_of_translation(a, b) < clear;
}

bool LinkPages::is_slip(const LinkItem& a, const LinkItem& b) const {
  if (!a.broken && !b.broken) return false;
  const std::string first = bare_name(reference_link(a).destination);
  const std::string second = bare_name(translated_link(b).destination);
  const size_t limit = std::min(first.size(), second.size()) / 5;
  return limit > 0 && edit_distance(first, second, limit) <= limit;
}

// Which text is the title of the other one's target?
LinkSide LinkPages::suspect(const LinkItem& a, const LinkItem& b) const {
  constexpr double clear = 0.3;
  const double of_a = doubt_of_reference(a, b);
  const double of_b = doubt_of_translation(a, b);
  if (of_b > clear && of_a <= 0) return LinkSide::translation;
  if (of_a > clear && of_b <= 0) return LinkSide::reference;
  return LinkSide::unknown;
}

}  // namespace paralint
