// Five real pages, read as their site's generator reads them.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "anchors.h"
#include "markdown.h"
#include "renderer.h"

namespace paralint {
namespace {

using List = std::vector<std::string>;

std::string place(const Lines& lines, Span span) {
  return std::to_string(lines.line_of(span.begin)) + " " +
         std::to_string(span.begin) + "-" + std::to_string(span.end);
}

// "14 612-648 h2 slug old-slug #id": line, bytes of the content, level.
List headings(const Page& page, const Renderer& renderer) {
  const Anchors anchors(page, renderer);
  List made;
  for (size_t i = 0; i < page.headings.size(); ++i) {
    const Heading& heading = page.headings[i];
    BOOST_TEST(heading.line == page.lines.line_of(heading.span.begin));
    std::string line = place(page.lines, heading.text_span) + " h" +
                       std::to_string(heading.level) + " " +
                       anchors.headings()[i].slug;
    const std::string& old = anchors.old_slug(static_cast<int32_t>(i));
    line += old == anchors.headings()[i].slug ? "" : " " + old;
    for (const ExplicitId& id : heading.ids) line += " #" + id.id;
    made.push_back(line);
  }
  return made;
}

// "11 546-618 /docs/locations": line, bytes of the whole link, destination.
List links(const Page& page, std::string_view text) {
  List made;
  for (const Link& link : page.links) {
    std::string line = place(page.lines, link.span) + " ";
    if (link.syntax != LinkSyntax::inline_link) {
      line += std::string(name_of(link.syntax)) + " ";
    }
    made.push_back(line + (link.image ? "!" : "") + link.destination);
    // A mail address alone has no "mailto:" to edit.
    const bool derived = starts_with(link.destination, "mailto:") &&
                         link.syntax == LinkSyntax::bare_url;
    if (derived) continue;
    BOOST_TEST(link.destination_span.in(text) == link.destination);
    BOOST_TEST(link.span.contains(link.destination_span.begin));
  }
  return made;
}

void check(const char* name, const List& expected_headings,
           const List& expected_links) {
  const std::filesystem::path file =
      std::filesystem::path(PARALINT_SOURCE "/../shared/seeds") / name;
  if (!std::filesystem::exists(file)) {
    BOOST_TEST_MESSAGE("skipped: no " << file);
    return;
  }
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const Renderer renderer = find_renderer("hubrise").value();
  const Page page = parse_page(name, text, renderer.dialect);
  BOOST_TEST(headings(page, renderer) == expected_headings,
             boost::test_tools::per_element());
  BOOST_TEST(links(page, text) == expected_links,
             boost::test_tools::per_element());
  BOOST_TEST(page.front_matter.span.begin == 0u);
  BOOST_TEST(page.front_matter.find("title") != nullptr);
  BOOST_TEST(!page.front_matter.problem.has_value());
  BOOST_TEST(page.html_ids.empty());
  BOOST_TEST(page.block_ids.empty());
  BOOST_TEST(page.code.empty());
  BOOST_TEST(page.ignores.empty());
  BOOST_TEST(page.encoding.empty());
}

BOOST_AUTO_TEST_SUITE(seeds_test)

BOOST_AUTO_TEST_CASE(headings_by_slug_and_localized_urls) {
  check(
      "000_0b5d4552bef4d1fd.txt",
      {"18 891-925 h2 donner-acces-au-support-de-miipos "
       "donner-acc-s-au-support-de-miipos",
       "31 1787-1817 h2 contacter-le-support-de-miipos",
       "37 2370-2389 h2 deconnecter-miipos d-connecter-miipos"},
      {"14 478-523 /docs/comment-demarrer",
       "15 620-692 #donner-acc-s-au-support-de-miipos",
       "16 820-885 #contacter-le-support-de-miipos",
       "25 1297-1346 mailto:contact@arcsolu.com",
       "27 1463-1505 !../images/001-add-icon.png",
       "33 1936-1985 mailto:contact@arcsolu.com",
       "33 2007-2056 mailto:support@hubrise.com",
       "35 2266-2364 "
       "/docs/points-de-vente#nom-et-identifiant-du-point-de-vente",
       "39 2564-2662 /docs/connexions#bloquer-ou-d-connecter-une-application"});
}

BOOST_AUTO_TEST_CASE(a_note_right_below_the_front_matter) {
  check("001_6b9f27ba09ec963b.txt",
        {"18 564-584 h2 connecter-pos-helper",
         "30 1394-1416 h2 verifier-la-connexion v-rifier-la-connexion",
         "35 1653-1691 h2 donner-acces-au-support-de-pos-helper "
         "donner-acc-s-au-support-de-pos-helper",
         "46 2508-2531 h2 deconnecter-pos-helper d-connecter-pos-helper"},
        {"12 375-442 https://manager.hubrise.com/signup",
         "24 802-883 !../images/001-fr-pos-helper-connexion.png",
         "33 1557-1648 !../images/002-fr-pos-helper-connecte.png",
         "42 2189-2209 bare-url mailto:support@poshelper.fr"});
}

BOOST_AUTO_TEST_CASE(a_key_beside_a_localized_url) {
  check(
      "002_26bf7c17247b9ca0.txt",
      {"17 556-577 h2 connecter-carre-pos connecter-carr-pos",
       "26 1367-1402 h2 verifier-le-statut-de-la-connexion "
       "v-rifier-le-statut-de-la-connexion",
       "37 1905-1944 h2 donner-acces-au-support-de-carre-pos "
       "donner-acc-s-au-support-de-carr-pos",
       "47 2505-2525 h2 deconnecter-hubrise d-connecter-hubrise"},
      {"13 431-498 https://manager.hubrise.com/signup",
       "22 839-895 https://manager.hubrise.com/signup",
       "22 939-980 /docs/get-started/",
       "23 1083-1195 "
       "/apps/carre-pos/connexion-hubrise#donner-acc-s-au-support-de-carr-pos",
       "35 1805-1900 !./images/006-carre-pos-connection-info.png",
       "44 2338-2357 bare-url mailto:hubrise@carrepos.fr"});
}

BOOST_AUTO_TEST_CASE(ids_written_by_hand_and_keys) {
  check("003_86d2588032812bda.txt",
        {"17 538-557 h2 connecter-mealenium",
         "27 1152-1189 h2 donner-acces-au-support-de-mealenium "
         "donner-acc-s-au-support-de-mealenium #give-access",
         "39 1942-1975 h2 contacter-le-support-de-mealenium #contact",
         "45 2423-2445 h2 deconnecter-mealenium d-connecter-mealenium"},
        {"13 413-480 https://manager.hubrise.com/signup",
         "24 902-955 #give-access", "25 1101-1146 #contact",
         "34 1592-1612 bare-url mailto:support@mealenium.io",
         "41 2112-2131 bare-url mailto:support@hubrise.com",
         "43 2341-2417 /docs/locations#location-name-and-id",
         "49 2688-2768 /docs/connections#block-or-disconnect"});
}

BOOST_AUTO_TEST_CASE(one_anchor_linked_twice_and_a_bare_url) {
  check("004_cbcec157e4387813.txt",
        {"17 529-537 h2 delivera #delivera", "23 824-840 h2 connecter-popina",
         "36 1869-1903 h2 donner-acces-au-support-de-popina "
         "donner-acc-s-au-support-de-popina #give-access",
         "50 2671-2690 h2 deconnecter-popina d-connecter-popina"},
        {"13 404-471 https://manager.hubrise.com/signup",
         "19 725-755 bare-url https://delivera.web.app/login",
         "27 908-950 https://delivera.web.app/login", "27 994-1015 #delivera",
         "34 1816-1863 /docs/connections",
         "52 2702-2744 https://delivera.web.app/login",
         "52 2788-2809 #delivera"});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
