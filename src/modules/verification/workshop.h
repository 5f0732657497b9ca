// An expert workshop (warsztat z ekspertami): a gathering built from drafts handed over, at tables of similar scope
// where authors meet each other and the unit that reads them.
#pragma once
#include "commons/gatherings/gathering.h"
#include "modules/verification/advice.h"

namespace wiec::verification {

inline constexpr std::int64_t kMostTables = 60;

// A draft handed over, as a workshop sees it.
struct SeatedDraft {
  drafts::DraftId id;
  bool chosen = false;     // is at this workshop
  std::int64_t table = 0;  // 0: at none yet
  std::int64_t revision = 0;
  std::string title, body, theme;  // of the version handed over last
  places::PlaceId place;
  std::string place_name;
  bool readable = false;     // by everybody
  std::int64_t authors = 0;  // how many write it
  std::int64_t waiting = 0;  // units that have not advised on that version
  std::int64_t kept = 0, released = 0;
  std::vector<AskedUnit> units;    // who reads it
  std::vector<std::string> names;  // of authors who show theirs

  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/szkice/" + code(); }
};

struct Table {
  std::int64_t number = 0;
  std::string name;  // may be empty
  std::optional<AskedUnit> unit;
};

struct Workshop {
  gatherings::Gathering gathering;
  std::string programme_pl, programme_en;  // empty: of none
  std::int64_t revision = 0;               // 0: not made yet
  std::optional<Instant> tables_at, invited_at, released_at;
  std::vector<Table> tables;        // by number
  std::vector<SeatedDraft> drafts;  // by table, then by title
  std::int64_t guests = 0;

  std::string path() const { return "/warsztaty/" + gathering.code(); }
  std::string desk_path() const { return "/administracja/warsztaty/" + gathering.code(); }
};

}  // namespace wiec::verification
