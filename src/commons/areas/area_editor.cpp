#include "commons/areas/area_editor.h"

#include "commons/areas/texts.h"
#include "commons/places/places.h"
#include "platform/html/card.h"
#include "platform/html/drawn_map.h"
#include "platform/html/field.h"

namespace wiec::areas {
namespace {

struct Ground {
  std::vector<std::pair<std::string, std::string>> parts;  // code and name
  std::optional<places::Map> map;
};

Ground ground_of(Context& ctx) {
  return ctx.db.read([](db::ReadTx& tx) {
    Ground ground;
    const auto cities = places::cities(tx);
    if (cities.empty()) return ground;
    ground.map = places::map_of(tx, cities.front().id);
    for (const places::Place& district : places::children_of(tx, cities.front().id, places::PlaceKind::district)) {
      ground.parts.emplace_back(code_from_id(district.id.value), district.name);
      for (const places::Place& estate : places::children_of(tx, district.id))
        ground.parts.emplace_back(code_from_id(estate.id.value), fmt::format("{} ({})", estate.name, district.name));
    }
    return ground;
  });
}

void put_act(Html& out, std::string_view act, std::string_view label, bool quiet = true) {
  html::put<R"(<button class="{}" type="button" data-do="{}">{}</button>)">(
      out, quiet ? "button button-secondary" : "button", act, label);
}

void put_acts(Html& out, Language l, bool points) {
  html::button_row(out, [&](Html& row) {
    put_act(row, "add", points ? texts::point_add(l) : texts::draw_add(l), false);
    put_act(row, "undo", points ? texts::point_undo(l) : texts::draw_undo(l));
    put_act(row, "clear", texts::draw_clear(l));
  });
  html::put<R"(<div class="button-row area-moves" role="group" aria-label="{}">)">(out, texts::draw_moves(l));
  for (const auto& [act, label] : {std::pair("left", texts::draw_left(l)),
                                   {"up", texts::draw_up(l)},
                                   {"down", texts::draw_down(l)},
                                   {"right", texts::draw_right(l)},
                                   {"in", texts::draw_in(l)},
                                   {"out", texts::draw_out(l)}})
    put_act(out, act, label);
  html::put<"</div>">(out);
}

// Hidden until the script takes it over: without one it could do nothing. With a field of points ("f-points") it sets
// points there, else the corners of the border.
void put_board(Html& out, Language l, const places::Map& map, std::string_view points = {}) {
  const places::MapFrame& frame = map.frame;
  const bool border = points.empty();
  html::put<
      R"(<div class="area-editor map" data-area-editor data-west="{}" data-south="{}" data-east="{}" data-north="{}" data-corner="{}" data-count="{}" data-remove="{}" data-move="{}" data-parts="{}" data-cross="{}" {?data-points=} hidden><p id="area-keys">{}</p><svg viewBox="0 0 {} {}" tabindex="0" role="application" aria-label="{}" aria-describedby="area-keys">)">(
      out, frame.box.south_west.longitude, frame.box.south_west.latitude, frame.box.north_east.longitude,
      frame.box.north_east.latitude,
      border ? texts::draw_corner(l, "{n}", "{where}") : texts::point_one(l, "{n}", "{where}"),
      border ? texts::draw_count(l, "{n}") : texts::point_count(l, "{n}"), texts::draw_remove(l), texts::draw_move(l),
      texts::draw_many(l), texts::draw_cross(l, "{where}"), points, border ? texts::draw_keys(l) : texts::point_keys(l),
      frame.width, frame.height, border ? texts::draw_map(l) : texts::point_map(l));
  std::vector<html::DrawnShape> shapes;
  for (const places::Outline& outline : map.outlines) shapes.push_back({.path = outline.path, .title = outline.name});
  html::drawn_shapes(out, shapes);
  html::put<
      R"(<path class="area-draft" d="M0 0"/><g class="area-corners"></g><path class="area-cross" d="M0 0"/></svg>)">(
      out);
  html::put<R"(<p role="status" data-said></p>)">(out);
  put_acts(out, l, !border);
  html::put<R"(<ol class="area-list" data-list aria-label="{}"></ol></div>)">(
      out, border ? texts::draw_list(l) : texts::point_list(l));
}

}  // namespace

void put_point_editor(Html& f, Context& ctx, places::PlaceId city, std::string_view field_id) {
  const auto map = city ? ctx.db.read([&](db::ReadTx& tx) { return places::map_of(tx, city); }) : std::nullopt;
  if (map) put_board(f, ctx.language, *map, field_id);
}

void put_area_editor(Html& f, Context& ctx, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const Ground ground = ground_of(ctx);
  html::text_field(f, l,
                   {.name = "area_name",
                    .label = texts::f_name(l),
                    .hint = texts::f_name_hint(l),
                    .value = typed.at("area_name"),
                    .error = errors.at("area_name"),
                    .max_length = 120});
  html::put<"<p>{}</p>">(f, texts::ways(l));
  std::vector<html::Choice> choices;
  for (const auto& [code, name] : ground.parts) choices.push_back({.value = code, .label = name});
  const auto ticked = typed.list("area_parts");
  const auto list = [&](Html& body) {
    html::checkbox_field(body, l,
                         {.name = "area_parts",
                          .legend = texts::f_parts(l),
                          .choices = choices,
                          .hint = texts::f_parts_hint(l),
                          .values = ticked,
                          .error = errors.at("area_parts"),
                          .optional = true});
  };
  const bool open = !ticked.empty() || !errors.at("area_parts").empty();
  if (!choices.empty()) html::details(f, texts::f_parts(l), list, open);
  html::text_area(f, l,
                  {.name = "area_streets",
                   .label = texts::f_streets(l),
                   .hint = texts::f_streets_hint(l),
                   .value = typed.at("area_streets"),
                   .error = errors.at("area_streets"),
                   .rows = 4,
                   .optional = true});
  if (ground.map) put_board(f, l, *ground.map);
  html::text_area(f, l,
                  {.name = "area_geojson",
                   .label = texts::f_geojson(l),
                   .hint = texts::f_geojson_hint(l),
                   .value = typed.at("area_geojson"),
                   .error = errors.at("area_geojson"),
                   .rows = 3,
                   .optional = true});
  html::file_field(f, l,
                   {.name = "area_file",
                    .label = texts::f_file(l),
                    .hint = texts::f_file_hint(l),
                    .error = errors.at("area_file"),
                    .accept = ".geojson,.json",
                    .optional = true});
}

}  // namespace wiec::areas
