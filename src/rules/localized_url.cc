#include "all.h"

namespace paralint {
namespace {

const char* read_as(Reading via) {
  switch (via) {
    case Reading::key:
      return "the key of ";
    case Reading::url:
      return "the URL of ";
    case Reading::bare_url:
      return "the URL, without its locale, of ";
    case Reading::file:
      return "";
    case Reading::relative_url:
      return "the relative URL of ";
  }
  return "";
}

void check(const LinkView& view, Sink& sink) {
  const Target& target = view.target;
  const bool other_rule = target.is_foreign(view.locale()) ||
                          target.redirected || target.relative_by_mistake ||
                          target.wrong_case;
  if (target.kind != TargetKind::page || target.conventional || other_rule) {
    return;
  }
  const SitePage& page = view.corpus().page(target.page);
  const auto& convention = is_html(view.link)
                               ? view.corpus().renderer().html_links
                               : view.corpus().renderer().markdown_links;
  const bool by_key = !convention.empty() && convention.front() == Reading::key;
  sink.add(view.finding(
      by_key ? quote(view.link.destination) +
                   " is the page's URL; links on this site name its key"
             : quote(view.link.destination) +
                   " names the page in a way that this site does not read",
      {std::string("it is ") + read_as(target.via) + page.facts.file}));
}

}  // namespace

const Rule localized_url = {
    .id = "localized-url",
    .family = Family::links,
    .severity = Severity::error,
    .summary =
        "a link names a page by its URL where the site's convention is "
        "its key",
    .explanation =
        R"(Every page has a key that is the same in all languages, and URLs that differ.
Links name the key, so that they survive translation and renamed URLs.

    [Points de vente](/docs/points-de-vente) <!-- should be /docs/locations -->

Which of the two a site uses is its `markdown_links` and `html_links` setting.)",
    .link = check,
};

}  // namespace paralint
