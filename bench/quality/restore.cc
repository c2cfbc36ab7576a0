// Takes a site that links by key and explicit id back to localized URLs and
// slugs, without any id, and lets the program restore it: without knowing what
// the site was, and where git remembers it.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "fix.h"
#include "give_ids.h"
#include "quality.h"
#include "random.h"
#include "repository.h"
#include "site.h"
#include "spelling.h"
#include "written.h"

namespace paralint::bench {
namespace {

struct Style {
  const char* name;
  // Whether the pages of this set (a number) and locale lose their ids and
  // their links.
  bool (*takes)(const Corpus& corpus, PageIndex page);
};

bool takes_all(const Corpus&, PageIndex) {
  return true;
}
bool takes_translations(const Corpus& corpus, PageIndex page) {
  return corpus.page(page).locale != corpus.reference();
}
bool takes_a_third(const Corpus& corpus, PageIndex page) {
  return corpus.page(page).set % 3 == 0;
}

constexpr Style styles[] = {
    {"all pages", takes_all},
    {"all but the reference language", takes_translations},
    {"a third, in all languages", takes_a_third},
};

// A link that was written otherwise.
struct Demoted {
  PageIndex page = none;
  size_t link = 0;
};

class Demotion {
 public:
  Demotion(const Sample& sample, const Site& site, const Style& style)
      : site_(site), corpus_(site.corpus()), files_(sample.files) {
    for (PageIndex page = 0; page < corpus_.pages().size(); ++page) {
      std::vector<Edit> edits;
      if (style.takes(corpus_, page)) drop_ids(page, edits);
      demote_links(style, page, edits);
      std::string& text = files_.at(corpus_.page(page).facts.file);
      text = with_edits(text, std::move(edits));
    }
  }

  const Files& files() const { return files_; }
  const std::vector<Demoted>& links() const { return links_; }
  size_t ids() const { return ids_; }
  size_t ambiguous() const { return ambiguous_; }

 private:
  void drop_ids(PageIndex index, std::vector<Edit>& edits) {
    const Page& page = corpus_.page(index).facts;
    const std::string& text = files_.at(page.file);
    for (const Heading& heading : page.headings) {
      for (const ExplicitId& id : heading.ids) {
        if (id.syntax == IdSyntax::heading_tag) continue;
        uint32_t begin = id.where.begin;
        while (begin > 0 && text[begin - 1] == ' ') --begin;
        edits.push_back({page.file, {begin, id.where.end}, {}});
        ++ids_;
      }
    }
  }

  void demote_links(const Style& style, PageIndex index,
                    std::vector<Edit>& edits) {
    const Page& page = corpus_.page(index).facts;
    std::set<uint32_t> taken;
    for (size_t i = 0; i < page.links.size(); ++i) {
      const Link& link = page.links[i];
      const Target& target = site_.targets()[index][i];
      const bool concerns =
          style.takes(corpus_, index) ||
          (target.page != none && target.heading != no_heading &&
           style.takes(corpus_, target.page));
      if (!concerns || is_html(link) || target.kind != TargetKind::page ||
          !target.conventional || target.fragment == FragmentState::missing ||
          target.fragment == FragmentState::unwanted) {
        continue;
      }
      const std::string destination = demoted(index, link, target);
      const auto spelled = written(link, destination);
      if (!spelled) continue;
      links_.push_back({index, i});
      if (!taken.insert(link.destination_span.begin).second) continue;
      edits.push_back({page.file, link.destination_span, *spelled});
    }
  }

  // By localized URL and old slug, where these are there.
  std::string demoted(PageIndex index, const Link& link, const Target& target) {
    const Href href = parse_href(link.destination);
    std::string path(href.path);
    const SitePage& page = corpus_.page(target.page);
    if (!path.empty()) {
      Link by_url = link;
      by_url.destination = corpus_.bare_url(target.page);
      const Target meant = resolve(corpus_, index, by_url);
      if (meant.page == target.page && meant.locale == target.locale) {
        path = by_url.destination;
      }
    }
    if (!href.query.empty()) path += "?" + std::string(href.query);
    if (!href.has_fragment) return path;
    if (target.heading == no_heading || target.anchor == AnchorKind::html_id) {
      return path + "#" + std::string(href.fragment);
    }
    const std::string& slug = page.anchors.old_slug(target.heading);
    const auto same = page.anchors.find(slug);
    const bool is_first = !same.empty() && same[0].heading == target.heading;
    if (!is_first) ++ambiguous_;
    return path + "#" + (is_first ? slug : std::string(href.fragment));
  }

  const Site& site_;
  const Corpus& corpus_;
  Files files_;
  std::vector<Demoted> links_;
  size_t ids_ = 0;
  size_t ambiguous_ = 0;
};

struct Score {
  size_t links = 0;
  size_t same_bytes = 0;
  size_t same_place = 0;
  size_t paths = 0;  // the part before "#" is what it was
  size_t resolved = 0;
  size_t own_words = 0;  // ids that are no slug of their heading
  size_t others_same = 0;
  std::vector<std::string> wrong;
};

const std::string& destination(const Corpus& corpus, const Demoted& place) {
  return corpus.page(place.page).facts.links[place.link].destination;
}

// Whether the writer chose the id: the heading gives it in no language.
bool is_own_word(const Site& site, const Target& target,
                 const std::string& written) {
  if (target.heading == no_heading || target.anchor != AnchorKind::id) {
    return false;
  }
  const Corpus& corpus = site.corpus();
  const std::string id(parse_href(written).fragment);
  for (LocaleIndex locale = 0; locale < corpus.locales(); ++locale) {
    const PageIndex page = corpus.page(target.page).locale == locale
                               ? target.page
                               : corpus.translation(target.page, locale);
    if (page == none) continue;
    const int32_t heading =
        site.same_heading(target.page, target.heading, page);
    if (heading == no_heading) continue;
    const auto& made = corpus.page(page).anchors.headings();
    if (made[static_cast<size_t>(heading)].slug == id) return false;
  }
  return true;
}

Score judge(const Site& before, const Site& after,
            const std::vector<Demoted>& links) {
  Score score;
  for (const Demoted& place : links) {
    const std::string& was = destination(before.corpus(), place);
    const std::string& is = destination(after.corpus(), place);
    const Target& goal = before.targets()[place.page][place.link];
    const Target& target = after.targets()[place.page][place.link];
    ++score.links;
    score.same_bytes += was == is;
    score.paths += parse_href(was).path == parse_href(is).path;
    score.same_place += is_same_place(goal, target);
    const bool works = target.kind == TargetKind::page && target.conventional &&
                       (target.fragment == FragmentState::found ||
                        target.fragment == FragmentState::absent);
    score.resolved += works;
    const bool is_own = is_own_word(before, goal, was);
    score.own_words += is_own;
    score.others_same += !is_own && was == is;
    if (was != is) {
      score.wrong.push_back(fmt::format(
          "{}: `{}` is `{}`{}{}", before.corpus().page(place.page).facts.file,
          was, is, works ? "" : ", which does not work",
          is_same_place(goal, target) ? "" : ", which leads elsewhere"));
    }
  }
  return score;
}

// The score of what the program makes of the demoted site.
Score restored(const Sample& sample, const Site& site, const Demotion& demotion,
               const History* history) {
  const auto demoted = memory_disk(demotion.files());
  const Overlay overlay(*demoted);
  give_ids(sample.config, overlay, {}, 0, history);
  FixOptions choice;
  choice.relinking = Relinking{true, [](PageIndex, int32_t) { return true; }};
  choice.history = history;
  fix(sample.config, overlay, choice);
  return judge(site, Site(sample.config, overlay, 0), demotion.links());
}

void add_row(Table& table, const std::string& name, const Demotion& demotion,
             const Score& score, const Options& options) {
  table.rows.push_back(
      {name, demotion.ids(), score.links, percent(score.resolved, score.links),
       percent(score.same_place, score.links),
       percent(score.paths, score.links),
       percent(score.same_bytes, score.links), score.own_words,
       percent(score.others_same, score.links - score.own_words)});
  for (const std::string& line : spread(score.wrong, options.show)) {
    table.notes.push_back(fmt::format("  {}: {}", name, line));
  }
}

std::vector<std::string> page_endings(const Config& config) {
  std::vector<std::string> endings;
  for (const LayoutRow& row : config.layout) {
    endings.push_back(row.files.substr(row.files.rfind('.')));
  }
  return endings;
}

}  // namespace

std::vector<Table> measure_restore(const Sample& sample,
                                   const Options& options) {
  const auto disk = memory_disk(sample.files);
  const Site site(sample.config, *disk, 0);
  Table table{
      "links of " + sample.name + ", demoted and restored",
      {"demoted", "ids dropped", "links", "work", "same place",
       "same page part", "byte for byte", "own words", "same without those"},
      {},
      {}};
  const auto& readings = site.corpus().renderer().markdown_links;
  const bool names_keys = !readings.empty() && readings.front() == Reading::key;
  if (!names_keys || !id_syntax_of(site.corpus())) return {};
  for (const Style& style : styles) {
    const Demotion demotion(sample, site, style);
    add_row(table, style.name, demotion,
            restored(sample, site, demotion, nullptr), options);
    Repository repository;
    repository.commit(sample.files);
    repository.commit(demotion.files());
    const History history(repository.folder(), page_endings(sample.config));
    add_row(table, std::string(style.name) + ", with history", demotion,
            restored(sample, site, demotion, &history), options);
    if (demotion.ambiguous() > 0) {
      table.notes.push_back(fmt::format(
          "  {}: {} fragments stay, since their slug names another heading",
          style.name, demotion.ambiguous()));
    }
  }
  return {table};
}

}  // namespace paralint::bench
