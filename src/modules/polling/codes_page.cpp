// /administracja/kody: codes given out ahead, for who has neither e-mail nor telephone. They are shown once, as a file.
#include "commons/audit/audit.h"
#include "modules/editions/edit_edition.h"
#include "modules/polling/keys.h"
#include "modules/polling/page_parts.h"
#include "modules/polling/pages.h"
#include "modules/polling/roll_store.h"
#include "modules/polling/texts.h"
#include "platform/html/card.h"
#include "platform/html/table.h"
#include "platform/text/text.h"

namespace wiec::polling {
namespace {

constexpr std::int64_t kMostAtOnce = 10'000;

bool uses_codes(const editions::Edition& edition) {
  const auto& proofs = edition.settings.identity.proofs;
  return std::ranges::find(proofs, editions::Proof::code_issued) != proofs.end();
}

void put_batches(Html& out, Context& ctx, const editions::Edition& edition) {
  const Language l = ctx.language;
  const auto batches = ctx.db.read([&](db::ReadTx& tx) { return batches_of(tx, edition.id); });
  if (batches.empty()) return html::put<"<p>{}</p>">(out, texts::no_batches(l));
  const html::Column columns[] = {{.label = texts::batch_when(l)}, {.label = texts::batch_codes(l), .numeric = true}};
  {
    html::Table table(out, l, {.caption = texts::batches(l), .columns = columns});
    for (const CodeBatch& batch : batches)
      table.row({people::when(l, batch.made_at), text::format_number(l, batch.codes)});
  }
  if (phase_of(edition, ctx.now) != Phase::over) return html::put<"<p>{}</p>">(out, texts::codes_used_later(l));
  const auto used = ctx.db.read([&](db::ReadTx& tx) { return count_used_codes(tx, edition.id); });
  html::put<"<p>{}</p>">(out, texts::codes_used(l, used));
}

// Codes are votes: only who runs the edition makes them.
const editions::Edition* own_edition(Context& ctx, const editions::Editions& all) {
  const auto* edition = editions::find_edition(ctx, all, "");
  return edition && editions::may_edit(ctx.actor, *edition) ? edition : nullptr;
}

Page codes_form(Context& ctx, std::string_view number, const Problem* problem) {
  const Language l = ctx.language;
  const Wrong wrong(l, problem);
  Page page = people::start_page(ctx, texts::codes_title(l), wrong);
  Html& out = page.main;
  const auto all = editions::editions(ctx);
  const auto* edition = own_edition(ctx, *all);
  html::put<R"(<p class="lead">{}</p>)">(out, texts::codes_lead(l));
  if (!edition || !uses_codes(*edition)) {
    html::put<"<p>{}</p>">(out, texts::codes_not_used(l));
    return page;
  }
  const std::string csrf = ctx.form_token(), action = localized(l, "/administracja/kody");
  html::put<"<h2>{}</h2>">(out, edition->name(l));
  put_batches(out, ctx, *edition);
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     html::hidden_field(f, "edition", edition->code);
                     html::text_field(f, l,
                                      {.name = "number",
                                       .label = texts::codes_number(l),
                                       .hint = texts::codes_hint(l, kMostAtOnce),
                                       .value = number,
                                       .error = wrong.at("number"),
                                       .kind = html::TextKind::number,
                                       .width = html::Width::short_});
                     html::button(f, {.label = texts::make_codes(l), .icon = html::Icon::download});
                   }});
  return page;
}

}  // namespace

Html codes_task(Context& ctx, std::int64_t) {
  Html out;
  const auto all = editions::editions(ctx);
  const auto* edition = own_edition(ctx, *all);
  if (!edition || !uses_codes(*edition)) return out;
  const Language l = ctx.language;
  const std::string href = localized(l, "/administracja/kody");
  const html::Task tasks[] = {{.href = href, .title = texts::codes_title(l), .hint = texts::codes_lead(l)}};
  html::task_list(out, tasks);
  return out;
}

Result<Reply> codes_page(Context& ctx, const Request&) {
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(ctx, *all, "");
  if (edition && !editions::may_edit(ctx.actor, *edition))
    return problem(ProblemKind::not_allowed, texts::keys::not_your_vote);
  return codes_form(ctx, "", nullptr);
}

Result<Reply> post_codes(Context& ctx, const Request& request) {
  const auto form = form_of(request);
  const auto number = form.integer("number");
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(*all, form.text("edition"), ctx.now);
  if (form.text("edition").empty() || !edition || !uses_codes(*edition))
    return problem(ProblemKind::not_found, texts::keys::no_such_vote);
  if (!editions::may_edit(ctx.actor, *edition)) return problem(ProblemKind::not_allowed, texts::keys::not_your_vote);
  if (!number.value || *number.value < 1 || *number.value > kMostAtOnce) {
    const Problem wrong{.text = texts::keys::codes_bad, .field = "number", .args = {{"most", kMostAtOnce}}};
    return codes_form(ctx, form.text("number"), &wrong);
  }
  const std::string key = edition_key(ctx.shared, edition->id);
  std::vector<std::string> keys;
  std::string file = "\xEF\xBB\xBF";
  file += texts::codes_column(ctx.language);
  file += "\r\n";
  for (std::int64_t i = 0; i < *number.value; ++i) {
    const std::string code = new_issued_code();
    keys.push_back(contact_key(key, editions::Proof::code_issued, issued_code_from(code).value_or("")));
    file += code + "\r\n";
  }
  ctx.db.write("polling.make_codes", [keys, id = edition->id, actor = ctx.actor](db::WriteTx& tx) {
    insert_codes(tx, id, actor.person, keys);
    audit::record(tx, actor, "polling.make_codes", "edition", id.value,
                  {{"codes", static_cast<std::int64_t>(keys.size())}});
  });
  return Content{
      .type = "text/csv; charset=utf-8", .body = std::move(file), .file_name = "kody-" + edition->code + ".csv"};
}

}  // namespace wiec::polling
