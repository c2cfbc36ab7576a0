// What writers meant by a link that leads nowhere in any way in which their
// site reads links.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "page_reader.h"

namespace paralint {

struct Meant {
  Answer answer;
  Reading reading = Reading::key;
};

// The path that a destination on page `from` means from the root, as keys have
// it: "../billing.md" on /docs/a/b means /docs/billing.
std::string meant_path(const SitePage& from, const Href& href);

// Whether writers of `locale` may have had a page of `other` before them: those
// of translations have the reference, or one of the same language.
bool may_explain(const Corpus& corpus, LocaleIndex locale, LocaleIndex other);

class MeantPage {
 public:
  // `accepted` are the readings that work for the link. All must outlive this.
  MeantPage(const Corpus& corpus, PageIndex from, const Href& href,
            const PageReader& reader, const std::vector<Reading>& accepted)
      : corpus_(corpus),
        from_(from),
        locale_(corpus.page(from).locale),
        href_(href),
        reader_(reader),
        accepted_(accepted) {}

  // Of a relative link whose slash in front was forgotten, "docs/payment", or
  // which is a neighbour's name, "menu".
  std::optional<Meant> by_relative_name() const;
  // In the language of another locale.
  std::optional<Meant> by_other_locale() const;
  // Whatever the case of its letters.
  std::optional<Meant> by_letter_case() const;
  // Whether there is such a page in this language, which has another URL: then
  // the link does not name that.
  bool is_name_of_own_page() const;

 private:
  std::optional<Meant> lacks_slash() const;
  std::optional<Meant> page_of_path(const std::string& path,
                                    LocaleIndex locale) const;
  std::optional<Served> counterpart_by_case(const std::string& path) const;

  const Corpus& corpus_;
  PageIndex from_;
  LocaleIndex locale_;
  const Href& href_;
  const PageReader& reader_;
  const std::vector<Reading>& accepted_;
};

}  // namespace paralint
