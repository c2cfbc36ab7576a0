#include "redirect_lines.h"

#include <algorithm>
#include <optional>
#include <set>

#include "corpus.h"
#include "edit.h"
#include "href.h"
#include "text.h"

namespace paralint {
namespace {

std::string url_in(std::string_view word) {
  return normal_path(percent_decoded(parse_href(word).path));
}

bool is_pattern(std::string_view from) {
  return from.find('*') != npos || from.find("/:") != npos;
}

class LineEditor {
 public:
  LineEditor(const RedirectList& list, std::string_view text,
             const MovedUrls& moved)
      : list_(list),
        text_(text),
        moved_(moved),
        lines_(redirect_lines(list.format, text)) {
    for (const auto& [before, now] : moved) served_.insert(normal_path(now));
  }

  std::string run(bool adds) {
    for (const RedirectLine& line : lines_) edit(line);
    if (adds) {
      for (const auto& [before, now] : moved_) {
        if (!known_.contains(before) && takes(before)) add(before, now);
      }
    }
    return text_with_edits();
  }

 private:
  bool is_mdn() const { return list_.format == RedirectFormat::mdn; }

  // MDN: "files/fr/_redirects.txt" has what begins with "/fr/".
  bool takes(std::string_view url) const {
    if (!is_mdn()) return true;
    const size_t slash = list_.file.rfind('/');
    if (slash == npos) return true;
    const std::string locale =
        "/" + std::string(last_segment(list_.file.substr(0, slash))) + "/";
    return starts_with(ascii_lower(url), ascii_lower(locale));
  }

  void edit(const RedirectLine& line) {
    const std::string_view from = line.from.in(text_);
    const bool is_plain = !is_pattern(from) && !line.is_conditional;
    const std::string old_url = is_plain ? url_in(from) : std::string();
    if (is_plain && served_.contains(old_url) && line.status / 100 == 3) {
      edits_.push_back({list_.file, line.where, ""});
      return;
    }
    if (is_plain) known_.insert(old_url);
    // A page stood at the old URL: what the line said was never followed.
    const auto stale = moved_.find(old_url);
    const bool was_followed = stale == moved_.end() || line.is_forced;
    const std::string_view to = line.to.in(text_);
    const std::string wanted = was_followed ? moved_url(std::string(to), moved_)
                                            : percent_encoded(stale->second);
    if (wanted != to) edits_.push_back({list_.file, line.to, wanted});
  }

  // What stands between the two URLs, and behind the first.
  void add(std::string before, std::string now) {
    const uint32_t at = place(before);
    const RedirectLine* like = last_plain();
    std::string gap = is_mdn() ? "\t" : " ";
    if (like) {
      gap = Span{like->from.end, like->to.begin}.in(text_);
      if (ends_with(like->from.in(text_), "/") && before != "/") before += '/';
      if (ends_with(like->to.in(text_), "/") && now != "/") now += '/';
    }
    const bool has_return = text_.find("\r\n") != npos;
    added_[at] += percent_encoded(before) + gap + percent_encoded(now) +
                  (has_return ? "\r\n" : "\n");
  }

  const RedirectLine* last_plain() const {
    for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {
      if (!is_pattern(line->from.in(text_)) && !line->is_conditional) {
        return &*line;
      }
    }
    return nullptr;
  }

  uint32_t place(std::string_view before) const {
    for (const RedirectLine& line : lines_) {
      const std::string_view from = line.from.in(text_);
      const bool is_behind =
          is_mdn() ? before < from
                   : is_pattern(from) && captures(from, before).has_value();
      if (is_behind) return line.where.begin;
    }
    return lines_.empty() ? static_cast<uint32_t>(text_.size())
                          : lines_.back().where.end;
  }

  std::string text_with_edits() {
    for (auto& [at, lines] : added_) {
      // An insertion beside a line that goes is one change with it.
      const auto beside = std::ranges::find_if(edits_, [&](const Edit& edit) {
        return edit.where.begin == at || edit.where.end == at;
      });
      const bool goes = beside != edits_.end() && beside->text.empty();
      const bool is_open = at > 0 && text_[at - 1] != '\n';
      if (is_open && !goes) lines.insert(0, "\n");
      if (beside == edits_.end()) {
        edits_.push_back({list_.file, {at, at}, lines});
      } else {
        beside->text = beside->where.end == at ? beside->text + lines
                                               : lines + beside->text;
      }
    }
    return with_edits(text_, std::move(edits_));
  }

  const RedirectList& list_;
  std::string_view text_;
  const MovedUrls& moved_;
  std::vector<RedirectLine> lines_;
  std::set<std::string> served_;           // the new URLs
  std::set<std::string> known_;            // from where there is a redirect
  std::map<uint32_t, std::string> added_;  // by place
  std::vector<Edit> edits_;
};

}  // namespace

std::string with_moved_lines(const RedirectList& list, std::string_view text,
                             const MovedUrls& moved, bool adds) {
  return LineEditor(list, text, moved).run(adds);
}

}  // namespace paralint
