// A file brought in by an officer on the page of imports: kept, looked at, brought in by the way of `wiec import
// register`, taken back. Tables of other registers, activities of IATI, one network of cities, or one card as
// /programy/{code}/karta.json gives it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "modules/programmes/import_network.h"
#include "modules/programmes/read_iati.h"
#include "modules/programmes/upload_store.h"

namespace wiec::programmes {

// What a page takes; larger files are for the command.
inline constexpr std::int64_t kMostUploadBytes = 8 << 20;

// Problems, at "file": empty, too large, no table and no JSON we know, spoilt letters.
Result<UploadId> keep_upload(Context&, std::string_view bytes, const std::string& name);

// What a kept file holds: one of the four.
struct Opened {
  Upload upload;
  std::string hash;
  std::optional<RegisterTable> table;
  std::optional<Network> network;
  std::optional<Project> card;
  std::optional<ActivityFile> activities;
};
// Problem: not_found (brought in already, or a day ago).
Result<Opened> open_upload(Context&, UploadId);

struct Choice {
  ColumnChoice columns;
  std::string programme;  // empty: as the file's name says
};
struct Preview {
  RegisterFile file;
  ImportReport report;  // of the rows, before anything is written
};
// Problem, at "file": a needed column that is missing; at a field of kRegisterFields: two from one column.
Result<Preview> preview(Context&, const Opened&, const Choice&);

struct Brought {
  ImportReport report;  // of tables and networks
  ProjectId card;
};
Result<Brought> bring_in(Context&, const Opened&, const Choice&);

struct Undone {
  std::int64_t removed = 0, kept = 0;  // kept: somebody changed them or works with them
};
// Problem: not_found; conflict when another part of the site uses a card.
Result<Undone> undo_import(Context&, ImportId);

}  // namespace wiec::programmes
