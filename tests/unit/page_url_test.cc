#include "page_url.h"

#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace paralint {

BOOST_AUTO_TEST_SUITE(page_url)

BOOST_AUTO_TEST_CASE(numbers_that_are_versions) {
  const auto named = [](std::string_view path) {
    return without_numbers(path, NumberPrefix::names);
  };
  BOOST_TEST(named("/01.hives/02.wax") == "/hives/wax");
  BOOST_TEST(named("/1.x/2.0/3") == "/1.x/2.0/3");
  BOOST_TEST(named("/1.2.x/1.2.wax") == "/1.2.x/2.wax");
}

BOOST_AUTO_TEST_CASE(numbers_in_front_of_names) {
  struct Row {
    std::string_view path;
    std::string_view dashed;
    std::string_view dotted;
  };
  const std::vector<Row> rows = {
      {"", "", ""},
      {"/hives", "/hives", "/hives"},
      {"/01-hives/2-wax", "/hives/wax", "/01-hives/2-wax"},
      {"/01.hives/02.wax", "/hives/wax", "/hives/wax"},
      {"/1 - hives", "/hives", "/1 - hives"},
      {"/1 hives", "/1 hives", "/1 hives"},
      {"/03_wax", "/wax", "/03_wax"},
      {"/2026-01-31-plan", "/2026-01-31-plan", "/2026-01-31-plan"},
      {"/7.0-rc", "/7.0-rc", "/0-rc"},
      {"/404", "/404", "/404"},
      {"/3d", "/3d", "/3d"},
      {"/1-", "/1-", "/1-"},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.path) {
      BOOST_TEST(without_numbers(row.path, NumberPrefix::dashed) == row.dashed);
      BOOST_TEST(without_numbers(row.path, NumberPrefix::dotted) == row.dotted);
      BOOST_TEST(without_numbers(row.path, NumberPrefix::none) == row.path);
    }
  }
}

BOOST_AUTO_TEST_CASE(fields_of_the_front_matter) {
  const PageUrl url{.prefix = "/fr",
                    .pattern = "/docs/{path}/{name}",
                    .root = "/docs/",
                    .folder = "/hives",
                    .name = "wax"};
  BOOST_TEST(url.whole("wax") == "/fr/docs/hives/wax");
  BOOST_TEST(url.by_field(UrlRole::name, "cire") == "/fr/docs/hives/cire");
  BOOST_TEST(url.by_field(UrlRole::name, "/cire") == "/fr/cire");
  BOOST_TEST(url.by_field(UrlRole::path, "cire") == "/fr/cire");
  BOOST_TEST(url.by_field(UrlRole::url, "/cire") == "/cire");
  BOOST_TEST(url.by_field(UrlRole::url, "cire") == "/fr/cire");
  BOOST_TEST(url.by_field(UrlRole::whole, "fr/cire") == "/fr/cire");
  BOOST_TEST(url.by_field(UrlRole::below, "cire") == "/fr/docs/cire");
  BOOST_TEST(url.by_field(UrlRole::beside, "cire") == "/fr/docs/hives/cire");
  BOOST_TEST(url.by_field(UrlRole::beside, "../cire") == "/fr/docs/cire");
  BOOST_TEST(url.by_field(UrlRole::beside, "/cire") == "/fr/docs//cire");
}

BOOST_AUTO_TEST_CASE(a_slug_beside_a_url_without_folders) {
  const PageUrl url{.prefix = "/fr",
                    .pattern = "/blog/2026/01/31/{name}",
                    .root = "/blog/",
                    .folder = "/swarms",
                    .name = "swarms"};
  BOOST_TEST(url.by_field(UrlRole::beside, "bees") == "/fr/blog/bees");
  BOOST_TEST(url.by_field(UrlRole::beside, "/bees") == "/fr/blog//bees");
  BOOST_TEST(root_of("/blog/{year}/{title}") == "/blog/");
  BOOST_TEST(root_of("/blog") == "/blog");
}

BOOST_AUTO_TEST_CASE(days_of_posts) {
  const auto dated = [](std::string_view name) {
    const DatedName found = dated_name(name);
    return found.date + " " + std::string(found.title);
  };
  BOOST_TEST(dated("2026-01-31-swarms") == "2026-01-31 swarms");
  BOOST_TEST(dated("2026-1-3-a-b") == "2026-01-03 a-b");
  BOOST_TEST(dated("26-1-3-x") == "2026-01-03 x");
  BOOST_TEST(dated("2026-01-swarms") == " 2026-01-swarms");
  BOOST_TEST(dated("20260131-swarms") == " 20260131-swarms");
  BOOST_TEST(dated("swarms") == " swarms");
  BOOST_TEST(dated("2026-01-31") == " 2026-01-31");
  BOOST_TEST(dated("") == " ");
  const std::string_view pattern = "/{year}/{month}/{day}/{title}.html";
  BOOST_TEST(with_date(pattern, "2026-01-31") == "/2026/01/31/{name}.html");
  BOOST_TEST(with_date(pattern, "2026-01-31 12:00") ==
             "/2026/01/31/{name}.html");
  BOOST_TEST(with_date(pattern, "") == "////{name}.html");
  BOOST_TEST(is_dated(pattern));
  BOOST_TEST(!is_dated("/{path}/{name}"));
  BOOST_TEST(is_titled("/{year}/{slug}"));
  BOOST_TEST(!is_titled(pattern));
  BOOST_TEST(with_title("/{year}/{slug}") == "/{year}/{name}");
}

BOOST_AUTO_TEST_CASE(categories_of_posts) {
  const std::string_view pattern = "/{categories}/{title}";
  const auto filled_in = [&](const std::vector<std::string>& categories) {
    return with_categories(pattern, categories);
  };
  BOOST_TEST(filled_in({"Bees", "Été"}) == "/bees/été/{title}");
  BOOST_TEST(filled_in({"bees wax"}) == "/bees/wax/{title}");
  BOOST_TEST(filled_in({}) == "//{title}");
  BOOST_TEST(is_categorized(pattern));
  BOOST_TEST(!is_categorized("/{title}"));
}

BOOST_AUTO_TEST_CASE(former_urls) {
  const auto urls = [](std::string_view alias) {
    std::string text;
    for (const std::string& url : alias_urls("/fr/hives/wax", "/fr", alias)) {
      text += url + " ";
    }
    return text;
  };
  BOOST_TEST(urls("/cire/") == "/cire /fr/cire ");
  BOOST_TEST(urls("cire") == "/cire /fr/cire /fr/hives/cire ");
  BOOST_TEST(urls("../cire/index.html") == "/cire /cire /fr/cire ");
  BOOST_TEST(urls("/c%C3%A9rat?x#y") == "/cérat /fr/cérat ");
  BOOST_TEST(urls("") == "");
  BOOST_TEST(urls("#wax") == "");
  BOOST_TEST(urls("https://bees.example/wax") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
