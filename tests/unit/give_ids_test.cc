#include "give_ids.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

using Files = std::map<std::string, std::string>;  // by path

// `en/a.md`, `fr/b/c.md` and so on as they are when all headings have got the
// ids that they need.
Files with_ids(Files files, const std::string& renderer,
               const IdChoice& choice = {}) {
  files["paralint.yaml"] =
      "locales: [en, fr]\nlayout: ['{locale}/{path}/{name}.md']\n"
      "renderer: {preset: hubrise, folder_settings: {file: ''}" +
      renderer + "}\n";
  const auto disk = memory_disk(files);
  const Config config = read_config(*disk, "paralint.yaml", *disk);
  const Overlay overlay(*disk);
  give_ids(config, overlay, choice, 1);
  for (const FileChange& change : overlay.changes()) {
    files[change.file] = change.after.value();
  }
  files.erase("paralint.yaml");
  return files;
}

BOOST_AUTO_TEST_SUITE(give_ids_test)

BOOST_AUTO_TEST_CASE(an_id_is_not_that_of_a_tag_of_the_page) {
  const Files files = {
      {"en/a.md", "# A\n[x](#rye)\n\n<a id=\"rye\"></a>\n\n## Rye\n"},
      {"fr/b.md", "# B\n"},
  };
  const Files made = with_ids(files, "", {.all = true, .scope = {}});
  BOOST_TEST(made.at("en/a.md") ==
             "# A {#a}\n[x](#rye)\n\n<a id=\"rye\"></a>\n\n## Rye {#rye-2}\n");
}

// Else the second heading would have the slug that is now the id of the first.
BOOST_AUTO_TEST_CASE(equal_headings_get_ids_together_where_slugs_are_counted) {
  const Files files = {
      {"en/a.md", "# A\n[x](#rye)\n## Rye\n## Rye\n## Oat\n"},
      {"fr/b.md", "# B\n"},
  };
  const std::string replacing =
      ", slug: github, ids: {brace: replaces}, fragments: [id, slug]";
  BOOST_TEST(with_ids(files, replacing).at("en/a.md") ==
             "# A\n[x](#rye)\n## Rye {#rye}\n## Rye {#rye-1}\n## Oat\n");
  // Where nobody counts, the second has the same slug as before.
  const std::string keeping = ", ids: {brace: replaces}, fragments: [id, slug]";
  BOOST_TEST(with_ids(files, keeping).at("en/a.md") ==
             "# A\n[x](#rye)\n## Rye {#rye}\n## Rye\n## Oat\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
