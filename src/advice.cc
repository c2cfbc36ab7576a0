#include "advice.h"

#include "memory.h"
#include "suggest.h"

namespace paralint {

void advise(const Site& site, const History* history, const Work& work,
            const std::vector<bool>& chosen, std::vector<Finding>& findings) {
  work.begin("asking the history");
  const Memories memories =
      history ? recollect(site, findings, *history) : Memories();
  const Suggester suggester(site, memories);
  for_each_index("looking for repairs of findings", findings.size(), work,
                 [&](size_t i) {
                   if (chosen[i]) suggester.suggest(findings[i]);
                 });
}

}  // namespace paralint
