#include "facts_json.h"

#include <nlohmann/json.hpp>

#include "anchors.h"

namespace paralint {
namespace {

using Json = nlohmann::ordered_json;

Json span(Span where) {
  return {where.begin, where.end};
}

Json front_matter(const FrontMatter& matter) {
  Json fields = Json::object();
  for (const Field& field : matter.fields) {
    const bool scalar = field.kind == Field::Kind::scalar;
    fields[field.name] = scalar                            ? Json(field.value)
                         : field.kind == Field::Kind::null ? Json(nullptr)
                         : field.items.empty() ? Json("(a list or mapping)")
                                               : Json(field.items);
  }
  Json json = {{"span", span(matter.span)}, {"fields", fields}};
  if (matter.problem) {
    json["problem"] = {{"offset", matter.problem->offset},
                       {"message", matter.problem->message}};
  }
  return json;
}

Json heading(const Heading& heading, const Anchors& anchors, int32_t index,
             const Renderer& renderer) {
  Json ids = Json::array();
  for (const ExplicitId& id : heading.ids) {
    ids.push_back({{"id", id.id},
                   {"syntax", name_of(id.syntax)},
                   {"effect", name_of(renderer.effect(id.syntax))},
                   {"span", span(id.where)}});
  }
  Json json = {{"level", heading.level},
               {"line", heading.line},
               {"text", heading.text},
               {"slug", anchors.headings()[static_cast<size_t>(index)].slug}};
  if (renderer.old_slugger) {
    json["old_slug"] = anchors.old_slug(index);
  }
  json["ids"] = ids;
  json["span"] = span(heading.span);
  json["text_span"] = span(heading.text_span);
  return json;
}

Json link(const Link& link, std::string_view text) {
  Json json = {{"syntax", name_of(link.syntax)},
               {"image", link.image},
               {"line", link.line},
               {"destination", link.destination},
               {"text", link.text},
               {"span", span(link.span)},
               {"source", std::string(link.span.in(text))}};
  json["destination_span"] = link.destination_span.empty()
                                 ? Json(nullptr)
                                 : span(link.destination_span);
  if (link.expression) json["expression"] = true;
  return json;
}

Json ignore(const Ignore& ignore) {
  return {{"rules", ignore.rules},
          {"reason", ignore.reason},
          {"whole_page", ignore.whole_page},
          {"lines", {ignore.first_line, ignore.last_line}}};
}

}  // namespace

std::string facts_json(const Page& page, std::string_view text,
                       const Renderer& renderer) {
  const Anchors anchors(page, renderer);
  Json json = {{"file", page.file},
               {"bytes", page.size},
               {"front_matter", front_matter(page.front_matter)},
               {"headings", Json::array()},
               {"links", Json::array()},
               {"html_ids", Json::array()},
               {"block_ids", Json::array()},
               {"code_blocks", page.code.size()},
               {"ignores", Json::array()},
               {"encoding", Json::array()}};
  for (size_t i = 0; i < page.headings.size(); ++i) {
    json["headings"].push_back(
        heading(page.headings[i], anchors, static_cast<int32_t>(i), renderer));
  }
  for (const Link& each : page.links) {
    json["links"].push_back(link(each, text));
  }
  for (const HtmlId& id : page.html_ids) {
    json["html_ids"].push_back({{"id", id.id}, {"span", span(id.where)}});
  }
  for (const ExplicitId& id : page.block_ids) {
    json["block_ids"].push_back({{"id", id.id}, {"span", span(id.where)}});
  }
  for (const Ignore& each : page.ignores) {
    json["ignores"].push_back(ignore(each));
  }
  for (const Problem& problem : page.encoding) {
    json["encoding"].push_back(
        {{"offset", problem.offset}, {"message", problem.message}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace paralint
