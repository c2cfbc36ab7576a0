#include "id_survey.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "href.h"
#include "page_readings.h"

namespace paralint {
namespace {

// A link on its way to its answers.
struct Asked {
  FragmentUse use;
  Fragment fragment;
  bool is_counted = false;
};

using ByPage = std::vector<std::vector<Asked>>;  // the page it leads to

ByPage asked_by_page(const Corpus& corpus, const Targets& targets) {
  ByPage asked(corpus.pages().size());
  for (PageIndex from = 0; from < corpus.pages().size(); ++from) {
    const auto& links = corpus.page(from).facts.links;
    for (size_t i = 0; i < links.size(); ++i) {
      const Target& target = targets[from][i];
      if (target.kind != TargetKind::page ||
          target.fragment == FragmentState::absent) {
        continue;
      }
      const std::string_view written =
          parse_href(links[i].destination).fragment;
      std::string name =
          percent_decoded(written.substr(0, written.find(":~:")));
      asked[target.page].push_back(
          {{from, static_cast<int32_t>(i), name, {}, {}},
           {name, is_html(links[i])}});
    }
  }
  return asked;
}

// The heading that the first renderer which explains the fragment means, as the
// line that it begins on.
void name_ids(const std::vector<PageReadings::Reading>& readings, uint32_t line,
              FragmentUse& use) {
  use.ids.resize(readings.size());
  for (size_t i = 0; i < readings.size(); ++i) {
    const auto& headings = readings[i].page->headings;
    const auto same =
        std::ranges::lower_bound(headings, line, {}, &Heading::line);
    if (same == headings.end() || same->line != line) continue;
    use.ids[i] =
        id_of(readings[i], static_cast<int32_t>(same - headings.begin()));
  }
}

void ask(const std::vector<PageReadings::Reading>& readings,
         std::span<const Renderer> renderers, Asked& asked) {
  bool is_other = false;
  uint32_t line = 0;
  for (size_t i = 0; i < renderers.size(); ++i) {
    const Answer found = answer(readings[i], renderers[i], asked.fragment);
    const bool is_heading = found.kind == FragmentAnswer::heading;
    asked.use.explained.push_back(is_heading);
    is_other = is_other || found.kind == FragmentAnswer::other;
    if (is_heading && line == 0) {
      line =
          readings[i].page->headings[static_cast<size_t>(found.heading)].line;
    }
  }
  asked.is_counted = line != 0 || !is_other;
  if (line != 0 && std::ranges::count(asked.use.explained, false) > 0) {
    name_ids(readings, line, asked.use);
  }
}

void ask_page(const std::string& file, const Disk& disk,
              std::span<const Renderer> renderers, std::vector<Asked>& asked) {
  if (asked.empty()) return;
  std::string text;
  if (!disk.read(file, text).empty()) text.clear();
  PageReadings page(file, std::move(text));
  std::vector<PageReadings::Reading> readings;
  for (const Renderer& renderer : renderers) {
    readings.push_back(page.reading(renderer));
  }
  for (Asked& one : asked) ask(readings, renderers, one);
}

}  // namespace

IdSurvey survey_ids(const Corpus& corpus, const Targets& targets,
                    const Disk& disk, std::span<const Renderer> renderers,
                    const Work& work) {
  ByPage asked = asked_by_page(corpus, targets);
  for_each_index("comparing ids", asked.size(), work, [&](size_t page) {
    ask_page(corpus.page(static_cast<PageIndex>(page)).facts.file, disk,
             renderers, asked[page]);
  });
  IdSurvey survey;
  survey.explained.resize(renderers.size());
  for (std::vector<Asked>& of_page : asked) {
    for (Asked& one : of_page) {
      if (!one.is_counted) continue;
      for (size_t i = 0; i < renderers.size(); ++i) {
        survey.explained[i] += one.use.explained[i] ? 1 : 0;
      }
      survey.uses.push_back(std::move(one.use));
    }
  }
  std::ranges::sort(survey.uses, {}, [](const FragmentUse& use) {
    return std::tie(use.from, use.link);
  });
  return survey;
}

}  // namespace paralint
