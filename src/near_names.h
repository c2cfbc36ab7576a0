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

// How alike two names of files or ids are, from 0 to 1: a letter or two more or
// less, or most of the same words. Numbers must agree: "part-2" is no slip of
// the pen for "part-1".
double names_alike(std::string_view a, std::string_view b);

class NearNames {
 public:
  explicit NearNames(const Site& site);
  ~NearNames();

  // Pages of the locale that a dead path may have meant, which stands for one
  // of `paths`, each read from the root. May be called by several threads; what
  // is found by name is sorted out when it is first asked for.
  std::vector<Goal> pages(std::span<const std::string> paths,
                          LocaleIndex locale) const;
  // Pages that this text names: their title, or what other links call them.
  std::vector<Goal> pages_called(std::string_view text,
                                 LocaleIndex locale) const;

 private:
  struct Index;
  const Index& index() const;

  const Site& site_;
  std::unique_ptr<Index> index_;
};

// Headings of the page whose id or slug is nearly that name.
std::vector<Goal> near_headings(const Corpus& corpus, PageIndex page,
                                std::string_view name);
// Headings of the page whose text is nearly that of the link.
std::vector<Goal> headings_called(const Corpus& corpus, PageIndex page,
                                  std::string_view text);

}  // namespace paralint
