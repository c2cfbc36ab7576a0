#include "memory.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "href.h"
#include "rule.h"
#include "successors.h"
#include "text.h"

namespace paralint {
namespace {

// How many old pages are read, for their headings or for their URL where only
// their text tells it, and how many bytes of them.
constexpr size_t most_versions = 4'000;
constexpr size_t most_urls = 2'000;
constexpr size_t most_bytes = size_t{64} << 20;

// Less than what makes a repair certain.
constexpr double surest = 0.97;
constexpr double sure_of_rename = 0.95;
constexpr double sure_without_heading = 0.6;

uint64_t id_of_link(const Finding& finding) {
  return (uint64_t{finding.page} << 32) | static_cast<uint32_t>(finding.link);
}

std::string_view folder_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == npos ? std::string_view() : path.substr(0, slash);
}

// "until 3f2c1a9"
std::string until(const std::string& commit) {
  return "until " + (commit.empty() ? "your last change" : commit);
}

bool has_same_headings(const Page& a, const Page& b) {
  return std::ranges::equal(a.headings, b.headings, {}, &Heading::text,
                            &Heading::text);
}

// Where a file of the past is today.
struct Whereabouts {
  PageIndex page = none;
  bool is_deleted = false;
  std::string deleted_in;  // a commit
};

// Something that links led to, and how far the search has come.
struct Want {
  enum class State { page, heading, done };
  State state = State::page;
  std::string fragment;
  std::vector<uint64_t> links;
  Memory memory;
};

// The versions of one page of today, for fragments that name nothing of it.
struct Track {
  std::vector<size_t> wants;
  std::optional<Draft> oldest;   // of those that were read
  std::vector<Successor> today;  // of its headings
};

// A way to call a page, "key fr", "url" or "file", then the name.
std::string name(const std::string& kind, std::string_view value) {
  return kind + "\n" + std::string(value);
}

std::string_view value_of(std::string_view name) {
  return name.substr(name.find('\n') + 1);
}

}  // namespace

class Recollection {
 public:
  Recollection(const Site& site, const History& history)
      : site_(site), corpus_(site.corpus()), history_(history) {}

  Memories run(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) want(finding);
    for (size_t age = 0;
         open_ > 0 && versions_ < most_versions && bytes_ < most_bytes; ++age) {
      const Revision* revision = history_.revision(age);
      if (!revision) break;
      visit(*revision);
    }
    return finish();
  }

 private:
  void want(const Finding& finding) {
    if (finding.link == no_link ||
        find_rule(finding.rule)->family != Family::links) {
      return;
    }
    const auto link = static_cast<size_t>(finding.link);
    const Target& target = site_.targets()[finding.page][link];
    const Href href =
        parse_href(corpus_.page(finding.page).facts.links[link].destination);
    const std::string fragment =
        percent_decoded(href.fragment.substr(0, href.fragment.find(":~:")));
    if (target.kind == TargetKind::missing) {
      want_page(finding, href, fragment);
    } else if (target.kind == TargetKind::page &&
               target.fragment == FragmentState::missing &&
               target.foreign_page == none) {
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
    tracks_[page].wants.push_back(wants_.size() - 1);
  }

  void want_page(const Finding& finding, const Href& href,
                 const std::string& fragment) {
    const std::vector<std::string> names = meant(finding.page, href);
    std::string all;
    for (const std::string& one : names) all += one + "\n";
    if (!new_want(finding, all, fragment)) return;
    ++open_pages_;
    for (size_t rank = 0; rank < names.size(); ++rank) {
      names_[names[rank]].emplace_back(wants_.size() - 1, rank);
    }
  }

  std::string key_name(LocaleIndex locale, const std::string& key) const {
    return name("key " + corpus_.tag(locale), key);
  }

  // What a page may have been called that the link meant, the likeliest first.
  std::vector<std::string> meant(PageIndex from, const Href& href) const {
    const SitePage& page = corpus_.page(from);
    const std::string path = percent_decoded(href.path);
    const std::string key = meant_path(page, href);
    const std::string own_key = key_name(page.locale, key);
    if (href.kind == HrefKind::relative) {
      const std::string file = joined_path(folder_of(page.facts.file), path);
      return {name("file", file.substr(1)),
              name("url", joined_path(page.url, path)), own_key,
              key_name(corpus_.reference(), key)};
    }
    const std::string& prefix = corpus_.layout().prefix(page.locale);
    return {own_key, name("url", normal_path(prefix + path)),
            name("url", normal_path(path)),
            name("file", normal_path(path).substr(1)),
            key_name(corpus_.reference(), key)};
  }

  void visit(const Revision& revision) {
    std::vector<Whereabouts> now;
    for (const FileStep& step : revision.steps) {
      now.push_back(step.after.path.empty()
                        ? Whereabouts{none, true, revision.commit}
                        : where(step.after.path));
    }
    if (open_pages_ > 0) look_for_pages(revision, now);
    for (size_t i = 0; i < now.size(); ++i) {
      if (now[i].page != none) follow(revision, i, now);
    }
    go_back(revision, std::move(now));
  }

  Whereabouts where(const std::string& path) const {
    const auto known = where_.find(path);
    if (known != where_.end()) return known->second;
    return {corpus_.find_file(path).value_or(none), false, {}};
  }

  // Older revisions know the files by their older paths.
  void go_back(const Revision& revision, std::vector<Whereabouts> now) {
    for (const FileStep& step : revision.steps) {
      if (step.after.path != step.before.path) where_[step.after.path] = {};
    }
    for (size_t i = 0; i < now.size(); ++i) {
      const FileStep& step = revision.steps[i];
      if (step.after.path != step.before.path && !step.before.path.empty()) {
        where_[step.before.path] = std::move(now[i]);
      }
    }
  }

  std::optional<std::string> read(const OldFile& file) {
    auto text = history_.read(file);
    if (text) bytes_ += text->size();
    return text;
  }

  // The names by which links may have called a page of the past, but not those
  // by which they may call it today.
  std::vector<std::string> lost_names(const FileStep& step,
                                      const Whereabouts& now) {
    const bool has_moved = step.before.path != step.after.path;
    const bool has_url_field = !corpus_.renderer().url_field.empty();
    if (!has_moved && (!has_url_field || urls_ >= most_urls)) return {};
    const auto parts = corpus_.layout().page(step.before.path);
    if (!parts) return {};
    FrontMatter fields;
    if (has_url_field) {
      ++urls_;
      const auto text = read(step.before);
      if (!text) return {};
      fields = front_matter(*text);
    }
    std::vector<std::string> names = {name("url", corpus_.url(*parts, fields))};
    if (has_moved) {
      names.push_back(key_name(parts->locale, corpus_.layout().key(*parts)));
      add_file_names(step.before.path, names);
    }
    if (now.page != none) {
      const SitePage& page = corpus_.page(now.page);
      std::erase(names, name("url", page.url));
      std::erase(names, key_name(page.locale, page.key));
    }
    return names;
  }

  static void add_file_names(const std::string& path,
                             std::vector<std::string>& names) {
    const std::string stem = path.substr(0, path.rfind('.'));
    names.push_back(name("file", path));
    names.push_back(name("file", stem));
    if (stem.ends_with("/index") || stem.ends_with("/README")) {
      names.push_back(name("file", folder_of(path)));
    }
  }

  // A file that has the name of a page that is wanted.
  struct Candidate {
    size_t rank = 0;
    size_t step = 0;
    std::string name;
  };

  void look_for_pages(const Revision& revision,
                      const std::vector<Whereabouts>& now) {
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
    memory.reason = "was `" + std::string(value_of(candidate.name)) + "` " +
                    until(revision.commit);
    if (want.fragment.empty() || want.fragment == "top") return close(want);
    const auto found = corpus_.page(now.page).anchors.find(want.fragment);
    if (found.empty()) {
      memory.confidence = sure_without_heading;
      want.state = Want::State::heading;
      tracks_[now.page].wants.push_back(index);
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
  void follow(const Revision& revision, size_t i,
              const std::vector<Whereabouts>& now) {
    const auto found = tracks_.find(now[i].page);
    if (found == tracks_.end()) return;
    const FileStep& step = revision.steps[i];
    const bool is_same = step.before.blob == step.after.blob;
    if (is_same && !step.before.path.empty()) return;
    Track& track = found->second;
    if (!pass(track, now[i].page, step)) {
      for (const size_t want : track.wants) close(wants_[want]);
      tracks_.erase(found);
      return;
    }
    std::erase_if(track.wants, [&](size_t index) {
      Want& want = wants_[index];
      const auto anchors = track.oldest->anchors.find(want.fragment);
      if (anchors.empty()) return false;
      answer_heading(want, anchors[0], track, revision, i, now);
      close(want);
      return true;
    });
    if (track.wants.empty()) tracks_.erase(found);
  }

  // Reads the version before the step; false where there is none, or where it
  // is not clear what became of its headings.
  bool pass(Track& track, PageIndex page, const FileStep& step) {
    if (step.before.path.empty()) return false;
    if (!track.oldest && !begin(track, page, step.after)) return false;
    auto text = read(step.before);
    if (!text) return false;
    ++versions_;
    Draft older(std::move(*text), corpus_.renderer());
    std::vector<Successor> today = successors(older, *track.oldest);
    for (Successor& successor : today) {
      if (successor.heading == no_heading) continue;
      const Successor& next =
          track.today[static_cast<size_t>(successor.heading)];
      successor = {next.heading, successor.confidence * next.confidence};
      if (successor.confidence <= 0.5) successor = {};
    }
    track.today = std::move(today);
    track.oldest.emplace(std::move(older));
    return true;
  }

  // The first version that is looked at: mostly the page as it is today.
  bool begin(Track& track, PageIndex page, const OldFile& file) {
    auto text = read(file);
    if (!text) return false;
    const Page& today = corpus_.page(page).facts;
    track.oldest.emplace(std::move(*text), corpus_.renderer());
    if (has_same_headings(track.oldest->page, today)) {
      for (size_t i = 0; i < today.headings.size(); ++i) {
        track.today.push_back({static_cast<int32_t>(i), 1});
      }
      return true;
    }
    text = read({today.file, {}});
    if (!text) return false;
    const Draft newest(std::move(*text), corpus_.renderer());
    if (!has_same_headings(newest.page, today)) return false;
    track.today = successors(*track.oldest, newest);
    return true;
  }

  void answer_heading(Want& want, const Anchor& anchor, const Track& track,
                      const Revision& revision, size_t step,
                      const std::vector<Whereabouts>& now) {
    if (anchor.heading == no_heading) return;
    const auto heading = static_cast<size_t>(anchor.heading);
    const Heading& old = track.oldest->page.headings[heading];
    const Successor successor = track.today[heading];
    const PageIndex page = now[step].page;
    Memory& memory = want.memory;
    if (successor.heading == no_heading) {
      if (anchor.kind == AnchorKind::html_id || memory.page != none) return;
      find_moved(want, old, revision, step, now);
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
                  size_t step, const std::vector<Whereabouts>& now) {
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
    auto text = read(file);
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
  std::vector<Want> wants_;
  std::unordered_map<std::string, size_t> known_;  // wants, by what they mean
  // The wants of a page that may have had that name, each with the place of
  // the name among those that the links may mean.
  std::unordered_map<std::string, std::vector<std::pair<size_t, size_t>>>
      names_;
  std::unordered_map<PageIndex, Track> tracks_;
  std::unordered_map<std::string, Whereabouts> where_;  // where it is not today
  size_t open_ = 0;        // wants that are not done
  size_t open_pages_ = 0;  // of which the page is not known
  size_t versions_ = 0;
  size_t urls_ = 0;
  size_t bytes_ = 0;
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
