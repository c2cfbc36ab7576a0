#include "memory.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "href.h"
#include "lineage.h"
#include "page_names.h"
#include "rule.h"

namespace paralint {
namespace {

// How many old pages are read for a URL that only their text tells.
constexpr size_t most_urls = 2'000;

// Less than what makes a repair certain.
constexpr double surest = 0.97;
constexpr double sure_of_rename = 0.95;
constexpr double sure_without_heading = 0.6;

uint64_t id_of_link(const Finding& finding) {
  return (uint64_t{finding.page} << 32) | static_cast<uint32_t>(finding.link);
}

// Something that links led to, and how far the search has come.
struct Want {
  enum class State { page, heading, done };
  State state = State::page;
  std::string fragment;
  std::vector<uint64_t> links;
  Memory memory;
};

// A page of today with the fragments that name nothing of it.
struct WantedPage {
  std::vector<size_t> wants;
  Track track;
};

}  // namespace

class Recollection {
 public:
  Recollection(const Site& site, const History& history)
      : site_(site),
        corpus_(site.corpus()),
        history_(history),
        lineage_(corpus_, history) {}

  Memories run(const std::vector<Finding>& findings) {
    const auto leads_nowhere = [&](const Finding& finding) {
      return is_about_link(finding) && (is_page_lost(target_of(finding)) ||
                                        is_heading_lost(target_of(finding)));
    };
    if (std::ranges::none_of(findings, leads_nowhere)) return {};
    if (history_.revision(0) == nullptr) return {};
    for (const Finding& finding : findings) want(finding);
    while (open_ > 0) {
      const Revision* revision = lineage_.go_back();
      if (!revision) break;
      visit(*revision);
    }
    return finish();
  }

 private:
  static bool is_about_link(const Finding& finding) {
    return finding.link != no_link &&
           find_rule(finding.rule)->family == Family::links;
  }
  const Target& target_of(const Finding& finding) const {
    return site_.targets()[finding.page][static_cast<size_t>(finding.link)];
  }
  static bool is_page_lost(const Target& target) {
    return target.kind == TargetKind::missing;
  }
  static bool is_heading_lost(const Target& target) {
    return target.kind == TargetKind::page &&
           target.fragment == FragmentState::missing &&
           target.foreign_page == none;
  }

  void want(const Finding& finding) {
    if (!is_about_link(finding)) return;
    const auto link = static_cast<size_t>(finding.link);
    const Target& target = target_of(finding);
    const Href href =
        parse_href(corpus_.page(finding.page).facts.links[link].destination);
    const std::string fragment =
        percent_decoded(href.fragment.substr(0, href.fragment.find(":~:")));
    if (is_page_lost(target)) {
      want_page(finding, href, fragment);
    } else if (is_heading_lost(target)) {
      want_heading(finding, target.page, fragment);
    }
  }

  // One want for all links that mean the same; null where there is one.
  Want* new_want(const Finding& finding, const std::string& what,
                 const std::string& fragment) {
    const auto [known, is_new] =
        known_.try_emplace(what + "#" + fragment, wants_.size());
    if (is_new) wants_.emplace_back();
    Want& want = wants_[known->second];
    want.links.push_back(id_of_link(finding));
    if (!is_new) return nullptr;
    want.fragment = fragment;
    ++open_;
    return &want;
  }

  void want_heading(const Finding& finding, PageIndex page,
                    const std::string& fragment) {
    Want* want = new_want(finding, std::to_string(page), fragment);
    if (!want) return;
    want->state = Want::State::heading;
    pages_[page].wants.push_back(wants_.size() - 1);
  }

  void want_page(const Finding& finding, const Href& href,
                 const std::string& fragment) {
    const std::vector<std::string> names =
        names_meant(corpus_, finding.page, href);
    std::string all;
    for (const std::string& one : names) all += one + "\n";
    if (!new_want(finding, all, fragment)) return;
    ++open_pages_;
    for (size_t rank = 0; rank < names.size(); ++rank) {
      names_[names[rank]].emplace_back(wants_.size() - 1, rank);
    }
  }

  void visit(const Revision& revision) {
    if (open_pages_ > 0) look_for_pages(revision);
    for (size_t i = 0; i < lineage_.now().size(); ++i) {
      if (lineage_.now()[i].page != none) follow(revision, i);
    }
  }

  // The names by which links may have called a page of the past, but not those
  // by which they may call it today.
  std::vector<std::string> lost_names(const FileStep& step,
                                      const Whereabouts& now) {
    const bool has_moved = step.before.path != step.after.path;
    const bool has_url_field = !corpus_.renderer().url_fields.empty();
    if (!has_moved && (!has_url_field || urls_ >= most_urls)) return {};
    const auto parts = corpus_.layout().page(step.before.path);
    if (!parts) return {};
    FrontMatter fields;
    if (has_url_field) {
      ++urls_;
      const auto text = lineage_.read(step.before);
      if (!text) return {};
      fields = front_matter(*text);
    }
    std::vector<std::string> names = {
        page_name("url", corpus_.url(*parts, fields))};
    if (has_moved) {
      names.push_back(page_name_of_key(corpus_, parts->locale,
                                       corpus_.layout().key(*parts)));
      std::ranges::move(names_of_file(step.before.path),
                        std::back_inserter(names));
    }
    if (now.page != none) {
      const SitePage& page = corpus_.page(now.page);
      std::erase(names, page_name("url", page.url));
      std::erase(names, page_name_of_key(corpus_, page.locale, page.key));
    }
    return names;
  }

  // A file that has the name of a page that is wanted.
  struct Candidate {
    size_t rank = 0;
    size_t step = 0;
    std::string name;
  };

  void look_for_pages(const Revision& revision) {
    const auto& now = lineage_.now();
    std::map<size_t, Candidate> best;  // by want
    for (size_t i = 0; i < now.size(); ++i) {
      const FileStep& step = revision.steps[i];
      if (step.before.path.empty()) continue;
      if (now[i].page == none && !now[i].is_deleted) continue;
      for (std::string& called : lost_names(step, now[i])) {
        const auto found = names_.find(called);
        if (found == names_.end()) continue;
        for (const auto& [want, rank] : found->second) {
          if (wants_[want].state != Want::State::page) continue;
          const auto [known, is_new] =
              best.try_emplace(want, Candidate{rank, i, called});
          if (!is_new && rank < known->second.rank) {
            known->second = {rank, i, called};
          }
        }
      }
    }
    for (const auto& [want, candidate] : best) {
      answer_page(want, candidate, revision, now[candidate.step]);
    }
  }

  void answer_page(size_t index, const Candidate& candidate,
                   const Revision& revision, const Whereabouts& now) {
    Want& want = wants_[index];
    --open_pages_;
    if (now.page == none) {
      want.memory.evidence =
          "the page was deleted in " +
          (now.deleted_in.empty() ? "your last change" : now.deleted_in);
      return close(want);
    }
    Memory& memory = want.memory;
    memory.page = now.page;
    memory.confidence = sure_of_rename;
    memory.reason = "was `" + std::string(value_of_page_name(candidate.name)) +
                    "` " + until(revision.commit);
    if (want.fragment.empty() || want.fragment == "top") return close(want);
    const auto found = corpus_.page(now.page).anchors.find(want.fragment);
    if (found.empty()) {
      memory.confidence = sure_without_heading;
      want.state = Want::State::heading;
      pages_[now.page].wants.push_back(index);
      return;
    }
    memory.heading = found[0].heading;
    if (found[0].kind == AnchorKind::html_id) memory.fragment = want.fragment;
    close(want);
  }

  void close(Want& want) {
    want.state = Want::State::done;
    --open_;
  }

  // One version further back of the page of today that the step is about.
  void follow(const Revision& revision, size_t i) {
    const auto found = pages_.find(lineage_.now()[i].page);
    if (found == pages_.end()) return;
    auto& [wants, track] = found->second;
    const Passage passage = lineage_.pass(track, i);
    if (passage == Passage::same) return;
    if (passage == Passage::ended) {
      for (const size_t want : wants) close(wants_[want]);
      pages_.erase(found);
      return;
    }
    std::erase_if(wants, [&](size_t index) {
      Want& want = wants_[index];
      const auto anchors = track.oldest->anchors.find(want.fragment);
      if (anchors.empty()) return false;
      answer_heading(want, anchors[0], track, revision, i);
      close(want);
      return true;
    });
    if (wants.empty()) pages_.erase(found);
  }

  void answer_heading(Want& want, const Anchor& anchor, const Track& track,
                      const Revision& revision, size_t step) {
    if (anchor.heading == no_heading) return;
    const auto heading = static_cast<size_t>(anchor.heading);
    const Heading& old = track.oldest->page.headings[heading];
    const Successor successor = track.today[heading];
    const PageIndex page = lineage_.now()[step].page;
    Memory& memory = want.memory;
    if (successor.heading == no_heading) {
      if (anchor.kind == AnchorKind::html_id || memory.page != none) return;
      find_moved(want, old, revision, step);
      return;
    }
    const Heading& today =
        corpus_.page(page)
            .facts.headings[static_cast<size_t>(successor.heading)];
    if (memory.page == none) {
      const bool is_inside = anchor.kind == AnchorKind::html_id;
      const bool is_named = old.text == today.text;
      memory.reason = (is_inside  ? "was in *"
                       : is_named ? "named *"
                                  : "was *") +
                      old.text + "* " + until(revision.commit);
    }
    memory.page = page;
    memory.heading = successor.heading;
    memory.confidence = std::min(surest, successor.confidence);
    if (anchor.kind == AnchorKind::html_id) memory.confidence *= 0.8;
  }

  // The section went to another page in the same commit.
  void find_moved(Want& want, const Heading& old, const Revision& revision,
                  size_t step) {
    const auto& now = lineage_.now();
    constexpr size_t most_compared = 20;
    if (now.size() > most_compared) return;
    const PageIndex page = now[step].page;
    Memory& memory = want.memory;
    for (size_t i = 0; i < now.size(); ++i) {
      if (now[i].page == none || now[i].page == page) continue;
      const SitePage& other = corpus_.page(now[i].page);
      if (other.locale != corpus_.page(page).locale) continue;
      const auto anchors = other.anchors.find(want.fragment);
      if (anchors.empty() || anchors[0].heading == no_heading) continue;
      const auto heading = static_cast<size_t>(anchors[0].heading);
      if (other.facts.headings[heading].text != old.text) continue;
      if (had_anchor(revision.steps[i].before, want.fragment)) continue;
      if (memory.page != none) {
        memory = {};
        return;
      }
      memory.page = now[i].page;
      memory.heading = anchors[0].heading;
      memory.confidence = 0.9;
      memory.reason = "was *" + old.text + "* of " + "`" +
                      corpus_.page(page).key + "` " + until(revision.commit);
    }
  }

  bool had_anchor(const OldFile& file, const std::string& fragment) {
    if (file.path.empty()) return false;
    auto text = lineage_.read(file);
    if (!text) return true;
    const Draft draft(std::move(*text), corpus_.renderer());
    return !draft.anchors.find(fragment).empty();
  }

  Memories finish() {
    Memories memories;
    for (Want& want : wants_) {
      if (want.memory.page == none && want.memory.evidence.empty()) continue;
      for (const uint64_t link : want.links) {
        memories.by_link_.emplace(link, memories.memories_.size());
      }
      memories.memories_.push_back(std::move(want.memory));
    }
    return memories;
  }

  const Site& site_;
  const Corpus& corpus_;
  const History& history_;
  Lineage lineage_;
  std::vector<Want> wants_;
  std::unordered_map<std::string, size_t> known_;  // wants, by what they mean
  // The wants of a page that may have had that name, each with the place of
  // the name among those that the links may mean.
  std::unordered_map<std::string, std::vector<std::pair<size_t, size_t>>>
      names_;
  std::unordered_map<PageIndex, WantedPage> pages_;
  size_t open_ = 0;        // wants that are not done
  size_t open_pages_ = 0;  // of which the page is not known
  size_t urls_ = 0;
};

const Memory* Memories::find(const Finding& finding) const {
  const auto found = by_link_.find(id_of_link(finding));
  return finding.link == no_link || found == by_link_.end()
             ? nullptr
             : &memories_[found->second];
}

Memories recollect(const Site& site, const std::vector<Finding>& findings,
                   const History& history) {
  return Recollection(site, history).run(findings);
}

}  // namespace paralint
