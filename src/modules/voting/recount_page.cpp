// /przelicz: anybody brings a .pb file, picks a rule, and sees result, reasons and money. Nothing is kept.
#include "modules/voting/count_apart.h"
#include "modules/voting/pages.h"
#include "modules/voting/preset_words.h"
#include "modules/voting/problem_words.h"
#include "modules/voting/recount.h"
#include "modules/voting/result_parts.h"
#include "modules/voting/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/http/form.h"
#include "platform/text/text.h"
#include "tally/rule.h"

namespace wiec::voting {
namespace {

struct Asked {
  std::string rule = "greedy", rule_text;
};
struct Wrong {
  std::string field, words;
  int status = 422;
};

void put_form(Html& out, Context& ctx, const Asked& asked, const Wrong* wrong) {
  const Language l = ctx.language;
  const auto error_at = [&](std::string_view field) {
    return wrong && wrong->field == field ? std::string_view(wrong->words) : std::string_view();
  };
  const auto rules = rule_choices(l);
  std::vector<html::Choice> choices;
  for (const RuleChoice& rule : rules) choices.push_back({.value = rule.name, .label = rule.title});
  const std::string csrf = ctx.form_token(), action = localized(l, "/przelicz"),
                    largest = texts::recount_file_hint(l, static_cast<std::int64_t>(kLargestUpload >> 20));
  html::form(out, {.action = action,
                   .csrf = csrf,
                   .body =
                       [&](Html& f) {
                         html::file_field(f, l,
                                          {.name = "plik",
                                           .label = texts::recount_file(l),
                                           .hint = largest,
                                           .error = error_at("plik"),
                                           .accept = ".pb,.csv,text/csv"});
                         html::select_field(f, l,
                                            {.name = "zasada",
                                             .label = texts::recount_rule(l),
                                             .choices = choices,
                                             .value = asked.rule,
                                             .error = error_at("zasada")});
                         html::details(
                             f, texts::recount_own_rule(l),
                             [&](Html& body) {
                               html::text_area(body, l,
                                               {.name = "tekst",
                                                .label = texts::recount_rule_text(l),
                                                .hint = texts::recount_rule_text_hint(l),
                                                .value = asked.rule_text,
                                                .error = error_at("tekst"),
                                                .rows = 8,
                                                .optional = true});
                             },
                             !asked.rule_text.empty() || !error_at("tekst").empty());
                         html::put<R"(<p class="muted">{}</p>)">(f, texts::recount_wait(l));
                         html::button(f, {.label = texts::recount_send(l)});
                       },
                   .multipart = true});
}

Page page_of(Context& ctx, const Asked& asked, const Wrong* wrong) {
  const Language l = ctx.language;
  Page page{.title = std::string(texts::recount_title(l)), .status = wrong ? wrong->status : 200, .section = "/wyniki"};
  page.description = texts::recount_lead(l);
  page.has_errors = wrong != nullptr;
  Html& out = page.main;
  if (wrong) {
    const html::FieldError errors[] = {{.field = wrong->field, .text = wrong->words}};
    html::error_summary(out, l, errors);
  }
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p>)">(out, page.description);
  put_form(out, ctx, asked, wrong);
  html::put<R"(<p><a href="{}">{}</a></p>)">(out, localized(l, "/wyniki"), texts::recount_where_files(l));
  return page;
}

Page result_page(Context& ctx, const Asked& asked, const std::string& file, const Json& report, ResultView view) {
  const Language l = ctx.language;
  const auto all = static_cast<std::int64_t>(view.projects.size());
  const auto won = std::ranges::count_if(view.projects, &ProjectResult::won);
  if (view.projects.size() > kMostShown) {
    view.projects.resize(kMostShown);
    view.changes.resize(kMostShown);
  }
  Page page{.title = texts::recount_result_title(l, file), .section = "/wyniki", .indexed = false};
  Html& out = page.main;
  html::heading(out, 1, page.title);
  html::put<R"(<p class="lead">{}</p><p>{}</p>)">(
      out, texts::pool_lead(l, view.ballots, won, all),
      texts::recount_by(
          l, asked.rule_text.empty() ? preset_title(l, asked.rule) : std::string(texts::recount_by_own_rule(l))));
  const Json* decided = report.find("decided");
  if (decided && decided->boolean() && !*decided->boolean())
    html::notice(out, l, {.kind = html::NoticeKind::warning, .text = texts::undecided(l)});
  put_money(out, l, view);
  put_chart(out, l, view);
  put_table(out, l, view);
  if (all > static_cast<std::int64_t>(kMostShown))
    html::put<"<p>{}</p>">(out, texts::recount_more(l, all - static_cast<std::int64_t>(kMostShown)));
  put_voters(out, l, report.find("voters"));
  put_groups(out, l, view, report);
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::faulty_title(l));
  for (const std::string& sentence : sentences_of_faulty(l, report)) html::put<"<p>{}</p>">(out, sentence);
  html::put<"</section>">(out);
  put_money_flow(out, l, view, report.find("money_flow"));
  html::put<R"(<section class="stack"><h2>{}</h2>)">(out, texts::what_if_crumb(l));
  put_what_if(out, l, view, report.find("what_if"), report.find("voters"));
  html::put<R"(</section><section class="stack"><h2>{}</h2>)">(out, texts::recount_again(l));
  put_form(out, ctx, asked, nullptr);
  html::put<"</section>">(out);
  return page;
}

// The rule as it goes to the count, or what is wrong with it.
std::expected<std::string, Wrong> rule_of(Language l, const Asked& asked) {
  if (asked.rule_text.empty()) {
    if (!tally::preset(asked.rule)) return std::unexpected(Wrong{"zasada", std::string(texts::recount_no_rule(l))});
    return asked.rule;
  }
  const auto rule = tally::rule_from_text(asked.rule_text);
  if (!rule) return std::unexpected(Wrong{"tekst", sentence_of(l, rule.error())});
  return asked.rule_text;
}

std::expected<Json, Wrong> count_upload(Context& ctx, const std::string& rule, std::string_view bytes) {
  const Language l = ctx.language;
  const auto turn = ctx.shared.uploads.take(kPatience);
  if (!turn) return std::unexpected(Wrong{"", std::string(texts::recount_busy(l)), 503});
  const SystemClock clock;
  const CountApart wanted{.rule = rule,
                          .inputs = {},
                          .changes = true,
                          .what_if = true,
                          .money_flow = true,
                          .groups = kGroupsShown,
                          .seconds = kUploadSeconds,
                          .language = l};
  auto report = count_apart(wanted, bytes, kUploadBounds, clock);
  if (report) return std::move(*report);
  switch (report.error().why) {
    case NotCounted::Why::refused:
      return std::unexpected(Wrong{"plik", report.error().sentence});
    case NotCounted::Why::too_long:
      return std::unexpected(Wrong{"", texts::recount_too_long(l, kUploadBounds.processor.count())});
    case NotCounted::Why::broken:
      break;
  }
  return std::unexpected(Wrong{"", std::string(texts::recount_broken(l))});
}

}  // namespace

Result<Reply> recount_page(Context& ctx, const Request&) { return page_of(ctx, {}, nullptr); }

Result<Reply> recount_upload(Context& ctx, const Request& request) {
  const Language l = ctx.language;
  const auto refuse = [&](const Asked& asked, const Wrong& wrong) -> Result<Reply> {
    return page_of(ctx, asked, &wrong);
  };
  const auto form = http::Form::parse(request.http.header("content-type"), request.http.body,
                                      {.value_bytes = 64 * 1024, .files = 1, .file_bytes = kLargestUpload});
  if (!form && form.error().status() == 413)
    return refuse({}, {"plik", texts::recount_too_large(l, static_cast<std::int64_t>(kLargestUpload >> 20)), 413});
  if (!form) return refuse({}, {"plik", std::string(texts::recount_unreadable(l)), form.error().status()});
  const Asked asked{.rule = form->text("zasada"), .rule_text = form->text("tekst")};
  const http::FilePart* file = form->file("plik");
  if (!file) return refuse(asked, {"plik", std::string(texts::recount_no_file(l))});
  const auto rule = rule_of(l, asked);
  if (!rule) return refuse(asked, rule.error());
  const auto report = count_upload(ctx, *rule, file->bytes);
  if (!report) return refuse(asked, report.error());
  auto view = view_of(*report);
  if (!view) return refuse(asked, {"", std::string(texts::recount_broken(l))});
  return result_page(ctx, asked, text::clean_line(file->name).value_or("plik.pb"), *report, *std::move(view));
}

}  // namespace wiec::voting
