#include "save.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <random>

#include "folder.h"

namespace paralint {
namespace {

namespace fs = std::filesystem;

using Changes = std::vector<FileChange>;

// What save() complains about.
std::string complaint(const Disk& disk, const Changes& changes) {
  try {
    save(disk, changes);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

// "a.md=1 b/c.md=2", of every file, hidden or not.
std::string everything(const Folder& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path)) {
    if (!entry.is_regular_file() || entry.is_symlink()) continue;
    files.push_back(entry.path().lexically_relative(folder.path));
  }
  std::ranges::sort(files);
  std::string text;
  for (const std::string& file : files) {
    text += (text.empty() ? "" : " ") + file + "=" + folder.get(file);
  }
  return text;
}

std::string everything(const Disk& disk) {
  std::string text;
  for (const std::string& file : disk.list("").files) {
    std::string content;
    disk.read(file, content);
    text += (text.empty() ? "" : " ") + file + "=" + content;
  }
  return text;
}

// The limit on the size of files stands for a full disk.
struct SmallFiles {
  explicit SmallFiles(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &limit);
    handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{bytes, limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;
  ~SmallFiles() {
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, handler);
  }

  rlimit limit;
  void (*handler)(int);
};

// As few as a process may open. Who may not raise the limit again keeps it.
struct FewDescriptors {
  explicit FewDescriptors(rlim_t count) {
    getrlimit(RLIMIT_NOFILE, &limit);
    const rlimit few{count, count};
    setrlimit(RLIMIT_NOFILE, &few);
  }
  FewDescriptors(const FewDescriptors&) = delete;
  FewDescriptors& operator=(const FewDescriptors&) = delete;
  ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &limit); }

  rlimit limit;
};

// "007.md", so that the order of names is that of numbers.
std::string numbered(size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(3 - std::min<size_t>(3, digits.size()), '0') + digits +
         ".md";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(save_test)

// One row is one call, on a disk with these two pages.
BOOST_AUTO_TEST_CASE(all_is_saved_or_nothing) {
  struct Row {
    Changes changes;
    std::string complaint;
    std::string files;
  };
  const std::string nothing = "\nno file was changed";
  const std::string old = "a.md=1 b/c.md=2";
  const Row rows[] = {
      {{}, "", old},
      {{{"a.md", "1", "one"}}, "", "a.md=one b/c.md=2"},
      {{{"a.md", "1", "1"}}, "", old},
      {{{"new.md", {}, "n"}}, "", "a.md=1 b/c.md=2 new.md=n"},
      {{{"b/d/e/new.md", {}, "n"}}, "", "a.md=1 b/c.md=2 b/d/e/new.md=n"},
      {{{"a.md", "1", {}}}, "", "b/c.md=2"},
      {{{"b/c.md", "2", {}}, {"d/c.md", {}, "2"}}, "", "a.md=1 d/c.md=2"},
      {{{"a.md", "1", "one"}, {"b/c.md", "3", "two"}},
       "b/c.md: cannot be written: was changed in the meantime" + nothing,
       old},
      {{{"b/c.md", "3", {}}, {"a.md", {}, "one"}, {"gone.md", "4", "four"}},
       "a.md: cannot be written: has appeared in the meantime\n"
       "b/c.md: cannot be removed: was changed in the meantime\n"
       "gone.md: cannot be written: was removed in the meantime" +
           nothing,
       old},
      {{{"gone.md", "4", {}}},
       "gone.md: cannot be removed: was removed in the meantime" + nothing,
       old},
      {{{"b", {}, "x"}}, "b: cannot be written: is a folder" + nothing, old},
      {{{"a.md/x.md", {}, "x"}},
       "a.md/x.md: cannot be written: not a directory" + nothing,
       old},
  };
  for (const Row& row : rows) {
    const std::string name = row.changes.empty() ? "" : row.changes[0].file;
    const Folder folder;
    folder.put("a.md", "1");
    folder.put("b/c.md", "2");
    BOOST_TEST(complaint(*folder.disk(), row.changes) == row.complaint, name);
    BOOST_TEST(everything(folder) == row.files, name);
    const auto memory = memory_disk({{"a.md", "1"}, {"b/c.md", "2"}});
    BOOST_TEST(complaint(*memory, row.changes) == row.complaint, name);
    BOOST_TEST(everything(*memory) == row.files, name);
  }
}

BOOST_AUTO_TEST_CASE(what_is_read_only_is_not_written_even_by_the_superuser) {
  const Folder folder;
  folder.put("a.md", "1");
  folder.put("b.md", "2");
  folder.put("c/d.md", "3");
  fs::permissions(folder.path / "b.md", fs::perms(0444));
  fs::permissions(folder.path / "c", fs::perms(0555));
  BOOST_TEST(complaint(*folder.disk(), {{"a.md", "1", "x"},
                                        {"b.md", "2", "x"},
                                        {"c/d.md", "3", {}},
                                        {"c/e/new.md", {}, "x"}}) ==
             "b.md: cannot be written: is read-only\n"
             "c/d.md: cannot be removed: lies in a read-only folder\n"
             "c/e/new.md: cannot be written: lies in a read-only folder\n"
             "no file was changed");
  fs::permissions(folder.path / "c", fs::perms(0755));
  BOOST_TEST(everything(folder) == "a.md=1 b.md=2 c/d.md=3");
}

BOOST_AUTO_TEST_CASE(mode_and_folder_stay) {
  const Folder folder;
  folder.put("a.md", "1");
  folder.put("b/c.md", "2");
  fs::permissions(folder.path / "a.md", fs::perms(0751));
  save(*folder.disk(), {{"a.md", "1", "one"}, {"b/c.md", "2", {}}});
  BOOST_TEST(
      (fs::status(folder.path / "a.md").permissions() == fs::perms(0751)));
  BOOST_TEST(fs::is_directory(folder.path / "b"));
}

BOOST_AUTO_TEST_CASE(links_are_followed_inside_the_root_only) {
  const Folder folder;
  folder.put("outside/o.md", "o");
  folder.put("site/a.md", "1");
  folder.put("site/b/c.md", "2");
  folder.link("site/link.md", "a.md");
  folder.link("site/folder", "b");
  folder.link("site/out.md", "../outside/o.md");
  folder.link("site/out", "../outside");
  folder.link("site/broken.md", "nowhere.md");
  folder.link("site/nowhere", "../outside/new");
  const auto disk = real_disk(folder.path / "site");
  BOOST_TEST(complaint(*disk, {{"broken.md", {}, "x"},
                               {"nowhere/x.md", {}, "x"},
                               {"out.md", "o", "x"},
                               {"out/new/x.md", {}, "x"},
                               {"out/o.md", "o", {}}}) ==
             "broken.md: cannot be written: no such file or directory\n"
             "nowhere/x.md: cannot be written: no such file or directory\n"
             "out.md: cannot be written: leads out of the root\n"
             "out/new/x.md: cannot be written: leads out of the root\n"
             "out/o.md: cannot be removed: leads out of the root\n"
             "no file was changed");
  save(*disk, {{"folder/c.md", "2", "two"},
               {"folder/new/x.md", {}, "x"},
               {"link.md", "1", "one"}});
  BOOST_TEST(everything(folder) ==
             "outside/o.md=o site/a.md=one site/b/c.md=two site/b/new/x.md=x");
  BOOST_TEST(fs::is_symlink(folder.path / "site/link.md"));

  save(*disk, {{"link.md", "one", {}}, {"out.md", "o", {}}});
  BOOST_TEST(!fs::is_symlink(folder.path / "site/link.md"));
  BOOST_TEST(!fs::is_symlink(folder.path / "site/out.md"));
  BOOST_TEST(folder.get("site/a.md") == "one");
  BOOST_TEST(folder.get("outside/o.md") == "o");
}

BOOST_AUTO_TEST_CASE(a_file_with_two_names_is_saved_once_or_refused) {
  const Folder folder;
  folder.put("a.md", "1");
  folder.link("b.md", "a.md");
  const auto disk = folder.disk();
  BOOST_TEST(complaint(*disk, {{"a.md", "1", "one"}, {"b.md", "1", "uno"}}) ==
             "b.md: cannot be written: is the same file as a.md, which is "
             "changed in another way\nno file was changed");
  save(*disk, {{"a.md", "1", "one"}, {"b.md", "1", "one"}});
  BOOST_TEST(everything(folder) == "a.md=one");
  BOOST_TEST(fs::is_symlink(folder.path / "b.md"));
}

BOOST_AUTO_TEST_CASE(a_disk_that_gets_full_leaves_all_as_it_was) {
  const Folder folder;
  folder.put("a.md", "1");
  folder.put("b.md", "2");
  folder.put("c.md", "3");
  const std::string large(5000, 'x');
  {
    const SmallFiles full(1000);
    BOOST_TEST(complaint(*folder.disk(), {{"a.md", "1", "one"},
                                          {"b.md", "2", large},
                                          {"c.md", "3", {}},
                                          {"d.md", {}, "new"}}) ==
               "b.md: cannot be written: file too large\n"
               "no file was changed");
  }
  BOOST_TEST(everything(folder) == "a.md=1 b.md=2 c.md=3");
}

BOOST_AUTO_TEST_CASE(what_was_changed_before_it_failed_is_told) {
  const Folder folder;
  Changes changes;
  for (size_t i = 0; i < 100; ++i) {
    folder.put(numbered(i), "old");
    changes.push_back({numbered(i), "old", "new"});
  }
  changes[90].after = std::string(5000, 'x');
  changes[0].after.reset();
  std::string text;
  {
    const SmallFiles full(1000);
    const FewDescriptors few(200);
    text = complaint(*folder.disk(), changes);
  }
  BOOST_TEST(text ==
             "090.md: cannot be written: file too large\n"
             "68 of 100 files changed: 001.md, 002.md, 003.md, 004.md, 005.md "
             "and 63 more; not changed: 069.md, 070.md, 071.md, 072.md, "
             "073.md and 27 more");
  for (size_t i = 0; i < 100; ++i) {
    BOOST_TEST(folder.get(numbered(i)) == (i > 0 && i <= 68 ? "new" : "old"));
  }
}

// A disk on which something happens between two steps.
class Meddling : public Disk {
 public:
  Meddling(const Disk& below, std::string file, std::function<void()> meddle)
      : below_(below), file_(std::move(file)), meddle_(std::move(meddle)) {}

  std::string read(const std::string& path,
                   std::string& content) const override {
    return below_.read(path, content);
  }
  bool is_file(const std::string& path) const override {
    return below_.is_file(path);
  }
  bool is_folder(const std::string& path) const override {
    return below_.is_folder(path);
  }
  Listing list(const std::string& folder) const override {
    return below_.list(folder);
  }
  void write(const std::string& path, std::string_view text) const override {
    below_.write(path, text);
  }
  void settle(const std::string& folder) const override {
    below_.settle(folder);
  }
  std::unique_ptr<PendingChange> pending(
      const FileChange& change) const override;

 private:
  const Disk& below_;
  std::string file_;  // before this one is committed
  std::function<void()> meddle_;
};

class MeddledChange : public PendingChange {
 public:
  MeddledChange(std::unique_ptr<PendingChange> change,
                std::function<void()> meddle)
      : change_(std::move(change)), meddle_(std::move(meddle)) {}

  std::string place() const override { return change_->place(); }
  std::string check() const override { return change_->check(); }
  std::string prepare() override { return change_->prepare(); }
  std::string persist() override { return change_->persist(); }
  std::string commit() override {
    if (meddle_) meddle_();
    return change_->commit();
  }

 private:
  std::unique_ptr<PendingChange> change_;
  std::function<void()> meddle_;
};

std::unique_ptr<PendingChange> Meddling::pending(
    const FileChange& change) const {
  return std::make_unique<MeddledChange>(
      below_.pending(change), change.file == file_ ? meddle_ : nullptr);
}

BOOST_AUTO_TEST_CASE(what_changes_in_the_last_moment_is_not_overwritten) {
  struct Row {
    std::string file;
    std::function<void(const Folder&)> meddle;
    std::string complaint;
    std::string files;
  };
  const Row rows[] = {
      {"new.md", [](const Folder& folder) { folder.put("new.md", "theirs"); },
       "new.md: cannot be written: has appeared in the meantime\n"
       "no file was changed",
       "a.md=1 b.md=2 c.md=3 new.md=theirs"},
      {"a.md", [](const Folder& folder) { folder.put("a.md", "theirs"); },
       "a.md: cannot be written: was changed in the meantime\n"
       "1 of 4 files changed: new.md; not changed: a.md, b.md, c.md",
       "a.md=theirs b.md=2 c.md=3 new.md=n"},
      {"b.md", [](const Folder& folder) { fs::remove(folder.path / "b.md"); },
       "b.md: cannot be written: was removed in the meantime\n"
       "2 of 4 files changed: new.md, a.md; not changed: b.md, c.md",
       "a.md=one c.md=3 new.md=n"},
      {"c.md", [](const Folder& folder) { folder.put("c.md", "theirs"); },
       "c.md: cannot be removed: was changed in the meantime\n"
       "3 of 4 files changed: new.md, a.md, b.md; not changed: c.md",
       "a.md=one b.md=two c.md=theirs new.md=n"},
  };
  for (const Row& row : rows) {
    const Folder folder;
    folder.put("a.md", "1");
    folder.put("b.md", "2");
    folder.put("c.md", "3");
    const auto real = folder.disk();
    const Meddling disk(*real, row.file, [&] { row.meddle(folder); });
    BOOST_TEST(complaint(disk, {{"a.md", "1", "one"},
                                {"b.md", "2", "two"},
                                {"c.md", "3", {}},
                                {"new.md", {}, "n"}}) == row.complaint);
    BOOST_TEST(everything(folder) == row.files);
  }
}

// "saved" is asked for after "begun" has begun.
struct EarlyRow {
  Changes begun;
  Changes saved;
  std::string files;
};

BOOST_AUTO_TEST_CASE(what_was_begun_is_saved_where_it_is_still_meant) {
  const EarlyRow rows[] = {
      {{{"a.md", "1", "one"}, {"b.md", "2", "two"}},
       {{"a.md", "1", "one"}, {"b.md", "2", "two"}},
       "a.md=one b.md=two"},
      {{{"a.md", "1", "one"}, {"b.md", "2", "two"}},
       {{"b.md", "2", "second"}, {"c.md", {}, "new"}},
       "a.md=1 b.md=second c.md=new"},
      {{{"c.md", {}, "new"}}, {{"a.md", "1", {}}}, "b.md=2"},
      {{{"a.md", "other", "one"}}, {{"a.md", "1", "one"}}, "a.md=one b.md=2"},
      {{}, {{"a.md", "1", "one"}}, "a.md=one b.md=2"},
      {{{"a.md", "1", "one"}}, {}, "a.md=1 b.md=2"},
  };
  for (const EarlyRow& row : rows) {
    const Folder folder;
    folder.put("a.md", "1");
    folder.put("b.md", "2");
    const auto disk = folder.disk();
    Saver saver(*disk);
    saver.begin({{"a.md", "1", "given up"}});
    saver.begin(row.begun);
    saver.save(row.saved);
    BOOST_TEST(everything(folder) == row.files);
  }
}

BOOST_AUTO_TEST_CASE(what_was_begun_and_not_saved_leaves_nothing) {
  const Folder folder;
  folder.put("a.md", "1");
  const auto disk = folder.disk();
  {
    Saver saver(*disk);
    saver.begin({{"a.md", "1", "one"}, {"b.md", {}, "two"}});
  }
  BOOST_TEST(everything(folder) == "a.md=1");
}

BOOST_AUTO_TEST_CASE(what_changes_after_it_was_begun_is_not_overwritten) {
  const Folder folder;
  folder.put("a.md", "1");
  folder.put("b.md", "2");
  const auto disk = folder.disk();
  const Changes changes = {{"a.md", "1", "one"}, {"b.md", "2", "two"}};
  Saver saver(*disk);
  saver.begin(changes);
  folder.put("b.md", "theirs");
  BOOST_CHECK_EXCEPTION(saver.save(changes), Error, [](const Error& error) {
    return error.what() ==
           std::string(
               "b.md: cannot be written: was changed in the meantime\n"
               "no file was changed");
  });
  BOOST_TEST(everything(folder) == "a.md=1 b.md=theirs");
}

BOOST_AUTO_TEST_CASE(a_disk_that_was_full_when_it_was_begun_is_tried_again) {
  const Folder folder;
  folder.put("a.md", "1");
  const auto disk = folder.disk();
  const Changes changes = {{"a.md", "1", std::string(5000, 'x')}};
  Saver saver(*disk);
  {
    const SmallFiles small(1000);
    saver.begin(changes);
    BOOST_CHECK_THROW(saver.save(changes), Error);
  }
  BOOST_TEST(everything(folder) == "a.md=1");
  saver.save(changes);
  BOOST_TEST(folder.get("a.md") == changes[0].after.value());
}

BOOST_AUTO_TEST_CASE(leftovers_go_unless_somebody_holds_them) {
  const Folder folder;
  folder.put("a.md", "1");
  folder.put(".paralint-0123456789abcdef.tmp", "left");
  folder.put(".paralint-f.tmp", "left");
  const std::string kept[] = {
      ".paralint-1.tmp",  // locked below
      ".paralint-.tmp",      ".paralint-0123456789abcdef0.tmp",
      ".paralint-notes.tmp", ".paralint-2.tmp.md",
      "b/.paralint-3.tmp",  // in a folder where nothing is saved
      "paralint-4.tmp",
  };
  for (const std::string& file : kept) folder.put(file, "kept");
  fs::create_directory(folder.path / ".paralint-5.tmp");
  folder.link(".paralint-6.tmp", "a.md");
  const int held = open((folder.path / ".paralint-1.tmp").c_str(), O_RDONLY);
  BOOST_REQUIRE(flock(held, LOCK_EX | LOCK_NB) == 0);
  save(*folder.disk(), {{"a.md", "1", "one"}});
  close(held);
  for (const std::string& file : kept) {
    BOOST_TEST(folder.get(file) == "kept", file);
  }
  BOOST_TEST(fs::is_directory(folder.path / ".paralint-5.tmp"));
  BOOST_TEST(fs::is_symlink(folder.path / ".paralint-6.tmp"));
  BOOST_TEST(!fs::exists(folder.path / ".paralint-0123456789abcdef.tmp"));
  BOOST_TEST(!fs::exists(folder.path / ".paralint-f.tmp"));
}

// Two runs that write into one folder at the same time tidy up after killed
// ones, and not after each other.
BOOST_AUTO_TEST_CASE(runs_do_not_disturb_each_other) {
  const Folder folder;
  const auto disk = folder.disk();
  const auto run = [&](const std::string& prefix) {
    for (int round = 0; round < 20; ++round) {
      Changes changes;
      for (size_t i = 0; i < 20; ++i) {
        const auto text = [&](int n) { return std::to_string(n); };
        FileChange change{prefix + numbered(i), {}, text(round)};
        if (round > 0) change.before = text(round - 1);
        changes.push_back(change);
      }
      save(*disk, changes);
    }
  };
  const pid_t child = fork();
  if (child == 0) {
    try {
      run("child");
    } catch (const Error& error) {
      _exit(1);
    }
    _exit(0);
  }
  run("parent");
  int status = 0;
  waitpid(child, &status, 0);
  BOOST_TEST(status == 0);
  BOOST_TEST(std::distance(fs::directory_iterator(folder.path), {}) == 40);
}

// ---- A killed run

constexpr size_t pages = 200;

std::string page(size_t number, size_t version) {
  const auto letter = static_cast<char>('a' + (number + version) % 26);
  return std::to_string(version) + std::string(3000 + 7 * number, letter);
}

// Saves one version of all pages after another.
[[noreturn]] void save_for_ever(const Disk& disk, size_t version) {
  while (true) {
    Changes changes;
    for (size_t i = 0; i < pages; ++i) {
      changes.push_back({numbered(i), page(i, version), page(i, version + 1)});
    }
    save(disk, changes);
    ++version;
  }
}

// The version that a page is whole in.
size_t whole_version(const Folder& folder, size_t number) {
  const std::string text = folder.get(numbered(number));
  const size_t version = std::strtoul(text.c_str(), nullptr, 10);
  BOOST_TEST((text == page(number, version)), numbered(number));
  return version;
}

// In memory where that is possible: there is more to hit in less time.
fs::path fast_folder() {
  return access("/dev/shm", W_OK) == 0 ? fs::path("/dev/shm")
                                       : fs::temp_directory_path();
}

BOOST_AUTO_TEST_CASE(a_killed_run_leaves_whole_files) {
  const Folder folder(fast_folder());
  const auto disk = folder.disk();
  for (size_t i = 0; i < pages; ++i) folder.put(numbered(i), page(i, 0));
  std::minstd_rand random(50);
  size_t version = 0;
  bool was_in_the_middle = false;
  for (int round = 0; round < 50; ++round) {
    const pid_t child = fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) save_for_ever(*disk, version);
    usleep(static_cast<useconds_t>(1000 + random() % 40000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);

    size_t lowest = whole_version(folder, 0);
    size_t highest = lowest;
    Changes rest;  // brings all pages to the next version
    for (size_t i = 0; i < pages; ++i) {
      const size_t found = whole_version(folder, i);
      lowest = std::min(lowest, found);
      highest = std::max(highest, found);
    }
    BOOST_TEST(lowest >= version);
    BOOST_TEST(highest - lowest <= 1u);
    was_in_the_middle |= highest > lowest;
    version = highest + 1;
    for (size_t i = 0; i < pages; ++i) {
      rest.push_back({numbered(i), folder.get(numbered(i)), page(i, version)});
    }
    const auto files = std::distance(fs::directory_iterator(folder.path), {});
    was_in_the_middle |= files > static_cast<std::ptrdiff_t>(pages);
    save(*disk, rest);
    BOOST_TEST(std::distance(fs::directory_iterator(folder.path), {}) ==
               static_cast<std::ptrdiff_t>(pages));
  }
  BOOST_TEST(was_in_the_middle);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
