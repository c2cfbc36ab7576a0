// What is served at the URLs of a corpus: pages, routes, copies, former URLs
// and redirects.
#include <algorithm>
#include <set>
#include <tuple>

#include "corpus.h"
#include "href.h"
#include "own_host.h"
#include "page_url.h"

namespace paralint {
namespace {

std::string without_base(std::string_view base, const std::string& url) {
  const Href href = parse_href(url);
  return has_base(base, href)
             ? "/" + url.substr(std::min(base.size() + 1, url.size()))
             : url;
}

Redirect in_locale(Redirect redirect, const std::string& prefix) {
  redirect.from = prefix + redirect.from;
  if (starts_with(redirect.to, "/")) redirect.to = prefix + redirect.to;
  return redirect;
}

}  // namespace

void Corpus::index_urls() {
  urls_.reserve(pages_.size() * 2);
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    if (!pages_[i].served) {
      urls_.add_unserved(pages_[i].url, i);
      continue;
    }
    const PageIndex before = urls_.add(pages_[i].url, {i, pages_[i].locale});
    if (before != none) url_clashes_.push_back({before, i});
  }
  for (LocaleIndex locale = 0; locale < locales(); ++locale) {
    const auto routes = config_.routes.find(tag(locale));
    if (routes == config_.routes.end()) continue;
    std::vector<std::string> urls;
    for (const std::string& route : routes->second) {
      urls.push_back(normal_path(layout_.prefix(locale) + route));
    }
    urls_.add_routes(urls, locale);
  }
}

void Corpus::index_aliases() {
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    const SitePage& page = pages_[i];
    if (!page.served) continue;
    // Links know by its file's name what the front matter serves elsewhere.
    if (renderer().file_links == FileLinks::own_urls) {
      const auto parts = layout_.page(page.facts.file);
      std::string by_file = parts ? url(*parts, {}) : page.url;
      if (by_file != page.url) urls_.add_alias(std::move(by_file), i);
    }
    for (const std::string& field : renderer().alias_fields) {
      for (const std::string& alias : page.facts.front_matter.words(field)) {
        for (std::string& url :
             alias_urls(page.url, layout_.prefix(page.locale), alias)) {
          urls_.add_alias(std::move(url), i);
        }
      }
    }
  }
}

// Where a row's {path} begins with a folder, the folder is a page.
void Corpus::add_folders(const std::vector<PathParts>& parts) {
  std::set<std::tuple<size_t, LocaleIndex, std::string>> folders;
  for (const PathParts& page : parts) {
    if (page.path.empty()) continue;
    folders.emplace(page.row, page.locale,
                    page.path.substr(0, page.path.find('/')));
  }
  for (const auto& [row, locale, path] : folders) {
    std::string of_folder =
        url({row, locale, path, renderer().index_names.front()}, {});
    if (!find_url(of_folder)) {
      urls_.add_other(std::move(of_folder), {none, locale, false});
    }
  }
}

// Where the site would serve the file, whether there is one or not; empty where
// it is no page. A fragment stays.
std::string Corpus::url_of_file(const std::string& file) const {
  const std::string path = file.substr(0, file.find('#'));
  if (const auto page = find_file(path)) {
    return pages_[*page].url + file.substr(path.size());
  }
  const auto parts = layout_.page(path);
  return parts ? url(*parts, {}) + file.substr(path.size()) : std::string();
}

void Corpus::index_redirects() {
  redirects_ = RedirectTable(renderer().ignores_case);
  for (Redirect redirect : config_.redirects) {
    if (redirect.names_files) {
      redirect.from = url_of_file(redirect.from);
      if (parse_href(redirect.to).kind == HrefKind::relative) {
        redirect.to = url_of_file(redirect.to);
      }
      if (redirect.from.empty() || redirect.to.empty()) continue;
    }
    redirect.to = without_base(config_.base, redirect.to);
    if (!redirect.in_all_locales) redirects_.add(redirect);
    for (LocaleIndex i = 0; redirect.in_all_locales && i < locales(); ++i) {
      redirects_.add(in_locale(redirect, layout_.prefix(i)));
    }
  }
}

void Corpus::copy_page(PageIndex page, LocaleIndex locale,
                       const std::string& url) {
  PageSet& set = sets_[pages_[page].set];
  if (set.pages[locale] != none) return;
  set.copied_in.push_back(locale);
  urls_.add_other(normal_path(layout_.prefix(locale) + url),
                  {page, locale, true});
}

// Pages that are served in another locale too: folders that copy them, sites
// that fall back to the reference.
void Corpus::copy_pages(const std::vector<PathParts>& parts) {
  for (PageIndex i = 0; i < pages_.size(); ++i) {
    const std::string bare(bare_url(i));
    const Folders::Folder& folder = folders_->folder(parts[i]);
    for (const PathParts& to : folder.copies) {
      // What the page adds to its folder's URL.
      const std::string own =
          starts_with(bare, folder.url) ? bare.substr(folder.url.size()) : bare;
      copy_page(i, to.locale, folders_->folder(to).url + own);
    }
    if (!renderer().serves_untranslated || pages_[i].locale != reference_ ||
        !pages_[i].served) {
      continue;
    }
    for (LocaleIndex locale = 0; locale < locales(); ++locale) {
      if (locale != reference_) copy_page(i, locale, bare);
    }
  }
}

}  // namespace paralint
