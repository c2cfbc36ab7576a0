#include <algorithm>

#include "front_matter_edit.h"
#include "locale.h"
#include "page_moves.h"
#include "redirect_list.h"
#include "rename.h"
#include "renamed_mapping.h"
#include "rule.h"
#include "text.h"

namespace paralint {
namespace {

class PageRenaming {
 public:
  PageRenaming(const Overlay& disk, const std::string& config,
               const PageRename& rename, unsigned threads)
      : disk_(disk), rename_(rename), change_(disk, config, threads) {}

  SiteChanges run() {
    const PageIndex named = named_page(corpus(), rename_.from);
    move_ = planned_move(corpus(), disk_, corpus().page(named).key, rename_.to);
    read_urls();
    note_what_stays();
    move_pages();
    change_mappings(false);
    const Site& made = change_.follow();
    check_made(made);
    change_mappings(true);
    change_redirects();
    note_kept_urls();
    return change_.finish();
  }

 private:
  const Corpus& corpus() const { return change_.site().corpus(); }
  const Config& config() const { return change_.config(); }

  [[noreturn]] static void refuse(const std::string& file,
                                  std::string sentence) {
    throw Error(Trouble{file, 0, 0, std::move(sentence)});
  }

  void tell(std::string note) {
    change_.changes().notes.push_back(std::move(note));
  }

  // ---- The URLs that pages name themselves

  void read_urls() {
    const std::string field = config().renderer.name_field();
    for (const auto& [word, value] : rename_.urls) {
      if (field.empty()) {
        throw Error(
            "pages of this site do not name their URLs themselves; "
            "`url_field` of the renderer is not set");
      }
      const auto locale = corpus().layout().locale(canonical_locale(word));
      if (!locale) throw Error(quote(word) + " is no locale of this site");
      const auto is_of_locale = [&](const PageMove& one) {
        return one.locale == *locale;
      };
      if (std::ranges::none_of(move_.pages, is_of_locale)) {
        throw Error("no page of " + quote(word) + " has the key " +
                    quote(move_.from));
      }
      urls_[*locale] = value;
    }
  }

  // ---- The steps

  void move_pages() {
    Moves moves;
    for (const PageMove& one : move_.pages) moves.emplace(one.file, one.to);
    std::map<std::string, std::vector<Edit>> of_moving;
    std::vector<Edit> others;
    for (Edit& edit : edits_for_moves(change_.site(), disk_, moves)) {
      const bool moves_too = moves.contains(edit.file);
      edit.file = moved(moves, edit.file);
      auto& list = moves_too ? of_moving[edit.file] : others;
      list.push_back(std::move(edit));
    }
    change_.rewrite_links(std::move(others));
    for (const PageMove& one : move_.pages) {
      change_.move(one.file, one.to);
      change_.rewrite_links(std::move(of_moving[one.to]));
      const auto url = urls_.find(one.locale);
      if (url == urls_.end()) continue;
      change_.edit({field_edit(one.to, change_.text_of(one.to),
                               config().renderer.name_field(), url->second)});
    }
  }

  // The keys, before the site is read again; then the routes, since the new
  // URLs are known.
  void change_mappings(bool routes) {
    KeyChange change;
    if (routes) {
      for (const auto& [tag, from, to] : bare_urls_) {
        change.routes[tag] = {from, to, {}};
      }
    } else {
      change.key = {move_.from, move_.to, {}};
      for (const PageMove& one : move_.pages) {
        change.key.locales.push_back(corpus().tag(one.locale));
        change.is_reference |= one.locale == corpus().reference();
      }
    }
    for (const std::string& file : mapping_files(disk_, config())) {
      change_.edit(renamed_keys(file, change_.text_of(file), change));
    }
  }

  void check_made(const Site& made) {
    for (const PageMove& one : move_.pages) {
      const PageIndex now = change_.now(one.page);
      const SitePage& before = corpus().page(one.page);
      const SitePage& after = made.corpus().page(now);
      note_urls(one, made);
      if (before.url == after.url) continue;
      const std::string bare(made.corpus().bare_url(now));
      check_url(one, made.corpus(), now);
      check_route(one, after.url, bare);
      bare_urls_.push_back({corpus().tag(one.locale),
                            std::string(corpus().bare_url(one.page)), bare});
    }
  }

  static void check_url(const PageMove& one, const Corpus& made,
                        PageIndex now) {
    for (const UrlClash& clash : made.url_clashes()) {
      if (clash.first != now && clash.second != now) continue;
      const PageIndex other = clash.first == now ? clash.second : clash.first;
      refuse(one.to, "its URL would be " + quote(made.page(now).url) +
                         ", which is that of " +
                         quote(made.page(other).facts.file));
    }
  }

  void check_route(const PageMove& one, const std::string& url,
                   const std::string& bare) const {
    const auto routes = config().routes.find(corpus().tag(one.locale));
    if (routes == config().routes.end()) return;
    const auto same = [&](const std::string& route) {
      return normal_path(route) == bare;
    };
    if (std::ranges::any_of(routes->second, same)) {
      refuse(one.to, "its URL would be " + quote(url) +
                         ", which is declared as a route");
    }
  }

  void note_urls(const PageMove& one, const Site& made) {
    const auto after = made.corpus().urls(change_.now(one.page));
    for (const auto& [locale, old_url] : corpus().urls(one.page)) {
      for (const auto& [same, new_url] : after) {
        if (same == locale && new_url != old_url) moved_[old_url] = new_url;
      }
    }
  }

  void change_redirects() {
    if (moved_.empty()) return;
    const auto lists = redirect_lists(disk_, config());
    for (const RedirectList& list : lists) {
      const std::string text = change_.text_of(list.file);
      const bool is_for_new =
          &list == &lists.front() || list.format == RedirectFormat::mdn;
      const std::string made =
          with_moved(list, text, moved_, rename_.adds_redirects && is_for_new);
      if (made != text) change_.write(list.file, made);
      if (!is_written(list.format)) {
        tell(quote(list.file) + " was left as it is");
      }
    }
    if (rename_.adds_redirects && !lists.empty()) {
      change_.changes().redirects.assign(moved_.begin(), moved_.end());
      return;
    }
    std::string urls;
    for (const auto& [before, now] : moved_) {
      urls += (urls.empty() ? "" : ", ") + before;
    }
    tell(std::string(lists.empty() ? "no redirects are configured; "
                                   : "no redirects were added; ") +
         (moved_.size() == 1 ? "the old URL " + urls + " is dead"
                             : "these old URLs are dead: " + urls));
  }

  // ---- What the user should know

  void note_what_stays() {
    note_other_keys();
    for (const PageMove& one : move_.pages) note_routes(one);
    for (const std::string& glob : config().exclude) {
      const auto names = [&](const PageMove& one) {
        const std::string stem = one.file.substr(0, one.file.rfind('.'));
        return glob.find(stem) != npos || glob.find(move_.from) != npos;
      };
      if (std::ranges::any_of(move_.pages, names)) note_left(glob, "exclude");
    }
  }

  // Translations of another key, which mappings or their content tell.
  void note_other_keys() {
    const PageSet& set =
        corpus().sets()[corpus().page(move_.pages[0].page).set];
    for (const PageIndex other : set.pages) {
      if (other == none || corpus().page(other).key == move_.from) continue;
      const SitePage& page = corpus().page(other);
      tell(quote(page.facts.file) + " is a translation, but has the key " +
           quote(page.key) + ", so it stays");
    }
  }

  void note_routes(const PageMove& one) {
    const auto routes = config().routes.find(corpus().tag(one.locale));
    if (routes == config().routes.end()) return;
    for (const std::string& route : routes->second) {
      if (normal_path(route) == corpus().bare_url(one.page)) {
        note_left(route, "routes");
      }
    }
  }

  void note_left(const std::string& name, const std::string& list) {
    tell(quote(config().file) + " names " + quote(name) + " under " +
         quote(list) + "; it was left as it is");
  }

  void note_kept_urls() {
    const std::string field = config().renderer.name_field();
    for (const PageMove& one : move_.pages) {
      const SitePage& page = corpus().page(one.page);
      const bool names_it =
          !field.empty() && page.facts.front_matter.find(field);
      if (!names_it || moved_.contains(page.url)) continue;
      tell("the URL " + page.url + " stays, since `" + field + "` of " +
           quote(one.to) + " names it; --url " + corpus().tag(one.locale) +
           "=VALUE changes it");
    }
  }

  struct BareUrl {
    std::string tag, from, to;
  };

  const Overlay& disk_;
  const PageRename& rename_;
  SiteChange change_;
  KeyMove move_;
  std::map<LocaleIndex, std::string> urls_;
  std::vector<BareUrl> bare_urls_;
  MovedUrls moved_;
};

}  // namespace

SiteChanges rename_page(const Overlay& disk, const std::string& config,
                        const PageRename& rename, unsigned threads) {
  return PageRenaming(disk, config, rename, threads).run();
}

}  // namespace paralint
