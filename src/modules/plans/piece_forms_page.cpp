// /administracja/plany/{code}/akapit/{piece}, /dzialanie/{piece}: one paragraph, one action of a plan that is written.
#include "commons/people/page_parts.h"
#include "modules/plans/desk.h"
#include "modules/plans/read_plan.h"
#include "modules/plans/texts.h"
#include "modules/plans/words.h"

namespace wiec::plans {
namespace {

struct Form {
  Context& ctx;
  const Plan& plan;
  std::string path;  // under the plan's desk
  std::string_view title;
  bool fresh = true;
};

Page shown(const Form& form, const Typed& typed, const Faults& faults, int status, void (*put_fields)(const Fields&)) {
  const Language l = form.ctx.language;
  const Errors errors(l, faults);
  Page page = start_plan_page(form.ctx, form.plan, form.title, errors, status);
  const std::string csrf = form.ctx.form_token(), action = localized(l, desk_path(form.plan, form.path));
  html::form(
      page.main,
      {.action = action, .csrf = csrf, .body = [&](Html& f) {
         put_fields({f, l, typed, errors});
         html::button_row(f, [&](Html& row) {
           html::button(row, {.label = texts::save(l), .name = "co", .value = "zapisz"});
           if (!form.fresh)
             html::button(
                 row, {.label = texts::remove_it(l), .kind = html::ButtonKind::danger, .name = "co", .value = "usun"});
         });
       }});
  return page;
}

// The piece of the address; an id of 0 for a new one. Problem: not_found.
Result<PieceId> piece_of(const Request& request, std::string_view fresh) {
  if (request.params.get("piece") == fresh) return PieceId{};
  const auto id = id_from_code(request.params.get("piece"));
  if (!id) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
  return PieceId{*id};
}

Result<Paragraph> paragraph_of(const Plan& p, const Request& request) {
  TRY(const PieceId id, piece_of(request, "nowy"));
  const Paragraph* found = p.paragraph(id);
  if (id && (!found || found->removed)) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
  return found ? *found : Paragraph{};
}

Result<Action> action_of(const Plan& p, const Request& request) {
  TRY(const PieceId id, piece_of(request, "nowe"));
  const Action* found = p.action(id);
  if (id && (!found || found->removed)) return problem(ProblemKind::not_found, texts::keys::no_such_piece);
  return found ? *found : Action{};
}

Form form_of(Context& ctx, const Plan& p, const Paragraph& one) {
  return {ctx, p, "akapit/" + (one.id ? code_from_id(one.id.value) : "nowy"),
          one.id ? texts::a_paragraph(ctx.language) : texts::new_paragraph(ctx.language), !one.id};
}
Form form_of(Context& ctx, const Plan& p, const Action& one) {
  return {ctx, p, "dzialanie/" + (one.id ? code_from_id(one.id.value) : "nowe"),
          one.id ? texts::action(ctx.language) : texts::new_action(ctx.language), !one.id};
}

// Reads the piece and saves it, or removes it when that button was pressed. The answer to the form.
template <class Piece>
Result<Reply> answered(const Form& form, const Piece& before, const Typed& typed, Piece (*read)(Reader&),
                       Result<PieceId> (*save)(Context&, PlanId, const Piece&, const Change&),
                       void (*put_fields)(const Fields&)) {
  Faults faults;
  Reader r(form.ctx.language, typed, faults);
  Piece one = read(r);
  one.id = before.id;
  const Change change = read_change(r);
  const bool removes = before.id && typed.at("co") == "usun";
  if (removes) std::erase_if(faults, [](const Problem& p) { return p.field != "reason"; });
  if (!faults.empty()) return shown(form, typed, faults, 422, put_fields);
  const auto act = [&]() -> Result<> {
    if (removes) return remove_piece(form.ctx, form.plan.id, before.id, change);
    TRY_VOID(save(form.ctx, form.plan.id, one, change));
    return {};
  };
  const auto done = act();
  if (done) return Redirect{desk_path(form.plan)};
  return shown(form, typed, {done.error()}, status_of(done.error()), put_fields);
}

template <class Piece>
Typed typed_of(const Plan& p, const Piece& piece) {
  Typed typed = typed_from(piece);
  typed.set("base", std::to_string(p.version));
  return typed;
}

}  // namespace

Result<Reply> paragraph_page(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at_desk(ctx, request));
  TRY(const Paragraph one, paragraph_of(p, request));
  return shown(form_of(ctx, p, one), typed_of(p, one), {}, 200, put_paragraph_fields);
}

Result<Reply> post_paragraph(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at_desk(ctx, request));
  TRY(const Paragraph before, paragraph_of(p, request));
  return answered(form_of(ctx, p, before), before, Typed(people::form_of(request)), read_paragraph, save_paragraph,
                  put_paragraph_fields);
}

Result<Reply> action_page(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at_desk(ctx, request));
  TRY(const Action one, action_of(p, request));
  return shown(form_of(ctx, p, one), typed_of(p, one), {}, 200, put_action_fields);
}

Result<Reply> post_action(Context& ctx, const Request& request) {
  TRY(const Plan p, plan_at_desk(ctx, request));
  TRY(const Action before, action_of(p, request));
  Typed typed(people::form_of(request));
  if (typed.at("more") == kIndicatorRows.name) {
    programmes::set_rows(kIndicatorRows, typed, programmes::rows_of(kIndicatorRows, typed) + 1);
    return shown(form_of(ctx, p, before), typed, {}, 200, put_action_fields);
  }
  return answered(form_of(ctx, p, before), before, typed, read_action, save_action, put_action_fields);
}

}  // namespace wiec::plans
