#include "modules/programmes/bring_in.h"

#include "base/sha256.h"
#include "commons/audit/audit.h"
#include "modules/programmes/edit_project.h"
#include "modules/programmes/import_store.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/project_json.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

std::unexpected<Problem> wrong_file(TextKey key, std::vector<TextArg> args = {}) {
  return problem(ProblemKind::invalid, key, "file", std::move(args));
}

bool is_card(const Json& json) { return json.find("category") && json.find("state"); }

// What points at things of the installation a card comes from is kept only where it leads somewhere here as well.
void drop_strangers(db::ReadTx& tx, Project& p) {
  if (p.place && !places::find_place(tx, p.place)) p.place = {};
  if (p.predecessor && !neighbour(tx, p.predecessor)) p.predecessor = {};
  if (p.logo && !files::find(tx, p.logo)) {
    p.logo = {};
    p.logo_type.clear();
  }
  for (Partner& partner : p.partners) partner.id = {};
}

Result<> read_card(Context& ctx, const Json& json, Opened& opened) {
  auto card = project_from(json, *programmes(ctx), *topics(ctx));
  if (!card) return wrong_file(texts::keys::import_card_wrong, {{"member", card.error().substr(0, 80)}});
  ctx.db.read([&](db::ReadTx& tx) { drop_strangers(tx, *card); });
  opened.card = *std::move(card);
  return {};
}

Result<> read_content(Context& ctx, std::string_view bytes, Opened& opened) {
  if (is_xml(bytes)) {
    TRY(ActivityFile activities, read_activities(bytes));
    opened.activities = std::move(activities);
    return {};
  }
  if (!is_network(bytes)) {
    TRY(RegisterTable table, open_register(bytes));
    opened.table = std::move(table);
    return {};
  }
  const auto json = parse_json(bytes);
  if (!json) return wrong_file(texts::keys::import_member, {{"member", std::string("JSON")}});
  if (is_card(*json)) return read_card(ctx, *json, opened);
  TRY(Network network, read_network(bytes));
  opened.network = std::move(network);
  return {};
}

Result<RegisterFile> rows_of(const Opened& opened, const Choice& choice) {
  for (std::size_t k = 0; k < kRegisterColumns; ++k)
    for (std::size_t j = 0; j < k; ++j)
      if (choice.columns[k] && choice.columns[k] == choice.columns[j])
        return problem(ProblemKind::invalid, texts::keys::import_twice, std::string(kRegisterFields[k]));
  TRY(RegisterFile file, read_rows(*opened.table, choice.columns));
  if (!choice.programme.empty() && choice.programme != programme_of_file(opened.upload.name).name_pl)
    file.programme = NamedProgramme{choice.programme, "", ""};
  return file;
}

Result<ProjectId> add_card(Context& ctx, const Opened& opened) {
  const Project& p = *opened.card;
  return save_project(ctx, {.project = p,
                            .base_version = 0,
                            .reason = texts::import_reason(Language::pl, opened.upload.name),
                            .predecessor = p.predecessor ? code_from_id(p.predecessor.value) : std::string(),
                            .new_topics = {}});
}

void close_upload(Context& ctx, const Opened& opened, const Brought& done) {
  ctx.db.write("programmes.close_upload",
               [id = opened.upload.id, import = done.report.import, actor = ctx.actor](db::WriteTx& tx) {
                 delete_upload(tx, id);
                 if (import) audit::record(tx, actor, "register.import", "register_import", import.value);
               });
}

}  // namespace

Result<UploadId> keep_upload(Context& ctx, std::string_view bytes, const std::string& name) {
  if (bytes.empty()) return wrong_file(texts::keys::import_no_file);
  if (bytes.size() > static_cast<std::size_t>(kMostUploadBytes))
    return wrong_file(texts::keys::import_too_large, {{"megabytes", kMostUploadBytes >> 20}});
  Opened looked;
  TRY_VOID(read_content(ctx, bytes, looked));
  const auto kept = files::put(ctx.db, bytes, kMostUploadBytes);
  if (!kept) return wrong_file(texts::keys::import_too_large, {{"megabytes", kMostUploadBytes >> 20}});
  const std::string shown = text::truncate(text::clean_line(name).value_or("lista.csv"), 120);
  return ctx.db.write("programmes.keep_upload", [file = kept->id, shown](db::WriteTx& tx) -> Result<UploadId> {
    return insert_upload(tx, {.id = {}, .file = file, .name = shown});
  });
}

Result<Opened> open_upload(Context& ctx, UploadId id) {
  const auto upload = ctx.db.read([&](db::ReadTx& tx) { return find_upload(tx, id); });
  const auto bytes = upload ? files::read_whole(ctx.db, upload->file) : std::nullopt;
  if (!bytes) return problem(ProblemKind::not_found, texts::keys::import_gone);
  Opened opened{.upload = *upload, .hash = hex(sha256(*bytes)), .table = {}, .network = {}, .card = {}};
  TRY_VOID(read_content(ctx, *bytes, opened));
  return opened;
}

Result<Preview> preview(Context& ctx, const Opened& opened, const Choice& choice) {
  Preview made;
  if (opened.activities) {
    auto known = ctx.db.read([](db::ReadTx& tx) { return known_identities(tx); });
    ImportReport::File& entry = made.report.files.emplace_back();
    entry.name = opened.upload.name;
    entry.programme = programme_of_file(opened.upload.name).name_pl;
    entry.rows = static_cast<std::int64_t>(opened.activities->activities.size());
    entry.refused = opened.activities->refused;
    for (const Activity& one : opened.activities->activities)
      known.insert(one.identity).second ? ++entry.added : ++entry.known;
    return made;
  }
  TRY(made.file, rows_of(opened, choice));
  ImportReport::File entry;
  entry.name = opened.upload.name;
  entry.programme = (made.file.programme ? *made.file.programme : programme_of_file(opened.upload.name)).name_pl;
  entry.encoding = made.file.encoding;
  entry.rows = static_cast<std::int64_t>(made.file.rows.size());
  auto known = ctx.db.read([](db::ReadTx& tx) { return known_identities(tx); });
  for (const RegisterRow& row : made.file.rows) {
    entry.total.minor += row.total;
    entry.cofunding.minor += row.cofunding;
    known.insert(row.identity).second ? ++entry.added : ++entry.known;
  }
  entry.refused = made.file.refused;
  note_repeats(made.report, entry.name, made.file.rows);
  made.report.files.push_back(std::move(entry));
  return made;
}

Result<Brought> bring_in(Context& ctx, const Opened& opened, const Choice& choice) {
  Brought done;
  if (opened.card) {
    TRY(done.card, add_card(ctx, opened));
  } else if (opened.activities) {
    import_activities(ctx, opened.upload.name, opened.hash, *opened.activities, programme_of_file(opened.upload.name),
                      done.report);
  } else if (opened.network) {
    import_network(ctx, opened.upload.name, opened.hash, *opened.network, done.report);
  } else {
    TRY(RegisterFile file, rows_of(opened, choice));
    import_register(ctx, opened.upload.name, opened.hash, std::move(file), done.report);
  }
  index_missing(ctx);
  close_upload(ctx, opened, done);
  return done;
}

Result<Undone> undo_import(Context& ctx, ImportId import) {
  Undone done;
  if (!import || ctx.db.read([&](db::ReadTx& tx) { return file_of_import(tx, import); }).empty())
    return problem(ProblemKind::not_found, texts::keys::import_gone);
  try {
    for (std::int64_t some = 1; some > 0; done.removed += some)
      some = ctx.db.write("programmes.undo_import", [import](db::WriteTx& tx) { return remove_untouched(tx, import); });
  } catch (const db::Error& error) {
    if (error.cause() != db::Error::Cause::constraint) throw;
    return problem(ProblemKind::conflict, texts::keys::import_used);
  }
  done.kept = ctx.db.write("programmes.close_import", [import, actor = ctx.actor](db::WriteTx& tx) {
    audit::record(tx, actor, "register.undo_import", "register_import", import.value);
    return close_import(tx, import);
  });
  return done;
}

}  // namespace wiec::programmes
