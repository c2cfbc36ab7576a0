#include "since.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "earlier.h"

namespace paralint {
namespace {

// The configuration as it was, if it is in the repository and can be read.
std::optional<Config> old_config(const OldRepository& past,
                                 const Project& project, const Disk& site) {
  const std::filesystem::path today = project.config.file;
  const auto inside = past.inside(today.parent_path());
  if (!inside) return {};
  const auto folder = real_disk(today.parent_path());
  const auto disk = past.disk(*inside, *folder);
  try {
    return read_config(*disk, today.filename(), site);
  } catch (const Error&) {
    return {};
  }
}

// What to read the old site by, the best first. Today's configuration may name
// pages that were not there.
std::vector<Config> configs(std::optional<Config> old, const Config& today) {
  std::vector<Config> made;
  if (old) made.push_back(std::move(*old));
  made.push_back(today);
  made.push_back(today);
  made.back().pages.clear();
  made.back().anchors.clear();
  return made;
}

// A site as it was, checked.
struct Before {
  Before(Config read_by, const Disk& disk, const Work& work)
      : config(std::move(read_by)),
        site(config, disk, work),
        result(check(site, {}, work, nullptr, Advice::unwanted)) {}

  Config config;
  Site site;
  Result result;
};

// It is never taken apart, since that costs more than reading its links.
const Before& before(std::vector<Config> choice, const Disk& disk,
                     const Work& work) {
  for (size_t i = 0; i + 1 < choice.size(); ++i) {
    try {
      return *new Before(std::move(choice[i]), disk, work);
    } catch (const Error&) {
      // It does not fit the pages of then.
    }
  }
  return *new Before(std::move(choice.back()), disk, work);
}

void require_all_of_it(const Corpus& corpus, const std::string& commit) {
  if (corpus.unreadable().empty()) return;
  Trouble first = corpus.unreadable().front();
  first.sentence = "its version of " + commit + " " + first.sentence;
  throw Error(std::move(first));
}

}  // namespace

void mark_since(const Project& project, const OldRepository& past,
                const Work& work, const Site& site, Result& result) {
  const auto folder = past.inside(project.root);
  if (!folder) throw Error("the site is no part of its git repository");
  static const Disk& disk = *past.disk(*folder, *project.disk).release();
  if (work.progress) work.progress->enter("as it was: ");
  const Before& then = before(
      configs(old_config(past, project, disk), project.config), disk, work);
  require_all_of_it(then.site.corpus(), past.commit());
  mark_old(site, result, then.site, then.result,
           [&] { return past.renamed(*folder, page_endings(project.config)); });
}

}  // namespace paralint
