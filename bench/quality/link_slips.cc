#include "link_slips.h"

#include <algorithm>

#include "href.h"
#include "link_place.h"
#include "text.h"

namespace paralint::bench {
namespace {

// With one letter less in its last word.
std::string misspelled(const std::string& path, Random& random) {
  std::string bare(without_trailing_slash(path));
  const size_t begin = bare.rfind('/') == npos ? 0 : bare.rfind('/') + 1;
  size_t end = bare.rfind('.');
  if (end == npos || end < begin) end = bare.size();
  if (end - begin < 3) return bare + "s";
  bare.erase(begin + 1 + random.below(end - begin - 1), 1);
  return bare;
}

std::optional<Fault> dead_page(const Healthy& healthy, const LinkPlace& place,
                               Random& random) {
  const std::string path = path_of(place);
  if (path.empty() || path.back() == '.') return std::nullopt;
  const std::string destination = with_path(place, misspelled(path, random));
  if (meaning(healthy, place, destination).kind != TargetKind::missing) {
    return std::nullopt;
  }
  return with_destination(healthy, place, destination);
}

// The folder in front of the last one is left out.
std::optional<Fault> wrong_folder(const Healthy& healthy,
                                  const LinkPlace& place, Random&) {
  const std::string path = path_of(place);
  const std::string_view bare = without_trailing_slash(path);
  const size_t last = bare.rfind('/');
  if (last == npos || last == 0) return std::nullopt;
  const size_t folder = bare.rfind('/', last - 1);
  if (folder == npos || bare.substr(folder + 1, last - folder - 1) == "..") {
    return std::nullopt;
  }
  const std::string destination =
      with_path(place, path.substr(0, folder) + path.substr(last));
  if (meaning(healthy, place, destination).kind != TargetKind::missing) {
    return std::nullopt;
  }
  return with_destination(healthy, place, destination);
}

std::optional<Fault> misspelled_fragment(const Healthy& healthy,
                                         const LinkPlace& place,
                                         Random& random) {
  const std::string fragment(parse_href(place.link->destination).fragment);
  constexpr size_t shortest = 4;
  if (place.target->heading == no_heading || fragment.size() < shortest) {
    return std::nullopt;
  }
  const bool is_plain = std::ranges::all_of(
      fragment, [](char c) { return static_cast<signed char>(c) > 0; });
  if (!is_plain || fragment.find('%') != npos) return std::nullopt;
  const std::string destination =
      with_fragment(place, misspelled(fragment, random));
  if (meaning(healthy, place, destination).fragment != FragmentState::missing) {
    return std::nullopt;
  }
  return with_destination(healthy, place, destination);
}

std::vector<LinkPlace> lone_places(const Healthy& healthy) {
  std::vector<LinkPlace> places;
  const Corpus& corpus = healthy.corpus();
  for (PageIndex i = 0; i < corpus.pages().size(); ++i) {
    const auto& set = corpus.sets()[corpus.page(i).set].pages;
    const auto count =
        std::ranges::count_if(set, [](PageIndex page) { return page != none; });
    if (count == 1 && corpus.page(i).served) add_places(healthy, i, places);
  }
  return places;
}

}  // namespace

Made dead_pages(const Healthy& healthy, size_t count, Random& random) {
  return some(healthy, translated_places(healthy), count, random, dead_page);
}

Made lone_dead_pages(const Healthy& healthy, size_t count, Random& random) {
  return some(healthy, lone_places(healthy), count, random, dead_page);
}

Made wrong_folders(const Healthy& healthy, size_t count, Random& random) {
  return some(healthy, translated_places(healthy), count, random, wrong_folder);
}

Made misspelled_fragments(const Healthy& healthy, size_t count,
                          Random& random) {
  return some(healthy, translated_places(healthy), count, random,
              misspelled_fragment);
}

Made lone_misspelled_fragments(const Healthy& healthy, size_t count,
                               Random& random) {
  return some(healthy, lone_places(healthy), count, random,
              misspelled_fragment);
}

}  // namespace paralint::bench
