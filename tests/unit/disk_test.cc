#include "disk.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <filesystem>

#include "folder.h"

namespace paralint {
namespace {

namespace fs = std::filesystem;

// "a.md b.md !c: permission denied"
std::string listed(const Disk& disk, const std::string& folder) {
  const Listing listing = disk.list(folder);
  std::string text;
  for (const std::string& file : listing.files) {
    text += (text.empty() ? "" : " ") + file;
  }
  for (const Trouble& trouble : listing.unreadable) {
    text += (text.empty() ? "!" : " !") + trouble.text();
  }
  return text;
}

// What can be read, else "!" and the reason.
std::string content_of(const Disk& disk, const std::string& path) {
  std::string content = "what was there before";
  const std::string reason = disk.read(path, content);
  return reason.empty() ? content : "!" + reason;
}

// What write() complains about.
std::string complaint(const Disk& disk, const std::string& path,
                      std::string_view content) {
  try {
    disk.write(path, content);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

const std::map<std::string, std::string> site = {
    {"README.md", "# Site\n"},
    {"content/a-b.md", "1"},
    {"content/a.md", "2"},
    {"content/a/b.md", "3"},
    {"content/a/b/c.md", "4"},
    {"content/ab.md", ""},
    {"content/A.md", "5"},
    {"content/\xC3\xA9t\xC3\xA9.md", "6"},
    {"content/.hidden.md", "7"},
    {".git/config.md", "8"},
    {"content/.cache/x.md", "9"},
    {"node_modules/x/README.md", "10"},
    {"content/node_modules/y.md", "11"},
    {"docs/node_modules", "12"},
    {"contents/z.md", "13"},
};

// Every promise that both disks keep is tested on both.
struct BothDisks {
  BothDisks() {
    for (const auto& [name, content] : site) folder.put(name, content);
    disks.push_back(folder.disk());
    disks.push_back(memory_disk(site));
  }

  Folder folder;
  std::vector<std::unique_ptr<Disk>> disks;
};

bool may_do_everything() {
  if (geteuid() != 0) return false;
  BOOST_TEST_MESSAGE("permissions are not tested for root");
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(disk_test)

BOOST_FIXTURE_TEST_CASE(a_listing_is_sorted_and_leaves_out_what_is_hidden,
                        BothDisks) {
  const std::string content =
      "content/A.md content/a-b.md content/a.md content/a/b.md "
      "content/a/b/c.md content/ab.md content/\xC3\xA9t\xC3\xA9.md";
  struct Row {
    std::string folder;
    std::string files;
  };
  const Row rows[] = {
      {"", "README.md " + content + " contents/z.md docs/node_modules"},
      {".", "README.md " + content + " contents/z.md docs/node_modules"},
      {"content", content},
      {"content/", content},
      {"./content//", content},
      {"content/a", "content/a/b.md content/a/b/c.md"},
      {"content/a/b", "content/a/b/c.md"},
      {"content/.cache", "content/.cache/x.md"},
      {"node_modules/x", "node_modules/x/README.md"},
      {"nowhere", ""},
      {"README.md", ""},
      {"README.md/x", ""},
      {"content/a.m", ""},
      {std::string("content\0x", 9), ""},
  };
  for (const auto& disk : disks) {
    for (const Row& row : rows) {
      BOOST_TEST(listed(*disk, row.folder) == row.files, row.folder);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_file_is_read_or_the_reason_is_told, BothDisks) {
  struct Row {
    std::string path;
    std::string content;
  };
  const Row rows[] = {
      {"README.md", "# Site\n"},
      {"./README.md", "# Site\n"},
      {"content/a/../ab.md", ""},
      {"content/a/b/c.md", "4"},
      {".git/config.md", "8"},
      {"content", "!is a folder"},
      {"content/", "!is a folder"},
      {"", "!is a folder"},
      {"x.md", "!no such file or directory"},
      {"x/y.md", "!no such file or directory"},
      {"readme.md", "!no such file or directory"},
      {"README.md/x.md", "!not a directory"},
      {"README.md/", "!not a directory"},
      {std::string("README.md\0x", 11), "!no such file or directory"},
  };
  for (const auto& disk : disks) {
    for (const Row& row : rows) {
      BOOST_TEST(content_of(*disk, row.path) == row.content, row.path);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(files_and_folders_are_told_apart, BothDisks) {
  struct Row {
    std::string path;
    bool file;
    bool folder;
  };
  const Row rows[] = {
      {"README.md", true, false},
      {"content/a/b.md", true, false},
      {"content/a/../ab.md", true, false},
      {"content/.hidden.md", true, false},
      {"README.md/", false, false},
      {"content", false, true},
      {"content/", false, true},
      {"content/a/b", false, true},
      {"./content/.cache", false, true},
      {"", false, true},
      {".", false, true},
      {"cont", false, false},
      {"nowhere", false, false},
      {std::string("README.md\0", 10), false, false},
  };
  for (const auto& disk : disks) {
    for (const Row& row : rows) {
      BOOST_TEST(disk->is_file(row.path) == row.file, row.path);
      BOOST_TEST(disk->is_folder(row.path) == row.folder, row.path);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(what_is_written_is_there_or_the_reason_is_told,
                        BothDisks) {
  const std::string bytes("new\0\xFF\r\n", 7);
  struct Row {
    std::string path;
    std::string complaint;
  };
  const Row rows[] = {
      {"README.md", ""},
      {"content/a/new.md", ""},
      {"content/a/../../top.md", ""},
      {"content", "cannot write content: is a folder"},
      {"content/", "cannot write content/: is a folder"},
      {"", "cannot write : is a folder"},
      {"no/x.md", "cannot write no/x.md: no such file or directory"},
      {"README.md/x.md", "cannot write README.md/x.md: not a directory"},
  };
  for (const auto& disk : disks) {
    for (const Row& row : rows) {
      BOOST_TEST(complaint(*disk, row.path, bytes) == row.complaint);
      if (row.complaint.empty()) {
        BOOST_TEST(content_of(*disk, row.path) == bytes);
      }
    }
    disk->write("README.md", "");
    BOOST_TEST(content_of(*disk, "README.md") == "");
    BOOST_TEST(listed(*disk, "content/a") ==
               "content/a/b.md content/a/b/c.md content/a/new.md");
    BOOST_TEST(disk->is_file("top.md"));
  }
}

BOOST_AUTO_TEST_CASE(a_broken_file_in_memory_is_listed_but_not_read) {
  const auto disk = memory_disk({{"b.md", "b"}, {"c/d.md", "d"}},
                                {{"a.md", "permission denied"},
                                 {"c/e.md", "input/output error"},
                                 {"f/g.md", "permission denied"}});
  BOOST_TEST(listed(*disk, "") == "a.md b.md c/d.md c/e.md f/g.md");
  BOOST_TEST(content_of(*disk, "c/e.md") == "!input/output error");
  BOOST_TEST(disk->is_file("a.md"));
  BOOST_TEST(disk->is_folder("f"));
  BOOST_TEST(complaint(*disk, "a.md", "") ==
             "cannot write a.md: permission denied");
}

BOOST_AUTO_TEST_CASE(an_empty_disk_has_a_root) {
  const Folder folder;
  for (const auto& disk : {folder.disk(), memory_disk({})}) {
    BOOST_TEST(disk->is_folder(""));
    BOOST_TEST(listed(*disk, "") == "");
    disk->write("a.md", "a");
    BOOST_TEST(listed(*disk, "") == "a.md");
  }
}

// ---- The real disk only

BOOST_AUTO_TEST_CASE(a_root_may_be_missing_or_unreadable) {
  const Folder folder;
  const auto disk = real_disk(folder.path / "nowhere");
  BOOST_TEST(!disk->is_folder(""));
  BOOST_TEST(listed(*disk, "") == "");
  if (may_do_everything()) return;
  fs::permissions(folder.path, fs::perms::none);
  BOOST_TEST(listed(*folder.disk(), "") == "!.: permission denied");
  fs::permissions(folder.path, fs::perms::owner_all);
}

BOOST_AUTO_TEST_CASE(a_root_may_be_spelled_in_any_way) {
  const Folder folder;
  folder.put("site/content/a.md", "a");
  folder.link("alias", "site");
  const fs::path before = fs::current_path();
  fs::current_path(folder.path / "site");
  for (const std::string root :
       {"", ".", "./", "../site", "../alias/", "content/.."}) {
    const auto disk = real_disk(root);
    BOOST_TEST(listed(*disk, "") == "content/a.md", root);
    BOOST_TEST(content_of(*disk, "content/a.md") == "a", root);
    disk->write("content/a.md", "a");
  }
  fs::current_path(before);
}

BOOST_AUTO_TEST_CASE(paths_may_lead_out_of_the_root_by_name) {
  const Folder folder;
  folder.put("site/a.md", "a");
  folder.put("reports/b.md", "b");
  const auto disk = real_disk(folder.path / "site");
  const std::string reports = folder.path / "reports";
  BOOST_TEST(listed(*disk, reports) == reports + "/b.md");
  BOOST_TEST(listed(*disk, "../reports") == "../reports/b.md");
  BOOST_TEST(content_of(*disk, reports + "/b.md") == "b");
  disk->write(reports + "/c.md", "c");
  disk->write("../reports/d.md", "d");
  BOOST_TEST(listed(*disk, reports) ==
             reports + "/b.md " + reports + "/c.md " + reports + "/d.md");
}

BOOST_AUTO_TEST_CASE(links_are_followed_inside_the_root) {
  const Folder folder;
  folder.put("outside/o.md", "o");
  folder.put("site/a/x.md", "x");
  folder.put("site/.hidden/h.md", "h");
  folder.put("site/node/n.md", "n");
  folder.link("site/broken.md", "nowhere.md");
  folder.link("site/self.md", "self.md");
  folder.link("site/file.md", "a/x.md");
  folder.link("site/absolute.md", folder.path / "site/a/x.md");
  folder.link("site/out.md", "../outside/o.md");
  folder.link("site/out", "../outside");
  folder.link("site/folder", "a");
  folder.link("site/shown", ".hidden");
  folder.link("site/node_modules", "node");
  folder.link("site/.dot", "a");
  folder.link("site/device.md", "/dev/null");
  folder.link("site/near", "../site-2");
  folder.put("site-2/near.md", "near");
  const auto disk = real_disk(folder.path / "site");
  BOOST_TEST(listed(*disk, "") ==
             "a/x.md absolute.md broken.md file.md folder/x.md node/n.md "
             "self.md shown/h.md");
  BOOST_TEST(listed(*disk, "folder") == "folder/x.md");
  BOOST_TEST(listed(*disk, "out") == "");
  BOOST_TEST(content_of(*disk, "folder/x.md") == "x");
  BOOST_TEST(content_of(*disk, "broken.md") == "!no such file or directory");
  BOOST_TEST(content_of(*disk, "self.md") ==
             "!too many levels of symbolic links");
}

BOOST_AUTO_TEST_CASE(links_that_lead_back_are_not_followed) {
  const Folder folder;
  folder.put("a/x.md", "");
  folder.put("b/c/y.md", "");
  folder.link("a/root", "..");
  folder.link("a/me", ".");
  folder.link("a/b", "../b");
  folder.link("b/c/a", "../../a");
  folder.link("b/c/up", "..");
  const auto disk = folder.disk();
  BOOST_TEST(listed(*disk, "") == "a/b/c/y.md a/x.md b/c/a/x.md b/c/y.md");
  BOOST_TEST(listed(*disk, "a") == "a/b/c/y.md a/x.md");
  BOOST_TEST(listed(*disk, "b/c") == "b/c/a/x.md b/c/y.md");
  // Named by a link, its folders above are those that the name says.
  BOOST_TEST(listed(*disk, "a/b") == "a/b/c/y.md");
}

BOOST_AUTO_TEST_CASE(links_among_many_folders_do_not_explode) {
  const Folder folder;
  constexpr int folders = 30;
  for (int i = 0; i < folders; ++i) {
    const std::string name = "f" + std::to_string(i);
    folder.put(name + "/x.md", "");
    for (int j = 0; j < folders; ++j) {
      folder.link(name + "/to" + std::to_string(j), "../f" + std::to_string(j));
    }
  }
  const Listing listing = folder.disk()->list("");
  BOOST_TEST(listing.files.size() <= 30u * 64u);
  BOOST_TEST(listing.unreadable[0].sentence ==
             "is reached by too many symbolic links");
}

BOOST_AUTO_TEST_CASE(what_is_not_a_file_is_not_listed_and_not_read) {
  const Folder folder;
  folder.put("a.md", "a");
  BOOST_REQUIRE(mkfifo((folder.path / "fifo.md").c_str(), 0600) == 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder.path / "socket.md").string().copy(address.sun_path, 100);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  BOOST_REQUIRE(
      bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  folder.link("link.md", "fifo.md");
  const auto disk = folder.disk();
  BOOST_TEST(listed(*disk, "") == "a.md");
  for (const std::string path :
       {"fifo.md", "socket.md", "link.md", "/dev/null"}) {
    BOOST_TEST(content_of(*disk, path) == "!is not a regular file");
    BOOST_TEST(!disk->is_file(path));
    BOOST_TEST(complaint(*disk, path, "x") ==
               "cannot write " + path + ": is not a regular file");
  }
  close(socket);
}

BOOST_AUTO_TEST_CASE(files_of_any_size_below_4_gib_are_read) {
  const Folder folder;
  for (const size_t size : {1u, 15u, 4095u, 4096u, 4097u, 3000000u}) {
    const std::string content(size, 'x');
    folder.put("a.md", content);
    BOOST_TEST((content_of(*folder.disk(), "a.md") == content));
  }
  fs::resize_file(folder.path / "a.md", uintmax_t{1} << 32);
  BOOST_TEST(content_of(*folder.disk(), "a.md") == "!is larger than 4 GiB");
  // A file that says it is empty.
  BOOST_TEST(content_of(*folder.disk(), "/proc/self/status").size() > 100u);
}

BOOST_AUTO_TEST_CASE(what_may_not_be_read_is_told_and_the_rest_goes_on) {
  if (may_do_everything()) return;
  const Folder folder;
  folder.put("a/x.md", "x");
  folder.put("b/y.md", "y");
  folder.put("c/z.md", "z");
  folder.put("d/e/w.md", "w");
  fs::permissions(folder.path / "b", fs::perms::none);
  fs::permissions(folder.path / "c/z.md", fs::perms::none);
  fs::permissions(folder.path / "d", fs::perms::owner_read);
  const auto disk = folder.disk();
  BOOST_TEST(listed(*disk, "") ==
             "a/x.md c/z.md !b: permission denied !d/e: permission denied");
  BOOST_TEST(listed(*disk, "b") == "!b: permission denied");
  BOOST_TEST(content_of(*disk, "c/z.md") == "!permission denied");
  fs::permissions(folder.path / "b", fs::perms::owner_all);
  fs::permissions(folder.path / "d", fs::perms::owner_all);
}

BOOST_AUTO_TEST_CASE(very_deep_folders_are_told) {
  const Folder folder;
  constexpr int levels = 1500;
  int fd = open(folder.path.c_str(), O_RDONLY | O_DIRECTORY);
  for (int level = 0; level < levels; ++level) {
    BOOST_REQUIRE(mkdirat(fd, "d", 0700) == 0);
    close(openat(fd, "x.md", O_CREAT | O_WRONLY, 0600));
    const int next = openat(fd, "d", O_RDONLY | O_DIRECTORY);
    close(fd);
    fd = next;
  }
  close(fd);
  const Listing listing = folder.disk()->list("");
  BOOST_TEST(listing.files.size() == 201u);
  BOOST_TEST(listing.unreadable.size() == 1u);
  BOOST_TEST(listing.unreadable[0].sentence == "is nested too deeply");
  BOOST_TEST(listing.unreadable[0].file.size() == 401u);
  // Each round takes one level out, since no path reaches the last one.
  for (int level = 0; level < levels - 1; ++level) {
    fs::rename(folder.path / "d/d", folder.path / "e");
    fs::remove_all(folder.path / "d");
    fs::rename(folder.path / "e", folder.path / "d");
  }
}

BOOST_AUTO_TEST_CASE(writing_keeps_the_mode) {
  const Folder folder;
  folder.put("a.md", "a");
  const auto disk = folder.disk();
  for (const mode_t mode : {0600u, 0644u, 0755u, 0666u}) {
    chmod((folder.path / "a.md").c_str(), mode);
    disk->write("a.md", "b");
    struct stat info;
    BOOST_REQUIRE(stat((folder.path / "a.md").c_str(), &info) == 0);
    BOOST_TEST((info.st_mode & 07777) == mode);
  }
  const mode_t mask = umask(027);
  disk->write("new.md", "n");
  umask(mask);
  struct stat info;
  BOOST_REQUIRE(stat((folder.path / "new.md").c_str(), &info) == 0);
  BOOST_TEST((info.st_mode & 07777) == 0640u);
}

BOOST_AUTO_TEST_CASE(writing_goes_through_links_but_not_out_of_the_root) {
  const Folder folder;
  folder.put("site/a.md", "a");
  folder.put("outside/o.md", "o");
  folder.link("site/link.md", "a.md");
  folder.link("site/out.md", "../outside/o.md");
  folder.link("site/out", "../outside");
  folder.link("site/broken.md", "nowhere.md");
  const auto disk = real_disk(folder.path / "site");
  disk->write("link.md", "b");
  BOOST_TEST(fs::is_symlink(folder.path / "site/link.md"));
  BOOST_TEST(folder.get("site/a.md") == "b");
  const std::string absolute = folder.path / "site/out.md";
  for (const std::string& path :
       {std::string("out.md"), std::string("out/o.md"),
        std::string("out/new.md"), std::string("out/../x.md"), absolute}) {
    BOOST_TEST(complaint(*disk, path, "b") ==
               "cannot write " + path + ": leads out of the root");
  }
  BOOST_TEST(folder.get("outside/o.md") == "o");
  BOOST_TEST(complaint(*disk, "broken.md", "b") ==
             "cannot write broken.md: no such file or directory");
}

BOOST_AUTO_TEST_CASE(a_long_name_leaves_room_for_the_temporary_file) {
  const Folder folder;
  const std::string name(255, 'x');
  folder.disk()->write(name, "a");
  BOOST_TEST(folder.get(name) == "a");
  BOOST_TEST(complaint(*folder.disk(), name + "x", "a") ==
             "cannot write " + name + "x: file name too long");
}

// The limit on the size of files stands for a full disk.
BOOST_AUTO_TEST_CASE(a_failed_write_leaves_the_old_file_and_nothing_else) {
  const Folder folder;
  folder.put("a.md", "old");
  rlimit before;
  BOOST_REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, before.rlim_max};
  BOOST_REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  const std::string text =
      complaint(*folder.disk(), "a.md", std::string(5000, 'x'));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  BOOST_TEST(text == "cannot write a.md: file too large");
  BOOST_TEST(folder.get("a.md") == "old");
  BOOST_TEST(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

BOOST_AUTO_TEST_CASE(a_read_only_file_or_folder_is_not_written) {
  const Folder folder;
  folder.put("a.md", "old");
  chmod((folder.path / "a.md").c_str(), 0444);
  BOOST_TEST(complaint(*folder.disk(), "a.md", "new") ==
             "cannot write a.md: is read-only");
  chmod((folder.path / "a.md").c_str(), 0644);
  chmod(folder.path.c_str(), 0555);
  BOOST_TEST(complaint(*folder.disk(), "a.md", "new") ==
             "cannot write a.md: lies in a read-only folder");
  chmod(folder.path.c_str(), 0755);
  BOOST_TEST(folder.get("a.md") == "old");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace paralint
