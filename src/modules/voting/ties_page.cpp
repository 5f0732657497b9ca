// /administracja/remisy: the ties that wait for a draw, and the draws recorded so far.
#include "modules/editions/edition_store.h"
#include "modules/voting/result_store.h"
#include "modules/voting/texts.h"
#include "modules/voting/ties_desk.h"
#include "platform/html/card.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::voting {
namespace {

constexpr std::string_view kOfDistricts = "frekwencja";

html::Tone tone_of(DrawState state) {
  return state == DrawState::waiting ? html::Tone::amber
                                     : (state == DrawState::consented ? html::Tone::linden : html::Tone::plain);
}

// Strings that the tasks look at.
struct Line {
  std::string href, title, hint, status;
  html::Tone tone = html::Tone::plain;
};

void put_tasks(Html& out, const std::vector<Line>& lines) {
  std::vector<html::Task> tasks;
  for (const Line& line : lines)
    tasks.push_back(
        {.href = line.href, .title = line.title, .hint = line.hint, .status = line.status, .tone = line.tone});
  html::task_list(out, tasks);
}

std::string_view short_title(Language l, const editions::Edition& edition, std::string_view code) {
  const auto* pool = code.empty() ? nullptr : edition.pool(code);
  return pool ? std::string_view(pool->name(l)) : texts::tie_in_turnout(l);
}

void add_lines(Context& ctx, const editions::Edition& edition, std::vector<Line>& open, std::vector<Line>& recorded) {
  const Language l = ctx.language;
  for (const OpenTie& tie : open_ties(ctx, edition))
    open.push_back({.href = localized(l, tie_path(edition, tie.pool)),
                    .title = fmt::format("{}: {}", edition.name(l), short_title(l, edition, tie.pool)),
                    .hint = names_of_candidates(l, ground_of(ctx, edition, tie.pool), tie.candidates),
                    .status = {}});
  for (const TieDraw& draw : ctx.db.read([&](db::ReadTx& tx) { return draws_of(tx, edition.id); }))
    recorded.push_back({.href = localized(l, draw_path(edition, draw.id)),
                        .title = fmt::format("{}: {}", edition.name(l), short_title(l, edition, draw.pool)),
                        .hint = text::format_date(l, draw.held_on),
                        .status = texts::draw_state(l, code_of(draw.state)),
                        .tone = tone_of(draw.state)});
}

}  // namespace

std::string tie_path(const editions::Edition& edition, std::string_view pool) {
  return pool.empty() ? fmt::format("{}/{}/{}", kTiesDesk, edition.code, kOfDistricts)
                      : fmt::format("{}/{}/pula-{}", kTiesDesk, edition.code, pool);
}

std::string draw_path(const editions::Edition& edition, DrawId draw) {
  return fmt::format("{}/{}/losowania/{}", kTiesDesk, edition.code, code_from_id(draw.value));
}

std::string tie_title(Language l, const editions::Edition& edition, std::string_view code) {
  const auto* pool = code.empty() ? nullptr : edition.pool(code);
  return pool ? texts::tie_in_pool(l, pool->name(l)) : std::string(texts::tie_in_turnout(l));
}

Result<editions::Edition> edition_of_ties(Context& ctx, const Request& request) {
  const std::string_view code = request.params.get("edition");
  auto edition = ctx.db.read([&](db::ReadTx& tx) { return editions::load_edition(tx, code); });
  if (!edition || !edition->published) return problem(ProblemKind::not_found, texts::keys::no_such_result);
  if (!may_decide_draw(ctx.actor, *edition)) return problem(ProblemKind::not_allowed, texts::keys::not_your_draw);
  return *std::move(edition);
}

TieGround ground_of(Context& ctx, const editions::Edition& edition, std::string_view code) {
  TieGround ground{
      .edition = &edition, .pool = code.empty() ? nullptr : edition.pool(code), .result = {}, .projects = {}};
  if (!ground.pool) return ground;
  ctx.db.read([&](db::ReadTx& tx) {
    if (auto result = find_result(tx, ground.pool->id)) ground.result = *std::move(result);
    ground.projects = projects_of(tx, ground.pool->id);
  });
  return ground;
}

Page start_ties_page(Context&, std::string_view title, const Errors& errors, int status) {
  Page page{.title = std::string(title), .status = status, .indexed = false};
  page.has_errors = static_cast<bool>(errors);
  errors.put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

Result<Reply> ties_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  Page page = start_ties_page(ctx, texts::desk_ties(l), Errors(l, {}));
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::desk_ties_lead(l));
  std::vector<Line> open, recorded;
  for (const auto& edition : *editions::editions(ctx))
    if (may_decide_draw(ctx.actor, edition)) add_lines(ctx, edition, open, recorded);
  html::section(page.main, {.title = texts::ties_waiting(l), .body = [&](Html& body) {
                              if (open.empty()) html::put<"<p>{}</p>">(body, texts::no_ties_waiting(l));
                              put_tasks(body, open);
                            }});
  if (!recorded.empty())
    html::section(page.main,
                  {.title = texts::draws_recorded(l), .body = [&](Html& body) { put_tasks(body, recorded); }});
  return page;
}

Html ties_task(Context& ctx, std::int64_t) {
  Html out;
  const Actor& actor = ctx.actor;
  if (!actor.has(Role::coordinator) && !actor.has(Role::commission) && !actor.has(Role::administrator)) return out;
  const Language l = ctx.language;
  const std::string href = localized(l, kTiesDesk);
  const html::Task tasks[] = {{.href = href, .title = texts::desk_ties(l), .hint = texts::desk_ties_hint(l)}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::voting
