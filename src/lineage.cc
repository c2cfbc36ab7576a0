#include "lineage.h"

#include <algorithm>
#include <utility>

namespace paralint {
namespace {

// How many old pages are read for their headings, and how many bytes in all.
constexpr size_t most_versions = 4'000;
constexpr size_t most_bytes = size_t{64} << 20;

bool has_same_headings(const Page& a, const Page& b) {
  return std::ranges::equal(a.headings, b.headings, {}, &Heading::text,
                            &Heading::text);
}

}  // namespace

const Revision* Lineage::go_back() {
  if (revision_) leave_revision();
  if (versions_ >= most_versions || bytes_ >= most_bytes) return nullptr;
  revision_ = history_.revision(age_++);
  if (!revision_) return nullptr;
  for (const FileStep& step : revision_->steps) {
    now_.push_back(step.after.path.empty()
                       ? Whereabouts{none, true, revision_->commit}
                       : where(step.after.path));
  }
  return revision_;
}

Whereabouts Lineage::where(const std::string& path) const {
  const auto known = where_.find(path);
  if (known != where_.end()) return known->second;
  return {corpus_.find_file(path).value_or(none), false, {}};
}

// Older revisions know the files by their older paths.
void Lineage::leave_revision() {
  const auto& steps = revision_->steps;
  for (const FileStep& step : steps) {
    if (step.after.path != step.before.path) where_[step.after.path] = {};
  }
  for (size_t i = 0; i < now_.size(); ++i) {
    const FileStep& step = steps[i];
    if (step.after.path != step.before.path && !step.before.path.empty()) {
      where_[step.before.path] = std::move(now_[i]);
    }
  }
  now_.clear();
  revision_ = nullptr;
}

std::optional<std::string> Lineage::read(const OldFile& file) {
  auto text = history_.read(file);
  if (text) bytes_ += text->size();
  return text;
}

Passage Lineage::pass(Track& track, size_t i) {
  const FileStep& step = revision_->steps[i];
  if (step.before.path.empty()) return Passage::ended;
  if (step.before.blob == step.after.blob) return Passage::same;
  if (!track.oldest && !begin(track, now_[i].page, step.after)) {
    return Passage::ended;
  }
  auto text = read(step.before);
  if (!text) return Passage::ended;
  ++versions_;
  Draft older(std::move(*text), corpus_.renderer());
  std::vector<Successor> today = successors(older, *track.oldest);
  for (Successor& successor : today) {
    if (successor.heading == no_heading) continue;
    const Successor& next = track.today[static_cast<size_t>(successor.heading)];
    successor = {next.heading, successor.confidence * next.confidence};
    if (successor.confidence <= 0.5) successor = {};
  }
  track.today = std::move(today);
  track.oldest.emplace(std::move(older));
  return Passage::older;
}

// The first version that is looked at: mostly the page as it is today.
bool Lineage::begin(Track& track, PageIndex page, const OldFile& file) {
  auto text = read(file);
  if (!text) return false;
  const Page& today = corpus_.page(page).facts;
  track.oldest.emplace(std::move(*text), corpus_.renderer());
  if (has_same_headings(track.oldest->page, today)) {
    for (size_t i = 0; i < today.headings.size(); ++i) {
      track.today.push_back({static_cast<int32_t>(i), 1});
    }
    return true;
  }
  text = read({today.file, {}});
  if (!text) return false;
  const Draft newest(std::move(*text), corpus_.renderer());
  if (!has_same_headings(newest.page, today)) return false;
  track.today = successors(*track.oldest, newest);
  return true;
}

std::string until(const std::string& commit) {
  return "until " + (commit.empty() ? "your last change" : commit);
}

}  // namespace paralint
