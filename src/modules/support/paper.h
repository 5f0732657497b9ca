// A paper (materiał) of the library: a report, a finding of a survey, a strategic document or an aid. It says at which
// level it holds, so that nobody takes a number of the city for one of their street.
#pragma once
#include "commons/documents/documents.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/support/support.h"

namespace wiec::support {

struct PaperTag;
using PaperId = Id<PaperTag>;

enum class PaperKind : std::uint8_t { report, finding, strategy, aid };
inline constexpr std::string_view kPaperCodes[] = {"report", "finding", "strategy", "aid"};
enum class Method : std::uint8_t { none, survey, interviews, group, walk, data, other };
inline constexpr std::string_view kMethodCodes[] = {"", "survey", "interviews", "group", "walk", "data", "other"};
enum class Level : std::uint8_t { city, district, area };
inline constexpr std::string_view kLevelCodes[] = {"city", "district", "area"};

inline constexpr std::string_view kPaperNoun = "support_paper";  // of its file in commons/documents

struct Paper {
  PaperId id;
  PaperKind kind = PaperKind::report;
  Both title, about;
  std::string theme;  // needs::Theme; empty: all
  std::optional<std::int64_t> year;
  Method method = Method::none;
  Level level = Level::city;
  places::PlaceId place;  // the district it holds in
  areas::AreaId area;
  std::string publisher, link;
  bool hidden = false;
  std::int64_t revision = 0;
  Instant changed_at;

  std::string place_name, area_name;  // for showing; filled by the store
  bool has_file = false;
  std::vector<places::PlaceId> districts;  // that the area reaches, or the district

  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/wspolne-projekty/materialy/" + code(); }
  std::string file_path() const { return path() + "/plik"; }
};

struct PapersAsked {
  std::optional<PaperKind> kind;
  std::string theme;
  std::optional<Level> level;
  bool hidden_too = false;
};
std::vector<Paper> papers(db::ReadTx&, const PapersAsked&);  // newest year first
// Not hidden, that hold in the area, its districts or the whole city: the nearest level first, newest year first.
std::vector<Paper> papers_for(db::ReadTx&, const areas::Area&);
std::optional<Paper> find_paper(db::ReadTx&, PaperId);
std::optional<documents::Document> file_of(db::ReadTx&, PaperId);
PaperId insert_paper(db::WriteTx&, const Paper&);
bool update_paper(db::WriteTx&, const Paper&, std::int64_t revision);

// Whether who asks coordinates where it holds.
bool may_keep(db::ReadTx&, const Actor&, const Paper&);
// Hidden ones too, which nobody else reads; newest year first.
std::vector<Paper> papers_kept_by(db::ReadTx&, const Actor&);
Typed typed_from(const Paper&);
// Faults: no title, a level without its district or area, a year or an address that is none; neither a file (one there
// already, or `has_file`) nor a link where the paper is not a finding with its words.
Paper read_paper(Context&, const Typed&, bool has_file, Faults&);
// New with id 0; `file` takes the place of the one there was. Problems: another part of the city is theirs
// (not_allowed), gone (not_found), somebody changed it since `revision` (conflict).
Result<PaperId> save_paper(Context&, const Paper&, std::int64_t revision,
                           const std::optional<documents::KeptFile>& file);

}  // namespace wiec::support
