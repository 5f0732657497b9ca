// A submission (zgłoszenie): the full form by which a draft, or nothing, becomes a proposal of an edition.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "commons/people/person.h"
#include "commons/site/typed.h"
#include "modules/drafts/draft.h"
#include "modules/editions/edition.h"
#include "modules/proposals/proposal.h"

namespace wiec::submission {

std::span<const db::Migration> migrations();

struct SubmissionTag;
using SubmissionId = Id<SubmissionTag>;

// writing > sent > withdrawn > sent; writing > abandoned. By the authors, while the edition's submission stage is open.
enum class State : std::uint8_t { writing, sent, withdrawn, abandoned };
inline constexpr std::string_view kStateCodes[] = {"writing", "sent", "withdrawn", "abandoned"};
inline std::string_view code_of(State state) { return kStateCodes[static_cast<std::size_t>(state)]; }

// How the author said "this is mine, submit it".
enum class Confirmed : std::uint8_t { account, link, paper };
inline constexpr std::string_view kConfirmedCodes[] = {"account", "link", "paper"};
inline std::string_view code_of(Confirmed by) { return kConfirmedCodes[static_cast<std::size_t>(by)]; }

struct Submission {
  SubmissionId id;
  editions::EditionId edition;
  drafts::DraftId draft;           // none: from nothing
  proposals::ProposalId proposal;  // none: never sent
  State state = State::writing;
  std::int64_t version = 1, sent_version = 0;
  std::string number;  // empty: never sent
  std::int64_t paper_support = 0;
  std::optional<Date> desk_day;  // taken at the desk of a marathon
  std::int64_t desk_number = 0;
  std::string desk_name;
  people::PersonId made_by;  // the clerk; none: by the author
  Instant made_at, changed_at;
  std::optional<Instant> sent_at;

  std::string code() const { return code_from_id(id.value); }
  std::string path(std::string_view below = {}) const { return "/zgloszenia/" + code() + std::string(below); }
  bool at_desk() const { return desk_day.has_value(); }
  // Sent, and nothing was changed since.
  bool is_out() const { return state == State::sent && version == sent_version; }
};

// What stands in the fields, and at which version of the submission each was changed last.
struct Answers {
  Typed typed;
  std::map<std::string, std::int64_t, std::less<>> versions;
};

inline constexpr std::string_view kSubmissionNoun = "submission";
inline constexpr std::string_view kProposalNoun = "proposal";
inline constexpr std::string_view kGrewFrom = "grew_from";  // proposal -> draft

}  // namespace wiec::submission
