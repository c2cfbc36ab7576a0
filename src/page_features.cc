#include "page_features.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "hash_sort.h"
#include "href.h"
#include "text.h"

namespace paralint {
namespace {

uint32_t mixed(uint32_t a, uint32_t b) {
  uint64_t x = (uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15u;
  x ^= x >> 29;
  return static_cast<uint32_t>((x * 0xBF58476D1CE4E5B9u) >> 32);
}

Feature feature(FeatureKind kind, uint32_t hash) {
  return hash << kind_bits | static_cast<uint32_t>(kind);
}

std::string_view parent(std::string_view path) {
  return path.substr(0, path.rfind('/'));
}

// The names of a page's file and URL.
std::array<uint32_t, 2> names(const SitePage& page) {
  const std::string_view by_key = last_segment(page.key);
  const std::string_view by_url = last_segment(page.url);
  return {short_hash(by_key), short_hash(by_url)};
}

// Collects the features of one page.
class Collector {
 public:
  explicit Collector(std::vector<Feature>& features) : features_(features) {}
  void add(FeatureKind kind, uint32_t hash) {
    features_.push_back(feature(kind, hash));
  }

 private:
  std::vector<Feature>& features_;
};

}  // namespace

uint32_t folder_of(const SitePage& page) {
  return short_hash(parent(page.key));
}

void NamePairs::add(const Corpus& corpus, PageIndex reference,
                    PageIndex translation) {
  const auto ours = names(corpus.page(reference));
  const auto theirs = names(corpus.page(translation));
  for (const size_t i : {0U, 1U}) {
    if (i == 1 && ours[0] == ours[1] && theirs[0] == theirs[1]) break;
    ++counts_[uint64_t{theirs[i]} << 32 | ours[i]];
  }
}

void NamePairs::settle() {
  struct Best {
    uint32_t answer = 0;
    uint32_t count = 0;
    uint32_t total = 0;
  };
  std::unordered_map<uint32_t, Best> best;
  for (const auto& [pair, count] : counts_) {
    Best& of = best[static_cast<uint32_t>(pair >> 32)];
    const auto answer = static_cast<uint32_t>(pair);
    of.total += count;
    if (std::pair(count, answer) > std::pair(of.count, of.answer)) {
      of.count = count;
      of.answer = answer;
    }
  }
  for (const auto& [name, of] : best) {
    if (of.count >= 2 && 2 * of.count > of.total) answers_[name] = of.answer;
  }
  counts_.clear();
}

uint32_t NamePairs::find(uint32_t name) const {
  const auto it = answers_.find(name);
  return it == answers_.end() ? 0 : it->second;
}

void FolderPairs::add(uint32_t reference, uint32_t translation) {
  ++counts_[uint64_t{translation} << 32 | reference];
  ++totals_[translation];
}

double FolderPairs::likelihood(uint32_t reference, uint32_t translation) const {
  constexpr double weight = 2;
  const double elsewhere = folders_.contains(translation) ? 0.05 : 0.5;
  const double before = reference == translation ? 0.8 : elsewhere;
  const auto total = totals_.find(translation);
  if (total == totals_.end()) return before;
  const auto it = counts_.find(uint64_t{translation} << 32 | reference);
  const double count = it == counts_.end() ? 0 : it->second;
  return (count + weight * before) / (total->second + weight);
}

Citations::Citations(const Corpus& corpus, const Targets& targets)
    : begin_(corpus.pages().size() + 1) {
  const auto each = [&](const auto& visit) {
    for (PageIndex from = 0; from < targets.size(); ++from) {
      for (const Target& target : targets[from]) {
        if (target.kind == TargetKind::page && target.page != from) {
          visit(from, target.page);
        }
      }
    }
  };
  each([&](PageIndex, PageIndex to) { ++begin_[to + 1]; });
  for (size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
  sources_.resize(begin_.back());
  std::vector<uint32_t> at = begin_;
  each([&](PageIndex from, PageIndex to) { sources_[at[to]++] = from; });
}

namespace {

enum class LinksTo { all, lasting, learned };

// Reads one page for FeatureReader.
class OneReader {
 public:
  OneReader(const Corpus& corpus, const Known& known, const SitePage& page,
            std::vector<Feature>& made)
      : corpus_(corpus),
        known_(known),
        page_(page),
        is_reference_(page.locale == corpus.reference()),
        folder_(folder_of(page)),
        to_(made) {}

  void read_place() {
    std::string_view folder = parent(page_.key);
    for (; !folder.empty(); folder = parent(folder)) {
      to_.add(FeatureKind::folder, short_hash(folder));
    }
    for (uint32_t name : names(page_)) {
      add_name(name);
      const uint32_t answer = is_reference_ ? 0 : known_.names.find(name);
      if (answer != 0) add_name(answer);
    }
  }

  void read_facts() {
    for (const uint32_t token : page_.facts.tokens.all()) {
      to_.add(FeatureKind::text, token);
    }
    for (const uint32_t setting : page_.facts.settings) {
      to_.add(FeatureKind::settings, setting);
      to_.add(FeatureKind::placed, mixed(folder_, setting));
    }
    for (const HtmlId& id : page_.facts.html_ids) add_id(id.id);
    for (const ExplicitId& id : page_.facts.block_ids) add_id(id.id);
    for (const Heading& heading : page_.facts.headings) {
      for (const ExplicitId& id : heading.ids) add_id(id.id);
    }
  }

  // What the target of a link answers may be learned, unless the target is of
  // the reference.
  void read_links(const std::vector<Target>& targets, LinksTo which) {
    for (size_t i = 0; i < targets.size(); ++i) {
      const bool is_learned =
          !page_.facts.links[i].image && targets[i].kind == TargetKind::page &&
          corpus_.page(targets[i].page).locale != corpus_.reference();
      const bool is_wanted =
          which == LinksTo::all || is_learned == (which == LinksTo::learned);
      if (is_wanted) read_link(page_.facts.links[i], targets[i]);
    }
  }

  void read_citations(std::span<const PageIndex> sources) {
    for (const PageIndex source : sources) {
      const PageIndex answer = known_.answers[source];
      if (answer != none) to_.add(FeatureKind::cited, mixed(answer, 1));
    }
  }

  void read_words() {
    for (const Word& word : phrase(page_.facts.title())) {
      to_.add(FeatureKind::title, word.hash);
      if (word.stem != 0) to_.add(FeatureKind::stems, word.stem);
      if (is_reference_) continue;
      for (const Meaning& meaning : known_.lexicon.meanings(word.hash)) {
        if (meaning.probability < 0.25F) break;
        to_.add(FeatureKind::title, meaning.word);
      }
    }
  }

 private:
  void add_name(uint32_t name) {
    to_.add(FeatureKind::name, name);
    to_.add(FeatureKind::placed, mixed(folder_, name));
  }

  void add_id(const std::string& id) {
    if (!id.empty()) to_.add(FeatureKind::ids, short_hash(id));
  }

  void read_link(const Link& link, const Target& target) {
    if (link.image) {
      const Href href = parse_href(link.destination);
      to_.add(FeatureKind::images, short_hash(last_segment(href.path)));
    } else if (target.kind == TargetKind::page) {
      const PageIndex answer = known_.answers[target.page];
      const bool is_itself = &corpus_.page(target.page) == &page_;
      if (answer != none && !is_itself) {
        to_.add(FeatureKind::links, mixed(answer, 2));
      }
    } else if (target.kind == TargetKind::external ||
               target.kind == TargetKind::asset) {
      to_.add(FeatureKind::links,
              short_hash(without_trailing_slash(link.destination)));
    }
  }

  const Corpus& corpus_;
  const Known& known_;
  const SitePage& page_;
  bool is_reference_;
  uint32_t folder_;
  Collector to_;
};

}  // namespace

static void sort_out(std::vector<Feature>& features) {
  sort_by_hash(features);
  features.erase(std::unique(features.begin(), features.end()), features.end());
  features.shrink_to_fit();
}

const std::vector<Feature>& LastingFeatures::of(
    PageIndex page, const std::function<std::vector<Feature>()>& make) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(page);
    if (found != known_.end()) return found->second;
  }
  std::vector<Feature> made = make();
  const std::lock_guard lock(mutex_);
  return known_.try_emplace(page, std::move(made)).first->second;
}

std::vector<Feature> FeatureReader::of_reference(PageIndex index) const {
  const SitePage& page = corpus_.page(index);
  const std::vector<Feature>& lasting = lasting_.of(index, [&] {
    std::vector<Feature> made;
    OneReader reader(corpus_, known_, page, made);
    reader.read_place();
    reader.read_facts();
    reader.read_links(targets_[index], LinksTo::lasting);
    reader.read_words();
    sort_out(made);
    return made;
  });
  std::vector<Feature> learned;
  OneReader reader(corpus_, known_, page, learned);
  reader.read_links(targets_[index], LinksTo::learned);
  reader.read_citations(citations_.of(index));
  sort_out(learned);
  std::vector<Feature> made;
  made.reserve(lasting.size() + learned.size());
  std::ranges::set_union(lasting, learned, std::back_inserter(made));
  return made;
}

std::vector<Feature> FeatureReader::of_translation(PageIndex index) const {
  std::vector<Feature> made;
  OneReader reader(corpus_, known_, corpus_.page(index), made);
  reader.read_place();
  reader.read_facts();
  reader.read_links(targets_[index], LinksTo::all);
  reader.read_citations(citations_.of(index));
  reader.read_words();
  sort_out(made);
  return made;
}

PageFeatures FeatureReader::read(PageIndex index) const {
  const SitePage& page = corpus_.page(index);
  PageFeatures made;
  made.size = page.facts.size;
  made.folder = folder_of(page);
  for (const Heading& heading : page.facts.headings) {
    const size_t level = std::clamp<size_t>(heading.level, 1, 6) - 1;
    if (made.headings[level] < UINT16_MAX) ++made.headings[level];
  }
  made.features = page.locale == corpus_.reference() ? of_reference(index)
                                                     : of_translation(index);
  return made;
}

}  // namespace paralint
