// A change of a site that readers must not notice: files and ids get other
// names, and every link leads where it did.
//
// It is worked out on an overlay, in three steps: the names change (`edit`,
// `move`), the links follow (`follow`), and the result is compared with what
// was there before (`finish`). Whatever throws leaves the disk as it was.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "moved_files.h"
#include "overlay.h"
#include "site.h"

namespace paralint {

struct SiteChanges {
  // A piece of text that was replaced.
  struct Change {
    std::string file;
    uint32_t line = 0;
    std::string before;
    std::string after;
  };
  std::vector<std::pair<std::string, std::string>> moved;  // files
  std::vector<Change> names;  // ids, fields, entries of mappings
  std::vector<Change> links;  // by file and place
  // From the old URL to the new one.
  std::vector<std::pair<std::string, std::string>> redirects;
  std::vector<std::string> notes;  // what the user should know
};

class SiteChange {
 public:
  // `config` is the configuration as the disk names it, which is the root of
  // the site. Throws Error where the site cannot be read whole.
  SiteChange(const Overlay& disk, std::string config, unsigned threads);
  ~SiteChange();

  // As it was.
  const Config& config() const { return *before_.config; }
  const Site& site() const { return *before_.site; }
  // As it is on the disk at this moment.
  std::string text_of(const std::string& file) const;

  void edit(std::vector<Edit> edits);
  // The same for paths that the pages themselves hold.
  void rewrite_links(std::vector<Edit> edits);
  // A page that is there already is thought to be left from a run that was
  // interrupted: links to it count as links to the one that moves. Where it
  // turns out to be another one, `finish` refuses.
  void move(const std::string& file, const std::string& to);
  void write(const std::string& file, const std::string& text);

  // Reads the site with its new names and rewrites the links that would lead
  // elsewhere. Returns that site.
  const Site& follow();
  // The page of that site which a page was; none where there is none.
  PageIndex now(PageIndex page) const { return now_[page]; }

  // Brings derived mappings up to date, if they were. Throws Error where a link
  // would lead elsewhere than before, pages would lose their translation, or a
  // finding would be new.
  SiteChanges finish();

  SiteChanges& changes() { return changes_; }

 private:
  struct ReadSite {
    std::unique_ptr<Config> config;
    std::unique_ptr<Site> site;
  };

  ReadSite read(KnownPages known) const;
  bool is_derived_current() const;
  void update_derived();
  void note(std::vector<SiteChanges::Change>& list, const Edit& edit,
            std::string_view text) const;
  void write_edits(std::vector<Edit> edits,
                   std::vector<SiteChanges::Change>& list);
  Targets wanted() const;
  void match_pages();
  void check_left_overs() const;
  std::vector<Trouble> lost_links() const;
  std::vector<Trouble> lost_translations() const;
  std::vector<Trouble> new_findings() const;

  const Overlay& disk_;
  std::string config_file_;
  unsigned threads_;
  ReadSite before_;
  ReadSite after_;
  bool derived_was_current_ = false;
  Moves moves_;
  std::map<std::string, std::string> left_over_;  // new files, as they are
  std::set<std::string> written_;                 // since `after_` was read
  std::vector<PageIndex> now_;
  std::vector<PageIndex> was_;
  SiteChanges changes_;
};

}  // namespace paralint
