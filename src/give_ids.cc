#include "give_ids.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "id_writing.h"
#include "relink.h"
#include "rule.h"

namespace paralint {
namespace {

using Place = std::pair<PageIndex, int32_t>;
using EditsByFile = std::map<std::string, std::vector<Edit>>;
using Reasons = std::map<Place, const char*>;

constexpr const char* not_read = "no id would be read there";
constexpr const char* not_linked = "a link to it cannot be written anew";

bool says_the_same(const Link& a, const Link& b) {
  return a.destination == b.destination && a.text == b.text;
}
bool says_the_same(const Heading& a, const Heading& b) {
  return a.level == b.level && a.text == b.text;
}

class Giver {
 public:
  Giver(const Config& config, const Overlay& disk, const IdChoice& choice,
        unsigned threads, OldIds& old_ids, KnownPages known)
      : config_(by_id(config)),
        disk_(disk),
        threads_(threads),
        site_(config_, disk, threads, std::move(known)),
        syntax_(id_syntax_of(site_.corpus())) {
    if (!syntax_) {
      throw Error(Trouble{config.file, 0, 0,
                          "this renderer (`" + config.renderer.name +
                              "`) gives headings no ids by hand"});
    }
    plan_ = plan_ids(site_, *syntax_, choice, old_ids);
  }

  // Gives ids once; with what it has learned, more may be sure.
  IdReport run() {
    while (!plan_.given.empty()) {
      given_.clear();
      for (const GivenId& given : plan_.given) {
        given_.emplace(given.page, given.heading);
      }
      write(id_edits());
      const Reasons harmed = relink();
      if (harmed.empty()) break;
      for (const auto& [file, text] : old_texts_) disk_.write(file, text);
      links_.clear();
      refuse(harmed);
    }
    return report();
  }

 private:
  // Links are to name ids first, where they may.
  static Config by_id(Config config) {
    auto& fragments = config.renderer.fragments;
    if (std::erase(fragments, FragmentReading::id) > 0) {
      fragments.insert(fragments.begin(), FragmentReading::id);
    }
    return config;
  }

  const SitePage& page(PageIndex index) const {
    return site_.corpus().page(index);
  }
  const Heading& heading(PageIndex index, int32_t heading) const {
    return page(index).facts.headings[static_cast<size_t>(heading)];
  }

  std::string text_of(const std::string& file) const {
    std::string text;
    const std::string failure = disk_.read(file, text);
    if (!failure.empty()) throw Error(Trouble{file, 0, 0, failure});
    return text;
  }

  EditsByFile id_edits() const {
    EditsByFile edits;
    std::string text;
    for (const GivenId& given : plan_.given) {
      const Page& facts = page(given.page).facts;
      auto& list = edits[facts.file];
      if (list.empty()) text = text_of(facts.file);
      auto edit = written_id(facts, text, heading(given.page, given.heading),
                             *syntax_, given.id);
      if (edit) list.push_back(std::move(*edit));
    }
    return edits;
  }

  void write(EditsByFile edits) {
    for (auto& [file, list] : edits) {
      std::string text = text_of(file);
      disk_.write(file, with_edits(text, std::move(list)));
      old_texts_.emplace(file, std::move(text));
    }
  }

  // Writes the links to the new ids. The headings whose id is not read, or of
  // which a link is lost.
  Reasons relink() {
    Site named(config_, disk_, threads_);
    Reasons harmed = unread(named);
    if (!harmed.empty()) return harmed;
    EditsByFile edits;
    const Relinking which{.all_paths = false,
                          .fragments_of = [&](PageIndex page, int32_t heading) {
                            return is_given(page, heading);
                          }};
    for (Edit& edit : relinked(named, concerned(named), which)) {
      edits[edit.file].push_back(std::move(edit));
    }
    for (const auto& [file, list] : edits) note_links(file, list);
    KnownPages known = named.release_pages();
    for (const auto& [file, list] : edits) known.erase(file);
    write(std::move(edits));
    const Corpus linked(config_, disk_, threads_, std::move(known));
    const Targets targets = resolve_all(linked, threads_);
    for (PageIndex i = 0; i < targets.size(); ++i) {
      for (size_t link = 0; link < targets[i].size(); ++link) {
        const Target& was = site_.targets()[i][link];
        if (was.heading != no_heading && !is_as_good(was, targets[i][link])) {
          harmed.emplace(Place{was.page, was.heading}, not_linked);
        }
      }
    }
    return harmed;
  }

  void note_links(const std::string& file, const std::vector<Edit>& edits) {
    const std::string text = text_of(file);
    const Lines lines(text);
    for (const Edit& edit : edits) {
      links_.push_back({file, lines.line_of(edit.where.begin),
                        std::string(edit.where.in(text)), edit.text});
    }
  }

  // Where links led that name a heading with a new id, or that lead elsewhere
  // for it. Others are not to be touched, whatever is wrong with them.
  Targets concerned(const Site& named) const {
    Targets wanted = site_.targets();
    for (PageIndex i = 0; i < wanted.size(); ++i) {
      for (size_t link = 0; link < wanted[i].size(); ++link) {
        Target& was = wanted[i][link];
        const bool is_concerned = was.heading != no_heading &&
                                  (is_given(was.page, was.heading) ||
                                   !is_as_good(was, named.targets()[i][link]));
        if (!is_concerned) was = Target{};
      }
    }
    return wanted;
  }

  static bool is_as_good(const Target& was, const Target& is) {
    return is_same_place(was, is) && (was.fragment != FragmentState::found ||
                                      is.fragment == FragmentState::found);
  }

  Reasons unread(const Site& named) const {
    Reasons all;
    for (const GivenId& given : plan_.given) {
      const SitePage& now = named.corpus().page(given.page);
      const Page& before = page(given.page).facts;
      const std::string* id =
          reads_the_same(before, now.facts)
              ? explicit_id(now.facts, now.anchors, given.heading)
              : nullptr;
      if (!id || *id != given.id) {
        all.emplace(Place{given.page, given.heading}, not_read);
      }
    }
    return all;
  }

  static bool reads_the_same(const Page& a, const Page& b) {
    return std::ranges::equal(a.headings, b.headings,
                              [](const Heading& x, const Heading& y) {
                                return says_the_same(x, y);
                              }) &&
           std::ranges::equal(a.links, b.links,
                              [](const Link& x, const Link& y) {
                                return says_the_same(x, y);
                              });
  }

  bool is_given(PageIndex page, int32_t heading) const {
    return given_.contains({page, heading});
  }

  // A heading that is harmed without having got an id (its slug has another
  // number now) is harmed by those of its page that have, or by who knows what.
  void refuse(const Reasons& harmed) {
    Reasons refused;
    for (const auto& [place, reason] : harmed) {
      if (is_given(place.first, place.second)) {
        refused.emplace(place, reason);
        continue;
      }
      for (const Place& other : given_) {
        if (other.first == place.first) {
          refused.emplace(other, "a link to another heading would be lost");
        }
      }
    }
    if (refused.empty()) {
      for (const Place& place : given_) refused.emplace(place, not_linked);
    }
    std::set<size_t> groups;
    for (const GivenId& given : plan_.given) {
      const bool is_new = given.source != IdSource::other_language;
      if (is_new && refused.contains({given.page, given.heading})) {
        groups.insert(given.group);
      }
    }
    std::erase_if(plan_.given, [&](const GivenId& given) {
      const auto found = refused.find({given.page, given.heading});
      const bool is_refused = found != refused.end();
      if (!is_refused && !groups.contains(given.group)) return false;
      plan_.left.push_back({given.page, given.heading,
                            is_refused ? found->second
                                       : "the heading that answers it can have "
                                         "no id"});
      return true;
    });
    std::ranges::sort(plan_.left, {}, [](const HeadingLeft& left) {
      return Place{left.page, left.heading};
    });
  }

  IdNote note(PageIndex index, int32_t number, std::string id,
              std::string reason) const {
    const Heading& own = heading(index, number);
    return {page(index).facts.file, own.line, own.text, std::move(id),
            std::move(reason)};
  }

  std::string source(const GivenId& given) const {
    const Corpus& corpus = site_.corpus();
    const std::string where = language(corpus, page(given.from).locale);
    switch (given.source) {
      case IdSource::other_language:
        return "as in " + where;
      case IdSource::history:
        return (given.from == given.page ? "it" : where) + " had it " +
               given.until;
      case IdSource::precedent:
        return "as in " + page(given.from).facts.file;
      case IdSource::translation:
        return "as it is called in " + corpus.language(corpus.reference()) +
               " beside " + page(given.from).facts.file;
      case IdSource::slug:
        return given.from == given.page ? "its slug" : "the slug in " + where;
    }
    return {};
  }

  IdReport report() {
    IdReport made;
    for (const GivenId& given : plan_.given) {
      made.given.push_back(
          note(given.page, given.heading, given.id, source(given)));
    }
    for (const HeadingLeft& left : plan_.left) {
      made.left.push_back(note(left.page, left.heading, {}, left.reason));
    }
    made.links = std::move(links_);
    return made;
  }

  Config config_;
  const Overlay& disk_;
  unsigned threads_;
  Site site_;
  std::optional<IdSyntax> syntax_;
  IdPlan plan_;
  std::set<Place> given_;
  std::map<std::string, std::string> old_texts_;
  std::vector<LinkNote> links_;
};

}  // namespace

IdReport give_ids(const Config& config, const Overlay& disk,
                  const IdChoice& choice, unsigned threads,
                  const History* history, KnownPages known) {
  OldIds old_ids(history);
  IdReport report =
      Giver(config, disk, choice, threads, old_ids, std::move(known)).run();
  const auto by_place = [](const auto& a, const auto& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  };
  for (size_t count = report.given.size(); count > 0;) {
    IdReport more = Giver(config, disk, choice, threads, old_ids, {}).run();
    count = more.given.size();
    std::ranges::move(more.links, std::back_inserter(report.links));
    report.left = std::move(more.left);
    std::ranges::move(more.given, std::back_inserter(report.given));
  }
  std::ranges::stable_sort(report.given, by_place);
  std::ranges::stable_sort(report.links, by_place);
  return report;
}

}  // namespace paralint
