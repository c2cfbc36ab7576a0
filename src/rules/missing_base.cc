#include "all.h"

namespace paralint {
namespace {

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  const bool is_found =
      target.kind == TargetKind::page || target.kind == TargetKind::route;
  if (!target.lacks_base || !is_found) return;
  const Corpus& corpus = view.corpus();
  const std::string base = quote(corpus.config().base);
  const bool by_writer = corpus.renderer().base_from == BaseFrom::writer;
  sink.add(
      view.finding(quote(view.link.destination) +
                       " leads out of the site, which is served below " + base,
                   {by_writer ? "most links of the site begin with " + base
                              : "the generator adds it in Markdown only"}));
}

}  // namespace

const Rule missing_base = {
    .id = "missing-base",
    .family = Family::links,
    .severity = Severity::error,
    .summary =
        "a link lacks the path below which the site is served, and leads out "
        "of it",
    .explanation =
        R"(The site is served below a path of its host, its `base`, and its generator leaves
links that begin with a slash as they are. Without the base they work in a local
preview, and nowhere else.

    [Hives](/hives)                          <!-- should be /bees/hives -->

Where most links of a site lack the base, something puts it there that is not known
here, and nothing is said.)",
    .link = check,
};

}  // namespace paralint
