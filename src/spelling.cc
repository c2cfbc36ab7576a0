#include "spelling.h"

#include "href.h"
#include "page_reader.h"
#include "page_url.h"
#include "text.h"

namespace paralint {
namespace {

std::string as_folder(const std::string& url) {
  return url == "/" ? url : url + "/";
}

// "../orders/", or "orders" where URLs are no folders.
std::string relative_url(const Corpus& corpus, const SitePage& from,
                         const SitePage& to) {
  const bool are_folders = corpus.renderer().url_is_folder;
  const bool is_below =
      are_folders || (from.is_index && corpus.renderer().index_has_slash);
  return relative_path(is_below ? as_folder(from.url) : from.url,
                       are_folders ? as_folder(to.url) : to.url);
}

// A URL with the base in front is a whole one, which has its locale's prefix.
std::string rooted_path(const Corpus& corpus, bool html, Reading convention,
                        PageIndex page, LocaleIndex locale) {
  const SitePage& to = corpus.page(page);
  const bool is_copied =
      to.locale != locale && corpus.sets()[to.set].is_copied(locale);
  const bool is_bare = convention == Reading::bare_url &&
                       (to.locale == locale || is_copied) &&
                       !corpus.writes_base(html);
  const std::string bare(corpus.bare_url(page));
  const std::string whole =
      is_copied ? normal_path(corpus.layout().prefix(locale) + bare) : to.url;
  std::string url = url_in_links(corpus, page, is_bare ? bare : whole);
  return corpus.writes_base(html) ? corpus.config().base + url : url;
}

// "/hives/wax.md" counts from where the row's files begin, as its key does; a
// page that is served from another locale has no other file. Files of another
// part of the site, posts and docs, have none: links name their URL.
std::string file_path(const Corpus& corpus, PageIndex from, bool html,
                      PageIndex page, LocaleIndex locale) {
  const SitePage& to = corpus.page(page);
  if (corpus.renderer().files_from_root) {
    const auto root = [&](PageIndex of) {
      return root_of(corpus.config().layout[corpus.page(of).row].key);
    };
    if (root(from) != root(page)) {
      return rooted_path(corpus, html, Reading::bare_url, page, locale);
    }
    const bool is_copied = to.locale != locale;
    const std::string file =
        relative_path(corpus.page(from).facts.file, to.facts.file);
    if (is_copied || PageReader(corpus, from).lost_in(parse_href(file), page)) {
      // A key that only says where the row's files begin names none.
      if (to.key.size() <= root(page).size()) {
        return rooted_path(corpus, html, Reading::bare_url, page, locale);
      }
      return "/" + to.key.substr(root(page).size()) + "." +
             extension(to.facts.file);
    }
  }
  return relative_path(file_in_links(corpus, from),
                       file_in_links(corpus, page));
}

std::string page_path(const Corpus& corpus, PageIndex from, bool html,
                      PageIndex page, LocaleIndex locale) {
  const auto& convention =
      html ? corpus.renderer().html_links : corpus.renderer().markdown_links;
  const SitePage& to = corpus.page(page);
  if (convention.empty()) return to.url;
  switch (convention.front()) {
    case Reading::key:
      return to.key;
    case Reading::file:
      return file_path(corpus, from, html, page, locale);
    case Reading::bare_url:
    case Reading::url:
      return rooted_path(corpus, html, convention.front(), page, locale);
    case Reading::relative_url:
      return relative_url(corpus, corpus.page(from), to);
  }
  return to.url;
}

}  // namespace

std::string url_in_links(const Corpus& corpus, PageIndex page,
                         std::string url) {
  const bool is_folder = corpus.renderer().file_links != FileLinks::files &&
                         corpus.page(page).is_index;
  return is_folder ? as_folder(url) : url;
}

std::string file_in_links(const Corpus& corpus, PageIndex page) {
  const SitePage& of = corpus.page(page);
  if (corpus.renderer().file_links != FileLinks::urls) return of.facts.file;
  const std::string name = of.is_index ? joined_path(of.url, "index") : of.url;
  return name.substr(1) + "." + extension(of.facts.file);
}

std::string working_anchor(const Corpus& corpus, PageIndex page, bool html,
                           int32_t heading) {
  if (heading == no_heading) return {};
  const SitePage& to = corpus.page(page);
  const HeadingIds& made = to.anchors.headings()[static_cast<size_t>(heading)];
  const Renderer& renderer = corpus.renderer();
  for (const FragmentReading wanted :
       html ? renderer.html_fragments : renderer.fragments) {
    const std::string* id = explicit_id(to.facts, to.anchors, heading);
    if (wanted == FragmentReading::id && id) return *id;
    if (wanted != FragmentReading::slug || made.slug.empty()) continue;
    for (const Anchor& anchor : to.anchors.find(made.slug)) {
      if (anchor.kind == AnchorKind::slug && anchor.heading == heading) {
        return made.slug;
      }
    }
  }
  return {};
}

Spelling spelling(const Corpus& corpus, PageIndex from, bool html,
                  PageIndex page, LocaleIndex locale, int32_t heading) {
  Spelling result;
  if (page != from || heading == no_heading) {
    result.path = page_path(corpus, from, html, page, locale);
  }
  if (heading != no_heading) {
    result.fragment = working_anchor(corpus, page, html, heading);
    result.complete = !result.fragment.empty();
    if (!result.complete && page == from) {
      result.path = page_path(corpus, from, html, page, locale);
    }
  }
  return result;
}

}  // namespace paralint
