#include "modules/programmes/import_register.h"

#include <future>
#include <span>

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

search::Analysed words_of(text::Stemmer& stemmer, const RegisterRow& row) {
  Project card;
  card.title_pl = row.title;
  card.beneficiary = row.beneficiary;
  return analysed(stemmer, card);
}

// A card comes in together with its words.
std::vector<ProjectId> write(Context& ctx, const std::shared_ptr<const Batch>& batch) {
  const auto words = std::make_shared<std::vector<search::IndexedDocument>>();
  for (const PreparedRow& one : batch->rows) words->push_back({0, one.words});
  return ctx.db.write("programmes.import_rows", [batch, words](db::WriteTx& tx) {
    const auto ids = insert_rows(tx, batch->rows, batch->import, batch->programme, batch->source);
    for (std::size_t i = 0; i < ids.size(); ++i) (*words)[i].id = ids[i].value;
    search::index_new_documents(tx, "project", *words);
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

std::vector<PreparedRow> prepared(text::Stemmer& stemmer, std::span<RegisterRow> rows) {
  std::vector<PreparedRow> all;
  for (RegisterRow& row : rows) {
    PreparedRow& made = all.emplace_back();
    made.title_sort = text::sort_key(row.title);
    made.partners_folded = text::fold(row.beneficiary);
    made.words = words_of(stemmer, row);
    made.row = std::move(row);
  }
  return all;
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
  // The dictionary is asked for the next rows while these are written.
  const auto prepare_from = [&](std::size_t first) {
    return std::async(std::launch::async, [&, first] {
      return prepared(ctx.shared.stemmer, std::span(rows).subspan(first, std::min(kInOneWrite, rows.size() - first)));
    });
  };
  auto next = prepare_from(0);
  for (std::size_t first = 0; first < rows.size(); first += kInOneWrite) {
    batch.rows = next.get();
    if (first + kInOneWrite < rows.size()) next = prepare_from(first + kInOneWrite);
    const auto ids = write_fresh(ctx, batch);
    report.added.insert(report.added.end(), ids.begin(), ids.end());
    entry.added += static_cast<std::int64_t>(ids.size());
  }
  entry.known = entry.rows - entry.added;
  report.import = batch.import;
}

}  // namespace wiec::programmes
