// The lists in which a site declares its redirects, and what becomes of them
// when pages get other URLs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config.h"
#include "disk.h"
#include "redirect_formats.h"

namespace paralint {

// One list: a file of the site's own, or the entry `redirects` of the
// configuration or of a mappings file.
struct RedirectList {
  std::string file;  // as the disk names it
  std::string key;   // "redirects"; empty: the file is the list
  std::string from = "from";
  std::string to = "to";
  RedirectFormat format = RedirectFormat::yaml;
};

// Whether redirects can be written into a file of this format.
bool is_written(RedirectFormat format);

// The first is the one for new redirects, and so is each that holds those of
// one locale. `disk` names the files of `config` as
// that does. Throws Error where one cannot be read.
std::vector<RedirectList> redirect_lists(const Disk& disk,
                                         const Config& config);

// By URL, as normal_path gives it: where the page is now.
using MovedUrls = std::map<std::string, std::string>;

// The text of the list's file where redirects to a URL that has moved lead to
// the new one, those from a URL that has a page now are gone, and, if `adds`,
// one from each old URL is added behind the others, in their form. Throws Error
// where the file is written in a way that cannot be changed line by line, and
// where something is to be added to one whose format is only read.
std::string with_moved(const RedirectList& list, std::string_view text,
                       const MovedUrls& moved, bool adds);

// The URL as the text of a redirect has it: its query and fragment, and a slash
// at the end, stay.
std::string moved_url(const std::string& url, const MovedUrls& moved);

}  // namespace paralint
