#include "rename.h"

#include <algorithm>
#include <set>

#include "href.h"
#include "random.h"
#include "spelling.h"
#include "written.h"

namespace paralint::bench {
namespace {

std::string folder_of(const std::string& file) {
  const size_t slash = file.rfind('/');
  return slash == npos ? "" : file.substr(0, slash + 1);
}

std::string random_word(uint64_t seed, const std::string& what) {
  Random random(seed, what);
  std::string word;
  for (int i = 0; i < 8; ++i) {
    word += static_cast<char>('a' + random.below(26));
  }
  return word;
}

class Renamer {
 public:
  Renamer(const Sample& sample, const Site& site, const RenameStyle& style,
          uint64_t seed)
      : sample_(sample),
        corpus_(site.corpus()),
        targets_(site.targets()),
        style_(style),
        seed_(seed) {}

  Renamed run() {
    result_.files = sample_.files;
    for (const SitePage& page : corpus_.pages()) {
      if (page.locale != corpus_.reference()) move(page);
    }
    if (style_.mends_links) mend_links();
    return std::move(result_);
  }

 private:
  void move(const SitePage& page) {
    const std::string& file = page.facts.file;
    const std::string moved = new_file(page);
    result_.old_of_new[moved] = file;
    new_of_old_[file] = moved;
    if (moved == file) return;
    result_.files.erase(file);
    result_.files[moved] = sample_.files.at(file);
    move_settings(folder_of(file), folder_of(moved));
  }

  // The settings of a folder are about its pages.
  void move_settings(const std::string& from, const std::string& to) {
    const std::string& name = corpus_.renderer().folder_settings.file;
    const auto settings = sample_.files.find(from + name);
    if (name.empty() || settings == sample_.files.end()) return;
    result_.files[to + name] = settings->second;
  }

  bool is_index(const std::string& name) const {
    const auto& names = corpus_.renderer().index_names;
    return std::ranges::find(names, name) != names.end();
  }

  std::string new_name(const SitePage& page) const {
    const std::string random = random_word(seed_, "name " + page.facts.file);
    if (!style_.by_title) return random;
    const std::string slug = find_slugger("github")->slug(page.facts.title());
    return slug.empty() || is_index(slug) ? random : slug;
  }

  // Word by word, so that folders of one folder stay together.
  std::string new_path(const std::string& path, const std::string& tag) const {
    std::string moved;
    for (size_t begin = 0; begin < path.size();) {
      const size_t end = std::min(path.find('/', begin), path.size());
      moved += (moved.empty() ? "" : "/") +
               random_word(seed_, "folder " + tag + " " + path.substr(0, end));
      begin = end + 1;
    }
    return moved;
  }

  std::string filled_in(const SitePage& page, const std::string& path,
                        const std::string& name) const {
    std::string pattern = corpus_.config().layout[page.row].files;
    const auto fill = [&](const std::string& key, const std::string& word) {
      const size_t at = pattern.find(key);
      if (at != npos) pattern.replace(at, key.size(), word);
    };
    fill("{locale}", corpus_.config().locale_words[page.locale]);
    fill("{ext}", extension(page.facts.file));
    return filled(pattern, path, name).substr(1);
  }

  // Where the pattern has no {name}, the last folder is the page's own.
  std::string new_file(const SitePage& page) {
    const std::string& file = page.facts.file;
    const PathParts parts = *corpus_.layout().page(file);
    if (style_.keeps_indexes && is_index(parts.name) && !style_.folders) {
      return file;
    }
    const bool has_name = !parts.name.empty();
    std::string name = new_name(page);
    if (style_.keeps_indexes && is_index(parts.name)) name = parts.name;
    std::string path = parts.path;
    const std::string own_folder = folder_of(path);
    if (!has_name) path = own_folder.substr(0, own_folder.find_last_of('/'));
    if (style_.folders) path = new_path(path, corpus_.tag(page.locale));
    for (int number = 1;; ++number) {
      const std::string unique =
          number == 1 ? name : name + "-" + std::to_string(number);
      const std::string moved = has_name
                                    ? filled_in(page, path, unique)
                                    : filled_in(page, path + "/" + unique, "");
      const auto read = corpus_.layout().page(moved);
      if (!read || read->row != page.row || read->locale != page.locale) {
        return file;
      }
      if (!sample_.files.contains(moved) && taken_.insert(moved).second) {
        return moved;
      }
    }
  }

  std::string now(PageIndex page) const {
    const std::string& file = corpus_.page(page).facts.file;
    const auto moved = new_of_old_.find(file);
    return moved == new_of_old_.end() ? file : moved->second;
  }

  void mend_links() {
    const auto disk = memory_disk(result_.files);
    const Corpus moved(corpus_.config(), *disk, 0);
    for (PageIndex i = 0; i < corpus_.pages().size(); ++i) {
      const auto page = moved.find_file(now(i));
      if (page) mend_links(i, moved, *page);
    }
  }

  void mend_links(PageIndex from, const Corpus& moved, PageIndex page) {
    std::map<uint32_t, std::pair<Span, std::string>> edits;
    const auto& links = corpus_.page(from).facts.links;
    for (size_t i = 0; i < links.size(); ++i) {
      const Target& target = targets_[from][i];
      const Span where = links[i].destination_span;
      const Href href = parse_href(links[i].destination);
      if (target.page == none || where.empty() || href.path.empty()) continue;
      const auto to = moved.find_file(now(target.page));
      if (!to || !target.conventional) continue;
      const bool stays =
          now(target.page) == corpus_.page(target.page).facts.file;
      if (stays && href.kind != HrefKind::relative) continue;
      const std::string path = spelling(moved, page, is_html(links[i]), *to,
                                        target.locale, no_heading)
                                   .path;
      const std::string rest = links[i].destination.substr(href.path.size());
      const auto text = written(links[i], path + rest);
      if (text) edits[where.begin] = {where, *text};
    }
    std::string& text = result_.files[now(from)];
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      const auto& [where, destination] = edit->second;
      text.replace(where.begin, where.size(), destination);
    }
  }

  const Sample& sample_;
  const Corpus& corpus_;
  const Targets& targets_;
  const RenameStyle& style_;
  uint64_t seed_;
  Renamed result_;
  std::map<std::string, std::string> new_of_old_;
  std::set<std::string> taken_;
};

}  // namespace

Renamed rename(const Sample& sample, const Site& site, const RenameStyle& style,
               uint64_t seed) {
  return Renamer(sample, site, style, seed).run();
}

}  // namespace paralint::bench
