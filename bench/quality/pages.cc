// Renames the pages of all translations, and sees which of them the program
// still pairs with their references.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "quality.h"
#include "rename.h"

namespace paralint::bench {
namespace {

constexpr RenameStyle styles[] = {
    {.name = "names by title", .by_title = true},
    {.name = "names by title, links mended",
     .by_title = true,
     .mends_links = true},
    {.name = "random names"},
    {.name = "random names, links mended", .mends_links = true},
    {.name = "random folders", .folders = true},
    {.name = "random folders, links mended",
     .folders = true,
     .mends_links = true},
    {.name = "the same, indexes kept",
     .folders = true,
     .keeps_indexes = true,
     .mends_links = true},
};

using FilePair = std::pair<std::string, std::string>;

FilePair files_of(const Site& site, const Pair& pair) {
  return {site.corpus().page(pair.reference).facts.file,
          site.corpus().page(pair.translation).facts.file};
}

// Pairs that do not rest on what the pages say.
bool is_certain(const Pair& pair) {
  return std::ranges::any_of(pair.paired_by, [](std::string_view why) {
    return why == "key" || why == "mapping";
  });
}

// Below this a pair is said to be in doubt.
constexpr double sure = 0.9;

struct PairScore {
  size_t right = 0;
  size_t wrong = 0;
  size_t unknown = 0;  // the untouched site pairs them by content as well
  size_t doubtful = 0;
  size_t doubtful_right = 0;
  std::vector<std::string> examples;
};

class PairJudge {
 public:
  PairJudge(const Site& site) : site_(site) {
    for (const Pair& pair : site.pairs()) {
      (is_certain(pair) ? truth_ : other_).insert(files_of(site, pair));
    }
  }

  size_t pairs() const { return truth_.size(); }

  PairScore judge(const Site& site, const Renamed& renamed) const {
    PairScore score;
    std::set<FilePair> found;
    for (const Pair& pair : site.pairs()) {
      FilePair files = files_of(site, pair);
      const auto old = renamed.old_of_new.find(files.second);
      if (old != renamed.old_of_new.end()) files.second = old->second;
      count(site, pair, files, score);
      found.insert(files);
    }
    for (const FilePair& files : truth_) {
      if (found.contains(files)) continue;
      score.examples.push_back(fmt::format("not paired: {} and {} (\"{}\")",
                                           files.first, files.second,
                                           title(files.second)));
    }
    return score;
  }

 private:
  void count(const Site& site, const Pair& pair, const FilePair& files,
             PairScore& score) const {
    if (other_.contains(files)) {
      ++score.unknown;
      return;
    }
    const bool is_right = truth_.contains(files);
    ++(is_right ? score.right : score.wrong);
    if (pair.confidence < sure) {
      ++score.doubtful;
      score.doubtful_right += is_right;
    }
    if (is_right) return;
    std::string why;
    for (const char* name : pair.paired_by) why += std::string(" ") + name;
    score.examples.push_back(
        fmt::format("wrong: {} (\"{}\") and {} (\"{}\"), {:.3f}{}", files.first,
                    site.corpus().page(pair.reference).facts.title(),
                    files.second, title(files.second), pair.confidence, why));
  }

  const std::string& title(const std::string& file) const {
    return site_.corpus().page(*site_.corpus().find_file(file)).facts.title();
  }

  const Site& site_;
  std::set<FilePair> truth_;
  std::set<FilePair> other_;
};

// Links that lead to a page of the same language in a way that works.
size_t working_links(const Site& site) {
  size_t count = 0;
  for (PageIndex i = 0; i < site.corpus().pages().size(); ++i) {
    const LocaleIndex own = site.corpus().page(i).locale;
    count += static_cast<size_t>(
        std::ranges::count_if(site.targets()[i], [&](const Target& target) {
          return target.page != none && target.conventional &&
                 site.corpus().page(target.page).locale == own;
        }));
  }
  return count;
}

std::vector<Cell> row_of(const RenameStyle& style, const PairScore& score,
                         size_t pairs, size_t links, size_t links_before) {
  return {style.name,
          pairs,
          percent(links, links_before),
          percent(score.right, pairs),
          percent(score.right, score.right + score.wrong),
          pairs - score.right,
          score.wrong,
          score.doubtful,
          percent(score.doubtful_right, score.doubtful),
          score.unknown};
}

}  // namespace

std::vector<Table> measure_pages(const Sample& sample, const Options& options) {
  const auto disk = memory_disk(sample.files);
  const Site site(sample.config, *disk, 0);
  const PairJudge judge(site);
  const size_t links = working_links(site);
  Table table{
      fmt::format(
          "pages of {}: {} in the reference language, {} others", sample.name,
          std::ranges::count(site.corpus().pages(), site.corpus().reference(),
                             &SitePage::locale),
          std::ranges::count_if(site.corpus().pages(),
                                [&](const SitePage& page) {
                                  return page.locale !=
                                         site.corpus().reference();
                                })),
      {"renamed", "pairs", "links alive", "recall", "precision", "missed",
       "wrong", "in doubt", "of them right", "not judged"},
      {},
      {}};
  for (const RenameStyle& style : styles) {
    const Renamed renamed = rename(sample, site, style, options.seed);
    const auto renamed_disk = memory_disk(renamed.files);
    const Site changed(sample.config, *renamed_disk, 0);
    const PairScore score = judge.judge(changed, renamed);
    table.rows.push_back(
        row_of(style, score, judge.pairs(), working_links(changed), links));
    for (const std::string& line : spread(score.examples, options.show)) {
      table.notes.push_back(fmt::format("  {}: {}", style.name, line));
    }
  }
  return {table};
}

}  // namespace paralint::bench
