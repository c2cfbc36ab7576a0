#include "redirect_list.h"

#include <boost/test/unit_test.hpp>

namespace paralint {
namespace {

BOOST_AUTO_TEST_SUITE(redirect_list)

const RedirectList own_file{"moved.yaml", "", "old", "new"};
const RedirectList in_config{"paralint.yaml", "redirects"};
const MovedUrls moved{{"/a", "/b"}};

struct Row {
  const char* text;
  const char* expected;
};

BOOST_AUTO_TEST_CASE(new_entries_have_the_form_of_the_last_one) {
  for (const Row& row : {
           Row{"- old: /x\n  new: /y\n",
               "- old: /x\n  new: /y\n- old: /a\n  new: /b\n"},
           {"- {old: /x, new: /y}",
            "- {old: /x, new: /y}\n"
            "- {old: /a, new: /b}\n"},
           {"- old: \"/x/\" # why\n  # how\n  new: '/y'\n  code: 301\n# end\n",
            "- old: \"/x/\" # why\n  # how\n  new: '/y'\n  code: 301\n"
            "- old: \"/a/\"\n  new: '/b'\n  code: 301\n# end\n"},
           {"", "- {old: /a, new: /b}\n"},
           {"# none yet\n", "# none yet\n- {old: /a, new: /b}\n"},
           {"# none yet\n[]\n# end",
            "# none yet\n# end\n- {old: /a, new: /b}\n"},
           {"---\n~\n", "---\n- {old: /a, new: /b}\n"},
       }) {
    BOOST_TEST(with_moved(own_file, row.text, moved, true) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(a_list_of_the_configuration_grows_where_it_stands) {
  for (const Row& row : {
           Row{"redirects:\n  - {from: /x, to: /y}\n\nrules: {}\n",
               "redirects:\n  - {from: /x, to: /y}\n"
               "  - {from: /a, to: /b}\n\nrules: {}\n"},
           {"redirects: [] # none\nrules: {}\n",
            "redirects:  # none\n  - {from: /a, to: /b}\nrules: {}\n"},
           {"redirects:\n", "redirects:\n  - {from: /a, to: /b}\n"},
           {"redirects: [ ]\nrules: {}\n",
            "redirects: \n  - {from: /a, to: /b}\nrules: {}\n"},
           {"redirects: ~ # none\nrules: ~\n",
            "redirects:  # none\n  - {from: /a, to: /b}\nrules: ~\n"},
           {"'redirects': null", "'redirects': \n  - {from: /a, to: /b}\n"},
           {"redirects:\n  ~\nrules: {}\n",
            "redirects:\n  - {from: /a, to: /b}\nrules: {}\n"},
           {"redirects:\nrules: ~\n",
            "redirects:\n  - {from: /a, to: /b}\nrules: ~\n"},
       }) {
    BOOST_TEST(with_moved(in_config, row.text, moved, true) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(redirects_to_the_old_url_lead_to_the_new_one) {
  for (const Row& row : {
           Row{"- {old: /x, new: /a}\n", "- {old: /x, new: /b}\n"},
           {"- {old: /x, new: '/a/?q#part'}\n",
            "- {old: /x, new: '/b/?q#part'}\n"},
           {"- {old: /x, new: /a/c}\n", "- {old: /x, new: /a/c}\n"},
           {"- {old: /x, new: https://other.example/a}\n",
            "- {old: /x, new: https://other.example/a}\n"},
           // Nobody was sent on from the page's own URL; now everybody is.
           {"- {old: /a, new: /z}\n", "- {old: /a, new: /b}\n"},
       }) {
    BOOST_TEST(with_moved(own_file, row.text, moved, false) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(a_url_that_has_a_page_again_is_not_redirected) {
  BOOST_TEST(with_moved(own_file,
                        "- {old: /x, new: /y}\n"
                        "- old: /b\n"
                        "  new: /a\n",
                        moved, true) ==
             "- {old: /x, new: /y}\n"
             "- old: /a\n"
             "  new: /b\n");
}

BOOST_AUTO_TEST_CASE(adding_twice_is_adding_once) {
  const std::string once = with_moved(own_file, "", moved, true);
  BOOST_TEST(with_moved(own_file, once, moved, true) == once);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_changed_line_by_line_is_an_error) {
  for (const char* text :
       {"[{old: /x, new: /y}]\n", "old: /x\n", "- {old: /x, new: /y\n"}) {
    BOOST_CHECK_THROW(with_moved(own_file, text, moved, true), Error);
  }
}

// ---- Files of one redirect a line

const RedirectList netlify{"_redirects", "", "", "", RedirectFormat::netlify};
const RedirectList mdn{"files/fr/_redirects.txt", "", "", "",
                       RedirectFormat::mdn};

BOOST_AUTO_TEST_CASE(lines_are_added_above_the_patterns_that_take_them) {
  for (const Row& row : {
           Row{"", "/a /b\n"},
           {"/x   /y\n", "/x   /y\n/a   /b\n"},
           {"/x/\t/y/ 302 # why", "/x/\t/y/ 302 # why\n/a/\t/b/\n"},
           {"# old\r\n/x /y\r\n", "# old\r\n/x /y\r\n/a /b\r\n"},
           {"/x /y\n/z/* /y/:splat\n/* /404 404\n# end\n",
            "/x /y\n/z/* /y/:splat\n/a /b\n/* /404 404\n# end\n"},
           {"/:one /y 301 Country=fr\n", "/a /b\n/:one /y 301 Country=fr\n"},
           // For some readers only.
           {"/a /y 301 Language=fr\n", "/a /y 301 Language=fr\n/a /b\n"},
       }) {
    BOOST_TEST(with_moved(netlify, row.text, moved, true) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(lines_follow_what_has_moved) {
  for (const Row& row : {
           Row{"/x  /a   302  # why\n", "/x  /b   302  # why\n"},
           {"/x/* /a/?q#part\n", "/x/* /b/?q#part\n"},
           {"/x/* /a/:splat\n", "/x/* /a/:splat\n"},
           {"/x https://other.example/a\n", "/x https://other.example/a\n"},
           {"/a /z\n", "/a /b\n"},
           {"/a /z 301!\n", "/a /z 301!\n"},
           {"/x /y\n/b /c\n# end\n", "/x /y\n# end\n"},
           {"/b /served 200\n", "/b /served 200\n"},
       }) {
    BOOST_TEST(with_moved(netlify, row.text, moved, false) == row.expected);
  }
  BOOST_TEST(with_moved(netlify, "/b /a", moved, true) == "/a /b\n");
  BOOST_TEST(with_moved(netlify, "/b /a\n/* /404 404\n", moved, true) ==
             "/a /b\n/* /404 404\n");
}

BOOST_AUTO_TEST_CASE(lines_of_mdn_are_sorted_and_of_one_locale) {
  const MovedUrls both{{"/en-us/docs/c", "/en-us/docs/d"},
                       {"/fr/docs/c", "/fr/docs/d"}};
  BOOST_TEST(with_moved(mdn,
                        "# FROM-URL\tTO-URL\n/fr/docs/a\t/fr/docs/c\n"
                        "/fr/docs/x\t/fr/docs/y\n",
                        both, true) ==
             "# FROM-URL\tTO-URL\n/fr/docs/a\t/fr/docs/d\n"
             "/fr/docs/c\t/fr/docs/d\n/fr/docs/x\t/fr/docs/y\n");
}

BOOST_AUTO_TEST_CASE(formats_that_are_only_read) {
  for (const RedirectFormat format :
       {RedirectFormat::mkdocs, RedirectFormat::vercel,
        RedirectFormat::netlify_toml}) {
    const RedirectList list{"x", "", "", "", format};
    BOOST_TEST(with_moved(list, "any", moved, false) == "any");
    BOOST_CHECK_THROW(with_moved(list, "any", moved, true), Error);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace paralint
