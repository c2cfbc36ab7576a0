// Every rule, one a file. The list in rule.cc orders them.
#pragma once

#include "rule.h"

namespace paralint {

extern const Rule broken_page;
extern const Rule broken_anchor;
extern const Rule wrong_locale;
extern const Rule relative_by_mistake;
extern const Rule wrong_case;
extern const Rule localized_url;
extern const Rule missing_base;
extern const Rule own_host;
extern const Rule stale_slug;
extern const Rule redirected;
extern const Rule alias_used;
extern const Rule external_locale;
extern const Rule lost_in_copy;
extern const Rule anchor_lost_in_copy;
extern const Rule untranslated_target;
extern const Rule link_differs;
extern const Rule link_missing;
extern const Rule link_extra;
extern const Rule section_missing;
extern const Rule section_extra;
extern const Rule level_differs;
extern const Rule id_differs;
extern const Rule translation_missing;
extern const Rule translation_orphan;
extern const Rule pair_ambiguous;
extern const Rule duplicate_id;
extern const Rule duplicate_url;
extern const Rule inert_id;
extern const Rule empty_id;
extern const Rule bad_front_matter;
extern const Rule bad_encoding;
extern const Rule unused_ignore;

}  // namespace paralint
