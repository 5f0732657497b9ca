// /administracja/wspolne-projekty/{year}/forma/{path}: the whole path online or back, after seeing what it touches.
#include "commons/gatherings/words.h"
#include "commons/people/page_parts.h"
#include "commons/site/typed.h"
#include "modules/joint_projects/change_formula.h"
#include "modules/joint_projects/pages.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "platform/html/card.h"
#include "platform/html/table.h"

namespace wiec::joint_projects {
namespace {

struct Asked {
  Programme programme;
  Path path = Path::district;
  PathFormula to = PathFormula::online;
  std::vector<Touched> touched;
};

Result<Asked> load(Context& ctx, const Request& request) {
  auto p = programme_asked_for(ctx, request);
  const auto path = path_from(request.params.get("path"));
  if (!p || !path) return problem(ProblemKind::not_found, texts::keys::no_such_programme);
  Asked asked{.programme = *std::move(p), .path = *path, .to = {}, .touched = {}};
  asked.to = asked.programme.formula(*path) == PathFormula::online ? PathFormula::in_person : PathFormula::online;
  asked.touched = ctx.db.read([&](db::ReadTx& tx) { return touched_by(tx, asked.path, asked.to, ctx.now); });
  return asked;
}

void put_touched(Html& f, Language l, const Asked& asked, const Typed& typed) {
  if (asked.touched.empty()) {
    html::put<"<p>{}</p>">(f, texts::nothing_touched(l));
    return;
  }
  const bool came_back = typed.has("seen");
  const auto ticked = typed.list("change");
  const html::Column columns[] = {{.label = texts::gathering(l)},
                                  {.label = texts::when(l)},
                                  {.label = texts::signed_up(l), .numeric = true},
                                  {.label = texts::changes(l)}};
  html::Table table(f, l, {.caption = texts::touched(l), .columns = columns});
  for (const Touched& one : asked.touched) {
    const auto& g = one.gathering;
    const std::string when = gatherings::when_of(l, g), code = g.code(), label(texts::change_this(l, g.title(l)));
    const bool on = !came_back || std::ranges::find(ticked, code) != ticked.end();
    const auto name = [&](Html& cell) {
      html::put<"{}<br>{}">(cell, g.title(l), one.back.address.empty() ? gatherings::where_of(l, g) : one.back.address);
    };
    const auto box = [&](Html& cell) {
      html::row_checkbox(cell, {.name = "change", .value = code, .label = label, .checked = on});
    };
    table.row({name, when, g.taken + g.waiting, box});
  }
}

Page page_of(Context& ctx, const Asked& asked, const Typed& typed, const Problem* wrong) {
  const Language l = ctx.language;
  const people::Wrong problem(l, wrong);
  const bool online = asked.to == PathFormula::online;
  const std::string title(online ? texts::go_online(l, std::string(name_of(l, asked.path)))
                                 : texts::go_back(l, std::string(name_of(l, asked.path))));
  Page page = people::start_page(ctx, title, problem);
  page.crumbs = {{std::string(texts::part_programme(l)), "/administracja/wspolne-projekty"}};
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::formula_explained(l));
  const std::string csrf = ctx.form_token(),
                    action = localized(l, fmt::format("/administracja/wspolne-projekty/{}/forma/{}",
                                                      asked.programme.year, code_of(asked.path)));
  html::form(
      page.main,
      {.action = action, .csrf = csrf, .body = [&](Html& f) {
         html::hidden_field(f, "to", code_of(asked.to));
         html::hidden_field(f, "seen", "1");
         html::text_field(f, l,
                          {.name = "reason_pl",
                           .label = texts::f_reason_pl(l),
                           .value = typed.at("reason_pl"),
                           .error = problem.at("reason_pl")});
         html::text_field(
             f, l,
             {.name = "reason_en", .label = texts::f_reason_en(l), .value = typed.at("reason_en"), .optional = true});
         if (online)
           html::text_field(f, l,
                            {.name = "link",
                             .label = texts::f_room(l),
                             .hint = texts::f_room_hint(l),
                             .value = typed.at("link"),
                             .error = problem.at("link")});
         if (online)
           html::checkbox(f, l,
                          {.name = "discuss",
                           .label = texts::f_discuss(l),
                           .hint = texts::f_discuss_hint(l),
                           .checked = !typed.has("seen") || !typed.at("discuss").empty()});
         put_touched(f, l, asked, typed);
         html::button(f, {.label = online ? texts::change_to_online(l) : texts::change_to_in_person(l)});
       }});
  return page;
}

}  // namespace

Result<Reply> formula_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, load(ctx, request));
  return page_of(ctx, asked, Typed(), nullptr);
}

Result<Reply> post_formula(Context& ctx, const Request& request) {
  TRY(const Asked asked, load(ctx, request));
  const Typed typed(people::form_of(request));
  FormulaChange change{.path = asked.path,
                       .to = typed.at("to") == "online" ? PathFormula::online : PathFormula::in_person,
                       .reason_pl = std::string(typed.at("reason_pl")),
                       .reason_en = std::string(typed.at("reason_en")),
                       .link = std::string(typed.at("link")),
                       .discussions = !typed.at("discuss").empty(),
                       .left_out = {}};
  const auto ticked = typed.list("change");
  for (const Touched& one : asked.touched)
    if (std::ranges::find(ticked, one.gathering.code()) == ticked.end()) change.left_out.push_back(one.gathering.id);
  if (auto done = change_formula(ctx, asked.programme.id, change); !done)
    return page_of(ctx, asked, typed, &done.error());
  return Redirect{address_of(part_of(asked.path))};
}

}  // namespace wiec::joint_projects
