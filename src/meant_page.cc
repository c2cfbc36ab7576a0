#include "meant_page.h"

#include "locale.h"
#include "text.h"

namespace paralint {

std::string meant_path(const SitePage& from, const Href& href) {
  std::string path = percent_decoded(href.path);
  if (href.kind != HrefKind::relative) return normal_path(path);
  if (is_page_extension(extension(path))) path.resize(path.rfind('.'));
  return joined_path(folder_of(from.key), path);
}

bool may_explain(const Corpus& corpus, LocaleIndex locale, LocaleIndex other) {
  const LocaleIndex reference = corpus.reference();
  return locale == reference || other == reference ||
         language_of(corpus.tag(locale)) == language_of(corpus.tag(other));
}

std::optional<Meant> MeantPage::by_relative_name() const {
  if (is_asset_path(href_.path) || accepted_.empty()) return std::nullopt;
  if (contains(accepted_, Reading::relative_url)) return lacks_slash();
  const std::string path = percent_decoded(href_.path);
  const std::string bare(corpus_.bare_url(from_));
  for (const std::string& rooted :
       {joined_path({}, path),
        joined_path(folder_of(corpus_.page(from_).key), path),
        joined_path(folder_of(bare), path)}) {
    Href href = href_;
    href.kind = HrefKind::absolute;
    href.path = rooted;
    for (const Reading reading : {Reading::key, Reading::bare_url}) {
      const auto answer = reader_.read(reading, href, locale_);
      if (answer && !answer->redirected) return {{*answer, reading}};
    }
  }
  return std::nullopt;
}

// "fr/hives" where relative URLs work, but from there this one leads nowhere.
std::optional<Meant> MeantPage::lacks_slash() const {
  if (!contains(accepted_, Reading::url) || starts_with(href_.path, ".")) {
    return std::nullopt;
  }
  const std::string rooted = joined_path({}, percent_decoded(href_.path));
  Href href = href_;
  href.kind = HrefKind::absolute;
  href.path = rooted;
  const auto answer = reader_.read(Reading::url, href, locale_);
  if (!answer || answer->redirected || answer->served.page == none ||
      answer->served.locale != locale_) {
    return std::nullopt;
  }
  return {{*answer, Reading::url}};
}

// What a path from the root, without its locale's prefix, means in a locale.
std::optional<Meant> MeantPage::page_of_path(const std::string& path,
                                             LocaleIndex locale) const {
  Href rooted = href_;
  rooted.kind = HrefKind::absolute;
  rooted.path = path;
  for (const Reading reading : {Reading::key, Reading::bare_url}) {
    const auto answer = reader_.read(reading, rooted, locale);
    // A route or a redirect of another language leads to nothing here.
    if (answer && !answer->redirected && answer->served.page != none) {
      return {{*answer, reading}};
    }
  }
  return std::nullopt;
}

bool MeantPage::is_name_of_own_page() const {
  return !is_asset_path(href_.path) && href_.kind == HrefKind::relative &&
         page_of_path(meant_path(corpus_.page(from_), href_), locale_);
}

std::optional<Meant> MeantPage::by_other_locale() const {
  if (is_asset_path(href_.path)) return std::nullopt;
  const std::string path = meant_path(corpus_.page(from_), href_);
  std::vector<std::string> paths = {path};
  const std::string& prefix = corpus_.layout().prefix(locale_);
  if (!prefix.empty() && starts_with(path, prefix + "/")) {
    const std::string bare = path.substr(prefix.size());
    if (!page_of_path(bare, locale_)) paths.push_back(bare);
  }
  for (LocaleIndex other = 0; other < corpus_.locales(); ++other) {
    if (other == locale_ || !may_explain(corpus_, locale_, other)) continue;
    for (const std::string& each : paths) {
      if (auto found = page_of_path(each, other)) return found;
    }
  }
  return std::nullopt;
}

// A page is seldom linked to from itself: another language's may be meant.
std::optional<Served> MeantPage::counterpart_by_case(
    const std::string& path) const {
  for (LocaleIndex other = 0; other < corpus_.locales(); ++other) {
    if (other == locale_ || contains(accepted_, Reading::key)) continue;
    const auto found = corpus_.find_ignoring_case(path, other);
    const bool is_url =
        found && fold_case(corpus_.page(found->page).url) == fold_case(path);
    if (is_url) return found;
  }
  return std::nullopt;
}

std::optional<Meant> MeantPage::by_letter_case() const {
  const std::string path = meant_path(corpus_.page(from_), href_);
  auto found = corpus_.find_ignoring_case(path, locale_);
  if (!found) {
    found = corpus_.find_ignoring_case(corpus_.layout().prefix(locale_) + path,
                                       locale_);
  }
  if (!found) return std::nullopt;
  if (found->page == from_) found = counterpart_by_case(path).value_or(*found);
  const bool by_key = contains(accepted_, Reading::key);
  return {{{*found}, by_key ? Reading::key : Reading::url}};
}

}  // namespace paralint
