#include "commons/documents/documents.h"

#include "commons/documents/texts.h"
#include "platform/text/text.h"

namespace wiec::documents {
namespace {

namespace keys = texts::keys;

constexpr std::size_t kLongestTitle = 200;
constexpr std::int64_t kMostOfARole = 50;

const db::Sql insert_row{"documents.insert_document", R"(
  insert into document (id, noun, noun_id, role, position, title_pl, title_en, file_id, file_name, type, size, added_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))"};

const db::Sql delete_row{"documents.delete_document", R"(delete from document where id = $1)"};

const db::Sql select_places{"documents.select_positions", R"(
  select count(*), coalesce(max(position), 0) from document where noun = $1 and noun_id = $2 and role = $3)"};

const db::Sql select_one{"documents.select_document", R"(
  select id, noun, noun_id, role, title_pl, title_en, file_id, file_name, type, size, added_at from document where id = $1)"};

const db::Sql select_of_noun{"documents.select_of_noun", R"(
  select id, noun, noun_id, role, title_pl, title_en, file_id, file_name, type, size, added_at
  from document where noun = $1 and noun_id = $2 order by role, position, id)"};

const db::Sql select_reference{"documents.select_file_reference", R"(select 1 from document where file_id = $1)"};

Document document_in(const db::Row& row) {
  return {.id = row.get<DocumentId>(0),
          .noun = row.get<std::string>(1),
          .noun_id = row.get<std::int64_t>(2),
          .role = row.get<std::string>(3),
          .title_pl = row.get<std::string>(4),
          .title_en = row.get<std::string>(5),
          .file = row.get<files::FileId>(6),
          .file_name = row.get<std::string>(7),
          .type = file_type_from(row.get<std::string_view>(8)).value_or(FileType::text),
          .size = row.get<std::int64_t>(9),
          .added_at = row.get<Instant>(10)};
}

struct Taken {
  std::int64_t count = 0;
  int last_position = 0;
};
Taken taken_in(const db::Row& row) { return {row.get<std::int64_t>(0), row.get<int>(1)}; }

Result<std::string> checked_title(std::string_view typed, std::string field) {
  const auto title = text::clean_line(typed);
  if (!title || text::length(*title) > kLongestTitle)
    return problem(ProblemKind::invalid, keys::title_too_long, std::move(field),
                   {{"most", std::int64_t{kLongestTitle}}});
  return *title;
}

}  // namespace

std::string Document::path() const { return "/dokumenty/" + code_from_id(id.value); }

Result<KeptFile> keep_file(const db::Database& db, std::string_view content, std::string_view file_name,
                           const FileLimits& limits, std::string field) {
  TRY(const FileType type, check_file(content, file_name, limits, field));
  const auto stored = files::put(db, content, limits.bytes);
  if (!stored) return problem(ProblemKind::invalid, keys::file_empty, std::move(field));
  return KeptFile{stored->id, safe_file_name(file_name, type), type, stored->size};
}

Result<DocumentId> attach_document(db::WriteTx& tx, const NewDocument& document, const KeptFile& file) {
  TRY(std::string title_pl, checked_title(document.title_pl, "title_pl"));
  TRY(const std::string title_en, checked_title(document.title_en, "title_en"));
  if (title_pl.empty()) title_pl = file.name;
  const Taken taken = *tx.one(select_places, taken_in, document.noun, document.noun_id, document.role);
  if (taken.count >= kMostOfARole)
    return problem(ProblemKind::too_many, keys::too_many_documents, "file", {{"most", kMostOfARole}});
  const auto id = tx.new_id<DocumentId>();
  tx.run(insert_row, id, document.noun, document.noun_id, document.role, taken.last_position + 1, title_pl, title_en,
         file.file, file.name, code_of(file.type), file.size, tx.now());
  return id;
}

bool remove_document(db::WriteTx& tx, DocumentId id) { return tx.run(delete_row, id) == 1; }

std::optional<Document> find_document(db::ReadTx& tx, DocumentId id) { return tx.one(select_one, document_in, id); }

std::vector<Document> documents_of(db::ReadTx& tx, std::string_view noun, std::int64_t noun_id) {
  return tx.all(select_of_noun, document_in, noun, noun_id);
}

std::vector<Document> documents_of(db::ReadTx& tx, std::string_view noun, std::int64_t noun_id, std::string_view role) {
  auto documents = documents_of(tx, noun, noun_id);
  std::erase_if(documents, [&](const Document& document) { return document.role != role; });
  return documents;
}

Result<Content> content_of(Context& ctx, const Document& document) {
  auto bytes = files::read_whole(ctx.db, document.file);
  if (!bytes) return problem(ProblemKind::not_found, keys::document_gone);
  return Content{
      .type = std::string(media_type_of(document.type)),
      .body = *std::move(bytes),
      .file_name = document.file_name,
      .headers = {{"Content-Security-Policy", "sandbox; default-src 'none'"}, {"X-Content-Type-Options", "nosniff"}}};
}

const db::Sql& file_reference() { return select_reference; }

}  // namespace wiec::documents
