#include "detect/sample.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "detect/tree.h"
#include "href.h"
#include "layout.h"
#include "markdown.h"
#include "own_host.h"
#include "page_url.h"
#include "parallel.h"
#include "resolve.h"
#include "text.h"

namespace paralint {
namespace {

constexpr size_t most_pages = 240;

// At most `most_pages` of so many, evenly spread: every n-th.
size_t step_of(size_t count) {
  return count / most_pages + 1;
}

// The pages by file and by locale and URL, as far as paths tell them.
class Places {
 public:
  Places(const std::vector<std::string>& pages, const Config& config)
      : config_(config), layout_(config) {
    for (const std::string& page : pages) {
      const auto parts = layout_.page(page);
      if (!parts) continue;
      files_.push_back(page);
      urls_.emplace(url(*parts), page);
      by_key_.emplace(std::pair(layout_.key(*parts), parts->locale), page);
    }
  }

  const std::vector<std::string>& files() const { return files_; }

  bool has_file(const std::string& file) const {
    return std::ranges::binary_search(files_, file);
  }

  // The URL of a page, without what its front matter says.
  std::string url(const PathParts& parts) const {
    const auto& indexes = config_.renderer.index_names;
    const bool is_index = std::ranges::count(indexes, parts.name) > 0;
    const std::string& url = config_.layout[parts.row].url;
    return joined_path(
        has_locale(url) ? std::string() : layout_.prefix(parts.locale),
        filled(with_locale(url, config_.locale_words[parts.locale]), parts.path,
               is_index ? std::string_view() : std::string_view(parts.name))
            .substr(1));
  }
  std::string url_of_file(const std::string& file) const {
    return url(*layout_.page(file));
  }
  std::string prefix_of_file(const std::string& file) const {
    return layout_.prefix(layout_.page(file)->locale);
  }
  // Whose locale the configuration names first.
  bool is_of_reference(const std::string& file) const {
    return layout_.page(file)->locale == 0;
  }
  std::string key_of_file(const std::string& file) const {
    return layout_.key(*layout_.page(file));
  }

  // The page of that file in the language of another one, else the file.
  std::string in_language_of(const std::string& other,
                             const std::string& file) const {
    const auto found =
        by_key_.find({key_of_file(file), layout_.page(other)->locale});
    return found == by_key_.end() ? file : found->second;
  }

  // The file of the page that is served there, or "".
  std::string at_url(const std::string& path) const {
    const auto found = urls_.find(joined_path("/", path));
    return found == urls_.end() ? std::string() : found->second;
  }

 private:
  const Config& config_;
  Layout layout_;
  std::vector<std::string> files_;
  std::map<std::pair<std::string, LocaleIndex>, std::string> by_key_;
  std::unordered_map<std::string, std::string> urls_;
};

// What the links of one page say.
class LinkReader {
 public:
  LinkReader(const Places& places, const Config& config,
             const std::string& file, Sample& sample)
      : places_(places),
        renderer_(config.renderer),
        reference_("/" + config.locale_words.front()),
        base_(config.base),
        file_(file),
        url_(places.url_of_file(file)),
        prefix_(places.prefix_of_file(file)),
        sample_(sample) {}

  void read(const Link& link) {
    const Href href = below_base(base_, parse_href(link.destination));
    const std::string to = target(href);
    if (to.empty() || !href.has_fragment || href.fragment.empty()) return;
    sample_.fragments[to].push_back(
        {percent_decoded(href.fragment), is_html(link)});
  }

 private:
  std::string target(const Href& href) {
    const std::string path = percent_decoded(href.path);
    switch (href.kind) {
      case HrefKind::fragment:
        return file_;
      case HrefKind::relative:
        return relative(path);
      case HrefKind::absolute:
        return absolute(path);
      default:
        return {};
    }
  }

  std::string relative(const std::string& path) {
    const std::string file =
        joined_path("/" + std::string(folder_of(file_)), path).substr(1);
    if (places_.has_file(file)) {
      ++sample_.by_file;
      return renderer_.localizes_files ? places_.in_language_of(file_, file)
                                       : file;
    }
    std::string page = places_.at_url(joined_path(url_, path));
    if (!page.empty()) ++sample_.by_url;
    return page;
  }

  // Only the prefix of the reference may be missing.
  std::string absolute(const std::string& path) {
    const bool has_prefix =
        path == reference_ || starts_with(path, reference_ + "/");
    if (has_prefix) {
      std::string page = places_.at_url(path.substr(reference_.size()));
      if (page.empty()) page = places_.at_url(path);
      if (!page.empty()) ++sample_.with_prefix;
      return page;
    }
    count_own(path);
    std::string page;
    if (gets_prefix()) page = places_.at_url(prefix_ + path);
    if (page.empty()) page = places_.at_url(path);
    if (!page.empty() && places_.is_of_reference(page)) {
      ++sample_.without_prefix;
    }
    if (page.empty()) page = places_.at_url(prefix_ + path);
    return page;
  }

  void count_own(const std::string& path) {
    if (prefix_.empty() || places_.is_of_reference(file_)) return;
    if (path == prefix_ || starts_with(path, prefix_ + "/")) {
      if (!places_.at_url(path).empty()) ++sample_.with_own_prefix;
    } else if (!places_.at_url(prefix_ + path).empty()) {
      ++sample_.without_own_prefix;
    }
  }

  // Whether the generator puts the reader's locale in front.
  bool gets_prefix() const {
    const auto& readings = renderer_.markdown_links;
    return std::ranges::find(readings, Reading::bare_url) <
           std::ranges::find(readings, Reading::url);
  }

  const Places& places_;
  const Renderer& renderer_;
  const std::string reference_;  // "/en"
  const std::string& base_;
  const std::string& file_;
  const std::string url_;
  const std::string prefix_;
  Sample& sample_;
};

// "Title[[id]]" of Hugging Face, `Title {id="x"}` of Writerside,
// "Title %{#x}%" of markdown-it-attrs with other delimiters.
bool has_unread_id(const Heading& heading) {
  const std::string_view text = heading.text;
  const auto has_end = [&](std::string_view begin, std::string_view end) {
    const size_t at = text.rfind(begin);
    return at != npos && at > 0 && ends_with(text, end);
  };
  // "See [[Hives]]" is a link of a wiki.
  const size_t brackets = text.rfind("[[");
  const bool is_link =
      brackets != npos && brackets > 0 && is_ascii_space(text[brackets - 1]);
  return heading.ids.empty() && ((has_end("[[", "]]") && !is_link) ||
                                 has_end("{#", "}%") || has_end("{id=", "}"));
}

}  // namespace

Sample sample_of(const std::vector<std::string>& pages, const Config& config,
                 const Disk& disk) {
  const Places places(pages, config);
  std::vector<std::string> files;
  for (size_t i = 0; i < places.files().size();
       i += step_of(places.files().size())) {
    files.push_back(places.files()[i]);
  }
  std::vector<Page> read(files.size());
  for_each_index(files.size(), 0, [&](size_t i) {
    std::string text;
    if (!disk.read(files[i], text).empty()) return;
    read[i] = parse_page(files[i], text, dialect_of(config.renderer, files[i]));
  });
  Sample sample;
  for (size_t i = 0; i < files.size(); ++i) {
    sample.headings += read[i].headings.size();
    sample.unread_ids += static_cast<size_t>(
        std::ranges::count_if(read[i].headings, has_unread_id));
    LinkReader reader(places, config, files[i], sample);
    for (const Link& link : read[i].links) {
      if (!link.image && !link.expression) reader.read(link);
    }
  }
  return sample;
}

Explained explain(const Sample& sample, std::span<const Renderer> renderers,
                  const Disk& disk) {
  std::vector<std::string> files;
  size_t at = 0;
  for (const auto& [file, fragments] : sample.fragments) {
    if (at++ % step_of(sample.fragments.size()) == 0) files.push_back(file);
  }
  std::vector<Explained> of_page(files.size());
  for_each_index(files.size(), 0, [&](size_t i) {
    std::string text;
    Explained& result = of_page[i];
    result.by_renderer.resize(renderers.size());
    if (!disk.read(files[i], text).empty()) return;
    PageReadings page(files[i], std::move(text));
    const auto& fragments = sample.fragments.find(files[i])->second;
    std::vector<bool> is_other(fragments.size());
    for (size_t r = 0; r < renderers.size(); ++r) {
      const PageReadings::Reading reading = page.reading(renderers[r]);
      for (size_t f = 0; f < fragments.size(); ++f) {
        const Answer found = answer(reading, renderers[r], fragments[f]);
        if (found.kind == FragmentAnswer::heading) ++result.by_renderer[r];
        if (found.kind == FragmentAnswer::other) is_other[f] = true;
      }
    }
    result.fragments = static_cast<size_t>(std::ranges::count(is_other, false));
  });
  Explained all;
  all.by_renderer.resize(renderers.size());
  for (const Explained& one : of_page) {
    all.fragments += one.fragments;
    for (size_t r = 0; r < renderers.size(); ++r) {
      all.by_renderer[r] += one.by_renderer[r];
    }
  }
  return all;
}

}  // namespace paralint
