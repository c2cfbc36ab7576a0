// What a link may become: goals as destinations that the page would write, and
// the edit where one of them is certain.
#pragma once

#include <optional>
#include <string>

#include "finding.h"
#include "goals.h"
#include "href.h"
#include "manner.h"
#include "spelling.h"

namespace paralint {

// The link that a finding is about, or one that the page lacks: it is to be
// written as the other language has it.
struct LinkInQuestion {
  LinkInQuestion(const Site& site, const Finding& finding);

  const Corpus& corpus;
  bool is_new;  // the page lacks it
  const SitePage& page;
  const Link& link;
  Target target;  // of no kind where the link is new
  Href href;
};

const Link& link_of(const Corpus& corpus, PageIndex page, int32_t link);

// The page part of the link does not name the page as the site wants it.
bool path_deviates(const Target& target, LocaleIndex locale);

class Offers {
 public:
  // All three must outlive this.
  Offers(const LinkInQuestion& about, const Manners& manners, Finding& finding)
      : about_(about), manners_(manners), finding_(finding) {}

  // Where the link would lead with that destination.
  Target resolved(const std::string& destination) const;

  // The goal as this page names it.
  Spelling spelled(const Goal& goal) const;

  // Adds the goal to the finding's suggestions, unless it is there or raises
  // the next finding. What is not new of the destination stays as it is.
  void add(const Goal& goal, bool new_path, bool new_fragment);

  // A fix where the first suggestion is certain and turns out right when it is
  // resolved.
  void make_fix();

 private:
  std::optional<std::string> alike_in_form(const Goal& goal) const;
  std::optional<std::string> with_own_prefix(const Goal& goal) const;
  std::optional<std::string> with_ending(const std::string& path) const;
  std::optional<std::string> alike_with_prefix(const Goal& goal) const;
  bool leads_nowhere(const std::string& destination) const;

  const LinkInQuestion& about_;
  const Manners& manners_;
  Finding& finding_;
};

}  // namespace paralint
