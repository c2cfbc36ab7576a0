#include "resolve.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "locale.h"
#include "meant_page.h"
#include "own_host.h"
#include "page_reader.h"
#include "page_url.h"
#include "parallel.h"
#include "text.h"

namespace paralint {
namespace {

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
      read_base();
      read_page();
    } else if (const char* reason = read_call()) {
      return unverified(reason);
    }
    return finished();
  }

 private:
  // With the page part read.
  Target finished() {
    if (target_.kind == TargetKind::missing && target_.unserved == none &&
        (is_asset_path(href_.path) || may_be_other_file() || is_other_file())) {
      return of_kind(TargetKind::asset);
    }
    if (target_.kind == TargetKind::missing && may_be_generated()) {
      return unverified("the generator may make this page");
    }
    const bool is_answered =
        target_.kind == TargetKind::page && target_.conventional;
    if (!is_answered && target_.kind != TargetKind::route && is_home()) {
      return unverified("the site's code may make the home page");
    }
    target_.beyond_layout = target_.kind == TargetKind::missing &&
                            href_.kind == HrefKind::absolute &&
                            is_beyond_layout(href_.path);
    if (target_.kind == TargetKind::page) {
      if (target_.via == Reading::file) {
        target_.lost_in = reader_.lost_in(href_, target_.page);
      }
      read_fragment();
    }
    if (target_.kind == TargetKind::route && href_.has_fragment &&
        !href_.fragment.empty()) {
      return unverified("the page is not Markdown, its anchors are not known");
    }
    if (target_.fragment == FragmentState::found) find_lost_anchor();
    if (target_.fragment != FragmentState::missing) return std::move(target_);
    const char* reason = why_unknown(corpus_.page(target_.page).facts);
    return reason ? unverified(reason) : std::move(target_);
  }

  // Where an anchor may come from that the page does not show.
  const char* why_unknown(const Page& page) const {
    if (page.includes) {
      return "the page includes files whose anchors are not known";
    }
    const std::string name = fragment_name();
    if (starts_with(name, "/") || starts_with(name, "!/")) {
      return "the site's code may make a page of the fragment";
    }
    const bool is_word =
        std::ranges::binary_search(page.component_words, short_hash(name));
    return is_word ? "a component of the page may have made the anchor"
                   : nullptr;
  }

  // Where this page is served untranslated, its links lead to that language's
  // pages, but for whole URLs.
  void find_lost_anchor() {
    if (target_.page == from_ || target_.via == Reading::url) return;
    for (const LocaleIndex locale : reader_.copied_in()) {
      const PageIndex there = corpus_.translation(target_.page, locale);
      if (there == none || there == target_.page) continue;
      const SitePage& page = corpus_.page(there);
      const auto found = page.anchors.find(fragment_name());
      const bool is_there = std::ranges::any_of(
          found, [&](const Anchor& anchor) { return works(anchor.kind); });
      if (is_there || !page.served || why_unknown(page.facts)) continue;
      target_.anchor_lost_in = locale;
      return;
    }
  }

  // What pages' URLs do not begin with is taken off.
  void read_base() {
    const std::string& base = corpus_.config().base;
    if (base.empty() || href_.kind != HrefKind::absolute || link_.base_given) {
      return;
    }
    const BaseFrom from = base_from(corpus_.renderer(), link_, href_);
    const bool may_have_it = is_html(link_) || from != BaseFrom::generator;
    has_base_ = may_have_it && has_base(base, href_);
    if (has_base_) href_ = below_base(base, href_);
    // A component may add it, a tag of HTML never does; but where only .mdx
    // files are MDX, tags of others may become components (Rspress).
    const bool is_left_to_writer =
        from == BaseFrom::writer ||
        (link_.syntax == LinkSyntax::html && !makes_components_of_tags());
    target_.lacks_base =
        !has_base_ && is_left_to_writer && corpus_.writes_base(is_html(link_));
  }

  bool makes_components_of_tags() const {
    const Renderer& renderer = corpus_.renderer();
    return renderer.base_from == BaseFrom::either && renderer.mdx_by_ending &&
           extension(corpus_.page(from_).facts.file) == "md";
  }

  // "../x.md" of a folder that is here; others may come from elsewhere.
  bool names_file_here() const {
    const std::string path = percent_decoded(href_.path);
    const bool is_file = href_.kind == HrefKind::relative &&
                         extension(path) == "md" &&
                         starts_with(link_.destination, href_.path);
    return is_file &&
           corpus_.has_folder(folder_of(
               joined_path(folder_of(corpus_.page(from_).facts.file), path)
                   .substr(1)));
  }

  // "/" or "/fr/": every site has a home page, which is often no Markdown.
  bool is_home() const {
    if (href_.kind != HrefKind::absolute) return false;
    const std::string_view path = without_trailing_slash(href_.path);
    if (path.empty() || path == "/") return true;
    for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
      if (path == corpus_.layout().prefix(locale)) return true;
    }
    return false;
  }

  // At its URL, without the prefix of a locale.
  bool may_be_generated() const {
    if (!corpus_.renderer().generates_files && names_file_here()) return false;
    const std::string url = reader_.url_of(href_);
    if (corpus_.may_be_generated(url)) return true;
    for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
      const std::string& prefix = corpus_.layout().prefix(locale);
      if (!prefix.empty() && starts_with(url + "/", prefix + "/") &&
          corpus_.may_be_generated(normal_path(url.substr(prefix.size())))) {
        return true;
      }
    }
    return false;
  }

  // Of the site by its host: a URL, maybe of the host's locale.
  Target read_own(const OwnPlace& own) {
    href_ = own.href;
    if (href_.kind == HrefKind::templated) {
      return unverified("the site's code makes the destination");
    }
    if (link_.image) return of_kind(TargetKind::asset);
    const std::string& base = corpus_.config().base;
    if (!base.empty() && !has_base(base, href_)) {
      return of_kind(TargetKind::external);
    }
    href_ = below_base(base, href_);
    target_.locale = locale_;
    const auto& tags = corpus_.config().locales;
    const auto tag = std::find(tags.begin(), tags.end(), own.host->locale);
    const bool by_locale =
        tag != tags.end() &&
        try_reading(Reading::bare_url,
                    static_cast<LocaleIndex>(tag - tags.begin()), true);
    // A host of all languages, alone, is the front page in any of them.
    const bool is_front = !by_locale && own.host->locale.empty() &&
                          href_.path == "/" &&
                          try_reading(Reading::bare_url, locale_, true);
    if (!by_locale && !is_front && !try_reading(Reading::url, locale_, true)) {
      take_by_case(meant_page());
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
    const std::string below = compared(path) + "/";
    for (const LayoutRow& row : corpus_.config().layout) {
      const std::string_view folder = root_of(row.url);
      if (folder.size() < 2) continue;
      if (has_locale(row.url) && starts_with(below, compared(folder))) {
        return true;
      }
      for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
        const std::string& prefix = corpus_.layout().prefix(locale);
        if (starts_with(below, compared(prefix + std::string(folder)))) {
          return true;
        }
      }
    }
    return false;
  }

  std::string compared(std::string_view path) const {
    return corpus_.renderer().ignores_case ? fold_case(path)
                                           : std::string(path);
  }

  // Where links are files and nothing else, what has no page's ending may be a
  // folder, a file like LICENSE, or a page of the forge.
  bool may_be_other_file() const {
    return accepted_ == std::vector{Reading::file} &&
           href_.kind == HrefKind::relative &&
           !is_page_extension(extension(href_.path));
  }

  // A file beside the pages, where links name files; or one out of the site's
  // reach.
  bool is_other_file() const {
    const bool is_relative = href_.kind == HrefKind::relative;
    const bool may_name_files =
        contains(accepted_, Reading::file) &&
        corpus_.renderer().file_links == FileLinks::files &&
        (is_relative || accepted_.size() == 1);
    if (!may_name_files || href_.path.empty()) return false;
    const std::string& own = corpus_.page(from_).facts.file;
    const std::string folder = is_relative ? folder_of(own) : std::string();
    const std::string path = percent_decoded(href_.path);
    if (climbs_out(folder, path)) return true;
    const std::string file = joined_path(folder, path).substr(1);
    return corpus_.has_file(file) ||
           (accepted_.size() == 1 && corpus_.has_folder(file));
  }

  static bool climbs_out(std::string_view folder, std::string_view path) {
    auto depth = folder.empty() ? 0 : 1 + std::ranges::count(folder, '/');
    while (starts_with(path, "../")) {
      path.remove_prefix(3);
      if (depth-- == 0) return true;
    }
    return false;
  }

  // Whether the path may be a URL of the row, which is of no folder: posts have
  // as many parts as their pattern, and one more with a locale in front.
  static bool may_serve(const LayoutRow& row, std::string_view path) {
    if (root_of(row.url).size() >= 2) return false;
    if (!is_dated(row.url) || is_categorized(row.url)) return true;
    const auto parts = std::ranges::count(row.url, '/');
    const auto own = std::ranges::count(without_trailing_slash(path), '/');
    return own == parts || own == parts + 1;
  }

  // Where nobody said what else the site has.
  bool is_beyond_layout(std::string_view path) const {
    const Config& config = corpus_.config();
    const bool has_folders = std::ranges::none_of(
        config.layout,
        [&](const LayoutRow& row) { return may_serve(row, path); });
    const bool is_file = contains(accepted_, Reading::file) &&
                         is_page_extension(extension(path));
    return has_folders && config.routes.empty() && !is_file &&
           !is_where_pages_are(path);
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
    if (link_.call == LinkCall::ref && href_.kind == HrefKind::absolute &&
        try_reading(Reading::bare_url, locale_, true)) {
      return nullptr;
    }
    if (link_.call != LinkCall::ref) return "the file is none of these pages";
    return href_.path.find('/') == npos ? read_name() : nullptr;
  }

  // Of all pages of the language only one may have the name.
  const char* read_name() {
    const auto& pages = reader_.pages_called(href_);
    if (pages.empty()) return "none of these pages has that name";
    if (pages.size() > 1) return "several pages have that name";
    accept(target_, {{pages.front(), locale_, false}}, Reading::file, true);
    return nullptr;
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
    if (has_base_ && try_reading(Reading::url, locale_, true)) return;
    for (const Reading reading : accepted_) {
      // Themes add no language to what the front matter says.
      const bool is_whole = link_.syntax == LinkSyntax::front_matter;
      if (is_whole && reading == Reading::bare_url) continue;
      if (try_reading(reading, locale_, true)) return;
    }
    const MeantPage meant = meant_page();
    if (href_.kind == HrefKind::relative && take(meant.by_relative_name())) {
      target_.relative_by_mistake = true;
      return;
    }
    for (const Reading reading : all_readings) {
      if (!contains(accepted_, reading) &&
          try_reading(reading, locale_, false)) {
        return;
      }
    }
    if (const auto page = reader_.unserved(href_)) {
      target_.unserved = *page;
      return;
    }
    if (meant.is_name_of_own_page()) return;
    if (take(meant.by_other_locale())) {
      target_.foreign_reading = true;
    } else {
      take_by_case(meant);
    }
  }

  MeantPage meant_page() const {
    return {corpus_, from_, href_, reader_, accepted_};
  }

  void take_by_case(const MeantPage& meant) {
    if (!take(meant.by_letter_case())) return;
    const bool ignored = corpus_.renderer().ignores_case;
    target_.conventional |= ignored;
    target_.wrong_case = !ignored;
  }

  bool take(const std::optional<Meant>& meant) {
    if (meant) accept(target_, meant->answer, meant->reading, false);
    return meant.has_value();
  }

  bool try_reading(Reading reading, LocaleIndex locale, bool conventional) {
    const auto answer = reader_.read(reading, href_, locale);
    if (!answer) return false;
    accept(target_, *answer, reading, conventional);
    return true;
  }

  // "#id:~:text=words": the browser looks for the words, the id counts here.
  // "x.md#1-wax" is made "#_1-wax", as slugs are (VuePress's linksPlugin).
  std::string fragment_name() const {
    std::string name =
        percent_decoded(href_.fragment.substr(0, href_.fragment.find(":~:")));
    const Renderer& renderer = corpus_.renderer();
    const bool is_rewritten = renderer.file_links == FileLinks::own_urls &&
                              !is_html(link_) && !href_.path.empty() &&
                              !name.empty() && name[0] >= '0' && name[0] <= '9';
    return is_rewritten ? "_" + name : name;
  }

  void read_fragment() {
    const std::string name = fragment_name();
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
      if (page == none || page == target_.page ||
          !may_explain(corpus_, locale_, other)) {
        continue;
      }
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
  bool has_base_ = false;  // which is no part of `href_`
  Target target_;
};

}  // namespace

bool is_html(const Link& link) {
  return link.syntax == LinkSyntax::html || link.syntax == LinkSyntax::jsx;
}

Target resolve(const Corpus& corpus, PageIndex from, const Link& link) {
  return Resolver(corpus, from, link).run();
}

// Whether two links of a page lead to the same, whatever it is.
static bool are_alike(const Link& a, const Link& b) {
  return a.syntax == b.syntax && a.call == b.call && a.image == b.image &&
         a.expression == b.expression && a.base_given == b.base_given;
}

// A page names its neighbours again and again. Those who lead elsewhere are
// known at first sight.
static std::vector<Target> resolve_page(const Corpus& corpus, PageIndex page) {
  const std::vector<Link>& links = corpus.page(page).facts.links;
  std::vector<Target> targets;
  targets.reserve(links.size());
  std::unordered_map<std::string_view, size_t> known;  // the last such link
  for (size_t i = 0; i < links.size(); ++i) {
    const Link& link = links[i];
    if (starts_with(link.destination, "http")) {
      targets.push_back(resolve(corpus, page, link));
      continue;
    }
    const auto [last, is_new] = known.try_emplace(link.destination, i);
    if (!is_new && are_alike(links[last->second], link)) {
      targets.push_back(targets[last->second]);
    } else {
      targets.push_back(resolve(corpus, page, link));
    }
    last->second = i;
  }
  return targets;
}

Targets resolve_all(const Corpus& corpus, const Work& work) {
  Targets targets(corpus.pages().size());
  for_each_index("following the links of pages", targets.size(), work,
                 [&](size_t i) {
                   targets[i] = resolve_page(corpus, static_cast<PageIndex>(i));
                 });
  return targets;
}

void resolve_again(const Corpus& corpus, const std::vector<PageIndex>& pages,
                   const Work& work, Targets& targets) {
  for_each_index(
      "following the links of pages", pages.size(), work,
      [&](size_t i) { targets[pages[i]] = resolve_page(corpus, pages[i]); });
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
