#include "cause.h"

#include <fmt/format.h>

#include <unordered_map>

#include "fingerprint.h"
#include "meant_page.h"
#include "rule.h"

namespace paralint {
namespace {

// Findings of one root have the same name.
struct Root {
  std::string name;
  std::string subject;
};

class Roots {
 public:
  explicit Roots(const Site& site) : site_(site), corpus_(site.corpus()) {}

  Root root(const Finding& finding) const {
    const Family family = find_rule(finding.rule)->family;
    if (family == Family::links && finding.link != no_link) {
      return of_link(finding);
    }
    const bool is_pair =
        family == Family::pairs && finding.other_page != none &&
        corpus_.page(finding.other_page).locale == corpus_.reference();
    if (is_pair && finding.other_link != no_link) return of_reference(finding);
    if (is_pair && finding.other_heading != no_heading) {
      return of_section(finding);
    }
    return alone(finding);
  }

 private:
  static Root alone(const Finding& finding) {
    return {"finding\n" + finding.fingerprint, finding.message};
  }

  std::string in_language(LocaleIndex locale) const {
    return " in " + language(corpus_, locale);
  }

  // The links of all pages that are wrong in the same way about the same thing.
  Root of_link(const Finding& finding) const {
    const auto link = static_cast<size_t>(finding.link);
    const SitePage& from = corpus_.page(finding.page);
    const std::string& destination = from.facts.links[link].destination;
    const Target& target = site_.targets()[finding.page][link];
    const Href href = parse_href(destination);
    if (target.kind == TargetKind::missing) {
      const std::string path = percent_decoded(meant_path(from, href));
      return {"page\n" + path, quote(path)};
    }
    if (target.kind != TargetKind::page) {
      return {fmt::format("{}\n{}", finding.rule, destination),
              quote(destination)};
    }
    const SitePage& page = corpus_.page(target.page);
    if (is_about_page(target, from.locale)) {
      return {fmt::format("{}\n{}\n{}", finding.rule, page.key,
                          corpus_.tag(page.locale)),
              quote(page.key) + in_language(page.locale)};
    }
    const std::string name = target.heading == no_heading
                                 ? percent_decoded(href.fragment)
                                 : name_of_heading(page, target.heading);
    return {fmt::format("anchor\n{}\n{}\n{}", page.key,
                        corpus_.tag(page.locale), name),
            quote("#" + name) + " of " + quote(page.key) +
                in_language(page.locale)};
  }

  // Whether the page part is what is wrong, and not the fragment.
  static bool is_about_page(const Target& target, LocaleIndex own) {
    return target.is_foreign(own) || !target.conventional ||
           target.redirected || target.wrong_case ||
           target.relative_by_mistake ||
           target.fragment == FragmentState::absent ||
           (target.fragment == FragmentState::found && target.locale != own);
  }

  // A link of the reference page that translations lack or have otherwise.
  Root of_reference(const Finding& finding) const {
    const auto link = static_cast<size_t>(finding.other_link);
    const SitePage& page = corpus_.page(finding.other_page);
    const Link& there = page.facts.links[link];
    const std::string section =
        name_of_heading(page, section_of(page.facts, there.span.begin));
    return {fmt::format("{}\n{}\n{}\n{}", finding.rule, page.key, section,
                        there.destination),
            "the link to " + quote(there.destination) + " of " +
                quote(page.key) + in_language(page.locale)};
  }

  // A section of the reference page that translations lack or have otherwise.
  Root of_section(const Finding& finding) const {
    const SitePage& page = corpus_.page(finding.other_page);
    const auto heading = static_cast<size_t>(finding.other_heading);
    return {fmt::format("{}\n{}\n{}", finding.rule, page.key,
                        name_of_heading(page, finding.other_heading)),
            titled(page.facts.headings[heading].text) + " of " +
                quote(page.key) + in_language(page.locale)};
  }

  const Site& site_;
  const Corpus& corpus_;
};

}  // namespace

std::vector<Cause> causes(const Site& site, std::vector<Finding>& findings) {
  const Roots roots(site);
  std::vector<Cause> made;
  std::unordered_map<std::string, size_t> known;
  for (size_t i = 0; i < findings.size(); ++i) {
    Root root = roots.root(findings[i]);
    const auto [at, is_new] = known.try_emplace(digest(root.name), made.size());
    if (is_new) made.push_back({at->first, std::move(root.subject), {}});
    findings[i].cause = at->second;
    made[at->second].findings.push_back(i);
  }
  return made;
}

}  // namespace paralint
