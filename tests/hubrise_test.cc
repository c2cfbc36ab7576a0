// A real site at one moment of its life, with pages of other moments laid over
// it. The data is not part of the project; without it the tests say so and
// skip.
#define BOOST_TEST_MODULE hubrise
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "check.h"
#include "config.h"
#include "disk.h"
#include "places.h"
#include "report.h"
#include "site.h"

namespace {

namespace fs = std::filesystem;
using namespace paralint;

const fs::path source = PARALINT_SOURCE;
const fs::path corpus =
    source / ".." / "shared" / "corpora" / "hubrise-2023-10";
const fs::path seeds = source / ".." / "shared" / "seeds";
constexpr const char* config_name = "paralint.yaml";

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool is_absent() {
  if (fs::exists(corpus) && fs::exists(seeds)) return false;
  BOOST_TEST_MESSAGE("skipped: the HubRise text is not on this machine");
  return true;
}

using Files = std::map<std::string, std::string>;

Files site_files() {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(corpus)) {
    if (!entry.is_regular_file()) continue;
    files[fs::relative(entry.path(), corpus).string()] = text_of(entry.path());
  }
  files[config_name] = text_of(source / "tests" / "sites" / "hubrise.yaml");
  return files;
}

// "rule file:line destination -> first suggestion" for each finding of at least
// `least`, of files that begin with `prefix`.
std::vector<std::string> findings(const Files& files, Severity least,
                                  const std::string& prefix) {
  const auto disk = memory_disk(files);
  const Config config = read_config(*disk, config_name, *disk);
  const Site site(config, *disk, 2);
  const Result result = check(site, {}, 2);
  std::vector<std::string> lines;
  const Places places(site.corpus(), result.findings, *disk, 2);
  for (const Finding& finding : result.findings) {
    const Page& page = site.corpus().page(finding.page).facts;
    if (finding.severity < least || !page.file.starts_with(prefix)) continue;
    std::string line = std::string(finding.rule) + " " +
                       page.file.substr(prefix.size()) + ":" +
                       std::to_string(places.of(finding).begin.line);
    if (finding.link != no_link) {
      line += " " + page.links[static_cast<size_t>(finding.link)].destination;
    }
    if (!finding.suggestions.empty()) {
      line += " -> " + finding.suggestions[0].destination;
      line += finding.fix ? " (safe)" : "";
    }
    lines.push_back(line);
  }
  return lines;
}

void check_equal(const std::vector<std::string>& found,
                 const std::vector<std::string>& expected) {
  BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), expected.begin(),
                                expected.end());
}

struct Overlay {
  const char* seed;
  const char* app;
};
constexpr Overlay overlays[] = {
    {"000_0b5d4552bef4d1fd.txt", "miipos"},
    {"001_6b9f27ba09ec963b.txt", "pos-helper"},
    {"002_26bf7c17247b9ca0.txt", "carre-pos"},
    {"003_86d2588032812bda.txt", "mealenium"},
    {"004_cbcec157e4387813.txt", "popina"},
};

std::string connect_page(const std::string& app) {
  return "content/apps/" + app + "/fr/connect-hubrise.md";
}

Files overlaid() {
  Files files = site_files();
  for (const Overlay& overlay : overlays) {
    files[connect_page(overlay.app)] = text_of(seeds / overlay.seed);
  }
  files["content/apps/mealenium/fr/customization.yaml"] =
      "name: Mealenium\npath_override: mealenium\n";
  return files;
}

}  // namespace

// Each of these was looked up in the source, and is a fault of that text.
BOOST_AUTO_TEST_CASE(the_text_of_october_2023_has_six_errors) {
  if (is_absent()) return;
  check_equal(
      findings(site_files(), Severity::error, "content/"),
      {"duplicate-id apps/leo2/fr/map-ref-codes.md:122",
       "relative-by-mistake apps/pixelpoint-bridge/en/understanding-logs.md:50 "
       "apps/pixelpoint-bridge/map-ref-codes#service-types -> "
       "/apps/pixelpoint-bridge/map-ref-codes#service-types",
       "broken-page apps/ultimapos/fr/map-ref-codes.md:17 menu",
       "relative-by-mistake apps/ultimapos/fr/map-ref-codes.md:86 "
       "plateformes-livraison-repas#centres-de-profit -> "
       "/apps/ultimapos/food-delivery-platforms#profit-centers (safe)",
       "relative-by-mistake docs/en/payment.md:143 "
       "docs/payment#billing-cycles -> /docs/payment#billing-cycles (safe)",
       "relative-by-mistake docs/fr/payment.md:130 "
       "docs/payment#billing-cycles -> /docs/payment#billing-cycles (safe)"});
}

BOOST_AUTO_TEST_CASE(healthy_pages_of_other_moments_have_no_error) {
  if (is_absent()) return;
  const Files files = overlaid();
  for (const char* app : {"pos-helper", "mealenium", "popina"}) {
    check_equal(findings(files, Severity::error, connect_page(app)), {});
  }
}

BOOST_AUTO_TEST_CASE(a_page_in_the_old_style_is_read_by_urls_and_slugs) {
  if (is_absent()) return;
  check_equal(
      findings(overlaid(), Severity::error, connect_page("miipos")),
      {"localized-url :14 /docs/comment-demarrer -> /docs/get-started (safe)",
       "stale-slug :15 #donner-acc-s-au-support-de-miipos",
       "stale-slug :16 #contacter-le-support-de-miipos",
       "localized-url :35 "
       "/docs/points-de-vente#nom-et-identifiant-du-point-de-vente -> "
       "/docs/locations#location-name-and-id (safe)",
       "localized-url :39 "
       "/docs/connexions#bloquer-ou-d-connecter-une-application -> "
       "/docs/connections#block-or-disconnect (safe)"});
}

BOOST_AUTO_TEST_CASE(generated_slugs_name_their_headings) {
  if (is_absent()) return;
  const auto disk = memory_disk(overlaid());
  const Config config = read_config(*disk, config_name, *disk);
  const Site site(config, *disk, 2);
  const auto target = [&](const char* app, std::string_view destination) {
    const PageIndex page = *site.corpus().find_file(connect_page(app));
    const auto& links = site.corpus().page(page).facts.links;
    for (size_t i = 0; i < links.size(); ++i) {
      if (links[i].destination == destination) return site.targets()[page][i];
    }
    BOOST_FAIL("no such link");
    return Target{};
  };
  const Target old = target("miipos", "#donner-acc-s-au-support-de-miipos");
  BOOST_TEST((old.anchor == AnchorKind::old_slug));
  BOOST_TEST(old.heading == 0);
  const Target current = target("miipos", "#contacter-le-support-de-miipos");
  BOOST_TEST((current.anchor == AnchorKind::slug));
  BOOST_TEST(current.heading == 1);
  const Target self = target("carre-pos",
                             "/apps/carre-pos/connexion-hubrise"
                             "#donner-acc-s-au-support-de-carr-pos");
  BOOST_TEST(self.page == *site.corpus().find_file(connect_page("carre-pos")));
  BOOST_TEST((self.anchor == AnchorKind::old_slug));
  BOOST_TEST(self.heading == 2);
}

BOOST_AUTO_TEST_CASE(a_trailing_slash_is_no_fault_and_a_self_link_is_known) {
  if (is_absent()) return;
  check_equal(
      findings(overlaid(), Severity::error, connect_page("carre-pos")),
      {"localized-url :23 /apps/carre-pos/connexion-hubrise"
       "#donner-acc-s-au-support-de-carr-pos -> /apps/carre-pos/connect-hubrise"
       "#donner-acc-s-au-support-de-carr-pos"});
}

// The same bytes come out, whatever the number of threads.
BOOST_AUTO_TEST_CASE(threads_do_not_show) {
  if (is_absent()) return;
  const auto disk = memory_disk(overlaid());
  const Config config = read_config(*disk, config_name, *disk);
  std::string first;
  for (const unsigned threads : {1u, 2u, 8u}) {
    const Site site(config, *disk, threads);
    const Result result = check(site, {}, threads);
    ReportInput input{site, result, *disk, Severity::info, false, {}};
    input.threads = threads;
    const std::string page = html_report(input);
    BOOST_TEST(page.size() < 3'000'000u);  // it is sent by mail
    const std::string text = json_report(input) + console_report(input) + page;
    if (first.empty()) first = text;
    BOOST_TEST((text == first), threads << " threads give another report");
  }
}
