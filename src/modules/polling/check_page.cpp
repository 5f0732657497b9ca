// /glosowanie/{edition}, /sprawdz, /oddaj and /potwierdzenie: the ballot on one page, the one button that casts it, and
// the receipt.
#include "modules/polling/cast_ballot.h"
#include "modules/polling/identify.h"
#include "modules/polling/page_parts.h"
#include "modules/polling/pages.h"
#include "modules/polling/pool_ballot.h"
#include "modules/polling/texts.h"
#include "modules/polling/voter_store.h"
#include "platform/html/card.h"
#include "platform/text/text.h"

namespace wiec::polling {
namespace {

struct Part {
  std::shared_ptr<const PoolBallot> ballot;
  Marks marks;
  std::vector<Problem> faults;
};

Result<std::vector<Part>> parts_of(Context& ctx, const Asked& asked) {
  std::vector<Part> parts;
  for (const editions::Pool* pool : pools_of(ctx, *asked.edition, asked.voter->who.district)) {
    TRY(auto ballot, kept_ballot(ctx, *asked.edition, *pool));
    if (ballot->entries.empty()) continue;
    const auto own = asked.voter->marks.find(pool->code);
    Part part{.ballot = std::move(ballot), .marks = own == asked.voter->marks.end() ? Marks{} : own->second};
    part.faults = faults_of(*part.ballot, part.marks);
    parts.push_back(std::move(part));
  }
  return parts;
}

void put_choices(Html& out, Language l, const Part& part) {
  const PoolBallot& ballot = *part.ballot;
  if (part.marks.empty()) return html::put<"{}">(out, texts::nothing_chosen(l));
  html::put<R"(<ul class="chosen">)">(out);
  for (const Mark& mark : in_order(ballot, part.marks)) {
    const auto& entry = *ballot.entries[*ballot.find(mark.project)];
    const auto place = static_cast<std::size_t>(mark.value);
    const bool ordinal = ballot.election.vote_type == tally::VoteType::ordinal;
    const std::string worth = tally::has_points(ballot.election.vote_type) ? texts::worth(l, mark.value)
                              : ordinal && place >= 1 && place <= ballot.rules.points_by_place.size()
                                  ? texts::worth(l, ballot.rules.points_by_place[place - 1])
                                  : std::string();
    if (worth.empty())
      html::put<R"(<li><span class="pick-number">{}</span> {}</li>)">(out, entry.number, entry.title(l));
    else
      html::put<R"(<li><strong>{}</strong> <span class="pick-number">{}</span> {}</li>)">(out, worth, entry.number,
                                                                                          entry.title(l));
  }
  html::put<"</ul>">(out);
}

void put_summary(Html& out, Context& ctx, const Asked& asked, const std::vector<Part>& parts) {
  const Language l = ctx.language;
  std::vector<std::string> links;
  std::vector<Html> choices;
  for (const Part& part : parts) {
    links.push_back(localized(l, asked.path("/pula/" + part.ballot->pool->code)));
    put_choices(choices.emplace_back(), l, part);
  }
  const std::string data = localized(l, asked.path("/dane"));
  const std::string who =
      fmt::format("{}, {} {}", asked.voter->who.name, asked.voter->who.street, asked.voter->who.number);
  std::vector<html::SummaryRow> rows;
  for (std::size_t i = 0; i < parts.size(); ++i)
    rows.push_back({.name = parts[i].ballot->pool->name(l), .value = choices[i], .change_href = links[i]});
  rows.push_back({.name = texts::who_votes(l), .value = who, .change_href = data});
  html::summary_list(out, l, rows);
}

Page check_form(Context& ctx, const Asked& asked, const std::vector<Part>& parts, const Problem* problem) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token();
  const std::string fingerprint = fingerprint_of(ctx, *asked.edition, *asked.voter).value_or("");  // "": casts nothing
  const Wrong wrong(l, problem);
  Page page = question_page(ctx, asked, texts::check_title(l), 4, wrong);
  Html& out = page.main;
  html::put<R"(<p class="lead">{}</p>)">(out, texts::check_lead(l));
  put_summary(out, ctx, asked, parts);
  const bool by_email = asked.voter->proof == editions::Proof::code_by_email;
  html::form(out, {.action = localized(l, asked.path("/oddaj")), .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "ballot", fingerprint);
                     if (by_email)
                       html::checkbox(
                           f, l, {.name = "letter", .label = texts::receipt_wanted(l), .hint = asked.voter->contact});
                     html::put<"<p>{}</p>">(f, texts::cast_once(l));
                     html::button(f, {.label = texts::cast(l), .icon = html::Icon::vote});
                   }});
  put_secrecy(out, l);
  return page;
}

const Part* first_wrong(const std::vector<Part>& parts) {
  for (const Part& part : parts)
    if (!part.faults.empty()) return &part;
  return nullptr;
}

}  // namespace

Result<Reply> ballot_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::vote)) return *elsewhere;
  TRY(const std::vector<Part> parts, parts_of(ctx, asked));
  // Where the voter was: the first pool that is not finished.
  if (const Part* part = first_wrong(parts)) return Redirect{asked.path("/pula/" + part->ballot->pool->code)};
  return Redirect{asked.path("/sprawdz")};
}

Result<Reply> check_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::vote)) return *elsewhere;
  TRY(const std::vector<Part> parts, parts_of(ctx, asked));
  if (const Part* part = first_wrong(parts)) return Redirect{asked.path("/pula/" + part->ballot->pool->code)};
  return check_form(ctx, asked, parts, nullptr);
}

Result<Reply> post_ballot(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  // The same form again: the vote is cast, and its receipt is the answer.
  if (const auto elsewhere = sent_on(asked, Step::vote)) return *elsewhere;
  const auto form = form_of(request);
  const auto cast = cast_ballot(ctx, *asked.edition, *asked.voter, {form.text("ballot"), form.checked("letter")});
  if (cast) return Redirect{path_of(*asked.edition, Step::done)};
  if (cast.error().text == texts::keys::session_changed) return Redirect{asked.path("")};
  if (cast.error().kind == ProblemKind::invalid || cast.error().text == texts::keys::choices_changed) {
    TRY(const std::vector<Part> parts, parts_of(ctx, asked));
    Problem fault = cast.error();
    fault.field.clear();
    return check_form(ctx, asked, parts, &fault);
  }
  if (cast.error().kind == ProblemKind::conflict) give_up(ctx);
  return std::unexpected(cast.error());
}

Result<Reply> receipt_page(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_for(ctx, request));
  if (asked.step() != Step::done) return Redirect{path_of(*asked.edition, asked.step())};
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token();
  ctx.voter.clear();
  Page page{.title = std::string(texts::receipt_title(l)), .section = "/glosowanie", .indexed = false};
  Html& out = page.main;
  html::put<R"(<h1 class="hidden">{}</h1>)">(out, texts::receipt_title(l));
  html::panel(out, {.title = texts::receipt_title(l),
                    .text = texts::receipt_text(l, asked.edition->name(l)),
                    .code = asked.voter->receipt});
  html::put<"<p>{}</p>">(out, texts::receipt_keep(l));
  html::put<"<h2>{}</h2><ul><li>{}</li><li>{}</li><li>{}</li></ul>">(
      out, texts::receipt_next(l), texts::receipt_deleted(l), texts::receipt_secret(l), texts::receipt_results(l));
  html::form(out, {.action = localized(l, asked.path("/zakoncz")), .csrf = csrf, .body = [&](Html& f) {
                     html::button(f, {.label = texts::finish(l), .kind = html::ButtonKind::secondary});
                   }});
  return page;
}

Html unsent_panel(Context& ctx, std::int64_t) {
  Html out;
  const auto voter = find_voter(ctx);
  if (!voter) {
    if (ctx.keep_voter) ctx.keep_voter("");  // nothing is left of it: kept pages serve this reader again
    return out;
  }
  const auto all = editions::editions(ctx);
  const auto edition = std::ranges::find(*all, voter->edition, &editions::Edition::id);
  if (edition == all->end() || !voter->receipt.empty() || !may_cast(*edition, voter->begun_at, ctx.now)) return out;
  const Language l = ctx.language;
  const std::string href = localized(l, path_of(*edition, step_of(*voter, *edition, text::date_in_warsaw(ctx.now))));
  html::banner(out, l, {.text = texts::unsent(l), .action = {.href = href, .label = texts::unsent_go_on(l)}});
  return out;
}

}  // namespace wiec::polling
