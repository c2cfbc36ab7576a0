// What site generators make of a heading's text, but for duplicates and empty
// results; the table in slug.cc names the source of each.
#pragma once

#include <string>
#include <string_view>

namespace paralint {

// UTF-8 in, UTF-8 out.
std::string vitepress_slug(std::string_view text);
std::string hugo_slug(std::string_view text);
std::string hugo_ascii_slug(std::string_view text);
std::string hugo_blackfriday_slug(std::string_view text);
std::string python_markdown_slug(std::string_view text);
std::string python_markdown_unicode_slug(std::string_view text);
std::string pymdownx_slug(std::string_view text);
std::string kramdown_slug(std::string_view text);
std::string kramdown_gfm_slug(std::string_view text);
std::string mdbook_slug(std::string_view text);
std::string mdn_slug(std::string_view text);
std::string docfx_slug(std::string_view text);
std::string github_slugid_slug(std::string_view text);
std::string hexo_slug(std::string_view text);
std::string docsify_slug(std::string_view text);
std::string docsify_5_slug(std::string_view text);
std::string zola_slug(std::string_view text);
std::string zola_safe_slug(std::string_view text);

// What Hugo makes of the path of a file in URLs, slashes and all
// (hugo/helpers/path.go, Sanitize; then lower case).
std::string tidy_path(std::string_view path);

}  // namespace paralint
