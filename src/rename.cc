#include "rename.h"

#include <algorithm>

#include "text.h"

namespace paralint {
namespace {

[[noreturn]] void no_such_page(const Corpus& corpus, const std::string& name) {
  std::vector<std::string_view> names;
  for (const SitePage& page : corpus.pages()) {
    names.insert(names.end(), {page.key, page.facts.file, page.url});
  }
  const std::string near(nearest(name, names));
  throw Error("no page has the file, key or URL `" + name + "`" +
              (near.empty() ? "" : "; did you mean `" + near + "`?"));
}

}  // namespace

PageIndex named_page(const Corpus& corpus, const std::string& name) {
  const std::string path = normal_path(name);
  if (const auto page = corpus.find_file(path.substr(1))) return *page;
  PageIndex found = none;
  for (PageIndex page = 0; page < corpus.pages().size(); ++page) {
    if (corpus.page(page).key != path) continue;
    const bool is_reference = corpus.page(page).locale == corpus.reference();
    if (found == none || is_reference) found = page;
    if (is_reference) break;
  }
  if (found != none) return found;
  const auto served = corpus.find_url(path);
  if (served && served->page != none) return served->page;
  no_such_page(corpus, name);
}

}  // namespace paralint
