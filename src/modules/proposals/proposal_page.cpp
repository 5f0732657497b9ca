// /projekty/{code}: one permanent page for a proposal, from submission to what became of it.
#include "modules/proposals/pages.h"
#include "modules/proposals/selection_map.h"
#include "modules/proposals/texts.h"
#include "platform/html/card.h"
#include "platform/html/navigation.h"
#include "platform/html/table.h"
#include "platform/text/markdown.h"
#include "platform/text/text.h"

namespace wiec::proposals {
namespace {

std::string_view next_of(Language l, State state) {
  switch (state) {
    case State::submitted:
      return texts::next_submitted(l);
    case State::formal_check:
      return texts::next_formal_check(l);
    case State::assessment:
      return texts::next_assessment(l);
    case State::rejected:
      return texts::next_rejected(l);
    case State::withdrawn:
      return texts::next_withdrawn(l);
    case State::merged:
      return texts::next_merged(l);
    case State::on_ballot:
      return texts::next_on_ballot(l);
    case State::won:
      return texts::next_won(l);
    case State::lost:
      return texts::next_lost(l);
  }
  return {};
}

// How far the proposal has come: 0 submitted, 1 verified, 2 voted, 3 decided.
int progress_of(State state) {
  switch (state) {
    case State::submitted:
      return 0;
    case State::formal_check:
    case State::assessment:
    case State::rejected:
    case State::withdrawn:
    case State::merged:
      return 1;
    case State::on_ballot:
      return 2;
    case State::won:
    case State::lost:
      return 4;
  }
  return 0;
}

void put_steps(Html& out, Language l, const Proposal& p) {
  const int progress = progress_of(p.state);
  const std::string_view titles[] = {texts::step_submitted(l), texts::step_verified(l), texts::step_ballot(l),
                                     texts::step_result(l)};
  std::vector<html::Step> steps;
  for (int i = 0; i < 4; ++i)
    steps.push_back({.title = titles[i],
                     .state = i < progress    ? html::StepState::done
                              : i == progress ? html::StepState::now
                                              : html::StepState::ahead});
  const bool ended = p.state == State::rejected || p.state == State::withdrawn || p.state == State::merged;
  if (ended) steps.resize(2), steps[1].note = name_of(l, p.state);
  html::steps(out, l, {.label = texts::next_step(l), .steps = steps});
  html::put<R"(<p class="next"><strong>{}:</strong> {}</p>)">(out, texts::next_step(l), next_of(l, p.state));
}

void put_facts(Html& out, Language l, const Proposal& p, const editions::Edition& edition, const Category* category) {
  const auto* pool = edition.pool(p.pool);
  const std::string cost = text::format_money(l, p.cost),
                    day = text::format_date(l, text::date_in_warsaw(p.submitted_at));
  std::vector<html::SummaryRow> rows{{.name = texts::number(l), .value = p.number},
                                     {.name = texts::cost(l), .value = cost}};
  if (pool) rows.push_back({.name = texts::pool(l), .value = pool->name(l)});
  if (category) rows.push_back({.name = texts::category(l), .value = category->name(l)});
  if (!p.location.empty()) rows.push_back({.name = texts::where(l), .value = p.location});
  if (!p.author_shown.empty()) rows.push_back({.name = texts::author(l), .value = p.author_shown});
  rows.push_back({.name = texts::submitted(l), .value = day});
  rows.push_back({.name = texts::edition(l), .value = edition.name(l)});
  html::put<R"(<section class="stack"><h2>{}</h2>{}</section>)">(
      out, texts::facts(l), [&](Html& list) { html::summary_list(list, l, rows); });
}

void put_decision(Html& out, Context& ctx, const Decision& d, State state) {
  const Language l = ctx.language;
  const bool polish = l == Language::pl;
  const std::string day = text::format_date(l, d.decided_on);
  const std::string_view title = state == State::rejected ? texts::decision_rejected(l)
                                 : state == State::merged ? texts::decision_merged(l)
                                                          : texts::decision_withdrawn(l);
  const std::string& criterion = polish ? d.criterion_pl : d.criterion_en;
  const std::string& reason = polish ? d.reason_pl : d.reason_en;
  const std::string& office = polish ? d.office_pl : d.office_en;
  html::notice(out, l, {.kind = html::NoticeKind::warning, .title = title, .text = [&](Html& body) {
                          std::vector<html::SummaryRow> rows;
                          if (!criterion.empty()) rows.push_back({.name = texts::criterion(l), .value = criterion});
                          if (!reason.empty()) rows.push_back({.name = texts::reason(l), .value = reason});
                          if (!office.empty()) rows.push_back({.name = texts::office(l), .value = office});
                          rows.push_back({.name = texts::decided_on(l), .value = day});
                          html::summary_list(body, l, rows);
                          if (d.merged_into)
                            html::put<R"(<p><a href="{}">{}</a></p>)">(
                                body, localized(l, "/projekty/" + code_from_id(d.merged_into.value)),
                                texts::merged_into(l));
                          if (state == State::rejected) html::put<"<p>{}</p>">(body, texts::appeal_how(l));
                        }});
}

void put_costs(Html& out, Language l, const Proposal& p) {
  if (p.cost_items.empty()) return;
  html::put<"<h2>{}</h2>">(out, texts::costs(l));
  const html::Column columns[] = {{.label = texts::cost_item(l)}, {.label = texts::cost(l), .numeric = true}};
  html::Table table(out, l, {.caption = texts::costs(l), .columns = columns, .caption_hidden = true});
  for (const CostItem& item : p.cost_items) table.row({item.name_pl, text::format_money(l, item.cost)});
  table.row({texts::cost_total(l), text::format_money(l, p.cost)}, html::RowKind::total);
}

void put_body(Html& out, Language l, const Proposal& p) {
  const bool borrowed = l == Language::en && p.body_en.empty() && !p.body_pl.empty();
  html::put<"<h2>{}</h2>">(out, texts::description(l));
  if (borrowed) html::put<R"(<p class="muted">{}</p>)">(out, texts::original_polish(l));
  html::put<R"(<div class="prose"{?lang=}>{}</div>)">(out, borrowed ? "pl" : "",
                                                      Html::trusted(text::html_from_markdown(p.body(l))));
}

}  // namespace

Result<Reply> proposal_page(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return problem(ProblemKind::not_found, texts::keys::no_such_proposal);
  const auto found = ctx.db.read([&](db::ReadTx& tx) { return find_proposal(tx, ProposalId{*id}); });
  if (!found) return problem(ProblemKind::not_found, texts::keys::no_such_proposal);
  const Proposal& p = *found;
  const Language l = ctx.language;
  const auto all_editions = editions::editions(ctx);
  const auto edition = std::ranges::find(*all_editions, p.edition, &editions::Edition::id);
  if (edition == all_editions->end()) return problem(ProblemKind::not_found, texts::keys::no_such_proposal);
  const auto all_categories = categories(ctx);

  const bool current = editions::find_edition(ctx, *all_editions, "") == &*edition;
  Page page{.title = p.title(l), .description = p.summary(l), .section = "/projekty"};
  page.crumbs = {
      {std::string(texts::proposals(l)), "/projekty" + (current ? std::string() : edition_query(edition->code))},
      {p.title(l), ""}};
  if (p.picture) page.image = fmt::format("/projekty/{}/obraz", p.code());
  Html& out = page.main;
  const std::string_view lang = l == Language::en && p.title_en.empty() ? "pl" : "";
  html::put<
      R"(<article class="proposal"><header><p class="over">{} · {}</p><h1{?lang=}>{}</h1><p class="lead"{?lang=}>{}</p></header>)">(
      out, p.number, name_of(l, p.state), lang, p.title(l), lang, p.summary(l));
  if (!page.image.empty())
    html::put<R"(<img class="wide-picture" src="{}" alt="" width="960" height="540">)">(out, page.image);
  put_steps(out, l, p);
  if (p.decision) put_decision(out, ctx, *p.decision, p.state);
  ctx.put_panels(out, "proposal", p.id.value);
  html::put<R"(<div class="columns"><div class="stack">)">(out);
  put_body(out, l, p);
  put_costs(out, l, p);
  html::put<R"(</div><div class="stack">)">(out);
  put_facts(out, l, p, *edition, find_category(*all_categories, p.category));
  put_place(out, ctx, p, *edition);
  html::put<"</div></div></article>">(out);
  return page;
}

Result<Reply> proposal_picture(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  const auto found =
      id ? ctx.db.read([&](db::ReadTx& tx) { return find_proposal(tx, ProposalId{*id}); }) : std::nullopt;
  if (!found || !found->picture) return problem(ProblemKind::not_found, texts::keys::no_such_proposal);
  auto bytes = files::read_whole(ctx.db, found->picture);
  if (!bytes) return problem(ProblemKind::not_found, texts::keys::no_such_proposal);
  return Content{
      .type = found->picture_type, .body = *std::move(bytes), .headers = {{"Cache-Control", "public, max-age=86400"}}};
}

}  // namespace wiec::proposals
