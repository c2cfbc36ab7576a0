// One mistake put into a healthy site, and where the program should speak of
// it.
#pragma once

#include <string>
#include <vector>

#include "finding.h"
#include "random.h"
#include "site.h"
#include "sites.h"

namespace paralint::bench {

// Bytes of a file of the untouched site.
struct Spot {
  PageIndex page = none;
  Span where;
};

// A link that a fault spoiled: what it was is what should be suggested.
struct SpoiledLink {
  int32_t link = no_link;   // of the untouched page
  std::vector<Spot> about;  // whoever names one of them may mean this link
};

struct Fault {
  PageIndex page = none;             // the one that is changed
  std::vector<Edit> edits;           // of that page, in its order
  std::vector<Spot> about;           // whoever names one of them has found it
  std::vector<SpoiledLink> spoiled;  // of links only
  bool moves_anchors = false;        // links elsewhere may break by it
};

// A site as it was, with what its own findings name.
class Healthy {
 public:
  Healthy(const Sample& sample, const Site& site,
          const std::vector<Finding>& findings);

  const Sample& sample() const { return sample_; }
  const Site& site() const { return site_; }
  const Corpus& corpus() const { return site_.corpus(); }
  const Page& page(PageIndex page) const { return corpus().page(page).facts; }
  const std::string& text(PageIndex page) const;
  // The whole lines around the span.
  Span lines(PageIndex page, Span where) const;
  // Whether no finding names the lines.
  bool is_healthy(PageIndex page, Span lines) const;
  // The pair in which the page is the translation, or null.
  const Pair* pair(PageIndex translation) const;

 private:
  const Sample& sample_;
  const Site& site_;
  std::vector<std::vector<Span>> named_;  // by page
};

// Whether two spans have a byte or an end in common.
bool touch(Span a, Span b);
bool touch(const std::vector<Spot>& some, const std::vector<Spot>& others);

// Where bytes of the changed page were before.
Span before(const Fault& fault, Span where);

// The bytes that a finding names, on either page.
std::vector<Spot> named_by(const Corpus& corpus, const Finding& finding);

struct FaultKind {
  const char* name;
  // The rules that are meant for it.
  std::vector<std::string> rules;
  // Distinct faults at random places; fewer than `count` where the site has no
  // more places.
  std::vector<Fault> (*make)(const Healthy& healthy, size_t count,
                             Random& random);
};

}  // namespace paralint::bench
