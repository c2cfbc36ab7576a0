#include "all.h"
#include "text.h"

namespace paralint {
namespace {

void check(const Site& site, PageIndex index, Sink& sink) {
  const Page& page = site.corpus().page(index).facts;
  if (!page.front_matter.problem) return;
  Finding finding;
  finding.page = index;
  const uint32_t at = page.front_matter.problem->offset;
  finding.where = {at, at};
  const std::string& message = page.front_matter.problem->message;
  const bool says_where = starts_with(message, "front matter");
  finding.message = (says_where ? "" : "front matter: ") + message;
  sink.add(std::move(finding));
}

}  // namespace

const Rule bad_front_matter = {
    .id = "bad-front-matter",
    .family = Family::pages,
    .severity = Severity::error,
    .summary = "the front matter is not the YAML or TOML that it should be",
    .explanation =
        R"(The block between the two `---` lines is broken YAML, is no mapping, or gives a
key twice; or that between two `+++` lines is broken TOML. The rest of the page is checked all the same.)",
    .page = check,
};

}  // namespace paralint
