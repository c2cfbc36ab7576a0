#include "resolve.h"

#include <algorithm>
#include <array>

#include "own_host.h"
#include "parallel.h"
#include "text.h"

namespace paralint {
namespace {

struct Answer {
  Served served;
  bool redirected = false;
  bool aliased = false;
};

std::string folder_of(const std::string& file) {
  const size_t slash = file.rfind('/');
  return slash == npos ? std::string() : file.substr(0, slash);
}

bool is_page_extension(std::string_view ending) {
  return ending == "md" || ending == "mdx" || ending == "markdown" ||
         ending == "html" || ending == "htm";
}

// "x.png" and "setup.sh" are files; "v1.2" is a page's name.
bool is_asset_path(std::string_view path) {
  const std::string ending = extension(path);
  return !ending.empty() && !is_page_extension(ending) &&
         ending.find_first_not_of("0123456789") != npos &&
         (ending[0] < '0' || ending[0] > '9');
}

bool contains(const std::vector<Reading>& readings, Reading reading) {
  return std::find(readings.begin(), readings.end(), reading) != readings.end();
}

// Reads the page parts of one page's links.
class PageReader {
 public:
  PageReader(const Corpus& corpus, PageIndex from)
      : corpus_(corpus), from_(corpus.page(from)) {}

  std::optional<Answer> read(Reading reading, const Href& href,
                             LocaleIndex locale) const {
    return followed(read_plainly(reading, href, locale));
  }

  // Where readers end up on their way through pages that only redirect.
  std::optional<Answer> followed(std::optional<Answer> answer,
                                 int hops = 5) const {
    if (!answer || answer->served.page == none) return answer;
    const std::string_view to = corpus_.moved_to(answer->served.page);
    if (to.empty()) return answer;
    const Href href = parse_href(to);
    std::optional<Answer> there;
    if (href.kind != HrefKind::external && hops > 0) {
      there = followed(url(normal_path(percent_decoded(href.path))), hops - 1);
    }
    // Another site, or what is no page.
    if (!there) there = Answer{{none, answer->served.locale, false}};
    there->redirected = true;
    there->aliased = false;
    return there;
  }

  std::optional<Answer> read_plainly(Reading reading, const Href& href,
                                     LocaleIndex locale) const {
    const bool relative = href.kind == HrefKind::relative;
    const std::string path = percent_decoded(href.path);
    switch (reading) {
      case Reading::key: {
        if (relative) return std::nullopt;
        const auto served = corpus_.find_key(normal_path(path), locale);
        if (!served) return std::nullopt;
        return Answer{*served};
      }
      case Reading::url:
        return relative ? std::nullopt : url(normal_path(path));
      case Reading::bare_url:
        return relative ? std::nullopt : bare_url(path, locale);
      case Reading::file:
        return file(relative, path);
      case Reading::relative_url:
        return relative ? url(joined_path(base(), path)) : std::nullopt;
    }
    return std::nullopt;
  }

  // The file of that path below the page's folder or one above it, since the
  // generator's root may be any of them; the uppermost counts.
  std::optional<Answer> file_from_root(std::string_view path) const {
    const std::string rest = joined_path({}, percent_decoded(path)).substr(1);
    const std::string& own = from_.facts.file;
    for (size_t end = 0; end != npos;
         end = own.find('/', end == 0 ? 0 : end + 1)) {
      const std::string folder = end == 0 ? "" : own.substr(0, end) + "/";
      for (const char* ending : {"", ".md", ".mdx", ".markdown"}) {
        if (const auto page = corpus_.find_file(folder + rest + ending)) {
          return Answer{{*page, corpus_.page(*page).locale, false}};
        }
      }
    }
    return std::nullopt;
  }

  // Hugo's ref: a name with or without ending, from the page's folder, then
  // from the root, in the page's own language.
  std::optional<Answer> page_called(const Href& href) const {
    std::string name = percent_decoded(href.path);
    if (is_page_extension(extension(name))) name.resize(name.rfind('.'));
    const std::string suffix =
        "." + corpus_.config().locale_words[from_.locale];
    if (ends_with(name, suffix)) name.resize(name.size() - suffix.size());
    std::vector<std::string> paths;
    if (!starts_with(name, "/")) {
      paths.push_back(joined_path(folder_of(from_.key), name));
    }
    paths.push_back(joined_path({}, name));
    const std::string& pattern = corpus_.config().layout[from_.row].key;
    paths.push_back(joined_path(pattern.substr(0, pattern.find('{')), name));
    for (const std::string& path : paths) {
      for (const char* ending : {"", "/_index", "/index"}) {
        const auto served =
            corpus_.find_key(normal_path(path + ending), from_.locale);
        if (served) return Answer{*served};
      }
    }
    return std::nullopt;
  }

 private:
  // Where relative URLs of the page begin. An index is its folder's URL.
  std::string base() const {
    const bool below = corpus_.renderer().url_is_folder || from_.is_index;
    return below ? from_.url : folder_of(from_.url);
  }

  // "/fr/x" has its prefix already: a pattern of redirects may take "/fr/fr/x",
  // but nobody means that.
  std::optional<Answer> bare_url(const std::string& path,
                                 LocaleIndex locale) const {
    const std::string& prefix = corpus_.layout().prefix(locale);
    auto found = url(normal_path(prefix + path));
    const bool has_prefix = !prefix.empty() && starts_with(path, prefix + "/");
    if (found && found->redirected && has_prefix) return std::nullopt;
    return found;
  }

  // What is served there, after so many redirects at most.
  std::optional<Answer> url(const std::string& path, int hops = 10) const {
    const auto redirect = corpus_.redirect(path);
    if (!redirect || !redirect->is_forced) {
      if (const auto found = page_at(path)) return found;
    }
    if (!redirect || hops == 0) return std::nullopt;
    auto there = redirected(parse_href(redirect->to), hops - 1);
    // What has no page may still be made by the host.
    if (redirect->is_rewrite) {
      return there ? there : Answer{{none, from_.locale, false}};
    }
    // A page that is there is no dead link, whatever the host makes of it.
    if (!there) return page_at(path);
    there->redirected = true;
    there->aliased = false;
    return there;
  }

  std::optional<Answer> redirected(const Href& href, int hops) const {
    if (href.kind == HrefKind::external) {
      return Answer{{none, from_.locale, false}};
    }
    if (href.kind != HrefKind::absolute) return std::nullopt;
    const std::string path = normal_path(percent_decoded(href.path));
    auto there = url(path, hops);
    if (there || !corpus_.renderer().ignores_case) return there;
    const auto served = corpus_.find_ignoring_case(path, from_.locale);
    return served ? std::optional(Answer{*served}) : std::nullopt;
  }

  // A page by its URL, or by a former one where no page has that.
  std::optional<Answer> page_at(const std::string& path) const {
    if (const auto served = corpus_.find_url(path)) return Answer{*served};
    const auto page = corpus_.find_alias(path, from_.locale);
    if (!page) return std::nullopt;
    return Answer{{*page, corpus_.page(*page).locale, false}, true, true};
  }

  std::optional<Answer> file(bool relative, const std::string& path) const {
    const std::string folder = relative ? folder_of(from_.facts.file) : "";
    const std::string name = joined_path(folder, path).substr(1);
    for (const char* ending : {"", ".md", ".mdx", "/index.md", "/README.md"}) {
      if (const auto page = corpus_.find_file(name + ending)) {
        return Answer{{*page, corpus_.page(*page).locale, false}};
      }
      if (has_urls_beside_files()) break;
    }
    return relative ? untranslated_file(path) : file_of_layout(path);
  }

  // "wax.md" beside a page that is translated, while that one is not: it is
  // served in the reader's locale all the same.
  std::optional<Answer> untranslated_file(std::string_view path) const {
    const size_t dot = path.rfind('.');
    if (!corpus_.renderer().serves_untranslated ||
        !is_page_extension(extension(path))) {
      return std::nullopt;
    }
    const auto served = corpus_.find_key(
        joined_path(folder_of(from_.key), path.substr(0, dot)), from_.locale);
    if (!served || !served->copied) return std::nullopt;
    return Answer{*served};
  }

  // "/hives/swarms.md" counts from where the layout's row has its pages, in the
  // page's own language, as Docusaurus reads it.
  std::optional<Answer> file_of_layout(std::string_view path) const {
    const size_t dot = path.rfind('.');
    if (!is_page_extension(extension(path)) || dot == npos) return std::nullopt;
    const std::string& pattern = corpus_.config().layout[from_.row].key;
    std::string key = pattern.substr(0, pattern.find('{'));
    key += path.substr(0, dot);
    const auto served = corpus_.find_key(normal_path(key), from_.locale);
    if (!served) return std::nullopt;
    return Answer{*served};
  }

  // Where links may be files or URLs, a path without an ending is a URL.
  bool has_urls_beside_files() const {
    const auto& readings = corpus_.renderer().markdown_links;
    return contains(readings, Reading::file) &&
           (contains(readings, Reading::url) ||
            contains(readings, Reading::bare_url) ||
            contains(readings, Reading::relative_url));
  }

  const Corpus& corpus_;
  const SitePage& from_;
};

// The readings in the order of trust: what works on the site, then what may
// explain the link all the same.
constexpr std::array all_readings = {Reading::key, Reading::bare_url,
                                     Reading::url, Reading::file,
                                     Reading::relative_url};

void accept(Target& target, const Answer& answer, Reading via,
            bool conventional) {
  target.kind =
      answer.served.page == none ? TargetKind::route : TargetKind::page;
  target.page = answer.served.page;
  target.locale = answer.served.locale;
  target.via = via;
  // A declared route has no other name.
  target.conventional = conventional || target.kind == TargetKind::route;
  target.redirected = answer.redirected;
  target.aliased = answer.aliased;
}

// One link on its way to a Target.
class Resolver {
 public:
  Resolver(const Corpus& corpus, PageIndex from, const Link& link)
      : corpus_(corpus),
        from_(from),
        locale_(corpus.page(from).locale),
        link_(link),
        href_(parse_href(link.destination)),
        reader_(corpus, from),
        accepted_(is_html(link) ? corpus.renderer().html_links
                                : corpus.renderer().markdown_links) {}

  Target run() {
    if (const auto own = own_place(corpus_.config().hosts, link_.destination)) {
      return read_own(*own);
    }
    for (const LinkPrefix& prefix : corpus_.renderer().link_prefixes) {
      if (starts_with(link_.destination, prefix.prefix)) {
        return read_prefixed(prefix);
      }
    }
    if (link_.expression || href_.kind == HrefKind::templated) {
      return unverified("the site's code makes the destination");
    }
    if (href_.kind == HrefKind::external || href_.kind == HrefKind::contact) {
      return of_kind(TargetKind::external);
    }
    if (link_.image) return of_kind(TargetKind::asset);
    if (link_.call == LinkCall::none) {
      read_page();
    } else if (const char* reason = read_call()) {
      return unverified(reason);
    }
    return finished();
  }

 private:
  // With the page part read.
  Target finished() {
    if (target_.kind == TargetKind::missing && is_asset_path(href_.path)) {
      return of_kind(TargetKind::asset);
    }
    if (target_.kind == TargetKind::page) read_fragment();
    if (target_.kind == TargetKind::route && href_.has_fragment &&
        !href_.fragment.empty()) {
      return unverified("the page is not Markdown, its anchors are not known");
    }
    if (target_.fragment == FragmentState::missing &&
        corpus_.page(target_.page).facts.includes) {
      return unverified("the page includes files whose anchors are not known");
    }
    return std::move(target_);
  }

  // Of the site by its host: a URL, maybe of the host's locale.
  Target read_own(const OwnPlace& own) {
    href_ = own.href;
    if (href_.kind == HrefKind::templated) {
      return unverified("the site's code makes the destination");
    }
    if (link_.image) return of_kind(TargetKind::asset);
    target_.locale = locale_;
    const auto& tags = corpus_.config().locales;
    const auto tag = std::find(tags.begin(), tags.end(), own.host->locale);
    const bool by_locale =
        tag != tags.end() &&
        try_reading(Reading::bare_url,
                    static_cast<LocaleIndex>(tag - tags.begin()), true);
    if (!by_locale && !try_reading(Reading::url, locale_, true)) {
      explain_by_case();
    }
    target_.own_host = true;
    if (target_.kind == TargetKind::missing && !is_asset_path(href_.path) &&
        !is_where_pages_are(href_.path)) {
      return unverified("the host may serve more than the pages of the layout");
    }
    return finished();
  }

  // Whether all that is served in that folder comes from the layout: it has a
  // row for "/docs/", and maybe a blog or a shop beside it.
  bool is_where_pages_are(std::string_view path) const {
    for (const LayoutRow& row : corpus_.config().layout) {
      const std::string folder = row.url.substr(0, row.url.find('{'));
      if (folder.size() < 2) continue;
      for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
        const std::string begin = corpus_.layout().prefix(locale) + folder;
        if (starts_with(path, begin)) return true;
      }
    }
    return false;
  }

  Target read_prefixed(const LinkPrefix& prefix) {
    if (prefix.meaning == PrefixMeaning::unchecked) {
      return of_kind(TargetKind::external);
    }
    if (link_.image) return of_kind(TargetKind::asset);
    href_ = parse_href(
        std::string_view(link_.destination).substr(prefix.prefix.size()));
    target_.locale = locale_;
    if (const auto answer =
            reader_.followed(reader_.file_from_root(href_.path))) {
      accept(target_, *answer, Reading::file, true);
    }
    return finished();
  }

  // What the generator's own function names; why that is not known, or null.
  const char* read_call() {
    target_.locale = locale_;
    if (href_.path.empty()) {
      read_page();
      return nullptr;
    }
    const auto answer = reader_.followed(
        link_.call == LinkCall::ref
            ? reader_.page_called(href_)
            : reader_.file_from_root(
                  (link_.call == LinkCall::post ? "_posts/" : "") +
                  std::string(href_.path)));
    if (answer) {
      accept(target_, *answer, Reading::file, true);
      return nullptr;
    }
    if (link_.call != LinkCall::ref) return "the file is none of these pages";
    return href_.path.find('/') == npos
               ? "the generator looks for the name among all pages"
               : nullptr;
  }

  Target of_kind(TargetKind kind) {
    target_ = Target{};
    target_.kind = kind;
    target_.locale = locale_;
    return std::move(target_);
  }

  Target unverified(const char* reason) {
    Target target = of_kind(TargetKind::unverified);
    target.reason = reason;
    return target;
  }

  void read_page() {
    target_.locale = locale_;
    if (href_.kind == HrefKind::empty || href_.kind == HrefKind::fragment) {
      target_.kind = TargetKind::page;
      target_.page = from_;
      return;
    }
    for (const Reading reading : accepted_) {
      if (try_reading(reading, locale_, true)) return;
    }
    if (href_.kind == HrefKind::relative && explain_relative()) return;
    for (const Reading reading : all_readings) {
      if (!contains(accepted_, reading) &&
          try_reading(reading, locale_, false)) {
        return;
      }
    }
    if (explain_by_other_locales()) return;
    explain_by_case();
  }

  bool try_reading(Reading reading, LocaleIndex locale, bool conventional) {
    const auto answer = reader_.read(reading, href_, locale);
    if (!answer) return false;
    accept(target_, *answer, reading, conventional);
    return true;
  }

  // "docs/payment": the slash in front was forgotten; "menu": a neighbour's
  // name.
  bool explain_relative() {
    if (is_asset_path(href_.path)) return false;
    if (accepted_.empty() || contains(accepted_, Reading::relative_url)) {
      return false;
    }
    const std::string rooted = joined_path({}, percent_decoded(href_.path));
    const std::string& key = corpus_.page(from_).key;
    const std::string bare(corpus_.bare_url(from_));
    const std::string beside_key =
        joined_path(folder_of(key), percent_decoded(href_.path));
    const std::string beside_url =
        joined_path(folder_of(bare), percent_decoded(href_.path));
    for (const std::string& path : {rooted, beside_key, beside_url}) {
      Href href = href_;
      href.kind = HrefKind::absolute;
      href.path = path;
      for (const Reading reading : {Reading::key, Reading::bare_url}) {
        const auto answer = reader_.read(reading, href, locale_);
        if (!answer || answer->redirected) continue;
        accept(target_, *answer, reading, false);
        target_.relative_by_mistake = true;
        return true;
      }
    }
    return false;
  }

  bool explain_by_other_locales() {
    if (is_asset_path(href_.path)) return false;
    const std::string path = meant_path(corpus_.page(from_), href_);
    Href rooted = href_;
    rooted.kind = HrefKind::absolute;
    rooted.path = path;
    for (LocaleIndex other = 0; other < corpus_.locales(); ++other) {
      if (other == locale_) continue;
      for (const Reading reading : {Reading::key, Reading::bare_url}) {
        const auto answer = reader_.read(reading, rooted, other);
        // A route or a redirect of another language leads to nothing here.
        if (!answer || answer->redirected || answer->served.page == none) {
          continue;
        }
        accept(target_, *answer, reading, false);
        target_.foreign_reading = true;
        return true;
      }
    }
    return false;
  }

  void explain_by_case() {
    const std::string path = meant_path(corpus_.page(from_), href_);
    auto found = corpus_.find_ignoring_case(path, locale_);
    if (!found) {
      found = corpus_.find_ignoring_case(
          corpus_.layout().prefix(locale_) + path, locale_);
    }
    if (!found) return;
    const bool by_key = contains(accepted_, Reading::key);
    const bool ignored = corpus_.renderer().ignores_case;
    accept(target_, {*found}, by_key ? Reading::key : Reading::url, ignored);
    target_.wrong_case = !ignored;
  }

  void read_fragment() {
    // "#id:~:text=words": the browser looks for the words, the id counts here.
    const std::string name =
        percent_decoded(href_.fragment.substr(0, href_.fragment.find(":~:")));
    if (name.empty() || name == "top") return;
    const Anchors& anchors = corpus_.page(target_.page).anchors;
    const auto found = anchors.find(name);
    for (const Anchor& anchor : found) {
      if (works(anchor.kind)) return take(anchor, FragmentState::found);
    }
    if (!found.empty()) return take(found[0], FragmentState::unwanted);
    for (const Anchor& anchor : anchors.find_ignoring_case(name)) {
      if (works(anchor.kind)) return take(anchor, FragmentState::wrong_case);
    }
    if (is_generated(corpus_.renderer(), name)) return;
    target_.fragment = FragmentState::missing;
    explain_fragment_by_translations(name);
  }

  bool works(AnchorKind kind) const {
    const auto& wanted = is_html(link_) ? corpus_.renderer().html_fragments
                                        : corpus_.renderer().fragments;
    const auto wants = [&](FragmentReading reading) {
      return std::find(wanted.begin(), wanted.end(), reading) != wanted.end();
    };
    switch (kind) {
      case AnchorKind::id:
        return wants(FragmentReading::id);
      case AnchorKind::slug:
        return wants(FragmentReading::slug);
      case AnchorKind::html_id:
        return true;
      case AnchorKind::replaced:
      case AnchorKind::old_slug:
        return false;
    }
    return false;
  }

  void take(const Anchor& anchor, FragmentState state) {
    target_.fragment = state;
    target_.anchor = anchor.kind;
    target_.heading = anchor.heading;
  }

  void explain_fragment_by_translations(const std::string& name) {
    for (LocaleIndex other = 0; other < corpus_.locales(); ++other) {
      const PageIndex page = corpus_.translation(target_.page, other);
      if (page == none || page == target_.page) continue;
      const auto found = corpus_.page(page).anchors.find(name);
      if (found.empty() || found[0].heading == no_heading) continue;
      target_.foreign_page = page;
      target_.foreign_heading = found[0].heading;
      target_.anchor = found[0].kind;
      return;
    }
  }

  const Corpus& corpus_;
  PageIndex from_;
  LocaleIndex locale_;
  const Link& link_;
  Href href_;
  PageReader reader_;
  const std::vector<Reading>& accepted_;
  Target target_;
};

}  // namespace

bool is_html(const Link& link) {
  return link.syntax == LinkSyntax::html || link.syntax == LinkSyntax::jsx;
}

std::string meant_path(const SitePage& from, const Href& href) {
  std::string path = percent_decoded(href.path);
  if (href.kind != HrefKind::relative) return normal_path(path);
  if (is_page_extension(extension(path))) path.resize(path.rfind('.'));
  return joined_path(folder_of(from.key), path);
}

Target resolve(const Corpus& corpus, PageIndex from, const Link& link) {
  return Resolver(corpus, from, link).run();
}

Targets resolve_all(const Corpus& corpus, const Work& work) {
  Targets targets(corpus.pages().size());
  for_each_index("following the links of pages", targets.size(), work,
                 [&](size_t i) {
                   const auto& links = corpus.pages()[i].facts.links;
                   targets[i].reserve(links.size());
                   for (const Link& link : links) {
                     targets[i].push_back(
                         resolve(corpus, static_cast<PageIndex>(i), link));
                   }
                 });
  return targets;
}

void explain_fragments(const Corpus& corpus, Targets& targets) {
  for (PageIndex i = 0; i < targets.size(); ++i) {
    for (size_t link = 0; link < targets[i].size(); ++link) {
      Target& target = targets[i][link];
      if (target.fragment != FragmentState::missing) continue;
      target = resolve(corpus, i, corpus.page(i).facts.links[link]);
    }
  }
}

}  // namespace paralint
