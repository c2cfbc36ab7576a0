#include "layout.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

BOOST_AUTO_TEST_SUITE(layout)

LayoutRow row(std::string files, std::string key, std::string locale = {}) {
  LayoutRow made;
  made.files = std::move(files);
  made.key = std::move(key);
  made.locale = std::move(locale);
  return made;
}

Config config() {
  Config made;
  made.locales = {"en", "pt-BR"};
  made.locale_words = {"en", "pt_br"};
  made.layout = {row("blog/{path}/{locale}/post.md", "/blog/{path}"),
                 row("site/{path}/{locale}/{name}.md", "/{path}/{name}"),
                 row("docs/{path}/{name}.{ext}", "/docs/{path}/{name}", "en")};
  return made;
}

BOOST_AUTO_TEST_CASE(a_page_of_another_key_lies_in_another_place) {
  const Config site = config();
  const Layout pages(site);
  struct Row {
    const char* file;
    const char* key;
    const char* expected;  // empty: its row has no such key
  };
  for (const Row& row : {
           Row{"site/a/pt_br/b.md", "/a/c", "site/a/pt_br/c.md"},
           {"site/a/en/b.md", "/c", "site/en/c.md"},
           {"site/en/b.md", "/a/x/c", "site/a/x/en/c.md"},
           {"blog/one/en/post.md", "/blog/two/three",
            "blog/two/three/en/post.md"},
           {"blog/one/en/post.md", "/news/one", ""},
           {"blog/one/en/post.md", "/blog", "blog/en/post.md"},
           {"docs/a/b.mdx", "/docs/c", "docs/c.mdx"},
           {"docs/a/b.mdx", "/c", ""},
       }) {
    const std::string file = row.file;
    const PathParts before = *pages.page(file);
    const auto parts = pages.with_key(before, row.key);
    BOOST_TEST_CONTEXT(row.file << " " << row.key) {
      BOOST_TEST((parts ? pages.file(*parts, file.substr(file.rfind('.') + 1))
                        : "") == row.expected);
    }
    BOOST_TEST(pages.file(before, file.substr(file.rfind('.') + 1)) == file);
    BOOST_TEST(pages.with_key(before, pages.key(before)).has_value());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
