#include "successors.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "markdown.h"

namespace paralint {
namespace {

// With more headings left on both sides together, only those that alone follow
// the same neighbour are compared.
constexpr size_t most_compared = 200;

using Words = std::vector<uint32_t>;  // sorted hashes, with repeats

// Scripts that write without blanks: each sign counts as a word.
bool is_word_of_its_own(uint32_t sign) {
  return sign >= 0x2E80;
}

Words words(std::string_view text) {
  Words found;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) found.push_back(short_hash(word));
    word.clear();
  };
  for (size_t at = 0; at < text.size();) {
    const CodePoint sign = code_point(text, at);
    const std::string_view bytes = text.substr(at, sign.size);
    at += sign.size;
    if (is_word_of_its_own(sign.value)) {
      finish();
      found.push_back(short_hash(bytes));
    } else if (sign.value >= 0x80 || is_ascii_alnum(bytes[0])) {
      word += bytes;
    } else {
      finish();
    }
  }
  finish();
  std::sort(found.begin(), found.end());
  return found;
}

// The share of words that both have (Dice 1945).
double likeness(const Words& a, const Words& b) {
  if (a.empty() && b.empty()) return 0;
  Words common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::back_inserter(common));
  return 2 * static_cast<double>(common.size()) /
         static_cast<double>(a.size() + b.size());
}

// What stands below a heading, up to the next one.
std::string_view body(const Draft& draft, size_t heading) {
  const auto& headings = draft.page.headings;
  const size_t begin = headings[heading].span.end;
  const size_t end = heading + 1 < headings.size()
                         ? headings[heading + 1].span.begin
                         : draft.text.size();
  return begin < end ? std::string_view(draft.text).substr(begin, end - begin)
                     : std::string_view();
}

// A heading of either side that nothing decides yet.
struct Left {
  size_t heading = 0;
  int32_t neighbour = no_heading;  // of `after`: the decided one before it
  Words name;
  Words body;
  bool is_alone = true;  // nothing else is left behind that neighbour
};

class Successors {
 public:
  Successors(const Draft& before, const Draft& after)
      : before_(before),
        after_(after),
        found_(before.page.headings.size()),
        taken_(after.page.headings.size()) {}

  std::vector<Successor> run() {
    match_ids();
    match_wordings();
    judge_the_rest();
    return std::move(found_);
  }

 private:
  using Places = std::unordered_map<std::string_view, std::vector<size_t>>;

  static const std::string* id_of(const Draft& draft, size_t heading) {
    return explicit_id(draft.page, draft.anchors,
                       static_cast<int32_t>(heading));
  }

  bool is_left_before(size_t i) const {
    return found_[i].heading == no_heading;
  }
  bool is_left_after(size_t i) const { return !taken_[i]; }

  void take(size_t old, size_t now) {
    found_[old] = {static_cast<int32_t>(now), 1};
    taken_[now] = true;
  }

  // Ids that are there once.
  void match_ids() {
    Places now;
    for (size_t i = 0; i < taken_.size(); ++i) {
      if (const std::string* id = id_of(after_, i)) now[*id].push_back(i);
    }
    for (size_t i = 0; i < found_.size(); ++i) {
      const std::string* id = id_of(before_, i);
      if (!id) continue;
      const auto same = now.find(*id);
      if (same == now.end() || same->second.size() != 1) continue;
      if (is_left_after(same->second[0])) take(i, same->second[0]);
    }
  }

  // Wordings that both sides have equally often. Whose id was changed is
  // another one as likely as not: "Example" stands below many headings.
  void match_wordings() {
    Places old;
    Places now;
    for (size_t i = 0; i < found_.size(); ++i) {
      if (is_left_before(i)) old[before_.page.headings[i].text].push_back(i);
    }
    for (size_t i = 0; i < taken_.size(); ++i) {
      if (is_left_after(i)) now[after_.page.headings[i].text].push_back(i);
    }
    for (const auto& [text, places] : old) {
      const auto same = now.find(text);
      if (same == now.end() || same->second.size() != places.size()) continue;
      for (size_t i = 0; i < places.size(); ++i) {
        const size_t other = same->second[i];
        const bool is_renamed =
            id_of(before_, places[i]) && id_of(after_, other);
        if (!is_renamed) take(places[i], other);
      }
    }
  }

  void judge_the_rest() {
    const std::vector<Left> old = left_before();
    const std::vector<Left> now = left_after();
    std::vector<std::vector<std::pair<size_t, double>>> odds(old.size());
    std::vector<double> of_old(old.size(), 1);  // 1: that there is none
    std::vector<double> of_now(now.size(), 1);
    for (const auto& [i, j] : candidates(old, now)) {
      const double weight = std::exp(log_odds(old[i], now[j]));
      odds[i].emplace_back(j, weight);
      of_old[i] += weight;
      of_now[j] += weight;
    }
    for (size_t i = 0; i < old.size(); ++i) {
      for (const auto& [j, weight] : odds[i]) {
        const double confidence = weight / (of_old[i] + of_now[j] - 1 - weight);
        if (confidence <= 0.5) continue;
        found_[old[i].heading] = {static_cast<int32_t>(now[j].heading),
                                  confidence};
      }
    }
  }

  static std::vector<std::pair<size_t, size_t>> candidates(
      const std::vector<Left>& old, const std::vector<Left>& now) {
    std::vector<std::pair<size_t, size_t>> pairs;
    if (old.size() + now.size() <= most_compared) {
      for (size_t i = 0; i < old.size(); ++i) {
        for (size_t j = 0; j < now.size(); ++j) pairs.emplace_back(i, j);
      }
      return pairs;
    }
    std::unordered_map<int32_t, size_t> alone;
    for (size_t j = 0; j < now.size(); ++j) {
      if (now[j].is_alone) alone.emplace(now[j].neighbour, j);
    }
    for (size_t i = 0; i < old.size(); ++i) {
      const auto same = alone.find(old[i].neighbour);
      if (old[i].is_alone && same != alone.end()) {
        pairs.emplace_back(i, same->second);
      }
    }
    return pairs;
  }

  std::vector<Left> left_before() const {
    std::vector<Left> left;
    int32_t neighbour = no_heading;
    for (size_t i = 0; i < found_.size(); ++i) {
      if (is_left_before(i)) {
        left.push_back(leftover(before_, i, neighbour));
      } else {
        neighbour = found_[i].heading;
      }
    }
    mark_alone(left);
    return left;
  }

  std::vector<Left> left_after() const {
    std::vector<Left> left;
    int32_t neighbour = no_heading;
    for (size_t i = 0; i < taken_.size(); ++i) {
      if (is_left_after(i)) {
        left.push_back(leftover(after_, i, neighbour));
      } else {
        neighbour = static_cast<int32_t>(i);
      }
    }
    mark_alone(left);
    return left;
  }

  static Left leftover(const Draft& draft, size_t heading, int32_t neighbour) {
    return {heading, neighbour, words(draft.page.headings[heading].text),
            words(body(draft, heading)), true};
  }

  static void mark_alone(std::vector<Left>& left) {
    std::unordered_map<int32_t, size_t> behind;
    for (const Left& one : left) ++behind[one.neighbour];
    for (Left& one : left) one.is_alone = behind[one.neighbour] == 1;
  }

  // How much more probable all this is if the one became the other. The weights
  // are by judgement: a body of a few sentences that stayed is enough, whatever
  // the heading is called now; with little body the place and a common word
  // must speak together.
  double log_odds(const Left& old, const Left& now) const {
    constexpr double enough_words = 12;
    double sum = -1;
    const auto fewer =
        static_cast<double>(std::min(old.body.size(), now.body.size()));
    if (old.body.size() + now.body.size() > 0) {
      sum += 8 * (likeness(old.body, now.body) - 0.45) *
             std::min(1.0, std::max(fewer, 1.0) / enough_words);
    }
    const double same_words = likeness(old.name, now.name) - 0.3;
    sum += (same_words < 0 ? 5 : 4) * same_words;
    if (old.neighbour != now.neighbour) {
      sum -= 1;
    } else {
      sum += old.is_alone && now.is_alone ? 2 : 0.5;
    }
    const bool same_level = before_.page.headings[old.heading].level ==
                            after_.page.headings[now.heading].level;
    return sum + (same_level ? 0.3 : -0.7);
  }

  const Draft& before_;
  const Draft& after_;
  std::vector<Successor> found_;
  std::vector<bool> taken_;
};

}  // namespace

Draft::Draft(std::string content, const Renderer& renderer)
    : text(std::move(content)),
      page(parse_page({}, text, dialect_of(renderer, {}))),
      anchors(page, renderer) {}

std::vector<Successor> successors(const Draft& before, const Draft& after) {
  return Successors(before, after).run();
}

}  // namespace paralint
