// The library of good practices (dobre praktyki), of two labelled kinds: what ambassadors share among themselves, and
// how to pass verification, linked to a provision of an edition's by-law. With all its SQL in practice_store.cpp.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/verification/advice.h"

namespace wiec::verification {

struct PracticeTag;
using PracticeId = Id<PracticeTag>;

enum class PracticeKind : std::uint8_t { ambassadors, verification };
inline constexpr std::string_view kLibrary = "/dobre-praktyki";
inline constexpr std::string_view kPracticeCodes[] = {"ambassadors", "verification"};

struct Practice {
  PracticeId id;
  PracticeKind kind = PracticeKind::ambassadors;
  std::string theme;  // empty: of all
  std::string title, body, provision;
  std::int64_t edition = 0;  // whose by-law; 0: of none
  std::string edition_code, edition_pl, edition_en;
  people::PersonId person;  // none: erased
  Instant changed_at;

  std::string code() const { return code_from_id(id.value); }
  std::string edit_path() const { return "/dobre-praktyki/" + code() + "/edycja"; }
};

struct PracticesAsked {
  std::optional<PracticeKind> kind;
  std::string theme;
};
std::vector<Practice> practices(db::ReadTx&, const PracticesAsked&, int limit, std::int64_t skip = 0);  // newest first
std::int64_t count_practices(db::ReadTx&, const PracticesAsked&);
// Of these themes or of all, newest first.
std::vector<Practice> practices_for(db::ReadTx&, const std::vector<std::string>& themes, std::size_t limit);
std::optional<Practice> find_practice(db::ReadTx&, PracticeId);
PracticeId insert_practice(db::WriteTx&, const Practice&);
void update_practice(db::WriteTx&, const Practice&);
void delete_practice(db::WriteTx&, PracticeId);
std::vector<Practice> practices_by(db::ReadTx&, people::PersonId);
void forget_practitioner(db::WriteTx&, people::PersonId);

// An ambassador shares their own, a verifier how to pass, a coordinator both.
bool may_share(const Actor&, PracticeKind);
// Who wrote it, and coordinators of the whole city.
bool may_change(const Actor&, const Practice&);
Typed typed_from(const Practice&);
Practice read_practice(Context&, const Typed&, Faults&);
// New with id 0. Problems: not theirs (not_allowed), gone (not_found).
Result<> save_practice(Context&, const Practice&);
Result<> remove_practice(Context&, PracticeId);

std::string_view name_of(Language, PracticeKind);
// Under a heading, with a link to the library; nothing where there are none.
void put_practices(Html&, Context&, const std::vector<std::string>& themes);
void put_practice(Html&, Language, const Practice&, int heading_level);

}  // namespace wiec::verification
