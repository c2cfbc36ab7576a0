#include <algorithm>

#include "id_plan.h"
#include "id_writing.h"
#include "markdown.h"
#include "rename.h"
#include "renamed_mapping.h"
#include "rule.h"
#include "text.h"

namespace paralint {
namespace {

class IdRenaming {
 public:
  IdRenaming(const Overlay& disk, const std::string& config,
             const IdRename& rename, unsigned threads)
      : disk_(disk), rename_(rename), change_(disk, config, threads) {}

  SiteChanges run() {
    page_ = named_page(corpus(), rename_.page);
    if (rename_.from == rename_.to) {
      throw Error(quote(rename_.from) + " is its name already");
    }
    find_headings();
    check_free();
    for (const Place& place : places_) change_heading(place);
    change_mappings();
    change_.follow();
    return change_.finish();
  }

 private:
  struct Place {
    PageIndex page = none;
    int32_t heading = no_heading;
  };

  const Corpus& corpus() const { return change_.site().corpus(); }

  static const Heading& heading_of(const SitePage& page, int32_t heading) {
    return page.facts.headings[static_cast<size_t>(heading)];
  }

  [[noreturn]] static void refuse(const SitePage& page, std::string sentence) {
    throw Error(Trouble{page.facts.file, 0, 0, std::move(sentence)});
  }

  const std::string* id_of(Place place) const {
    const SitePage& page = corpus().page(place.page);
    return explicit_id(page.facts, page.anchors, place.heading);
  }

  // ---- Which headings

  static int32_t heading_with(const SitePage& page, const std::string& name,
                              AnchorKind kind) {
    for (const Anchor& anchor : page.anchors.find(name)) {
      if (anchor.kind == kind) return anchor.heading;
    }
    return no_heading;
  }

  void find_headings() {
    const SitePage& page = corpus().page(page_);
    int32_t heading = heading_with(page, rename_.from, AnchorKind::id);
    names_id_ = heading != no_heading;
    if (!names_id_) {
      heading = heading_with(page, rename_.from, AnchorKind::slug);
    }
    if (heading == no_heading) no_such_id(page);
    if (!names_id_ && id_of({page_, heading})) {
      refuse(page, quote(rename_.from) + " is made from the text of " +
                       quote(heading_of(page, heading).text) +
                       ", which has the id " + quote(*id_of({page_, heading})));
    }
    places_.push_back({page_, heading});
    for (LocaleIndex locale = 0; locale < corpus().locales(); ++locale) {
      const PageIndex other = corpus().translation(page_, locale);
      if (other != none && other != page_) add_translation(heading, other);
    }
  }

  void add_translation(int32_t heading, PageIndex other) {
    const SitePage& page = corpus().page(other);
    const int32_t answer = change_.site().same_heading(page_, heading, other);
    const int32_t same = heading_with(page, rename_.from, AnchorKind::id);
    if (names_id_ && same != no_heading &&
        (answer == same || answer == no_heading)) {
      places_.push_back({other, same});
      return;
    }
    if (!names_id_ && answer != no_heading && !id_of({other, answer}) &&
        is_sure({other, answer})) {
      places_.push_back({other, answer});
      return;
    }
    if (answer == no_heading && same == no_heading) return;
    tell_left(page, answer == no_heading ? same : answer);
  }

  // Whether it is sure that a heading answers that of the page.
  bool is_sure(Place place) const {
    const Site& site = change_.site();
    for (size_t i = 0; i < site.pairs().size(); ++i) {
      const Pair& pair = site.pairs()[i];
      for (const HeadingMatch& match : site.alignment(i).headings) {
        const bool is_it =
            (pair.reference == place.page && pair.translation == page_ &&
             match.reference == place.heading) ||
            (pair.translation == place.page &&
             match.translation == place.heading);
        if (is_it && (!match.is_whole() || match.confidence < sure_enough)) {
          return false;
        }
      }
    }
    return true;
  }

  void tell_left(const SitePage& page, int32_t heading) {
    const std::string* id = explicit_id(page.facts, page.anchors, heading);
    change_.changes().notes.push_back(
        quote(page.facts.file) + ": " + quote(heading_of(page, heading).text) +
        " has " + (id ? "the id " + quote(*id) : "no id") +
        ", so it was left as it is");
  }

  [[noreturn]] void no_such_id(const SitePage& page) const {
    if (!page.anchors.find(rename_.from).empty()) {
      refuse(page, quote(rename_.from) +
                       " is no id of a heading that links may name");
    }
    std::vector<std::string_view> names;
    for (const Anchor& anchor : page.anchors.all()) {
      const bool counts =
          anchor.kind == AnchorKind::id || anchor.kind == AnchorKind::slug;
      if (counts) names.push_back(anchor.name);
    }
    const std::string near(nearest(rename_.from, names));
    refuse(page,
           "no heading has the id " + quote(rename_.from) +
               (near.empty() ? "" : "; did you mean " + quote(near) + "?"));
  }

  void check_free() const {
    const PageSet& set = corpus().sets()[corpus().page(page_).set];
    for (const PageIndex other : set.pages) {
      if (other == none) continue;
      const SitePage& page = corpus().page(other);
      for (const Anchor& anchor : page.anchors.find(rename_.to)) {
        const auto is_own = [&](const Place& place) {
          return place.page == other && place.heading == anchor.heading &&
                 anchor.kind != AnchorKind::html_id;
        };
        if (std::ranges::any_of(places_, is_own)) continue;
        refuse(page, "there is a " + std::string(name_of(anchor.kind)) + " " +
                         quote(rename_.to) + " on the page already");
      }
    }
  }

  // ---- The headings

  // The edit is the right one if the page, read again, says so.
  void change_heading(const Place& place) {
    const SitePage& page = corpus().page(place.page);
    const std::string text = change_.text_of(page.facts.file);
    for (const Edit& edit : edits_of(place, text)) {
      const Page read =
          parse_page(page.facts.file, with_edits(text, {edit}),
                     dialect_of(corpus().renderer(), page.facts.file));
      const Anchors anchors(read, corpus().renderer());
      if (read.headings.size() != page.facts.headings.size()) continue;
      const std::string* id = explicit_id(read, anchors, place.heading);
      if (!id || *id != rename_.to) continue;
      change_.edit({edit});
      return;
    }
    refuse(page, quote(rename_.to) + " cannot be the id of " +
                     quote(heading_of(page, place.heading).text) + " here");
  }

  // What may give the heading its new id, the best first.
  std::vector<Edit> edits_of(const Place& place,
                             const std::string& text) const {
    const SitePage& page = corpus().page(place.page);
    const Heading& heading = heading_of(page, place.heading);
    std::vector<Edit> edits;
    if (!names_id_) {
      const auto syntax = id_syntax_of(corpus());
      if (!syntax) refuse(page, "the site's headings have no explicit ids");
      const auto edit =
          written_id(page.facts, text, heading, *syntax, rename_.to);
      if (edit) edits.push_back(*edit);
      return edits;
    }
    for (const ExplicitId& id : heading.ids) {
      if (id.id != rename_.from || !can_hold(id.syntax, rename_.to)) continue;
      const std::string_view written = id.where.in(text);
      for (size_t at = written.rfind(id.id); at != npos;
           at = at == 0 ? npos : written.rfind(id.id, at - 1)) {
        const auto begin = id.where.begin + static_cast<uint32_t>(at);
        const auto size = static_cast<uint32_t>(id.id.size());
        edits.push_back({page.facts.file, {begin, begin + size}, rename_.to});
      }
    }
    return edits;
  }

  // ---- Mappings

  void change_mappings() {
    if (!names_id_) return;
    NameChange id{rename_.from, rename_.to, {}};
    for (const Place& place : places_) {
      id.locales.push_back(corpus().tag(corpus().page(place.page).locale));
    }
    const PageIndex reference =
        corpus().translation(page_, corpus().reference());
    const std::string& key =
        corpus().page(reference == none ? page_ : reference).key;
    for (const std::string& file : mapping_files(disk_, change_.config())) {
      change_.edit(renamed_ids(file, change_.text_of(file), key, id));
    }
  }

  const Overlay& disk_;
  const IdRename& rename_;
  SiteChange change_;
  PageIndex page_ = none;
  bool names_id_ = true;
  std::vector<Place> places_;  // that of the page first
};

}  // namespace

SiteChanges rename_id(const Overlay& disk, const std::string& config,
                      const IdRename& rename, unsigned threads) {
  return IdRenaming(disk, config, rename, threads).run();
}

}  // namespace paralint
