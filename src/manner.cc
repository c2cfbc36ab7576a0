#include "manner.h"

#include <cstdlib>

#include "href.h"
#include "text.h"

namespace paralint {
namespace {

// 1, -1, or 0 for a path that could not be written otherwise.
int vote_for_slash(std::string_view path, Reading via) {
  if (via == Reading::file || path.size() < 2) return 0;
  if (path.back() == '/') return 1;
  const std::string_view last = last_segment(path);
  return last == ".." || last.find('.') != npos ? 0 : -1;
}

int vote_for_dot(std::string_view path) {
  if (path.front() == '/' || starts_with(path, "../")) return 0;
  return starts_with(path, "./") ? 1 : -1;
}

// One link or two are no custom.
std::optional<bool> decided(int own, int others) {
  constexpr int enough = 3;
  const int votes = std::abs(own) >= enough ? own : others;
  if (std::abs(votes) < enough) return std::nullopt;
  return votes > 0;
}

}  // namespace

std::string in_manner(const Manner& manner, Reading reading, std::string path) {
  if (path.empty() || reading == Reading::key) return path;
  const bool is_relative = path.front() != '/' && path.front() != '.';
  if (is_relative && manner.begins_with_dot.value_or(false)) {
    path.insert(0, "./");
  }
  if (!manner.ends_in_slash || last_segment(path).find('.') != npos) {
    return path;
  }
  const bool ends_in_slash = path.back() == '/';
  if (*manner.ends_in_slash && !ends_in_slash) path += '/';
  if (!*manner.ends_in_slash && ends_in_slash && path.size() > 1 &&
      !ends_with(path, "./")) {
    path.pop_back();
  }
  return path;
}

void Manners::count() const {
  by_page_.resize(corpus_.pages().size());
  by_locale_.resize(corpus_.locales());
  for (PageIndex i = 0; i < by_page_.size(); ++i) {
    const SitePage& page = corpus_.page(i);
    for (size_t link = 0; link < page.facts.links.size(); ++link) {
      const Target& target = targets_[i][link];
      const Link& written = page.facts.links[link];
      const bool counts = target.kind == TargetKind::page &&
                          target.conventional && !target.redirected;
      if (!counts) continue;
      const std::string_view path = parse_href(written.destination).path;
      if (path.empty()) continue;
      const size_t syntax = is_html(written) ? 1 : 0;
      for (Votes* votes :
           {&by_page_[i][syntax], &by_locale_[page.locale][syntax]}) {
        votes->slash += vote_for_slash(path, target.via);
        votes->dot += vote_for_dot(path);
      }
    }
  }
}

Manner Manners::of(PageIndex page, bool html) const {
  std::call_once(once_, [&] { count(); });
  const size_t syntax = html ? 1 : 0;
  const Votes& own = by_page_[page][syntax];
  const Votes& others = by_locale_[corpus_.page(page).locale][syntax];
  return {decided(own.slash, others.slash), decided(own.dot, others.dot)};
}

}  // namespace paralint
