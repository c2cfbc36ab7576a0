#include "fingerprint.h"

#include <fmt/format.h>

#include <unordered_map>

namespace paralint {
namespace {

uint64_t fnv1a(std::string_view text) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  return hash;
}

// What the finding is about.
std::string subject(const Site& site, const Finding& finding) {
  const Corpus& corpus = site.corpus();
  if (finding.link != no_link) {
    const auto link = static_cast<size_t>(finding.link);
    const Target& target = site.targets()[finding.page][link];
    if (target.kind != TargetKind::page) {
      return corpus.page(finding.page).facts.links[link].destination;
    }
    const SitePage& page = corpus.page(target.page);
    if (target.fragment == FragmentState::missing) {
      return corpus.page(finding.page).facts.links[link].destination;
    }
    return page.key + "#" + name_of_heading(page, target.heading);
  }
  if (finding.other_link != no_link) {
    return corpus.page(finding.other_page)
        .facts.links[static_cast<size_t>(finding.other_link)]
        .destination;
  }
  if (finding.other_heading != no_heading) {
    return name_of_heading(corpus.page(finding.other_page),
                           finding.other_heading);
  }
  return {};
}

}  // namespace

std::string digest(std::string_view text) {
  return fmt::format("{:016x}", fnv1a(text));
}

std::string name_of_heading(const SitePage& page, int32_t heading) {
  if (heading == no_heading) return {};
  const auto index = static_cast<size_t>(heading);
  if (const auto* id = explicit_id(page.facts, page.anchors, heading)) {
    return *id;
  }
  const std::string& slug = page.anchors.headings()[index].slug;
  return slug.empty() ? page.facts.headings[index].text : slug;
}

void add_fingerprints(const Site& site, std::vector<Finding>& findings) {
  std::unordered_map<uint64_t, int> seen;
  for (Finding& finding : findings) {
    const SitePage& page = site.corpus().page(finding.page);
    const int32_t heading = finding.heading != no_heading
                                ? finding.heading
                                : section_of(page.facts, finding.where.begin);
    std::string name =
        fmt::format("{}\n{}\n{}\n{}\n{}", finding.rule, page.key,
                    site.corpus().tag(page.locale), subject(site, finding),
                    name_of_heading(page, heading));
    const int before = seen[fnv1a(name)]++;
    if (before > 0) name += fmt::format("\n{}", before);
    finding.fingerprint = digest(name);
  }
}

}  // namespace paralint
