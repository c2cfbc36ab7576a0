#include "page_moves.h"

#include <algorithm>

#include "href.h"
#include "rule.h"
#include "text.h"

namespace paralint {
namespace {

std::string ending_of(const std::string& file) {
  return file.substr(file.rfind('.') + 1);
}

bool is_page_file(const std::string& name) {
  const std::string ending = extension(name);
  return ending == "md" || ending == "mdx" || ending == "markdown";
}

[[noreturn]] void refuse(const std::string& file, std::string sentence) {
  throw Error(Trouble{file, 0, 0, std::move(sentence)});
}

class Planner {
 public:
  Planner(const Corpus& corpus, const Disk& disk, const std::string& from,
          const std::string& to)
      : corpus_(corpus), disk_(disk), name_(to) {
    move_.from = from;
  }

  KeyMove run() {
    move_.to = wanted_key();
    find_pages();
    check_free();
    return std::move(move_);
  }

 private:
  std::string wanted_key() const {
    std::string key;
    if (is_page_file(name_)) {
      const std::string file = joined_path({}, name_).substr(1);
      const auto parts = corpus_.layout().page(file);
      if (!parts) does_not_fit(name_);
      key = corpus_.layout().key(*parts);
    } else {
      key = normal_path(name_);
    }
    if (printable(key) != key) {
      throw Error(quote(key) + " has characters that no name should have");
    }
    if (key == move_.from) {
      throw Error(quote(move_.from) + " is its name already");
    }
    for (LocaleIndex locale = 0; locale < corpus_.locales(); ++locale) {
      const std::string& prefix = corpus_.layout().prefix(locale);
      if (!prefix.empty() && starts_with(key, prefix + "/") &&
          !starts_with(move_.from, prefix + "/")) {
        throw Error(quote(key) +
                    " begins like a URL of one language; a key has no "
                    "language");
      }
    }
    return key;
  }

  [[noreturn]] void does_not_fit(const std::string& name) const {
    std::string patterns;
    for (const LayoutRow& row : corpus_.config().layout) {
      patterns += (patterns.empty() ? "" : ", ") + quote(row.files);
    }
    throw Error(quote(name) + " does not fit the layout; a page is " +
                patterns);
  }

  void find_pages() {
    const auto& pages = corpus_.pages();
    for (PageIndex page = 0; page < pages.size(); ++page) {
      if (pages[page].key != move_.from) continue;
      const std::string& file = pages[page].facts.file;
      move_.pages.push_back({page, pages[page].locale, file, new_file(file)});
    }
    if (!is_page_file(name_)) return;
    const std::string file = joined_path({}, name_).substr(1);
    const auto same = [&](const PageMove& one) { return one.to == file; };
    if (std::ranges::any_of(move_.pages, same)) return;
    throw Error(quote(name_) + " is no place for " +
                quote(move_.pages[0].file) + ", which would become " +
                quote(move_.pages[0].to));
  }

  std::string new_file(const std::string& file) const {
    const Layout& layout = corpus_.layout();
    const PathParts now = *layout.page(file);
    const auto parts = layout.with_key(now, move_.to);
    if (!parts) {
      refuse(file, "its row of the layout has no page with the key " +
                       quote(move_.to));
    }
    std::string to = layout.file(*parts, ending_of(file));
    const auto read = layout.page(to);
    if (!read || read->row != now.row || read->locale != now.locale ||
        layout.key(*read) != move_.to) {
      refuse(file, "it would become " + quote(to) +
                       ", which the layout does not read as " +
                       quote(move_.to) + " in the same language");
    }
    return to;
  }

  void check_free() const {
    bool all_are_there = true;
    for (const PageMove& one : move_.pages) {
      if (disk_.is_folder(one.to)) refuse(one.to, "there is such a folder");
      const bool is_there = disk_.is_file(one.to);
      if (is_there && !is_left_over(one)) {
        refuse(one.to, "there is such a file already");
      }
      all_are_there &= is_there;
      check_served(one);
    }
    // Other languages' pages may have been moved to the end.
    if (!all_are_there) check_key();
  }

  void check_key() const {
    for (const SitePage& page : corpus_.pages()) {
      const auto is_place = [&](const PageMove& one) {
        return one.to == page.facts.file;
      };
      if (page.key == move_.to && std::ranges::none_of(move_.pages, is_place)) {
        refuse(page.facts.file,
               "it has the key " + quote(move_.to) + " already");
      }
    }
  }

  // Whether the file at the new place may be the same page, written there by a
  // run that was interrupted. Its links may be others; when all is done they
  // must be the same.
  bool is_left_over(const PageMove& one) const {
    const auto other = corpus_.find_file(one.to);
    if (!other) return false;
    const Page& old = corpus_.page(one.page).facts;
    const Page& made = corpus_.page(*other).facts;
    return old.links.size() == made.links.size() &&
           std::ranges::equal(old.headings, made.headings, {}, &Heading::text,
                              &Heading::text);
  }

  void check_served(const PageMove& one) const {
    const FolderSettings& settings = corpus_.config().renderer.folder_settings;
    const PathParts parts = *corpus_.layout().page(one.to);
    if (settings.file.empty() || !settings.required ||
        !corpus_.config().layout[parts.row].folder_settings ||
        !corpus_.page(one.page).served) {
      return;
    }
    if (!disk_.is_file(corpus_.layout().settings_file(parts, parts.path))) {
      refuse(one.to, "its folder has no " + quote(settings.file) +
                         ", so the page would not be served");
    }
  }

  const Corpus& corpus_;
  const Disk& disk_;
  const std::string& name_;
  KeyMove move_;
};

}  // namespace

KeyMove planned_move(const Corpus& corpus, const Disk& disk,
                     const std::string& from, const std::string& to) {
  return Planner(corpus, disk, from, to).run();
}

}  // namespace paralint
