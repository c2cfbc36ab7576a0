#include "patch.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "folder.h"
#include "save.h"

namespace paralint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view long_text =
    "# Winter feed\n\nWeigh each hive.\n1\n2\n3\n4\n5\n6\n7\n8\n9\nLift it.\n";

// Runs a command in a folder, with no settings but those of its repository.
bool runs(const fs::path& folder, const std::string& command) {
  const std::string line =
      "cd '" + folder.string() +
      "' && GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 "
      "GIT_CEILING_DIRECTORIES='" +
      folder.parent_path().string() + "' " + command + " 2>errors";
  const bool went_well = std::system(line.c_str()) == 0;
  if (went_well) fs::remove(folder / "errors");
  return went_well;
}

std::string replaced(std::string text, const std::string& what,
                     const std::string& with) {
  for (size_t at = 0; (at = text.find(what, at)) != text.npos;
       at += with.size()) {
    text.replace(at, what.size(), with);
  }
  return text;
}

const FileChange rows[] = {
    {"a.md", "one\ntwo\n", "one\n2\n"},
    {"b/c/new.md", {}, "# New\n"},
    {"gone.md", "# Gone\n", {}},
    {"long.md", std::string(long_text),
     replaced(std::string(long_text), "each", "every") + "Lower it.\n"},
    {"filled.md", "", "full\n"},
    {"emptied.md", "full\n", ""},
    {"no-end-before.md", "one\ntwo", "one\ntwo\n"},
    {"no-end-after.md", "one\ntwo\n", "one\ntwo"},
    {"no-end.md", "one\ntwo", "one\n2"},
    {"no-end-new.md", {}, "one"},
    {"no-end-gone.md", "one", {}},
    {"windows.md", "one\r\ntwo\r\nthree\r\n", "one\r\n2\r\nthree\r\n"},
    {"windows-new.md", {}, "one\r\ntwo\r\n"},
    {"to-windows.md", "one\ntwo\n", "one\r\ntwo\r\n"},
    {"from-windows.md", "one\r\ntwo\r\n", "one\ntwo\n"},
    {"mixed.md", "one\r\ntwo\nthree\r\n", "one\r\n2\nthree\r\n"},
    {"mac.md", "one\rtwo\r", "one\r2\r"},
    {"mark.md", "\xEF\xBB\xBFone\n",
     "\xEF\xBB\xBF"
     "1\n"},
    {"mark-gone.md", "\xEF\xBB\xBFone\n", "one\n"},
    {"zero.md", std::string("a\0b\nc\n", 6), std::string("a\0b\n\0\n", 6)},
    {"bytes.md", "caf\xE9\n\xFF\xFE\n", "caf\xE9\n\xC3\n"},
    {"blanks.md", "one  \n\t\n\n", "1  \n\t \n\n\n"},
    {"rule.md", "-- x\n---\n++ y\n+++ z\n", "-- x\n--- a/a.md\n@@ -1 +1 @@\n"},
    {"no newline.md", "\\ No newline at end of file\n", "\\ No newline\n"},
    {"with blank/a b.md", "one\n", "1\n"},
    {"dated 2020-01-01 10:00:00 +0000", "one\n", "1\n"},
    {"h\xC3\xA9t\xC3\xA9rog\xC3\xA8ne/\xE8\x9C\x82.md", "one\n", "1\n"},
    {"\"quoted\".md", "one\n", "1\n"},
    {"it's.md", "one\n", "1\n"},
    {"back\\slash.md", "one\n", "1\n"},
    {"tab\there.md", "one\n", "1\n"},
    {"line\nend.md", "one\n", "1\n"},
    {"not-utf8-\xFF.md", "one\n", "1\n"},
    {"new \"one\".md", {}, "1\n"},
    {"old one.md", "1\n", {}},
    {"a/b.md", "one\n", "1\n"},
    {"-dash.md", "one\n", "1\n"},
    {"dev/null", "one\n", "1\n"},
};

const std::vector<FileChange> all(std::begin(rows), std::end(rows));

void put_before(const Folder& folder, const std::string& root,
                const FileChange& change) {
  fs::create_directories(folder.path / root);
  if (change.before) folder.put(root + change.file, *change.before);
}

void check_after(const Folder& folder, const std::string& root,
                 const FileChange& change) {
  const bool exists = fs::exists(folder.path / (root + change.file));
  BOOST_TEST(exists == change.after.has_value(), change.file);
  BOOST_TEST((folder.get(root + change.file) == change.after.value_or("")),
             change.file);
}

// One patch, applied in the folder `root`.
void check_round_trip(const std::vector<FileChange>& changes,
                      const std::string& set_up, const std::string& root,
                      const std::string& apply) {
  const Folder folder;
  BOOST_REQUIRE(runs(folder.path, set_up));
  for (const FileChange& change : changes) put_before(folder, root, change);
  folder.put("patch", unified_patch(changes));
  BOOST_TEST(runs(folder.path / root,
                  apply + " '" + (folder.path / "patch").string() + "'"),
             changes[0].file << ": " << folder.get(root + "errors"));
  for (const FileChange& change : changes) check_after(folder, root, change);
}

BOOST_AUTO_TEST_SUITE(patch_test)

BOOST_AUTO_TEST_CASE(git_makes_the_same_bytes_of_it) {
  for (const FileChange& change : rows) {
    check_round_trip({change}, "true", "", "git apply");
  }
  check_round_trip(all, "true", "", "git apply");
  check_round_trip(all, "git init -q", "", "git apply");
}

BOOST_AUTO_TEST_CASE(paths_are_those_of_the_folder_it_is_applied_in) {
  check_round_trip(all, "git init -q", "docs/site/", "git apply");
  // Where the path begins like that of the folder, git would guess.
  check_round_trip(all, "git init -q", "a/", "git apply -p1");
}

BOOST_AUTO_TEST_CASE(nothing_is_printed_for_what_stays) {
  BOOST_TEST(unified_patch({}) == "");
  BOOST_TEST(unified_patch({{"a.md", "one", "one"}}) == "");
}

BOOST_AUTO_TEST_CASE(a_patch_is_easy_to_read) {
  BOOST_TEST(unified_patch({{"a b.md", {}, "one\ntwo"},
                            {"b.md", "A hive\nis a home\n", "A hive\n"},
                            {"c.md", "", {}},
                            {"d.md", {}, ""},
                            {"\xC3\xA9t\xC3\xA9.md", "1\n", {}}}) ==
             "--- /dev/null\n"
             "+++ \"b/a b.md\"\n"
             "@@ -0,0 +1,2 @@\n"
             "+one\n"
             "+two\n"
             "\\ No newline at end of file\n"
             "--- a/b.md\n"
             "+++ b/b.md\n"
             "@@ -1,2 +1 @@\n"
             " A hive\n"
             "-is a home\n"
             "diff --git a/c.md b/c.md\n"
             "deleted file mode 100644\n"
             "diff --git a/d.md b/d.md\n"
             "new file mode 100644\n"
             "--- a/\xC3\xA9t\xC3\xA9.md\n"
             "+++ /dev/null\n"
             "@@ -1 +0,0 @@\n"
             "-1\n");
}

BOOST_AUTO_TEST_CASE(what_has_no_byte_is_made_and_removed_as_well) {
  const std::vector<FileChange> changes = {
      {"a b.md", "", {}}, {"c.md", {}, ""}, {"d/e.md", {}, ""}};
  for (const std::string set_up : {"true", "git init -q"}) {
    const Folder folder;
    BOOST_REQUIRE(runs(folder.path, set_up));
    for (const FileChange& change : changes) put_before(folder, "", change);
    folder.put("patch", unified_patch(changes));
    BOOST_TEST(runs(folder.path, "git apply patch"));
    for (const FileChange& change : changes) check_after(folder, "", change);
  }
}

BOOST_AUTO_TEST_CASE(modes_stay_and_nothing_is_complained_about) {
  const Folder folder;
  folder.put("a.md", "one\n");
  fs::permissions(folder.path / "a.md", fs::perms(0755));
  folder.put("patch", unified_patch({{"a.md", "one\n", "1\n"}}));
  BOOST_TEST(runs(folder.path, "git apply patch 2>said && ! test -s said"));
  BOOST_TEST(
      (fs::status(folder.path / "a.md").permissions() == fs::perms(0755)));
}

// Git may be set up to turn line ends when it writes; where a file has those of
// Windows, both ways of it leave them as the patch says.
BOOST_AUTO_TEST_CASE(windows_line_ends_stay_whatever_git_is_set_to) {
  const FileChange change{"a.md", "one\r\ntwo\r\n", "one\r\n2\r\n"};
  for (const std::string setting : {"true", "false", "input"}) {
    const Folder folder;
    BOOST_REQUIRE(runs(folder.path,
                       "git init -q && git config core.autocrlf " + setting));
    put_before(folder, "", change);
    folder.put("patch", unified_patch({change}));
    BOOST_TEST(runs(folder.path, "git apply patch"), setting);
    check_after(folder, "", change);
  }
}

BOOST_AUTO_TEST_CASE(a_file_outside_is_refused) {
  for (const std::string file :
       {"/tmp/a.md", "../a.md", "..", "a/../../b.md"}) {
    BOOST_CHECK_THROW(unified_patch({{file, "1", "2"}}), Error);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
