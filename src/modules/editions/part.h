// The parts that an edition is edited in, and from which stage on each is frozen: then one person asks for a change and
// another consents (edit_edition.h).
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "modules/editions/edition.h"

namespace wiec::editions {

enum class Part { names, act, statute, pools, limits, form, timetable, ballot, rule, leftovers, identity };

struct PartRow {
  Part part;
  std::string_view code;  // in addresses and the trail
  // When this stage, or any later one of the process, has begun; drafts are never frozen.
  StageKind frozen_from;
};
inline constexpr std::array<PartRow, 11> kParts{{
    {Part::names, "nazwa", StageKind::submission},
    {Part::act, "uchwala", StageKind::submission},
    {Part::statute, "ustawa", StageKind::submission},
    {Part::pools, "pule", StageKind::submission},
    {Part::limits, "limity", StageKind::submission},
    {Part::form, "formularz", StageKind::submission},
    {Part::timetable, "harmonogram", StageKind::submission},
    {Part::ballot, "karta", StageKind::voting},
    {Part::rule, "zasada", StageKind::voting},
    {Part::leftovers, "remisy", StageKind::voting},
    {Part::identity, "tozsamosc", StageKind::voting},
}};
const PartRow& row_of(Part);
std::optional<Part> part_from(std::string_view code);

// The stage that froze the part, and since when; nullptr: it may be changed. Time is the database's (tx.now()).
const Stage* frozen_by(const Edition&, Part, Instant now);

// What of an edition belongs to the part.
Json json_of(const Edition&, Part);
void copy_part(Part, const Edition& from, Edition& to);

}  // namespace wiec::editions
