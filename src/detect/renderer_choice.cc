#include "detect/renderer_choice.h"

#include <algorithm>
#include <optional>
#include <span>

#include "text.h"

namespace paralint {
namespace {

// Fewer links than that may fit by chance.
constexpr size_t few = 3;
constexpr size_t enough = 10;

struct Candidate {
  std::string name;
  std::string slug;  // "": the renderer's own
  Renderer renderer;
};

Candidate candidate(std::string_view name, std::string_view slug = {}) {
  Candidate made{std::string(name), std::string(slug), *find_renderer(name)};
  if (!slug.empty()) made.renderer.slugger = find_slugger(slug);
  return made;
}

std::vector<Candidate> candidates(const Detected& detected,
                                  std::string_view alternatives,
                                  bool is_generator_known) {
  std::vector<Candidate> all = {candidate(detected.renderer, detected.slug)};
  if (!is_generator_known) {
    for (const std::string_view name : renderer_names()) {
      if (name != detected.renderer) all.push_back(candidate(name));
    }
    return all;
  }
  for (const std::string_view word : split(alternatives, ' ')) {
    if (starts_with(word, "+")) {
      // The renderer's own stands in for the one that is the first.
      const bool is_first = word.substr(1) == detected.slug;
      all.push_back(candidate(detected.renderer,
                              is_first ? std::string_view() : word.substr(1)));
    } else if (!word.empty()) {
      all.push_back(candidate(word));
    }
  }
  return all;
}

// Clearly more, not by a link or two that are broken by chance.
bool is_clearly_more(size_t one, size_t other) {
  return one >= other + few && one * 100 >= other * 102;
}

std::string share(size_t part, size_t whole) {
  return std::to_string(part) + " of " + std::to_string(whole);
}

// Whether all that come near the best read links from files.
bool links_are_files(const Sample& sample) {
  return sample.by_file >= sample.by_url + sample.with_prefix +
                               sample.without_prefix + sample.with_own_prefix;
}

// Without a generator, renderers that explain as much cannot be told apart:
// what is left is the slug, and whether links are files.
void choose_without_generator(const std::vector<Candidate>& all,
                              const Explained& explained, size_t best,
                              const Sample& sample, Detected& detected) {
  size_t near = 0;
  for (const size_t count : explained.by_renderer) {
    near += is_clearly_more(explained.by_renderer[best], count) ? 0 : 1;
  }
  const bool is_known = near == 1 && explained.by_renderer[best] >= enough;
  if (is_known) {
    detected.renderer = all[best].name;
    detected.ids.certainty = Certainty::likely;
    return;
  }
  detected.ids.certainty = Certainty::guess;
  detected.open.push_back(
      "which generator makes the site, and so how it reads links and makes "
      "ids; `paralint explain-ids` compares them");
  const auto explains_best = [&](size_t i) {
    return !is_clearly_more(explained.by_renderer[best],
                            explained.by_renderer[i]);
  };
  if (links_are_files(sample) && explains_best(0)) return;
  detected.renderer = "custom";
  const Slugger* slugger = all[best].renderer.slugger;
  if (!explains_best(0) && slugger != find_renderer("custom")->slugger) {
    detected.slug = slugger->name;
  }
}

// How many links lead somewhere where `{#x}` is an id, if those are clearly
// more than `plain`.
std::optional<size_t> explained_by_hand(const Sample& sample, size_t plain,
                                        const Disk& disk,
                                        const Detected& detected) {
  Renderer renderer = candidate(detected.renderer, detected.slug).renderer;
  for (const IdSyntax syntax : {IdSyntax::brace, IdSyntax::spaced_brace}) {
    renderer.id_effects[static_cast<size_t>(syntax)] = IdEffect::replaces;
  }
  const Explained found = explain(sample, std::span(&renderer, 1), disk);
  const size_t count = found.by_renderer.front();
  return is_clearly_more(count, plain) ? std::optional(count) : std::nullopt;
}

// A slugger that does not know them would be wrong about every heading.
void note_unread_ids(const Sample& sample, Detected& detected) {
  const bool are_many =
      sample.unread_ids >= few && sample.unread_ids * 5 >= sample.headings;
  if (are_many && !detected.other_ids) {
    detected.other_ids = true;
    detected.open.push_back(
        "which ids headings have: many end in marks that are not read, so "
        "links to them are not checked");
  }
}

// Where both files and URLs are read, the one that most links are comes first.
void order_readings(const Sample& sample, Detected& detected) {
  if (sample.by_url < enough || sample.by_url < 3 * sample.by_file) return;
  std::vector<Reading> readings =
      find_renderer(detected.renderer)->markdown_links;
  const auto file = std::ranges::find(readings, Reading::file);
  const auto url = std::ranges::find(readings, Reading::relative_url);
  if (file == readings.end() || url == readings.end() || url < file) return;
  std::rotate(file, url, url + 1);
  detected.markdown_links = std::move(readings);
}

std::vector<Reading> markdown_links_of(const Detected& detected) {
  return detected.markdown_links.empty()
             ? find_renderer(detected.renderer)->markdown_links
             : detected.markdown_links;
}

// Links from the root are, before all else.
std::vector<Reading> in_readers_language(std::vector<Reading> links) {
  std::erase(links, Reading::bare_url);
  links.insert(links.begin(), Reading::bare_url);
  return links;
}

}  // namespace

void take_hosts_of_locales(const std::vector<Said::LocaleHost>& hosts,
                           Detected& detected) {
  detected.locale_hosts = hosts;
  detected.markdown_links = in_readers_language(markdown_links_of(detected));
  detected.html_links =
      in_readers_language(find_renderer(detected.renderer)->html_links);
}

void choose_language_of_links(const Sample& sample, Detected& detected) {
  if (sample.without_own_prefix < few ||
      sample.without_own_prefix < enough * sample.with_own_prefix) {
    return;
  }
  const std::vector<Reading> links = markdown_links_of(detected);
  if (links.front() == Reading::bare_url) return;
  detected.markdown_links = in_readers_language(links);
  detected.open.push_back(
      "whether the site puts the reader's language in front of links; it is "
      "taken to, since its translations do not write it");
}

void choose_renderer(const Sample& sample, std::string_view alternatives,
                     bool is_generator_known, const Disk& disk,
                     Detected& detected) {
  const std::vector<Candidate> all =
      candidates(detected, alternatives, is_generator_known);
  std::vector<Renderer> renderers;
  for (const Candidate& one : all) renderers.push_back(one.renderer);
  const Explained explained = explain(sample, renderers, disk);
  const auto& counts = explained.by_renderer;
  size_t best = 0;
  for (size_t i = 1; i < counts.size(); ++i) {
    if (counts[i] > counts[best]) best = i;
  }
  size_t chosen = best;
  size_t count = 0;
  if (!is_generator_known) {
    choose_without_generator(all, explained, best, sample, detected);
    const auto same =
        std::ranges::find(all, detected.renderer, &Candidate::name);
    chosen =
        detected.slug.empty() ? static_cast<size_t>(same - all.begin()) : best;
    const auto by_hand =
        explained_by_hand(sample, counts[chosen], disk, detected);
    if (by_hand) detected.ids_by_hand = true;
    count = by_hand.value_or(counts[chosen]);
  } else {
    if (!is_clearly_more(counts[best], counts[0])) chosen = 0;
    detected.renderer = all[chosen].name;
    detected.slug = all[chosen].slug;
    count = counts[chosen];
  }
  if (explained.fragments >= few) {
    std::string& evidence = detected.ids.evidence;
    if (!evidence.empty()) evidence += "; ";
    evidence += "its ids explain " + share(count, explained.fragments) +
                " links to headings that were looked at";
    if (explained.fragments >= enough && count * 5 < explained.fragments * 4) {
      if (detected.ids.certainty != Certainty::certain) {
        detected.ids.certainty = Certainty::guess;
      }
      detected.open.push_back(
          "why many links to headings name no id that `" + detected.renderer +
          "` makes; `paralint explain-ids` compares it with others");
    }
  }
  note_unread_ids(sample, detected);
  order_readings(sample, detected);
}

}  // namespace paralint
