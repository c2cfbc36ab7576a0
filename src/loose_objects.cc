#include "loose_objects.h"

#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <zlib.h>

#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>

namespace paralint {
namespace {

// Packs are asked first: they hold most objects. Then this unit, then libgit2.
constexpr int packs = 3;
constexpr int between = 2;

// Larger ones are no pages, nor folders of them.
constexpr size_t largest = size_t{64} << 20;

struct Backend : git_odb_backend {
  std::string folder;  // ".git/objects/"
};

struct Object {
  git_object_t type = GIT_OBJECT_INVALID;
  std::string content;
};

std::string path_of(const Backend& backend, const git_oid& id) {
  std::string name(GIT_OID_HEXSZ + 1, '\0');
  git_oid_pathfmt(name.data(), &id);
  return backend.folder + name;
}

// Nothing where the text is cut off or damaged.
std::optional<std::string> inflated(std::string packed) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  int state = Z_OK;
  while (state == Z_OK && text.size() <= largest) {
    char part[16384];
    stream.next_out = reinterpret_cast<Bytef*>(part);
    stream.avail_out = sizeof part;
    state = inflate(&stream, Z_NO_FLUSH);
    text.append(part, sizeof part - stream.avail_out);
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END) return {};
  return text;
}

// "blob 12\0" and the content.
std::optional<Object> parsed(const std::string& text) {
  const size_t blank = text.find(' ');
  const size_t end = text.find('\0');
  if (blank == std::string::npos || end == std::string::npos || end < blank) {
    return {};
  }
  const std::string type = text.substr(0, blank);
  Object object{git_object_string2type(type.c_str()), text.substr(end + 1)};
  size_t size = 0;
  const char* last = text.data() + end;
  const auto read = std::from_chars(text.data() + blank + 1, last, size);
  const bool fits = read.ec == std::errc() && read.ptr == last &&
                    size == object.content.size();
  if (object.type == GIT_OBJECT_INVALID || !fits) return {};
  return object;
}

// What the callbacks of a backend answer.
int read_object(const git_odb_backend* self, const git_oid* id,
                Object& object) {
  const std::string path = path_of(*static_cast<const Backend*>(self), *id);
  std::ifstream in(path.c_str(), std::ios::binary);
  if (!in) return GIT_PASSTHROUGH;
  const std::string packed(std::istreambuf_iterator<char>(in), {});
  if (packed.size() > largest) return GIT_ERROR;
  const auto text = inflated(packed);
  auto found = text ? parsed(*text) : std::nullopt;
  if (!found) return GIT_ERROR;
  object = std::move(*found);
  return GIT_OK;
}

int read(void** data, size_t* size, git_object_t* type, git_odb_backend* self,
         const git_oid* id) {
  Object object;
  const int answer = read_object(self, id, object);
  if (answer != GIT_OK) return answer;
  // One byte more: libgit2 ends what it hands out with a zero.
  *data = git_odb_backend_data_alloc(self, object.content.size() + 1);
  if (!*data) return GIT_ERROR;
  std::memcpy(*data, object.content.c_str(), object.content.size() + 1);
  *size = object.content.size();
  *type = object.type;
  return GIT_OK;
}

int read_header(size_t* size, git_object_t* type, git_odb_backend* self,
                const git_oid* id) {
  Object object;
  const int answer = read_object(self, id, object);
  if (answer != GIT_OK) return answer;
  *size = object.content.size();
  *type = object.type;
  return GIT_OK;
}

void free_backend(git_odb_backend* self) {
  delete static_cast<Backend*>(self);
}

}  // namespace

void prepare_guard() {
  git_libgit2_opts(GIT_OPT_SET_ODB_PACKED_PRIORITY, packs);
}

bool guard_loose_objects(git_repository* repository) {
  git_odb* store = nullptr;
  if (git_repository_odb(&store, repository) != 0) return false;
  auto backend = std::make_unique<Backend>();
  git_odb_init_backend(backend.get(), GIT_ODB_BACKEND_VERSION);
  backend->folder =
      std::string(git_repository_commondir(repository)) + "/objects/";
  backend->read = read;
  backend->read_header = read_header;
  backend->free = free_backend;
  const bool is_taken = git_odb_add_backend(store, backend.get(), between) == 0;
  if (is_taken) backend.release();
  git_odb_free(store);
  return is_taken;
}

}  // namespace paralint
