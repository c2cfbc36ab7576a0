// The page to look at: the built-in files of report/html with what was found
// in them as JSON.
//
// The page's script makes the document from it, with nothing but text nodes, so
// what a page of the site holds is never read as HTML. Its policy allows that
// one script and no request.

#include "parallel.h"
#include "report/html_assets.h"
#include "report/html_detail.h"
#include "report/html_index.h"

namespace paralint {

std::string html_report(const ReportInput& input) {
  const auto& pairs = input.site.pairs();
  const LinkDifferences by_link(input.result);
  std::vector<std::vector<LinkDifference>> differences(pairs.size());
  for_each_index(pairs.size(), input.threads, [&](size_t i) {
    differences[i] = by_link.of(pairs[i], input.site.alignment(i));
  });
  const HtmlDetails details = html_details(input, differences);
  const std::string index = html_index(input, differences, details.lines);
  std::string page;
  page.reserve(html_before_index.size() + index.size() +
               html_before_details.size() + details.elements.size() +
               html_after_details.size());
  page += html_before_index;
  page += index;
  page += html_before_details;
  page += details.elements;
  page += html_after_details;
  return page;
}

}  // namespace paralint
