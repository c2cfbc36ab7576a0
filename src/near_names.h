// Pages and headings that a name may have meant which nothing has: those with
// nearly that name, and those that other links with the same words lead to.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "goals.h"

namespace paralint {

class NearNames {
 public:
  explicit NearNames(const Site& site);
  ~NearNames();

  // Pages of the locale that a dead path may have meant, which stands for one
  // of `paths`, each read from the root. May be called by several threads; what
  // a language's pages are called is sorted out when it is first asked for.
  std::vector<Goal> pages(std::span<const std::string> paths,
                          LocaleIndex locale) const;
  // Pages that this text names: their title, or what other links call them.
  std::vector<Goal> pages_called(std::string_view text,
                                 LocaleIndex locale) const;

  // Headings of the page whose id or slug is nearly that name.
  std::vector<Goal> near_headings(PageIndex page, std::string_view name) const;
  // Headings of the page whose text is nearly that of the link.
  std::vector<Goal> headings_called(PageIndex page,
                                    std::string_view text) const;

 private:
  struct Index;
  struct Names;
  struct Headings;
  const Names& names_of(LocaleIndex locale) const;
  Headings& headings(PageIndex page) const;
  const std::vector<std::string>& texts(PageIndex page) const;
  std::vector<Goal> nearest_headings(PageIndex page, const Headings& of_page,
                                     std::string_view name) const;

  const Site& site_;
  std::unique_ptr<Index> index_;
};

}  // namespace paralint
