#include "offers.h"

#include <algorithm>
#include <utility>

#include "own_host.h"
#include "respelling.h"
#include "text.h"
#include "written.h"

namespace paralint {

LinkInQuestion::LinkInQuestion(const Site& site, const Finding& finding)
    : corpus(site.corpus()),
      is_new(finding.link == no_link),
      page(corpus.page(finding.page)),
      link(is_new ? link_of(corpus, finding.other_page, finding.other_link)
                  : link_of(corpus, finding.page, finding.link)),
      target(is_new ? Target{}
                    : site.targets()[finding.page]
                                    [static_cast<size_t>(finding.link)]),
      href(parse_href(link.destination)) {}

const Link& link_of(const Corpus& corpus, PageIndex page, int32_t link) {
  return corpus.page(page).facts.links[static_cast<size_t>(link)];
}

bool path_deviates(const Target& target, LocaleIndex locale) {
  return !target.conventional || target.redirected || target.foreign_reading ||
         target.wrong_case || target.relative_by_mistake || target.own_host ||
         target.lacks_base || target.lost_in || target.locale != locale;
}

Target Offers::resolved(const std::string& destination) const {
  Link repaired = about_.link;
  repaired.destination = destination;
  return resolve(about_.corpus, finding_.page, repaired);
}

Spelling Offers::spelled(const Goal& goal) const {
  const bool html = is_html(about_.link);
  // A link to a page as it is in its own language stays one.
  const bool is_original =
      goal.page == about_.target.page &&
      about_.target.locale == about_.corpus.page(goal.page).locale;
  const LocaleIndex locale =
      is_original ? about_.target.locale : about_.page.locale;
  Spelling made = spelling(about_.corpus, finding_.page, html, goal.page,
                           locale, goal.heading);
  // A page that links to itself with its full name keeps doing so.
  if (made.path.empty() && !about_.href.path.empty()) {
    made.path = spelling(about_.corpus, finding_.page, html, goal.page, locale,
                         no_heading)
                    .path;
  }
  if (const auto alike = alike_in_form(goal)) made.path = *alike;
  const auto prefer = [&](std::optional<std::string> path) {
    if (!path) return;
    const Target target = resolved(*path);
    if (target.page == goal.page && target.conventional &&
        target.locale == locale) {
      made.path = std::move(*path);
    }
  };
  prefer(with_own_prefix(goal));
  prefer(with_ending(made.path));
  if (about_.link.base_given) {
    Href href = parse_href(made.path);
    made.path = below_base(about_.corpus.config().base, href).path;
  }
  const auto& convention = html ? about_.corpus.renderer().html_links
                                : about_.corpus.renderer().markdown_links;
  if (convention.empty()) return made;
  Manner manner = manners_.of(finding_.page, html);
  const bool ended_in_slash =
      about_.href.path.size() > 1 && ends_with(about_.href.path, "/");
  if (!manner.ends_in_slash && ended_in_slash) manner.ends_in_slash = true;
  const std::string usual = in_manner(manner, convention.front(), made.path);
  if (usual == made.path) return made;
  const Target target = resolved(usual);
  if (target.page == goal.page && target.conventional) made.path = usual;
  return made;
}

// As the link was written, if the site reads both: a URL stays one, and so does
// a file.
std::optional<std::string> Offers::alike_in_form(const Goal& goal) const {
  if (auto prefixed = alike_with_prefix(goal)) return prefixed;
  const Href& old = about_.href;
  const bool is_absolute = old.kind == HrefKind::absolute;
  if (about_.is_new || about_.target.own_host || old.path.empty() ||
      (!is_absolute && old.kind != HrefKind::relative)) {
    return std::nullopt;
  }
  const Renderer& renderer = about_.corpus.renderer();
  const auto& accepted =
      is_html(about_.link) ? renderer.html_links : renderer.markdown_links;
  const std::string ending = extension(old.path);
  const bool is_file = ending == "md" || ending == "mdx";
  const auto fits = [&](Reading reading) {
    const bool names_file = reading == Reading::file;
    const bool is_rooted = !names_file && reading != Reading::relative_url;
    return is_absolute ? is_rooted && !is_file : names_file && is_file;
  };
  if (accepted.empty() || fits(accepted.front())) return std::nullopt;
  for (const Reading reading : accepted) {
    if (!fits(reading)) continue;
    for (std::string path :
         respelled(about_.corpus, finding_.page, old, reading, goal.page,
                   about_.corpus.page(goal.page).locale)) {
      if (old.path.find('%') == npos) path = percent_decoded(path);
      const Target target = resolved(path);
      const bool leads_there = target.page == goal.page &&
                               target.conventional && !target.lacks_base &&
                               !target.redirected;
      if (leads_there) return path;
    }
  }
  return std::nullopt;
}

// The whole URL of the goal, where the link has a locale's prefix already.
std::optional<std::string> Offers::with_own_prefix(const Goal& goal) const {
  const Corpus& corpus = about_.corpus;
  const auto has_prefix = [&, old = std::string(about_.href.path) +
                                    "/"](LocaleIndex locale) {
    const std::string& prefix = corpus.layout().prefix(locale);
    return !prefix.empty() && starts_with(old, prefix + "/");
  };
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    if (!has_prefix(locale)) continue;
    const std::string base = corpus.writes_base(is_html(about_.link))
                                 ? corpus.config().base
                                 : std::string();
    return base + url_in_links(corpus, goal.page, corpus.page(goal.page).url);
  }
  return std::nullopt;
}

// "/a.html" where the link ended so.
std::optional<std::string> Offers::with_ending(const std::string& path) const {
  const bool has_lost_it = extension(about_.href.path) == "html" &&
                           extension(path).empty() && !ends_with(path, "/");
  return has_lost_it ? std::optional(path + ".html") : std::nullopt;
}

// "@/bees.fr.md" for "@/bees.md", counted from the same folder.
std::optional<std::string> Offers::alike_with_prefix(const Goal& goal) const {
  if (about_.target.page == none) return std::nullopt;
  const Corpus& corpus = about_.corpus;
  const std::string& old = corpus.page(about_.target.page).facts.file;
  const std::string& file = corpus.page(goal.page).facts.file;
  for (const LinkPrefix& prefix : corpus.renderer().link_prefixes) {
    std::string_view rest = about_.href.path;
    if (prefix.meaning != PrefixMeaning::file ||
        !starts_with(rest, prefix.prefix)) {
      continue;
    }
    rest.remove_prefix(prefix.prefix.size());
    const std::string root =
        old.substr(0, old.size() - std::min(old.size(), rest.size()));
    if (root + std::string(rest) != old || !starts_with(file, root)) continue;
    std::string made = prefix.prefix + file.substr(root.size());
    if (resolved(made).page == goal.page) return made;
  }
  return std::nullopt;
}

// What is offered must not raise the next finding.
bool Offers::leads_nowhere(const std::string& destination) const {
  const Target target = resolved(destination);
  return target.kind == TargetKind::missing ||
         target.fragment == FragmentState::missing ||
         target.is_foreign(about_.page.locale);
}

void Offers::add(const Goal& goal, bool new_path, bool new_fragment) {
  if (goal.page == none) return;
  const Spelling to = spelled(goal);
  Suggestion made{{}, goal.confidence, goal.reason};
  const bool has_path = !about_.href.path.empty();
  std::string path(about_.href.path);
  if (new_path || (goal.page != finding_.page && !has_path)) {
    path = to.path;
  }
  if (!about_.href.query.empty()) path += "?" + std::string(about_.href.query);
  std::string fragment(about_.href.fragment);
  if (new_fragment) {
    fragment = goal.fragment.empty() ? to.fragment : goal.fragment;
  }
  if (goal.heading != no_heading && goal.fragment.empty() && !to.complete) {
    if (!new_path) return;
    fragment =
        about_.is_new ? std::string() : std::string(about_.href.fragment);
    made.confidence = std::min(made.confidence, 0.5);
    made.reason += "; the heading has no explicit id yet";
  }
  made.destination = fragment.empty() ? path : path + "#" + fragment;
  if (made.destination.empty() ||
      (!about_.is_new && made.destination == about_.link.destination)) {
    return;
  }
  for (const Suggestion& known : finding_.suggestions) {
    if (known.destination == made.destination) return;
  }
  if (leads_nowhere(made.destination)) return;
  finding_.suggestions.push_back(std::move(made));
}

void Offers::make_fix() {
  if (finding_.suggestions.empty() || about_.link.destination_span.empty())
    return;
  const Suggestion& best = finding_.suggestions.front();
  if (best.confidence < certain) return;
  const Target target = resolved(best.destination);
  const bool healthy = target.kind == TargetKind::page &&
                       !path_deviates(target, about_.page.locale) &&
                       (target.fragment == FragmentState::found ||
                        target.fragment == FragmentState::absent);
  if (!healthy) return;
  const auto text = written(about_.link, best.destination);
  if (text)
    finding_.fix =
        Fix{{{about_.page.facts.file, about_.link.destination_span, *text}}};
}

}  // namespace paralint
