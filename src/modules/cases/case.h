// A case: a good or bad practice of a partner, by one template (URBACT; "metoda wynajdywania dobrych i złych praktyk"
// of the source). A method: steps with tools and cautions, each resting on cases, agreed by the partners of a project.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "commons/bilingual/both.h"
#include "modules/programmes/project.h"
#include "modules/proposals/proposal.h"
#include "platform/db/db.h"

namespace wiec::cases {

std::span<const db::Migration> migrations();

using bilingual::Both;
using programmes::PartnerId;
using programmes::ProjectId;
using proposals::ProposalId;

struct CaseTag;
using CaseId = Id<CaseTag>;
struct StepTag;
using StepId = Id<StepTag>;

enum class Kind { good, bad };
inline constexpr std::string_view kKinds[] = {"good", "bad"};

// The template: before, done, result, why it worked or not, conditions of transfer.
inline constexpr std::string_view kParts[] = {"before", "done", "result", "why", "transfer"};
inline constexpr std::size_t kPartCount = std::size(kParts);

struct Case {
  CaseId id;
  ProjectId project;
  PartnerId partner;
  std::string speaker;  // the partner as the card named it
  Kind kind = Kind::good;
  Both title;
  std::array<Both, kPartCount> parts;  // as kParts
  std::optional<Money> cost;
  ProposalId proposal;  // delivered; none: it tells of something else
  std::int64_t revision = 0;
  std::int64_t person = 0;  // who saved it last; 0: erased
  Instant changed_at;
  std::string project_name;

  std::string code() const { return code_from_id(id.value); }
  std::string path() const { return "/przypadki/" + code(); }
};

struct Step {
  StepId id;
  std::int64_t position = 0;
  Both title, what, tools, cautions;
  std::vector<CaseId> cites;
};

struct Answer {
  PartnerId partner;
  std::string speaker;
  bool accepts = false;
  std::string body;
  bool by_office = false;   // noted by who keeps the card
  std::int64_t person = 0;  // 0: erased
  Instant made_at;
};

// written -ask-> asked (nothing of it changes any more) -amend-> the next version, written.
struct Method {
  ProjectId project;
  std::int64_t version = 0;
  Both intro;
  std::int64_t revision = 0;
  std::optional<Instant> asked_at;
  std::vector<Step> steps;      // by position
  std::vector<Answer> answers;  // oldest first

  std::string path() const { return "/metody/" + code_from_id(project.value); }
  const Answer* answer_of(PartnerId) const;
  std::int64_t accepted_by(const std::vector<programmes::Partner>&) const;  // how many of them
};

inline constexpr std::string_view kCaseNoun = "case";
inline constexpr std::string_view kTellsOf = "tells_of";  // case -> proposal

}  // namespace wiec::cases
