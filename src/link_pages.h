// What two links of a page and its translation have to do with each other.
// Everywhere the first link is the reference's, the second the translation's.
#pragma once

#include "link_items.h"
#include "link_texts.h"

namespace paralint {

// Both lead to one page, maybe to other headings of it.
bool is_same_page(const LinkItem& a, const LinkItem& b);

struct LinkPages {
  const LinkItems& items;
  const LinkTexts& texts;
  const SitePage& reference;
  const SitePage& translation;

  const Link& reference_link(const LinkItem& item) const;
  const Link& translated_link(const LinkItem& item) const;

  // How much their texts say the same, from 0 to 1.
  double text(const LinkItem& a, const LinkItem& b) const;
  // By how much the text names the other one's target rather than its own: from
  // -1 to 1, 0 where it says nothing.
  double doubt_of_reference(const LinkItem& a, const LinkItem& b) const;
  double doubt_of_translation(const LinkItem& a, const LinkItem& b) const;
  // Each text is the title of its own target, or the translation's is while the
  // other one's says nothing: they are about different things.
  bool are_both_right(const LinkItem& a, const LinkItem& b) const;
  // The one whose text is the title of the other one's target.
  LinkSide suspect(const LinkItem& a, const LinkItem& b) const;
  // They have one target, but the translation's text is neither its title nor
  // what the other language says.
  bool is_misnamed(const LinkItem& a, const LinkItem& b) const;

  // Each could lead to the other one's target, in its own language.
  bool is_comparable(const LinkItem& a, const LinkItem& b) const;
  // One of them is broken, and both name nearly the same.
  bool is_slip(const LinkItem& a, const LinkItem& b) const;
  // One is a full URL of this site, "https://example.org/docs/users", where the
  // other is "/docs/users".
  bool is_own_url(const LinkItem& a, const LinkItem& b) const;

 private:
  double misnamed(const Link& link, const LinkGoal& own, const LinkGoal& other,
                  LocaleIndex locale) const;
};

}  // namespace paralint
