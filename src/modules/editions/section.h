// One part of an edition as a form: filled from the edition, shown, read back. A part more is a row in kSections.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "commons/places/places.h"
#include "commons/site/typed.h"
#include "modules/editions/part.h"

namespace wiec::editions {

struct Shown {
  Language language;
  const Typed& typed;
  const Errors& errors;
  const Edition& edition;  // as it is stored
};

// What reading may look at beside the form.
struct Ground {
  std::vector<places::Place> districts;  // of the edition's city; empty without a map
};

struct Section {
  Part part;
  std::string_view (*title)(Language);
  std::string_view (*lead)(Language);
  void (*fill)(Typed&, const Edition&);
  void (*show)(html::Html&, const Shown&);
  void (*read)(Reader&, const Ground&, Edition&);  // changes that part alone
  bool has_file = false;
};
const Section& section_of(Part);

std::string_view name_of(Language, FieldKind);

std::string code_from_name(std::string_view name);  // of a pool: "Stare Miasto" -> "stare-miasto"

// The pools as a table to paste, and one pool as fields; the latter is shown and read by pool_page.
void fill_pool(Typed&, const Pool&);
void show_pool(html::Html&, const Shown&);
Pool read_pool(Reader&, const Ground&, Pool);

// Parts in files of their own.
extern const Section kNames, kAct, kStatute, kPools, kLimits, kForm, kTimetable, kBallot, kRule, kLeftovers, kIdentity;

}  // namespace wiec::editions
