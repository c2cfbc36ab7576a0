#include "page_names.h"

#include "meant_page.h"
#include "resolve.h"
#include "text.h"

namespace paralint {
std::string page_name(std::string_view kind, std::string_view value) {
  return std::string(kind) + "\n" + std::string(value);
}

std::string page_name_of_key(const Corpus& corpus, LocaleIndex locale,
                             std::string_view key) {
  return page_name("key " + corpus.tag(locale), key);
}

std::string_view value_of_page_name(std::string_view name) {
  return name.substr(name.find('\n') + 1);
}

std::vector<std::string> names_meant(const Corpus& corpus, PageIndex from,
                                     const Href& href) {
  const SitePage& page = corpus.page(from);
  const std::string path = percent_decoded(href.path);
  const std::string key = meant_path(page, href);
  const std::string own_key = page_name_of_key(corpus, page.locale, key);
  const std::string reference_key =
      page_name_of_key(corpus, corpus.reference(), key);
  if (href.kind == HrefKind::relative) {
    const std::string file = joined_path(folder_of(page.facts.file), path);
    return {page_name("file", file.substr(1)),
            page_name("url", joined_path(page.url, path)), own_key,
            reference_key};
  }
  const std::string& prefix = corpus.layout().prefix(page.locale);
  return {own_key, page_name("url", normal_path(prefix + path)),
          page_name("url", normal_path(path)),
          page_name("file", normal_path(path).substr(1)), reference_key};
}

std::vector<std::string> names_of_file(const std::string& path) {
  const std::string stem = path.substr(0, path.rfind('.'));
  std::vector<std::string> names = {page_name("file", path),
                                    page_name("file", stem)};
  if (stem.ends_with("/index") || stem.ends_with("/README")) {
    names.push_back(page_name("file", folder_of(path)));
  }
  return names;
}

}  // namespace paralint
