#include "modules/submission/write_submission.h"

#include "commons/audit/audit.h"
#include "commons/people/person_store.h"
#include "modules/drafts/draft_store.h"
#include "modules/editions/edition_store.h"
#include "modules/submission/support_store.h"
#include "modules/submission/texts.h"
#include "platform/http/form.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

constexpr std::int64_t kMostADay = 20;
constexpr std::size_t kMostTyped = 20'000;  // characters of one field, whatever the edition asks
constexpr std::int64_t kMostFiles = 10;

template <class F>
auto with_scope(const editions::Edition& e, F&& f) {
  const std::int64_t places[] = {e.city.value};
  return f(Scope{.organisation = e.organisation, .unit = 0, .places = places});
}

// The districts of the points typed: read in one transaction with the answers.
void find_districts(db::ReadTx& tx, const Answers& answers, Ground& ground) {
  const auto points = points_from(answers.typed.at("points"));
  const auto city = ground.edition->city;
  if (!city || points.empty()) return;
  ground.has_map = places::map_of(tx, city).has_value();
  for (std::size_t i = 0; ground.has_map && i < points.size() && i < kMostPoints; ++i)
    ground.districts.push_back(points[i] ? places::find_district(tx, city, *points[i]) : std::nullopt);
}

std::optional<Loaded> loaded(Context& ctx, SubmissionId id) {
  const auto kept = editions::editions(ctx);
  const auto categories = proposals::categories(ctx);
  return ctx.db.read([&](db::ReadTx& tx) -> std::optional<Loaded> {
    auto found = find_submission(tx, id);
    if (!found) return std::nullopt;
    const auto edition = std::ranges::find(*kept, found->edition, &editions::Edition::id);
    if (edition == kept->end()) return std::nullopt;
    Loaded all;
    all.submission = *std::move(found);
    all.answers = answers_of(tx, id);
    all.ground.kept = kept;
    all.ground.edition = &*edition;
    all.ground.categories = categories;
    all.ground.documents = documents::documents_of(tx, kSubmissionNoun, id.value);
    all.ground.signatures = count_signed(tx, id) + all.submission.paper_support;
    find_districts(tx, all.answers, all.ground);
    all.writes = may_write(tx, ctx.actor, all.submission, *edition);
    return all;
  });
}

std::string cleaned(std::string_view typed) {
  const std::string clean = text::clean_text(typed).value_or("");
  return text::length(clean) > kMostTyped ? text::truncate(clean, kMostTyped) : clean;
}

// What a draft says already.
std::vector<Answer> first_answers(const drafts::Draft& d, const editions::Edition& e) {
  std::vector<Answer> all{{"title", text::truncate(d.words.title, 120)},
                          {"path", std::string(drafts::code_of(d.words.path))},
                          {"location", d.words.location}};
  const auto words_for = [&](std::string_view code) -> const std::string* {
    return code == "opis" ? &d.words.body : code == "uzasadnienie" ? &d.words.why : nullptr;
  };
  for (const auto* f : questions_of(e, Section::words))
    if (const std::string* words = words_for(f->code)) all.push_back({field_of(*f), *words});
  for (const editions::Pool& pool : e.pools) {
    const bool citywide = pool.level == editions::Level::citywide;
    if (citywide == (d.words.level == drafts::Level::citywide) && (citywide || pool.place == d.words.place))
      return all.push_back({"pool", pool.code}), all;
  }
  return all;
}

Result<std::optional<drafts::Draft>> draft_to_submit(db::WriteTx& tx, const Actor& actor, drafts::DraftId id) {
  if (!id) return std::optional<drafts::Draft>();
  drafts::lock_draft(tx, id);
  auto draft = drafts::find_draft(tx, id);
  if (!draft) return problem(ProblemKind::not_found, texts::keys::no_such_draft);
  if (!drafts::is_author(tx, id, people::PersonId{actor.person}))
    return problem(ProblemKind::not_allowed, texts::keys::not_draft_author);
  if (draft->state != drafts::State::working) return problem(ProblemKind::closed, texts::keys::draft_over);
  return draft;
}

}  // namespace

const editions::Stage* open_stage(const editions::Edition& e, Instant at) {
  const auto* stage = editions::stage_of(e.settings, editions::StageKind::submission);
  return stage && stage->from_at <= at && at < stage->until_at ? stage : nullptr;
}

std::vector<const editions::Edition*> open_editions(Context& ctx, const editions::Editions& all) {
  std::vector<const editions::Edition*> open;
  for (const editions::Edition& e : all) {
    const auto* stage = editions::stage_of(e.settings, editions::StageKind::submission);
    if (!stage) continue;
    if (ctx.now < stage->from_at) ctx.changes_at(stage->from_at);
    if (!open_stage(e, ctx.now)) continue;
    ctx.changes_at(stage->until_at);
    open.push_back(&e);
  }
  return open;
}

bool is_office(const Actor& actor, const editions::Edition& e) {
  return with_scope(e, [&](const Scope& scope) {
    return actor.may(Role::coordinator, scope) || actor.may(Role::clerk, scope) || actor.may(Role::verifier, scope);
  });
}

bool is_desk(const Actor& actor, const editions::Edition& e) {
  return with_scope(
      e, [&](const Scope& scope) { return actor.may(Role::clerk, scope) || actor.may(Role::coordinator, scope); });
}

bool may_write(db::ReadTx& tx, const Actor& actor, const Submission& s, const editions::Edition& e) {
  if (actor.anonymous()) return false;
  return is_author(tx, s.id, people::PersonId{actor.person}) || (s.at_desk() && is_desk(actor, e));
}

bool may_read(db::ReadTx& tx, const Actor& actor, const Submission& s, const editions::Edition& e) {
  return may_write(tx, actor, s, e) || (s.state != State::abandoned && is_office(actor, e));
}

Result<Loaded> load_for_all(Context& ctx, SubmissionId id) {
  auto all = loaded(ctx, id);
  if (!all || all->submission.state == State::abandoned) return problem(ProblemKind::not_found, texts::keys::no_such);
  return *std::move(all);
}

Result<Loaded> load_submission(Context& ctx, SubmissionId id) {
  TRY(Loaded all, load_for_all(ctx, id));
  // Before it is sent the office reads only what its own desk wrote.
  const bool office = all.submission.sent_version > 0 && is_office(ctx.actor, all.edition());
  if (!all.writes && !office) return problem(ProblemKind::not_found, texts::keys::no_such);
  return all;
}

Result<Submission> written_submission(db::WriteTx& tx, const Actor& actor, SubmissionId id,
                                      const editions::Edition& e) {
  auto s = lock_submission(tx, id);
  if (!s || s->state == State::abandoned) return problem(ProblemKind::not_found, texts::keys::no_such);
  if (!may_write(tx, actor, *s, e)) return problem(ProblemKind::not_allowed, texts::keys::not_author);
  if (!open_stage(e, tx.now())) return problem(ProblemKind::closed, texts::keys::not_open);
  return *std::move(s);
}

Result<SubmissionId> begin_submission(Context& ctx, const Beginning& from) {
  const auto kept = editions::editions(ctx);
  const auto edition = std::ranges::find(*kept, from.edition, &editions::Edition::id);
  if (edition == kept->end()) return problem(ProblemKind::not_found, texts::keys::no_edition);
  return ctx.db.write(
      "submission.begin", [=, e = *edition, actor = ctx.actor](db::WriteTx& tx) -> Result<SubmissionId> {
        const people::PersonId person{actor.person};
        if (!open_stage(e, tx.now())) return problem(ProblemKind::closed, texts::keys::not_open);
        TRY(const auto draft, draft_to_submit(tx, actor, from.draft));
        if (draft)
          for (const Submission& s : submissions_from(tx, from.draft))
            if (s.edition == e.id) return s.id;
        const Instant since = tx.now() + -std::chrono::hours(24);
        const auto own = submissions_of(tx, person);
        if (std::ranges::count_if(own, [&](const Submission& s) { return s.made_at >= since; }) >= kMostADay)
          return problem(ProblemKind::too_many, texts::keys::err_many, {}, {{"most", kMostADay}});
        Submission s{.id = {}, .edition = e.id, .draft = from.draft, .proposal = {}};
        insert_submission(tx, s);
        insert_author(tx, s.id, person);
        if (draft) {
          for (const auto author : drafts::authors_of(tx, from.draft)) insert_author(tx, s.id, author);
          store_answers(tx, s, {}, first_answers(*draft, e));
        }
        audit::record(tx, actor, "submission.begin", kSubmissionNoun, s.id.value);
        return s.id;
      });
}

Result<> save_section(Context& ctx, const Loaded& l, Section section, const Typed& typed, std::int64_t base) {
  std::vector<Answer> answers;
  for (const std::string& field : fields_of(l.edition(), section))
    if (typed.has(field) || l.answers.typed.has(field)) answers.push_back({field, cleaned(typed.at(field))});
  return ctx.db.write(
      "submission.save",
      [=, id = l.submission.id, e = l.edition(), actor = ctx.actor](db::WriteTx& tx) -> Result<> {
        TRY(const Submission s, written_submission(tx, actor, id, e));
        const Answers before = answers_of(tx, id);
        const bool same = std::ranges::all_of(
            answers, [&](const Answer& a) { return before.typed.at(a.field) == std::string_view(a.value); });
        if (same) return {};
        if (base_of(e, section, before) != base) return problem(ProblemKind::conflict, texts::keys::overtaken);
        store_answers(tx, s, before, answers);
        audit::record(tx, actor, "submission.save", kSubmissionNoun, id.value,
                      {{"section", slug_of(section)}, {"version", s.version + 1}});
        return {};
      },
      db::Isolation::read_committed);
}

Result<> attach_file(Context& ctx, const Loaded& l, std::string_view title, const http::Request& request) {
  auto form = http::Form::parse(request.header("content-type"), request.body,
                                {.files = 1, .file_bytes = static_cast<std::size_t>(kFileBytes)});
  if (!form && form.error().status() == 413)
    return problem(ProblemKind::invalid, texts::keys::err_file_large, "file", {{"most", kFileBytes >> 20}});
  const http::FilePart* file = form ? form->file("file") : nullptr;
  if (!file) return problem(ProblemKind::invalid, texts::keys::err_file_none, "file");
  if (std::ssize(l.ground.documents) >= kMostFiles)
    return problem(ProblemKind::invalid, texts::keys::err_files_many, "file", {{"most", kMostFiles}});
  TRY(const documents::KeptFile kept,
      documents::keep_file(ctx.db, file->bytes, file->name, {.types = documents::kDocumentTypes, .bytes = kFileBytes},
                           "file"));
  return ctx.db.write("submission.attach",
                      [=, id = l.submission.id, e = l.edition(), actor = ctx.actor,
                       named = text::truncate(text::clean_line(title).value_or(""), 200)](db::WriteTx& tx) -> Result<> {
                        TRY(const Submission s, written_submission(tx, actor, id, e));
                        TRY_VOID(documents::attach_document(
                            tx, {.noun = std::string(kSubmissionNoun), .noun_id = id.value, .title_pl = named}, kept));
                        raise_version(tx, s.id);
                        audit::record(tx, actor, "submission.attach", kSubmissionNoun, id.value);
                        return {};
                      });
}

Result<> remove_file(Context& ctx, const Loaded& l, documents::DocumentId document) {
  return ctx.db.write("submission.remove_file",
                      [=, id = l.submission.id, e = l.edition(), actor = ctx.actor](db::WriteTx& tx) -> Result<> {
                        TRY(const Submission s, written_submission(tx, actor, id, e));
                        const auto found = documents::find_document(tx, document);
                        if (!found || found->noun != kSubmissionNoun || found->noun_id != id.value) return {};
                        documents::remove_document(tx, document);
                        raise_version(tx, s.id);
                        return {};
                      });
}

Result<> abandon_submission(Context& ctx, SubmissionId id) {
  TRY(const Loaded l, load_submission(ctx, id));
  return ctx.db.write("submission.abandon", [=, e = l.edition(), actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    auto s = lock_submission(tx, id);
    if (!s || !may_write(tx, actor, *s, e)) return problem(ProblemKind::not_allowed, texts::keys::not_author);
    if (s->state != State::writing) return problem(ProblemKind::conflict, texts::keys::sent_already);
    set_state(tx, id, State::abandoned);
    std::vector<std::string> fields;
    for (const auto& [field, version] : answers_of(tx, id).versions) fields.push_back(field);
    forget_answers(tx, id, fields);
    audit::record(tx, actor, "submission.abandon", kSubmissionNoun, id.value);
    return {};
  });
}

}  // namespace wiec::submission
