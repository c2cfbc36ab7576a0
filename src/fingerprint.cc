#include "fingerprint.h"

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

class Namer {
 public:
  Namer(const Site& site, const FormerKeys& former)
      : site_(site), corpus_(site.corpus()), former_(former) {}

  std::string name(const Finding& finding) const {
    const SitePage& page = corpus_.page(finding.page);
    const int32_t heading = finding.heading != no_heading
                                ? finding.heading
                                : section_of(page.facts, finding.where.begin);
    std::string name = finding.rule;
    const auto add = [&name](std::string_view part) {
      name += '\n';
      name += part;
    };
    add(key(finding.page));
    add(corpus_.tag(page.locale));
    add(subject(finding));
    add(name_of_heading(page, heading));
    return name;
  }

 private:
  const std::string& key(PageIndex page) const {
    const auto found = former_.find(page);
    return found == former_.end() ? corpus_.page(page).key : found->second;
  }

  // What the finding is about.
  std::string subject(const Finding& finding) const {
    if (finding.link != no_link) return of_link(finding.page, finding.link);
    if (finding.other_link != no_link) {
      return of_link(finding.other_page, finding.other_link);
    }
    if (finding.other_heading != no_heading) {
      return name_of_heading(corpus_.page(finding.other_page),
                             finding.other_heading);
    }
    return {};
  }

  // What it leads to; where that is nothing, what is written there.
  std::string of_link(PageIndex index, int32_t number) const {
    const auto link = static_cast<size_t>(number);
    const Target& target = site_.targets()[index][link];
    const std::string& destination =
        corpus_.page(index).facts.links[link].destination;
    if (target.kind != TargetKind::page) return destination;
    const std::string name =
        target.fragment == FragmentState::missing
            ? std::string(parse_href(destination).fragment)
            : name_of_heading(corpus_.page(target.page), target.heading);
    return key(target.page) + "#" + name;
  }

  const Site& site_;
  const Corpus& corpus_;
  const FormerKeys& former_;
};

}  // namespace

static std::string in_hex(uint64_t hash) {
  std::string digits(16, '0');
  for (size_t i = digits.size(); i-- > 0; hash >>= 4) {
    digits[i] = "0123456789abcdef"[hash & 15];
  }
  return digits;
}

std::string digest(std::string_view text) {
  return in_hex(fnv1a(text));
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

std::vector<std::string> fingerprints(const Site& site,
                                      const std::vector<Finding>& findings,
                                      const FormerKeys& former) {
  const Namer namer(site, former);
  std::unordered_map<uint64_t, int> seen;
  std::vector<std::string> made;
  made.reserve(findings.size());
  for (const Finding& finding : findings) {
    const std::string name = namer.name(finding);
    const uint64_t hash = fnv1a(name);
    const int before = seen[hash]++;
    made.push_back(before == 0 ? in_hex(hash)
                               : digest(name + "\n" + std::to_string(before)));
  }
  return made;
}

}  // namespace paralint
