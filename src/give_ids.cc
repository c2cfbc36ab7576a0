#include "give_ids.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "id_writing.h"
#include "relink.h"
#include "rule.h"

namespace paralint {
namespace {

using Place = std::pair<PageIndex, int32_t>;
using EditsByFile = std::map<std::string, std::vector<Edit>>;

class Giver {
 public:
  Giver(const Config& config, const Overlay& disk, const IdChoice& choice,
        unsigned threads)
      : config_(by_id(config)),
        disk_(disk),
        threads_(threads),
        site_(config_, disk, threads),
        syntax_(id_syntax_of(site_.corpus())) {
    if (!syntax_) {
      throw Error(Trouble{config.file, 0, 0,
                          "this renderer (`" + config.renderer.name +
                              "`) gives headings no ids by hand"});
    }
    plan_ = plan_ids(site_, *syntax_, choice);
  }

  IdReport run() {
    while (true) {
      given_.clear();
      for (const GivenId& given : plan_.given) {
        given_.emplace(given.page, given.heading);
      }
      write(id_edits());
      const std::set<Place> harmed = relink();
      if (harmed.empty()) break;
      // Their links cannot follow: they keep their slugs.
      for (const auto& [file, text] : old_texts_) disk_.write(file, text);
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

  EditsByFile id_edits() {
    EditsByFile edits;
    for (const GivenId& given : plan_.given) {
      const std::string& file = page(given.page).facts.file;
      auto edit = written_id(file, heading(given.page, given.heading), *syntax_,
                             given.id);
      if (edit) edits[file].push_back(std::move(*edit));
    }
    return edits;
  }

  void write(EditsByFile edits) {
    for (auto& [file, list] : edits) {
      std::string text;
      const std::string failure = disk_.read(file, text);
      if (!failure.empty()) throw Error(Trouble{file, 0, 0, failure});
      disk_.write(file, with_edits(text, std::move(list)));
      old_texts_.emplace(file, std::move(text));
    }
  }

  // Writes the links to the new ids; the headings of which one is lost.
  std::set<Place> relink() {
    const Site named(config_, disk_, threads_);
    std::set<Place> harmed = unread(named);
    if (!harmed.empty()) return harmed;
    EditsByFile edits;
    links_ = 0;
    const Relinking which{.all_paths = false,
                          .fragments_of = [&](PageIndex page, int32_t heading) {
                            return is_given(page, heading);
                          }};
    for (Edit& edit : relinked(named, site_.targets(), which)) {
      edits[edit.file].push_back(std::move(edit));
      ++links_;
    }
    write(std::move(edits));
    const Site linked(config_, disk_, threads_);
    for (PageIndex i = 0; i < site_.targets().size(); ++i) {
      const auto& before = site_.targets()[i];
      const auto& after = linked.targets()[i];
      for (size_t link = 0; link < before.size(); ++link) {
        const Target& was = before[link];
        if (was.heading != no_heading && !is_as_good(was, after[link])) {
          harmed.insert({was.page, was.heading});
        }
      }
    }
    return harmed;
  }

  static bool is_as_good(const Target& was, const Target& is) {
    return is_same_place(was, is) && (was.fragment != FragmentState::found ||
                                      is.fragment == FragmentState::found);
  }

  // Headings whose id is not read again, or whose page reads otherwise now.
  std::set<Place> unread(const Site& named) const {
    std::set<Place> all;
    for (const GivenId& given : plan_.given) {
      const SitePage& now = named.corpus().page(given.page);
      const Page& before = page(given.page).facts;
      const bool is_same =
          now.facts.headings.size() == before.headings.size() &&
          now.facts.links.size() == before.links.size();
      const std::string* id =
          is_same ? explicit_id(now.facts, now.anchors, given.heading)
                  : nullptr;
      if (!id || *id != given.id) all.insert({given.page, given.heading});
    }
    return all;
  }

  bool is_given(PageIndex page, int32_t heading) const {
    return given_.contains({page, heading});
  }

  void refuse(const std::set<Place>& harmed) {
    std::erase_if(plan_.given, [&](const GivenId& given) {
      if (!harmed.contains({given.page, given.heading})) return false;
      plan_.left.push_back(
          {given.page, given.heading, "a link to it cannot be written anew"});
      return true;
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

  IdReport report() const {
    IdReport made;
    for (const GivenId& given : plan_.given) {
      made.given.push_back(
          note(given.page, given.heading, given.id, source(given)));
    }
    for (const HeadingLeft& left : plan_.left) {
      made.left.push_back(note(left.page, left.heading, {}, left.reason));
    }
    made.links = links_;
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
  size_t links_ = 0;
};

}  // namespace

IdReport give_ids(const Config& config, const Overlay& disk,
                  const IdChoice& choice, unsigned threads) {
  return Giver(config, disk, choice, threads).run();
}

}  // namespace paralint
