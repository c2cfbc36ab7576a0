#include "load.h"

#include <algorithm>

#include "markdown.h"
#include "own_host.h"
#include "page_url.h"
#include "surroundings.h"
#include "text_buffer.h"

namespace paralint {
namespace {

// Larger texts are not kept as a buffer for the next one.
constexpr size_t largest_buffer = size_t{1} << 20;

struct Found {
  std::string file;
  PathParts parts;
};

// The files that are pages; settings files go to the folders.
std::vector<Found> find_pages(const Layout& layout, const Disk& disk,
                              Loaded& loaded) {
  std::vector<Found> found;
  for (const std::string& root : layout.roots()) {
    Listing listing = disk.list(root);
    std::move(listing.unreadable.begin(), listing.unreadable.end(),
              std::back_inserter(loaded.unreadable));
    for (std::string& file : listing.files) {
      if (auto parts = layout.page(file)) {
        found.push_back({std::move(file), std::move(*parts)});
      } else {
        loaded.folders.note(file);
      }
    }
  }
  return found;
}

bool is_needed(const Config& config, const std::string& field) {
  const Renderer& renderer = config.renderer;
  if (field == renderer.date_field) {
    return std::ranges::any_of(config.layout, is_dated, &LayoutRow::url);
  }
  if (field == "categories" || field == "category") {
    return std::ranges::any_of(config.layout, is_categorized, &LayoutRow::url);
  }
  return field == "title" ||
         std::ranges::count(renderer.url_fields, field, &UrlField::field) > 0 ||
         field == renderer.locale_field ||
         std::ranges::count(renderer.key_fields, field) > 0 ||
         std::ranges::count(renderer.alias_fields, field) > 0 ||
         std::ranges::count(renderer.moved_fields, field) > 0 ||
         field == renderer.draft_field;
}

// Keeps of a page only what the site needs: a large one holds many descriptions
// that nobody asks for.
void keep_needed(const Config& config, Page& page) {
  for (Heading& heading : page.headings) heading.variants.reset();
  for (Link& link : page.links) {
    if (link.image) std::string().swap(link.text);
  }
  std::vector<Field> kept;
  for (Field& field : page.front_matter.fields) {
    if (is_needed(config, field.name)) kept.push_back(std::move(field));
  }
  kept.shrink_to_fit();
  page.front_matter.fields = std::move(kept);
}

// The page of a file, if it is not known.
std::string read_page(const Config& config, const Disk& disk, Found& found,
                      KnownPages& known, LoadedPage& page) {
  std::string failure;
  if (const auto same = known.find(found.file); same != known.end()) {
    page = std::move(same->second);
  } else {
    failure = load_page(config, disk, found.file, page);
  }
  page.parts = std::move(found.parts);
  return failure;
}

void name_folders(const Config& config, const std::vector<LoadedPage>& pages,
                  Folders& folders) {
  for (const UrlField& field : config.renderer.url_fields) {
    if (field.role != UrlRole::folder) continue;
    for (const LoadedPage& page : pages) {
      const std::string* word = page.facts.front_matter.find(field.field);
      if (word && !word->empty()) folders.name(page.parts, *word);
    }
  }
}

}  // namespace

std::string load_page(const Config& config, const Disk& disk,
                      const std::string& file, LoadedPage& page) {
  // Not needed once its facts are known.
  std::string& text = text_buffer();
  std::string failure = disk.read(file, text);
  if (!failure.empty()) return failure;
  page.facts = parse_page(file, text, dialect_of(config.renderer, file));
  note_surroundings(
      text,
      [&](std::string_view url) {
        return own_place(config.hosts, url).has_value();
      },
      page.facts);
  page.anchors = Anchors(page.facts, config.renderer);
  keep_needed(config, page.facts);
  if (text.capacity() > largest_buffer) std::string().swap(text);
  return {};
}

Loaded load(const Config& config, const Layout& layout, const Disk& disk,
            const Work& work, KnownPages known) {
  work.begin("listing files");
  Loaded loaded{{}, Folders(config, layout), {}};
  std::vector<Found> found = find_pages(layout, disk, loaded);
  std::vector<LoadedPage> pages(found.size());
  std::vector<std::string> failures(found.size());
  for_each_index("reading pages", found.size(), work, [&](size_t i) {
    failures[i] = read_page(config, disk, found[i], known, pages[i]);
  });
  for (size_t i = 0; i < found.size(); ++i) {
    if (failures[i].empty()) continue;
    loaded.unreadable.push_back({found[i].file, 0, 0, failures[i]});
  }
  size_t i = 0;
  std::erase_if(pages,
                [&](const LoadedPage&) { return !failures[i++].empty(); });
  loaded.pages = std::move(pages);
  loaded.folders.read(disk, loaded.unreadable);
  name_folders(config, loaded.pages, loaded.folders);
  std::sort(
      loaded.unreadable.begin(), loaded.unreadable.end(),
      [](const Trouble& a, const Trouble& b) { return a.text() < b.text(); });
  return loaded;
}

}  // namespace paralint
