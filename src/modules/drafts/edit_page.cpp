// /szkice/{code}/edycja: writing. /szkice/{code}/zapis/{proof}: what comes from there, whatever became of the session.
#include "base/json.h"
#include "base/url.h"
#include "commons/people/page_parts.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/pages.h"
#include "modules/drafts/texts.h"
#include "modules/needs/leading.h"
#include "modules/needs/words.h"
#include "platform/html/section.h"

namespace wiec::drafts {
namespace {

bool writes(Context& ctx, const Draft& d) {
  return ctx.db.read([&](db::ReadTx& tx) { return is_author(tx, d.id, people::PersonId{ctx.actor.person}); });
}

void put_fields(Html& f, Context& ctx, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const auto districts = ctx.db.read([](db::ReadTx& tx) { return needs::districts_of(tx); });
  const auto where = needs::district_choices(districts);
  const html::Choice levels[] = {{.value = "district", .label = texts::level_district(l)},
                                 {.value = "citywide", .label = texts::level_citywide(l)}};
  const html::Choice paths[] = {{.value = "district_joint", .label = texts::path_district_joint(l)},
                                {.value = "citywide_joint", .label = texts::path_citywide_joint(l)},
                                {.value = "ordinary", .label = texts::path_ordinary(l)}};
  html::hidden_field(f, "base", typed.at("base"));
  html::hidden_field(f, "form", typed.at("form"));
  html::text_field(f, l,
                   {.name = "title",
                    .label = texts::f_title(l),
                    .value = typed.at("title"),
                    .error = errors.at("title"),
                    .max_length = 120});
  html::text_area(f, l,
                  {.name = "body",
                   .label = texts::f_body(l),
                   .hint = texts::f_body_hint(l),
                   .value = typed.at("body"),
                   .error = errors.at("body"),
                   .rows = 8,
                   .max_length = 5000,
                   .optional = true});
  html::text_area(f, l,
                  {.name = "why",
                   .label = texts::f_why(l),
                   .hint = texts::f_why_hint(l),
                   .value = typed.at("why"),
                   .error = errors.at("why"),
                   .rows = 6,
                   .max_length = 5000,
                   .optional = true});
  html::text_field(f, l,
                   {.name = "location",
                    .label = texts::f_location(l),
                    .value = typed.at("location"),
                    .error = errors.at("location"),
                    .max_length = 200,
                    .optional = true});
  html::radio_field(f, l,
                    {.name = "level", .legend = texts::f_level(l), .choices = levels, .value = typed.at("level")});
  if (!where.empty())
    html::select_field(f, l,
                       {.name = "place",
                        .label = texts::f_place(l),
                        .choices = where,
                        .value = typed.at("place"),
                        .error = errors.at("place"),
                        .empty_label = texts::not_chosen(l),
                        .optional = true});
  html::radio_field(f, l,
                    {.name = "path",
                     .legend = texts::f_path(l),
                     .choices = paths,
                     .hint = texts::f_path_hint(l),
                     .value = typed.at("path")});
}

void put_form(Html& out, Context& ctx, const Draft& d, const Typed& typed, const Errors& errors) {
  const Language l = ctx.language;
  const std::string csrf = ctx.form_token(),
                    action = localized(l, save_path(ctx.shared, d, people::PersonId{ctx.actor.person}));
  // The script that keeps what is typed finds the form in here.
  html::put<R"(<div data-autosave data-kept="{}" data-failed="{}">)">(out, texts::kept_at(l), texts::not_kept(l));
  html::form(out, {.action = action, .csrf = csrf, .body = [&](Html& f) {
                     put_fields(f, ctx, typed, errors);
                     html::put<R"(<p class="muted" data-autosave-words></p>)">(f);
                     html::button_row(f, [&](Html& row) {
                       html::button(row, {.label = texts::save(l), .name = "co", .value = "zapisz"});
                       html::button(row, {.label = texts::look_for_similar(l),
                                          .kind = html::ButtonKind::secondary,
                                          .name = "co",
                                          .value = "podobne"});
                     });
                   }});
  html::put<"</div>">(out);
}

Page start(Context& ctx, const Draft& d, std::string_view title, const Faults& faults, int status) {
  Page page{.title = std::string(title), .status = status, .section = "/potrzeby", .indexed = false};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::title(ctx.language)), "/szkice"}, {d.words.title, d.path()}};
  Errors(ctx.language, faults).put_summary(page.main);
  html::heading(page.main, 1, title);
  return page;
}

// Another form than any open one: two tabs keep two copies.
std::string new_form(const Context& ctx) { return code_from_id(ctx.now.micros); }

Page form_page(Context& ctx, const Draft& d, Copy copy, const Faults& faults, std::string_view notice) {
  const Language l = ctx.language;
  if (copy.form.empty()) copy.form = new_form(ctx);
  Page page = start(ctx, d, texts::edit(l), faults, faults.empty() ? 200 : 422);
  if (!notice.empty()) html::notice(page.main, l, {.text = notice});
  html::columns(
      page.main, [&](Html& main) { put_form(main, ctx, d, typed_from(copy), Errors(l, faults)); },
      [&](Html& aside) {
        put_similar(aside, ctx, copy.words, d.id);
        ctx.put_panels(aside, kEditorNoun, d.id.value);
        html::put<R"(<p><a href="{}">{}</a></p>)">(aside, localized(l, d.path()), texts::back_to_draft(l));
      });
  return page;
}

// Somebody saved another revision meanwhile: both texts, and the form with one's own.
Page conflict_page(Context& ctx, const Draft& d, Copy copy) {
  const Language l = ctx.language;
  const std::string mine = ctx.db.read([&](db::ReadTx& tx) {
    const auto place = copy.words.place ? places::find_place(tx, copy.words.place) : std::nullopt;
    return place ? place->name : std::string();
  });
  const Faults faults{{ProblemKind::conflict, texts::keys::overtaken, {}, {}}};
  Page page = start(ctx, d, texts::conflict(l), faults, 409);
  html::put<R"(<p class="lead">{}</p>)">(page.main, texts::conflict_lead(l, d.revision));
  html::put<"<h2>{}</h2>">(page.main, texts::conflict_differences(l));
  put_differences(page.main, l, d.words, d.place_name, copy.words, mine);
  html::details(page.main, texts::conflict_theirs(l, d.revision),
                [&](Html& body) { put_words(body, l, d.words, d.place_name); });
  html::put<"<h2>{}</h2>">(page.main, texts::conflict_yours(l));
  copy.base = d.revision;
  put_form(page.main, ctx, d, typed_from(copy), Errors(l, {}));
  return page;
}

const Copy* chosen_copy(const std::vector<Copy>& copies, std::string_view form) {
  const auto at = std::ranges::find(copies, form, &Copy::form);
  return at != copies.end() ? &*at : copies.empty() ? nullptr : &copies.front();
}

void put_copies(Html& out, Context& ctx, const Draft& d, const std::vector<Copy>& copies, const Copy& shown) {
  const Language l = ctx.language;
  html::put<"<h2>{}</h2><ul>">(out, texts::copies(l));
  for (const Copy& c : copies)
    html::put<R"(<li><a href="{}">{}</a></li>)">(
        out, localized(l, fmt::format("{}/edycja?kopia={}", d.path(), percent_encoded(c.form))), moment(l, c.saved_at));
  html::put<"</ul>">(out);
  const std::string action = localized(l, d.path());
  people::act_form(
      out, ctx, {.action = action, .label = texts::throw_copy(l), .name = "co", .value = "odrzuc", .id = shown.form});
}

// Nothing can be saved any more; what was typed is still there to be taken elsewhere.
Page over_page(Context& ctx, const Draft& d, const std::vector<Copy>& copies, int status) {
  const Language l = ctx.language;
  Page page = start(ctx, d, texts::over_title(l), {}, status);
  html::put<R"(<p class="lead">{}</p><p><a href="{}">{}</a></p>)">(page.main, texts::over_lead(l),
                                                                   localized(l, d.path()), texts::back_to_draft(l));
  const std::string action = localized(l, d.path());
  for (const Copy& c : copies) {
    html::put<"<h2>{}</h2><h3>{}</h3>">(page.main, texts::copy_of(l, moment(l, c.saved_at)), c.words.title);
    put_words(page.main, l, c.words, {});
    people::act_form(page.main, ctx,
                     {.action = action, .label = texts::throw_copy(l), .name = "co", .value = "odrzuc", .id = c.form});
  }
  return page;
}

std::vector<Copy> own_copies(Context& ctx, const Draft& d) {
  return ctx.db.read([&](db::ReadTx& tx) { return copies_of(tx, d.id, people::PersonId{ctx.actor.person}); });
}

Content kept_answer(Context& ctx) {
  Json answer = Json::Object{{"kept", true}, {"at", moment(ctx.language, ctx.now)}};
  return {.type = "application/json", .body = to_text(answer)};
}

Result<Reply> save(Context& ctx, const Draft& d, const ReadForm& read, std::string_view act) {
  if (act == "auto" || act == "podobne") {
    TRY_VOID(keep_copy(ctx, d.id, people::PersonId{ctx.actor.person}, read.copy));
    if (act == "auto") return kept_answer(ctx);
    return Redirect{fmt::format("{}/edycja?kopia={}", d.path(), percent_encoded(read.copy.form))};
  }
  if (!read.faults.empty()) {
    TRY_VOID(keep_copy(ctx, d.id, people::PersonId{ctx.actor.person}, read.copy));
    return form_page(ctx, d, read.copy, read.faults, {});
  }
  const auto saved = save_draft(ctx, d.id, read.copy);
  if (saved) return Redirect{d.path()};
  if (saved.error().kind == ProblemKind::closed) return over_page(ctx, d, own_copies(ctx, d), 410);
  if (saved.error().kind != ProblemKind::conflict) return std::unexpected(saved.error());
  const auto now = ctx.db.read([&](db::ReadTx& tx) { return find_draft(tx, d.id); });
  return conflict_page(ctx, now.value_or(d), read.copy);
}

}  // namespace

Result<Reply> edit_page(Context& ctx, const Request& request) {
  TRY(const Draft d, draft_asked_for(ctx, request));
  if (!writes(ctx, d)) return problem(ProblemKind::not_allowed, texts::keys::not_author);
  const auto copies = own_copies(ctx, d);
  if (d.state != State::working && copies.empty()) return problem(ProblemKind::closed, texts::keys::is_over);
  if (d.state != State::working) return over_page(ctx, d, copies, 200);
  const Copy* kept = chosen_copy(copies, request.query("kopia").substr(0, 40));
  if (!kept) return form_page(ctx, d, copy_of(d), {}, {});
  Copy copy = *kept;
  if (!copy.place_code.empty())
    if (const auto place =
            ctx.db.read([&](db::ReadTx& tx) { return places::find_place(tx, needs::city_of(tx), copy.place_code); }))
      copy.words.place = place->id;
  Page page = copy.base != d.revision && !(copy.words == d.words)
                  ? conflict_page(ctx, d, copy)
                  : form_page(ctx, d, copy, {}, texts::copy_loaded(ctx.language, moment(ctx.language, copy.saved_at)));
  page.status = 200;
  put_copies(page.main, ctx, d, copies, copy);
  return page;
}

// The address proves whose form it is, so a form that comes when the session is over is kept for its author.
Result<Reply> post_save(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  const auto d = id ? ctx.db.read([&](db::ReadTx& tx) { return find_draft(tx, DraftId{*id}); }) : std::nullopt;
  const auto person = d ? person_of_proof(ctx.shared, *d, request.params.get("proof")) : std::nullopt;
  if (!person) return problem(ProblemKind::not_found, texts::keys::no_such);
  const Typed typed(people::form_of(request));
  const ReadForm read = read_form(ctx, typed);
  if (person->value == ctx.actor.person) return save(ctx, *d, read, typed.at("co"));
  TRY_VOID(keep_copy(ctx, d->id, *person, read.copy));
  if (typed.at("co") == "auto") return kept_answer(ctx);
  if (!ctx.actor.anonymous()) return problem(ProblemKind::not_allowed, texts::keys::kept_for_other);
  const std::string back = localized(ctx.language, fmt::format("{}/edycja", d->path()));
  return Redirect{"/logowanie?wroc=" + percent_encoded(back)};
}

}  // namespace wiec::drafts
