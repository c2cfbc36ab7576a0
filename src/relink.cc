#include "relink.h"

#include <algorithm>

#include "href.h"
#include "respelling.h"
#include "spelling.h"
#include "written.h"

namespace paralint {
namespace {

bool works(const Target& target, LocaleIndex own) {
  return target.kind == TargetKind::page && !target.is_foreign(own) &&
         target.fragment != FragmentState::missing;
}

// Whether a link is read no worse than another one.
bool is_as_good(const Target& target, const Target& other) {
  return target.conventional >= other.conventional &&
         target.redirected <= other.redirected &&
         target.wrong_case <= other.wrong_case &&
         target.relative_by_mistake <= other.relative_by_mistake &&
         target.foreign_reading <= other.foreign_reading &&
         (target.fragment == FragmentState::found ||
          target.fragment == other.fragment);
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
    if (link_.destination_span.empty() || wanted_.kind != TargetKind::page) {
      return std::nullopt;
    }
    if (may_restyle() ? !works(wanted_, own) : leads_there(now_)) {
      return std::nullopt;
    }
    if (is_html(link_) && leads_there(now_)) return std::nullopt;
    for (const std::string& destination : destinations()) {
      Link repaired = link_;
      repaired.destination = destination;
      if (!leads_there(resolve(corpus_, page_, repaired))) continue;
      const auto text = written(link_, destination);
      if (destination == link_.destination || !text) return std::nullopt;
      return Edit{corpus_.page(page_).facts.file, link_.destination_span,
                  *text};
    }
    return std::nullopt;
  }

 private:
  bool leads_there(const Target& target) const {
    return is_same_place(target, wanted_) && is_as_good(target, wanted_);
  }

  bool may_restyle() const { return which_.all_paths || which_.fragments_of; }

  bool restyles_path() const { return which_.all_paths && !is_html(link_); }

  bool restyles_fragment() const {
    return which_.fragments_of && !is_html(link_) &&
           which_.fragments_of(wanted_.page, wanted_.heading);
  }

  bool keeps_path() const {
    if (href_.path.empty()) return wanted_.page == page_;
    const bool right =
        now_.kind == TargetKind::page && now_.page == wanted_.page &&
        now_.locale == wanted_.locale &&
        now_.conventional >= wanted_.conventional && !now_.redirected &&
        !now_.wrong_case && !now_.relative_by_mistake;
    if (!restyles_path() || !right) return right;
    const auto& readings = corpus_.renderer().markdown_links;
    return readings.empty() || now_.via == readings.front();
  }

  // Whether a link whose fragment may be written anew has the right one.
  bool has_right_fragment() const {
    const auto reading = reading_of(wanted_.anchor);
    if (!reading) return true;
    if (!leads_there(now_)) return false;
    const auto& readings = corpus_.renderer().fragments;
    return readings.empty() || (now_.fragment == FragmentState::found &&
                                reading_of(now_.anchor) == readings.front());
  }

  // What its path may become, the best first.
  std::vector<std::string> paths() const {
    if (keeps_path()) return {std::string(href_.path)};
    const int32_t heading = href_.path.empty() ? wanted_.heading : no_heading;
    std::vector<std::string> paths = {
        spelling(corpus_, page_, is_html(link_), wanted_.page,
                 corpus_.page(page_).locale, heading)
            .path};
    if (restyles_path() || href_.path.empty()) return paths;
    // A manner that is a slip is kept only where nothing else leads there.
    const auto alike = respelled(corpus_, page_, href_, wanted_.via,
                                 wanted_.page, wanted_.locale);
    paths.insert(wanted_.conventional ? paths.begin() : paths.end(),
                 alike.begin(), alike.end());
    return paths;
  }

  // What its fragment may become, the best first.
  std::vector<std::string> fragments() const {
    std::string fragment(href_.fragment);
    if (!href_.has_fragment || wanted_.heading == no_heading) return {fragment};
    if (restyles_fragment() && has_right_fragment()) return {fragment};
    std::vector<std::string> fragments;
    if (!restyles_fragment()) fragments.push_back(fragment);
    const std::string wanted = wanted_fragment();
    const size_t words = std::min(fragment.find(":~:"), fragment.size());
    if (!wanted.empty()) fragment.replace(0, words, wanted);
    fragments.push_back(std::move(fragment));
    return fragments;
  }

  // An id where the link named one, else what the site's links name.
  std::string wanted_fragment() const {
    if (!restyles_fragment() && wanted_.anchor == AnchorKind::id) {
      const SitePage& to = corpus_.page(wanted_.page);
      const std::string* id =
          explicit_id(to.facts, to.anchors, wanted_.heading);
      if (id) return *id;
    }
    return working_anchor(corpus_, wanted_.page, is_html(link_),
                          wanted_.heading);
  }

  std::vector<std::string> destinations() const {
    std::vector<std::string> destinations;
    for (std::string path : paths()) {
      if (!href_.query.empty()) path += "?" + std::string(href_.query);
      for (const std::string& fragment : fragments()) {
        destinations.push_back(href_.has_fragment ? path + "#" + fragment
                                                  : path);
      }
    }
    return destinations;
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
