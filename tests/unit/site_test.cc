#include "site.h"

#include <boost/test/unit_test.hpp>

#include "check.h"
#include "overlay.h"

namespace paralint {
namespace {

using Files = std::map<std::string, std::string>;  // by path

constexpr const char* settings =
    "locales: [en, fr]\nlayout: ['{locale}/{path}/{name}.md']\n"
    "renderer: {preset: hubrise, folder_settings: {file: ''}}\n";

// Everything that is said of a site.
std::string said_of(const Site& site) {
  const Corpus& corpus = site.corpus();
  std::string text;
  for (const Finding& finding : check(site, {}, 1).findings) {
    text += corpus.page(finding.page).facts.file + ":" +
            std::to_string(finding.where.begin) + " " +
            std::string(finding.rule) + " " + finding.message;
    for (const Suggestion& suggestion : finding.suggestions) {
      text += " -> " + suggestion.destination;
    }
    text += "\n";
  }
  for (const Pair& pair : site.pairs()) {
    text += corpus.page(pair.reference).facts.file + " = " +
            corpus.page(pair.translation).facts.file + "\n";
  }
  return text;
}

const Files hive = {
    {"paralint.yaml", settings},
    {"en/a.md", "# Hives\n\n[b](/b#wax) [c](/c) ![x](/i/comb-42.png)\n"},
    {"en/b.md", "# Honey\n\n## Wax 1234\n\nBXML-77 [a](/a)\n"},
    {"en/c.md", "# Swarms\n\n[b](/b#smoke) `--queen` `--drone`\n"},
    {"fr/a.md", "# Ruches\n\n[b](/b#cire) [c](/c) ![x](/i/comb-42.png)\n"},
    {"fr/b.md", "# Miel\n\n## Cire 1234\n\nBXML-77 [a](/a)\n"},
    // Paired by what it holds.
    {"fr/essaims.md", "# Essaims\n\n[b](/b#smoke) `--queen` `--drone`\n"},
};

struct Row {
  std::string file;
  std::string text;
  bool is_renewed;
};

BOOST_AUTO_TEST_SUITE(site_test)

BOOST_AUTO_TEST_CASE(a_renewed_site_is_the_one_that_would_be_made_anew) {
  const Row rows[] = {
      {"en/a.md", "# Hives\n\n[b](/b#waxx) [c](/gone) ![x](/i/comb-42.png)\n",
       true},
      {"fr/essaims.md", "# Essaims\n\n[b](/b#cire) `--queen` `--drone`\n",
       true},
      {"fr/essaims.md", "# Essaims\n\nAutre chose.\n", true},
      // Links find another thing on the page, or another page.
      {"fr/b.md", "# Miel\n\n## Cires 1234\n\nBXML-77 [a](/a)\n", false},
      {"fr/b.md", "---\npath_override: /x\n---\n\n# Miel\n\n## Cire 1234\n",
       false},
      {"fr/new.md", "# Neuf\n", false},
  };
  for (const Row& row : rows) {
    const auto disk = memory_disk(hive);
    const Config config = read_config(*disk, "paralint.yaml", *disk);
    const Overlay overlay(*disk);
    Site site(config, overlay, 1);
    overlay.write(row.file, row.text);
    BOOST_TEST(site.renew({row.file}, 1) == row.is_renewed, row.text);
    if (!row.is_renewed) continue;
    BOOST_TEST(said_of(site) == said_of(Site(config, overlay, 1)));
  }
}

// The pages that were paired by what they hold are so no longer, and are again.
BOOST_AUTO_TEST_CASE(a_site_can_be_renewed_again_and_again) {
  const auto disk = memory_disk(hive);
  const Config config = read_config(*disk, "paralint.yaml", *disk);
  const Overlay overlay(*disk);
  Site site(config, overlay, 1);
  const std::string before = said_of(site);
  BOOST_TEST(before.find("en/c.md = fr/essaims.md") != std::string::npos);
  overlay.write("fr/essaims.md", "# Essaims\n\nAutre chose.\n");
  BOOST_TEST(site.renew({"fr/essaims.md"}, 1));
  BOOST_TEST(said_of(site) == said_of(Site(config, overlay, 1)));
  BOOST_TEST(said_of(site).find("fr/essaims.md\n") == std::string::npos);
  overlay.write("fr/essaims.md", hive.at("fr/essaims.md"));
  BOOST_TEST(site.renew({"fr/essaims.md"}, 1));
  BOOST_TEST(said_of(site) == before);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
