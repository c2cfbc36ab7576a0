// By what a link may call a page: its key in a locale, its URL, its file. So
// that a link of today can be held against pages of the past.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus.h"
#include "href.h"

namespace paralint {

// "key fr", "url" or "file", a line end, and the value.
std::string page_name(std::string_view kind, std::string_view value);
std::string page_name_of_key(const Corpus& corpus, LocaleIndex locale,
                             std::string_view key);
std::string_view value_of_page_name(std::string_view name);

// What a page may be called that a link of the page `from` means, the likeliest
// first.
std::vector<std::string> names_meant(const Corpus& corpus, PageIndex from,
                                     const Href& href);

// What links by file call a page: with its ending, without, and the folder
// whose index it is.
std::vector<std::string> names_of_file(const std::string& path);

}  // namespace paralint
