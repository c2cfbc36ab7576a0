#include "relink.h"

#include <algorithm>

#include "href.h"
#include "spelling.h"
#include "written.h"

namespace paralint {
namespace {

bool leads_somewhere(const Target& target, LocaleIndex own) {
  return target.kind == TargetKind::page && !target.is_foreign(own) &&
         target.fragment != FragmentState::missing;
}

// What a fragment of this kind is read as; nothing for those that are no ids of
// headings.
std::optional<FragmentReading> reading_of(AnchorKind kind) {
  switch (kind) {
    case AnchorKind::id:
      return FragmentReading::id;
    case AnchorKind::slug:
    case AnchorKind::replaced:
    case AnchorKind::old_slug:
      return FragmentReading::slug;
    case AnchorKind::html_id:
      return std::nullopt;
  }
  return std::nullopt;
}

// One link of the site.
class Relinker {
 public:
  Relinker(const Site& site, PageIndex page, size_t link, const Target& wanted,
           const Relinking& which)
      : corpus_(site.corpus()),
        page_(page),
        link_(corpus_.page(page).facts.links[link]),
        href_(parse_href(link_.destination)),
        now_(site.targets()[page][link]),
        wanted_(wanted),
        which_(which) {}

  std::optional<Edit> edit() const {
    const LocaleIndex own = corpus_.page(page_).locale;
    if (link_.destination_span.empty() || !leads_somewhere(wanted_, own)) {
      return std::nullopt;
    }
    if (is_html(link_) && leads_there(now_)) return std::nullopt;
    const std::string destination = respelled();
    if (destination == link_.destination) return std::nullopt;
    Link repaired = link_;
    repaired.destination = destination;
    if (!leads_there(resolve(corpus_, page_, repaired))) return std::nullopt;
    const auto text = written(link_, destination);
    if (!text) return std::nullopt;
    return Edit{corpus_.page(page_).facts.file, link_.destination_span, *text};
  }

 private:
  bool leads_there(const Target& target) const {
    return is_same_place(target, wanted_) &&
           (target.fragment == FragmentState::found ||
            target.fragment == wanted_.fragment);
  }

  bool keeps_path() const {
    if (href_.path.empty()) return wanted_.page == page_;
    const bool right = now_.kind == TargetKind::page &&
                       now_.page == wanted_.page &&
                       now_.locale == wanted_.locale && !now_.redirected &&
                       !now_.wrong_case && !now_.relative_by_mistake;
    if (!which_.all_paths || is_html(link_) || !right) return right;
    const auto& readings = corpus_.renderer().markdown_links;
    return readings.empty() || now_.via == readings.front();
  }

  bool keeps_fragment() const {
    if (!href_.has_fragment || wanted_.heading == no_heading) return true;
    const auto reading = reading_of(wanted_.anchor);
    if (!reading) return true;
    const bool right = leads_there(now_);
    const bool restyles = which_.fragments_of && !is_html(link_) &&
                          which_.fragments_of(wanted_.page, wanted_.heading);
    if (!restyles || !right) return right;
    const auto& readings = corpus_.renderer().fragments;
    return readings.empty() || (now_.fragment == FragmentState::found &&
                                reading_of(now_.anchor) == readings.front());
  }

  std::string respelled() const {
    const Spelling spelled =
        spelling(corpus_, page_, is_html(link_), wanted_.page,
                 corpus_.page(page_).locale, wanted_.heading);
    std::string path(href_.path);
    if (!keeps_path()) {
      path = spelled.path.empty() && !href_.path.empty()
                 ? spelling(corpus_, page_, is_html(link_), wanted_.page,
                            corpus_.page(page_).locale, no_heading)
                       .path
                 : spelled.path;
    }
    if (!href_.query.empty()) path += "?" + std::string(href_.query);
    if (!href_.has_fragment) return path;
    std::string fragment(href_.fragment);
    if (!keeps_fragment() && !spelled.fragment.empty()) {
      const size_t words = std::min(fragment.find(":~:"), fragment.size());
      fragment.replace(0, words, spelled.fragment);
    }
    return path + "#" + fragment;
  }

  const Corpus& corpus_;
  PageIndex page_;
  const Link& link_;
  Href href_;
  const Target& now_;
  const Target& wanted_;
  const Relinking& which_;
};

}  // namespace

bool is_same_place(const Target& a, const Target& b) {
  return a.kind == b.kind && a.page == b.page && a.locale == b.locale &&
         a.heading == b.heading;
}

std::vector<Edit> relinked(const Site& site, const Targets& wanted,
                           const Relinking& which) {
  std::vector<Edit> edits;
  for (PageIndex page = 0; page < wanted.size(); ++page) {
    std::vector<Edit> of_page;
    for (size_t link = 0; link < wanted[page].size(); ++link) {
      auto edit = Relinker(site, page, link, wanted[page][link], which).edit();
      if (edit) of_page.push_back(std::move(*edit));
    }
    // A definition is edited once, for the first link that uses it.
    std::stable_sort(of_page.begin(), of_page.end(),
                     [](const Edit& a, const Edit& b) {
                       return a.where.begin < b.where.begin;
                     });
    for (Edit& edit : of_page) {
      const bool is_taken = !edits.empty() && edits.back().file == edit.file &&
                            collide(edits.back().where, edit.where);
      if (!is_taken) edits.push_back(std::move(edit));
    }
  }
  return edits;
}

}  // namespace paralint
