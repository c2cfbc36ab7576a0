#include "site_change.h"

#include <algorithm>
#include <tuple>

#include "check.h"
#include "mapping_entries.h"
#include "relink.h"

namespace paralint {
namespace {

// What a finding is about, whatever becomes of the places on the page.
using Subject = std::tuple<std::string_view, PageIndex, int32_t, int32_t>;

std::string derived_name(const Config& config, const Disk& disk) {
  if (config.mappings.empty()) return {};
  const std::string file = disk.is_folder(config.mappings)
                               ? config.mappings + "/derived.yaml"
                               : config.mappings;
  return disk.is_file(file) ? file : std::string();
}

std::map<std::string, std::vector<Edit>> by_file(std::vector<Edit> edits) {
  std::map<std::string, std::vector<Edit>> files;
  for (Edit& edit : edits) files[edit.file].push_back(std::move(edit));
  return files;
}

}  // namespace

SiteChange::SiteChange(const Overlay& disk, std::string config,
                       unsigned threads)
    : disk_(disk), config_file_(std::move(config)), threads_(threads) {
  before_ = read({});
  const auto& unreadable = before_.site->corpus().unreadable();
  if (!unreadable.empty()) throw Error(unreadable);
  derived_was_current_ = is_derived_current();
}

SiteChange::~SiteChange() = default;

SiteChange::ReadSite SiteChange::read(KnownPages known) const {
  ReadSite result;
  result.config =
      std::make_unique<Config>(read_config(disk_, config_file_, disk_));
  result.site =
      std::make_unique<Site>(*result.config, disk_, threads_, std::move(known));
  return result;
}

std::string SiteChange::text_of(const std::string& file) const {
  std::string text;
  const std::string failure = disk_.read(file, text);
  if (!failure.empty()) throw Error(Trouble{file, 0, 0, failure});
  return text;
}

// ---- Changing

void SiteChange::note(std::vector<SiteChanges::Change>& list, const Edit& edit,
                      std::string_view text) const {
  list.push_back({edit.file, Lines(text).line_of(edit.where.begin),
                  std::string(edit.where.in(text)), edit.text});
}

void SiteChange::write_edits(std::vector<Edit> edits,
                             std::vector<SiteChanges::Change>& list) {
  for (auto& [file, of_file] : by_file(std::move(edits))) {
    const std::string text = text_of(file);
    for (const Edit& edit : of_file) note(list, edit, text);
    write(file, with_edits(text, std::move(of_file)));
  }
}

void SiteChange::edit(std::vector<Edit> edits) {
  write_edits(std::move(edits), changes_.names);
}

void SiteChange::write(const std::string& file, const std::string& text) {
  disk_.write(file, text);
  written_.insert(file);
}

void SiteChange::rewrite_links(std::vector<Edit> edits) {
  write_edits(std::move(edits), changes_.links);
}

void SiteChange::move(const std::string& file, const std::string& to) {
  if (disk_.is_file(to)) left_over_.emplace(to, text_of(to));
  moves_.emplace(file, to);
  changes_.moved.emplace_back(file, to);
  std::string text = text_of(file);
  disk_.apply({file, text, std::nullopt});
  write(to, text);
}

// ---- Following

void SiteChange::match_pages() {
  const Corpus& old = site().corpus();
  const Corpus& made = after_.site->corpus();
  now_.assign(old.pages().size(), none);
  was_.assign(made.pages().size(), none);
  for (PageIndex page = 0; page < now_.size(); ++page) {
    const std::string& file = old.page(page).facts.file;
    const auto found = made.find_file(moved(moves_, file));
    if (!found) continue;
    now_[page] = *found;
    if (!left_over_.contains(file)) was_[*found] = page;
  }
}

// Where the links of the site should lead, as its targets have it. Links by
// redirects are left alone: the redirects will follow. Those by a page's former
// URL may have begun in the folder of its URL.
Targets SiteChange::wanted() const {
  Targets wanted(was_.size());
  for (PageIndex page = 0; page < was_.size(); ++page) {
    wanted[page].resize(after_.site->targets()[page].size());
    if (was_[page] == none) continue;
    const auto& before = site().targets()[was_[page]];
    if (before.size() != wanted[page].size()) continue;
    for (size_t link = 0; link < before.size(); ++link) {
      Target target = before[link];
      const bool stays = target.redirected && !target.aliased;
      if (target.kind != TargetKind::page || stays) continue;
      target.page = now_[target.page];
      if (target.foreign_page != none) {
        target.foreign_page = now_[target.foreign_page];
      }
      wanted[page][link] = target;
    }
  }
  return wanted;
}

const Site& SiteChange::follow() {
  after_ = read({});
  written_.clear();
  match_pages();
  rewrite_links(relinked(*after_.site, wanted(), {}));
  return *after_.site;
}

// ---- Derived mappings

bool SiteChange::is_derived_current() const {
  const std::string file = derived_name(config(), disk_);
  if (file.empty()) return false;
  const auto lists = mapping_entries(site(), correspondences(site()));
  return updated_mapping(file, text_of(file), lists, naming_locales(config()))
      .changes.empty();
}

void SiteChange::update_derived() {
  if (!derived_was_current_) return;
  const std::string file = derived_name(*after_.config, disk_);
  const Site& made = *after_.site;
  const auto lists = mapping_entries(made, correspondences(made));
  write(file, updated_mapping(file, text_of(file), lists,
                              naming_locales(*after_.config))
                  .text);
}

// ---- Comparing

void SiteChange::check_left_overs() const {
  for (const auto& [file, text] : left_over_) {
    if (text_of(file) == text) continue;
    throw Error(Trouble{file, 0, 0, "there is such a file already"});
  }
}

std::vector<Trouble> SiteChange::lost_links() const {
  std::vector<Trouble> troubles;
  const Site& made = *after_.site;
  for (PageIndex page = 0; page < was_.size(); ++page) {
    if (was_[page] == none) continue;
    const SitePage& now = made.corpus().page(page);
    const auto& before = site().targets()[was_[page]];
    const auto& after = made.targets()[page];
    if (before.size() != after.size()) {
      troubles.push_back({now.facts.file, 0, 0,
                          "the new names would change which links it has"});
      continue;
    }
    for (size_t link = 0; link < before.size(); ++link) {
      Target old = before[link];
      const bool counts =
          old.kind == TargetKind::page || old.kind == TargetKind::route;
      if (!counts) continue;
      if (old.page != none) old.page = now_[old.page];
      if (is_same_place(old, after[link])) continue;
      const Link& is = now.facts.links[link];
      troubles.push_back({now.facts.file, is.line, 0,
                          "the link `" + is.destination +
                              "` would no longer lead where it does, and "
                              "cannot be changed here"});
    }
  }
  return troubles;
}

std::vector<Trouble> SiteChange::lost_translations() const {
  std::vector<Trouble> troubles;
  const Corpus& old = site().corpus();
  const Corpus& made = after_.site->corpus();
  for (PageIndex page = 0; page < was_.size(); ++page) {
    if (was_[page] == none) continue;
    for (LocaleIndex locale = 0; locale < old.locales(); ++locale) {
      const PageIndex before = old.translation(was_[page], locale);
      if (before == none || now_[before] == made.translation(page, locale)) {
        continue;
      }
      troubles.push_back(
          {made.page(page).facts.file, 0, 0,
           "`" + old.page(before).facts.file +
               "` would no longer be its translation; name both in a mapping"});
    }
  }
  return troubles;
}

std::vector<Trouble> SiteChange::new_findings() const {
  std::map<Subject, size_t> known;
  for (const Finding& finding : check(site(), {}, threads_).findings) {
    ++known[{finding.rule, now_[finding.page], finding.link, finding.heading}];
  }
  std::vector<Trouble> troubles;
  for (const Finding& finding : check(*after_.site, {}, threads_).findings) {
    size_t& count =
        known[{finding.rule, finding.page, finding.link, finding.heading}];
    if (count > 0) {
      --count;
      continue;
    }
    const std::string& file =
        after_.site->corpus().page(finding.page).facts.file;
    troubles.push_back(
        {file, Lines(text_of(file)).line_of(finding.where.begin), 0,
         "`check` would say: " + finding.message + " [" + finding.rule + "]"});
  }
  return troubles;
}

static void sort_by_place(std::vector<SiteChanges::Change>& changes) {
  std::ranges::stable_sort(changes, {}, [](const SiteChanges::Change& change) {
    return std::tie(change.file, change.line);
  });
}

SiteChanges SiteChange::finish() {
  KnownPages known = after_.site->release_pages();
  for (const std::string& file : written_) known.erase(file);
  after_.site.reset();
  after_ = read(std::move(known));
  match_pages();
  for (const auto& troubles :
       {lost_links(), lost_translations(), new_findings()}) {
    if (!troubles.empty()) throw Error(troubles);
  }
  update_derived();
  check_left_overs();
  sort_by_place(changes_.links);
  return std::move(changes_);
}

}  // namespace paralint
