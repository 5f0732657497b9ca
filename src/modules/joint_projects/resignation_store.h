// All SQL of resignations: who hands what they lead to whom, what those who joined answer, which drafts went along.
#pragma once
#include "commons/site/shared.h"
#include "modules/drafts/draft.h"
#include "modules/joint_projects/ambassador.h"

namespace wiec::joint_projects {

struct ResignationTag;
using ResignationId = Id<ResignationTag>;

enum class Handing : std::uint8_t { asking, handed_over, refused, withdrawn, lapsed };
inline constexpr std::string_view kHandingCodes[] = {"asking", "handed_over", "refused", "withdrawn", "lapsed"};
inline std::string_view code_of(Handing state) { return kHandingCodes[static_cast<std::size_t>(state)]; }

struct Resignation {
  ResignationId id;
  AmbassadorId ambassador, successor;
  Handing state = Handing::asking;
  bool stays_author = false;
  Instant begun_at, ends_at;
  std::int64_t yes = 0, no = 0;  // up to now; of one that is over, at its end
  std::int64_t told_to = 0;

  std::string path() const { return "/ambasadorzy/przekazanie/" + code_from_id(id.value); }
};

std::optional<Resignation> find_resignation(db::ReadTx&, ResignationId);
std::optional<Resignation> last_resignation_of(db::ReadTx&, AmbassadorId);
std::vector<Resignation> resignations_of(db::ReadTx&, ProgrammeId);  // the newest first
std::vector<ResignationId> resignations_over(db::ReadTx&, Instant now);
std::optional<Resignation> next_untold_resignation(db::ReadTx&);
// Those that wait for the answer of somebody who joined, the earliest end first.
std::vector<Resignation> resignations_asking(db::ReadTx&, people::PersonId, Instant now);

ResignationId insert_resignation(db::WriteTx&, const Resignation&);
// With the answers counted.
void end_resignation(db::WriteTx&, const Resignation&, Handing);
void note_asked(db::WriteTx&, ResignationId, std::int64_t told_to, bool everybody);

// Who joined what the ambassador leads and has an account: by number after `after`.
std::vector<people::PersonId> people_led(db::ReadTx&, AmbassadorId, std::int64_t after, int limit);
bool is_led_by(db::ReadTx&, AmbassadorId, people::PersonId);

std::optional<bool> answer_of(db::ReadTx&, ResignationId, people::PersonId);
void store_answer(db::WriteTx&, ResignationId, people::PersonId, bool agrees);

void note_passed_on(db::WriteTx&, ResignationId, drafts::DraftId);
std::vector<drafts::DraftId> passed_on(db::ReadTx&, ResignationId);

// For the person's data.
Json::Array resignation_data(db::ReadTx&, people::PersonId);
void forget_resignations(db::WriteTx&, people::PersonId);

}  // namespace wiec::joint_projects
