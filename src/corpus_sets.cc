// Which pages of a corpus are translations of each other: by their keys, by
// their front matter, and by what mappings say.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "corpus.h"
#include "locale.h"
#include "text.h"

namespace paralint {

PageSet Corpus::lone_set(PageIndex page) const {
  PageSet alone{std::vector<PageIndex>(locales(), none), {}, false};
  alone.pages[pages_[page].locale] = page;
  return alone;
}

void Corpus::make_sets() {
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    keys_.add(pages_[i].key, pages_[i].locale, i);
  }
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    const auto of_key = keys_.pages(pages_[i].key);
    const auto set = static_cast<SetIndex>(sets_.size());
    if (of_key[pages_[i].locale] != i) {
      pages_[i].set = set;
      sets_.push_back(lone_set(i));
    } else if (*std::ranges::min_element(of_key) == i) {
      sets_.push_back({{of_key.begin(), of_key.end()}, {}, false});
      for (const PageIndex page : of_key) {
        if (page != none) pages_[page].set = set;
      }
    }
  }
}

std::string_view Corpus::field_key(PageIndex page) const {
  for (const std::string& field : renderer().key_fields) {
    const std::string* value = pages_[page].facts.front_matter.find(field);
    if (value) return *value;
  }
  return {};
}

// Pages whose keys differ in hyphens, underlines, blanks and case only, where
// each locale has one such page.
void Corpus::join_respelled() {
  std::unordered_map<std::string, std::vector<SetIndex>> alike;
  for (SetIndex i = 0; i < sets_.size(); ++i) {
    if (std::ranges::count(sets_[i].pages, none) == 0) continue;
    const auto page = std::ranges::min_element(sets_[i].pages);
    std::string name = fold_case(pages_[*page].key);
    std::erase_if(name,
                  [](char c) { return c == '-' || c == '_' || c == ' '; });
    alike[std::move(name)].push_back(i);
  }
  for (const auto& [name, sets] : alike) {
    if (sets.size() < 2 || !have_different_locales(sets)) continue;
    for (const SetIndex set : sets) {
      const std::vector<PageIndex> pages = sets_[set].pages;
      for (const PageIndex page : pages) {
        if (page != none && set != sets.front()) {
          move_to_set(page, sets.front());
        }
      }
    }
  }
}

bool Corpus::have_different_locales(std::span<const SetIndex> sets) const {
  for (LocaleIndex locale = 0; locale < locales(); ++locale) {
    const auto with = std::ranges::count_if(
        sets, [&](SetIndex set) { return sets_[set].pages[locale] != none; });
    if (with > 1) return false;
  }
  return true;
}

// Pages that are one page by their front matter, whatever their files are
// called. A name that two pages of a locale have says nothing.
void Corpus::join_by_fields() {
  std::map<std::string_view, std::vector<PageIndex>> named;
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    const std::string_view name = field_key(i);
    if (!name.empty()) named[name].push_back(i);
  }
  for (auto& [name, pages] : named) {
    std::ranges::stable_sort(pages, {}, [&](PageIndex page) {
      const LocaleIndex locale = pages_[page].locale;
      return std::pair(locale != reference_, locale);
    });
    const auto of_one_locale = [&](PageIndex a, PageIndex b) {
      return pages_[a].locale == pages_[b].locale;
    };
    if (std::ranges::adjacent_find(pages, of_one_locale) != pages.end()) {
      continue;
    }
    const SetIndex set = pages_[pages.front()].set;
    for (const PageIndex page : pages) {
      if (pages_[page].set != set) move_to_set(page, set);
    }
  }
}

// The page that a mapping names, or none and a trouble.
PageIndex Corpus::curated_page(const Correspondence& pair,
                               const std::string& tag, const std::string& key,
                               std::vector<Trouble>& troubles) const {
  const LocaleIndex locale = *layout_.locale(tag);
  const auto of_key = keys_.pages(normal_path(key));
  if (!of_key.empty() && of_key[locale] != none) return of_key[locale];
  const std::string near(nearest(key, keys_.keys(locale)));
  troubles.push_back(pair.place.trouble(
      "no page has the key `" + key + "` in `" + tag + "`" +
      (near.empty() ? "" : "; did you mean `" + near + "`?")));
  return none;
}

// What the set had for the page's locale gets a set of its own.
Corpus::Move Corpus::move_to_set(PageIndex page, SetIndex set) {
  const LocaleIndex locale = pages_[page].locale;
  const SetIndex from = pages_[page].set;
  sets_[from].pages[locale] = none;
  const PageIndex before = sets_[set].pages[locale];
  if (before != none) {
    pages_[before].set = static_cast<SetIndex>(sets_.size());
    sets_.push_back(lone_set(before));
  }
  sets_[set].pages[locale] = page;
  pages_[page].set = set;
  return {page, from, before};
}

// Pages of different keys that a mapping calls translations of each other. The
// first line that names a page counts.
void Corpus::join_curated() {
  std::vector<Trouble> troubles;
  std::vector<bool> is_joined(pages_.size());
  for (const Correspondence& pair : config_.pages) {
    SetIndex joined = none;
    for (const auto& [tag, key] : pair.by_locale) {
      const PageIndex page = curated_page(pair, tag, key, troubles);
      if (page == none) continue;
      if (joined == none) {
        joined = pages_[page].set;
        sets_[joined].curated = true;
      } else if (pages_[page].set != joined) {
        const PageIndex other = sets_[joined].pages[pages_[page].locale];
        const bool is_taken = other != none && is_joined[other];
        if (is_taken || is_joined[page]) continue;
        move_to_set(page, joined);
      }
      is_joined[page] = true;
    }
  }
  if (!troubles.empty()) throw Error(std::move(troubles));
}

void Corpus::join(PageIndex reference, PageIndex translation) {
  const SetIndex set = pages_[reference].set;
  const std::vector<PageIndex> joining = sets_[pages_[translation].set].pages;
  for (const PageIndex page : joining) {
    if (page == none) continue;
    const PageIndex there = sets_[set].pages[pages_[page].locale];
    if (there == none || page == translation) {
      joins_.push_back(move_to_set(page, set));
    }
  }
}

void Corpus::separate() {
  for (; !joins_.empty(); joins_.pop_back()) {
    const auto [page, from, before] = joins_.back();
    const LocaleIndex locale = pages_[page].locale;
    const SetIndex set = pages_[page].set;
    sets_[set].pages[locale] = before;
    if (before != none) {
      pages_[before].set = set;
      sets_.pop_back();
    }
    sets_[from].pages[locale] = page;
    pages_[page].set = from;
  }
}

}  // namespace paralint
