// All SQL of editions and pools.
#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "commons/site/context.h"
#include "modules/editions/edition.h"

namespace wiec::editions {

std::vector<Edition> load_editions(db::ReadTx&);  // drafts too; newest year first, pools included

// One of them, published or not.
std::optional<Edition> load_edition(db::ReadTx&, std::string_view code);

// Inserts the edition with its pools as version 1; ids are made here. `person`: who did it; 0: the program itself.
void insert_edition(db::WriteTx&, Edition&, std::string_view reason, Instant now, std::int64_t person = 0);
// Stores the next version. Pools keep their id (or that of their code), new ones get one, those no longer named are
// deleted; a pool that proposals stand in makes the database refuse (db::Error, constraint).
void update_edition(db::WriteTx&, Edition&, std::string_view reason, std::int64_t person, Instant now);

struct Version {
  int version = 1;
  std::string reason;
  std::int64_t person = 0;
  Instant made_at;
  std::string snapshot;  // edition_json.h
};
std::vector<Version> versions_of(db::ReadTx&, EditionId);  // newest first
std::optional<Version> find_version(db::ReadTx&, EditionId, int version);

// The published editions as one kept list: a handful of rows that every page needs.
using Editions = std::vector<Edition>;
std::shared_ptr<const Editions> editions(Context&);

// The edition of that code; with an empty code the current one: the newest whose first stage has begun, else the
// newest.
const Edition* find_edition(const Editions&, std::string_view code, Instant now);
// The same for a page, which changes when another edition becomes the current one.
const Edition* find_edition(Context&, const Editions&, std::string_view code);
// The newest edition whose results stage has begun.
const Edition* latest_with_results(const Editions&, Instant now);

// Statements for files::sweep.
std::vector<const db::Sql*> file_references();

}  // namespace wiec::editions
