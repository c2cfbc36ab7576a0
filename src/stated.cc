#include "stated.h"

#include <algorithm>

namespace paralint {

Stated::Stated(std::vector<Names> entries) : entries_(std::move(entries)) {
  for (size_t i = 0; i < entries_.size(); ++i) {
    for (const auto& name : entries_[i]) by_name_[name].push_back(i);
  }
}

const Stated::Found& Stated::entries_of(const std::string& locale,
                                        const std::string& name) const {
  static const Found nothing;
  const auto found = by_name_.find({locale, name});
  return found == by_name_.end() ? nothing : found->second;
}

bool Stated::covers(const Names& match) const {
  if (match.empty()) return false;
  const auto& [locale, name] = *match.begin();
  return std::ranges::any_of(entries_of(locale, name), [&](size_t entry) {
    return std::ranges::includes(entries_[entry], match);
  });
}

bool Stated::answers(const std::string& locale, const std::string& name,
                     const std::string& other) const {
  return std::ranges::any_of(entries_of(locale, name), [&](size_t entry) {
    return entries_[entry].contains(other);
  });
}

}  // namespace paralint
