#include "modules/programmes/import_register.h"

#include "commons/search/search.h"
#include "modules/programmes/import_store.h"
#include "modules/programmes/index_project.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr std::size_t kInOneWrite = 2'500;  // rows; some hundred milliseconds, others write in between

// The rows that are not there yet, each once.
std::vector<RegisterRow> fresh_rows(Context& ctx, std::vector<RegisterRow> rows) {
  auto known = ctx.db.read([](db::ReadTx& tx) { return known_identities(tx); });
  std::erase_if(rows, [&](const RegisterRow& row) { return !known.insert(row.identity).second; });
  return rows;
}

struct Batch {
  std::vector<PreparedRow> rows;
  ImportId import;
  ProgrammeId programme;
  std::string source;
};

// Words are looked up in the dictionary before the transaction; a card comes in together with them.
std::vector<ProjectId> write(Context& ctx, const std::shared_ptr<const Batch>& batch) {
  const auto words = std::make_shared<std::vector<search::IndexedDocument>>();
  for (const PreparedRow& one : batch->rows) {
    Project card;
    card.title_pl = one.row.title;
    card.beneficiary = one.row.beneficiary;
    words->push_back({0, analysed(ctx.shared.stemmer, card)});
  }
  return ctx.db.write("programmes.import_rows", [batch, words](db::WriteTx& tx) {
    const auto ids = insert_rows(tx, batch->rows, batch->import, batch->programme, batch->source);
    for (std::size_t i = 0; i < ids.size(); ++i) (*words)[i].id = ids[i].value;
    search::index_documents(tx, "project", *words);
    return ids;
  });
}

// Another import may bring the same row at the same time: what it brought is left out, once more.
std::vector<ProjectId> write_fresh(Context& ctx, Batch batch) {
  try {
    return write(ctx, std::make_shared<const Batch>(batch));
  } catch (const db::UniqueViolation&) {
    const auto known = ctx.db.read([](db::ReadTx& tx) { return known_identities(tx); });
    std::erase_if(batch.rows, [&](const PreparedRow& one) { return known.contains(one.row.identity); });
    return write(ctx, std::make_shared<const Batch>(std::move(batch)));
  }
}

PreparedRow prepared(RegisterRow row) {
  PreparedRow made;
  made.title_sort = text::sort_key(row.title);
  made.partners_folded = text::fold(row.beneficiary);
  made.row = std::move(row);
  return made;
}

}  // namespace

void note_repeats(ImportReport& report, const std::string& file, const std::vector<RegisterRow>& rows) {
  for (const RegisterRow& row : rows) {
    const auto [at, fresh] = report.seen.try_emplace(row.title + '\x1F' + row.beneficiary,
                                                     ImportReport::First{.file = file, .line = row.line});
    if (!fresh) report.repeats.push_back({file, row.line, at->second.line, at->second.file, row.title});
  }
}

void import_register(Context& ctx, const std::string& file_name, std::string_view bytes_sha256, RegisterFile file,
                     ImportReport& report) {
  ImportReport::File& entry = report.files.emplace_back();
  const NamedProgramme named = file.programme.value_or(programme_of_file(file_name));
  entry.name = file_name;
  entry.programme = named.name_pl;
  entry.encoding = file.encoding;
  entry.rows = static_cast<std::int64_t>(file.rows.size());
  entry.refused = std::move(file.refused);
  for (const RegisterRow& row : file.rows) {
    entry.total.minor += row.total;
    entry.cofunding.minor += row.cofunding;
  }
  note_repeats(report, file_name, file.rows);
  (void)ctx.shared.stemmer.load();  // without the dictionary words are found as they are
  auto rows = fresh_rows(ctx, std::move(file.rows));
  Batch batch;
  batch.source = file_name.substr(file_name.find_last_of('/') + 1);
  if (!rows.empty()) {
    batch.programme =
        ctx.db.write("programmes.import_programme", [named](db::WriteTx& tx) { return programme_named(tx, named); });
    batch.import = ctx.db.write("programmes.import", [name = batch.source, hash = std::string(bytes_sha256)](
                                                         db::WriteTx& tx) { return insert_import(tx, name, hash); });
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    batch.rows.push_back(prepared(std::move(rows[i])));
    if (batch.rows.size() < kInOneWrite && i + 1 < rows.size()) continue;
    const auto ids = write_fresh(ctx, std::exchange(batch, {{}, batch.import, batch.programme, batch.source}));
    report.added.insert(report.added.end(), ids.begin(), ids.end());
    entry.added += static_cast<std::int64_t>(ids.size());
  }
  entry.known = entry.rows - entry.added;
  report.import = batch.import;
}

}  // namespace wiec::programmes
