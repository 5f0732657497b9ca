// The meeting kit: agenda, attendance sheet, cards for needs and the primer, all for print.
#pragma once
#include "commons/bilingual/both.h"
#include "commons/gatherings/gathering.h"
#include "commons/site/page.h"
#include "commons/site/typed.h"

namespace wiec::support {

inline constexpr std::string_view kPrimer = "/wspolne-projekty/jak-dziala-budzet";
inline std::string kit_path(const gatherings::Gathering& g) { return g.path() + "/zestaw"; }
inline std::string agenda_path(const gatherings::Gathering& g) { return g.path() + "/porzadek"; }

struct AgendaItem {
  int minutes = 0;
  bilingual::Both title;
  friend bool operator==(const AgendaItem&, const AgendaItem&) = default;
};

std::vector<AgendaItem> stored_agenda(db::ReadTx&, gatherings::GatheringId);  // empty: nobody wrote one
void store_agenda(db::WriteTx&, gatherings::GatheringId, const std::vector<AgendaItem>&);
// From needs to drafts, as the programme has it; a training of ambassadors has its own. Stretched to the length of the
// gathering in steps of five minutes.
std::vector<AgendaItem> usual_agenda(const gatherings::Gathering&);
std::vector<AgendaItem> agenda_of(db::ReadTx&, const gatherings::Gathering&);

// An ambassador of the place, and who organises it.
bool may_plan(db::ReadTx&, const Actor&, const gatherings::Gathering&);
// Fields agenda_pl and agenda_en, an item a line: "15 Powitanie". Faults at the field: a line without minutes or
// without words, more minutes than the gathering lasts, lines of the two languages that do not match.
Typed typed_from(const std::vector<AgendaItem>&);
std::vector<AgendaItem> read_agenda(Language, const gatherings::Gathering&, const Typed&, Faults&);
// Nothing written brings the usual one back. Problem: not theirs (not_allowed), gone (not_found).
Result<> plan_agenda(Context&, gatherings::GatheringId, const std::vector<AgendaItem>&);

}  // namespace wiec::support
