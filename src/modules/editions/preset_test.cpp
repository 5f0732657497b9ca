// The cities' examples are data: each must load, and its ballots and rules must hold.
#include "modules/editions/preset.h"

#include "modules/editions/ballot.h"
#include "modules/editions/check_edition.h"
#include "modules/editions/differences.h"
#include "modules/editions/edition_json.h"
#include "modules/editions/rule_words.h"
#include "modules/editions/section.h"
#include "modules/editions/texts.h"
#include "platform/text/text.h"
#include "tally/rule.h"

namespace wiec::editions {
namespace {

TEST(EditionPresets, AreThoseOfTheResearch) {
  EXPECT_EQ(presets().size(), 13u);
  for (const PresetChoice& choice : presets()) {
    const auto edition = edition_from_preset(choice.name, 2027, {54'000'000'00});
    ASSERT_TRUE(edition) << choice.name;
    EXPECT_FALSE(edition->published);
    for (const Level level : {Level::citywide, Level::district, Level::local}) {
      const auto ballot = ballot_from_json(rules_of(edition->settings, level).ballot);
      ASSERT_TRUE(ballot) << choice.name << ballot.error();
      EXPECT_EQ(contradiction_in(*ballot), "") << choice.name;
      EXPECT_TRUE(tally::rule_from(rules_of(edition->settings, level).rule)) << choice.name;
    }
    EXPECT_TRUE(check_part(*edition, Part::timetable).empty()) << choice.name;
    EXPECT_TRUE(check_part(*edition, Part::pools).empty()) << choice.name;
  }
  EXPECT_FALSE(edition_from_preset("common", 2027, {}));
  EXPECT_FALSE(edition_from_preset("atlantyda", 2027, {}));
}

TEST(EditionPresets, KrakowSplitsTheSumToTheGrosz) {
  const auto edition = edition_from_preset("krakow", 2027, {54'000'000'01});
  ASSERT_TRUE(edition);
  EXPECT_EQ(edition->pools.size(), 19u);
  EXPECT_EQ(edition->budget().minor, 54'000'000'01);
  EXPECT_EQ(edition->pools.front().budget.minor, 10'800'000'01) << "a fifth, and the grosz that is left";
  EXPECT_EQ(preset_of(edition->settings.citywide.rule), "krakow");
  EXPECT_EQ(text::date_in_warsaw(stage_of(edition->settings, StageKind::voting)->from_at), *date_from(2027, 9, 11));
}

TEST(EditionPresets, WarszawaHasLocalAreasWithTheirOwnThreshold) {
  const auto edition = edition_from_preset("warszawa", 2027, {});
  ASSERT_TRUE(edition);
  EXPECT_EQ(tally::rule_from(rules_of(edition->settings, Level::local).rule)->threshold.at_least, 30);
  EXPECT_EQ(tally::rule_from(rules_of(edition->settings, Level::district).rule)->threshold.at_least, 150);
}

TEST(EditionPresets, CitiesWhoseDistrictsAreKnownNameThemAndTheirSmallPools) {
  const std::tuple<std::string_view, int, int> cities[] = {{"krakow", 18, 0},  {"warszawa", 18, 0}, {"gdansk", 35, 0},
                                                           {"gdynia", 21, 21}, {"katowice", 22, 0}, {"lodz", 36, 0},
                                                           {"poznan", 13, 13}};
  for (const auto& [name, districts, local] : cities) {
    Edition edition = *edition_from_preset(name, 2027, {});
    EXPECT_EQ(std::ranges::count(edition.pools, Level::district, &Pool::level), districts) << name;
    EXPECT_EQ(std::ranges::count(edition.pools, Level::local, &Pool::level), local) << name;
    edition.published = true;  // the districts of small pools are looked for
    for (const Problem& fault : check_part(edition, Part::pools))
      EXPECT_NE(fault.text, texts::keys::need_district_of_area) << name;
    for (const Pool& pool : edition.pools) EXPECT_LE(text::length(pool.name_pl), 120u) << pool.name_pl;
  }
}

TEST(EditionPresets, VotersOfWarszawaChooseTheirDistrict) {
  EXPECT_TRUE(edition_from_preset("warszawa", 2027, {})->settings.identity.any_district);
  EXPECT_FALSE(edition_from_preset("krakow", 2027, {})->settings.identity.any_district);
}

TEST(EditionSections, OfferProofsInTheOrderInWhichVotersGetThem) {
  const Edition edition = *edition_from_preset("krakow", 2027, {});
  ASSERT_EQ(edition.settings.identity.proofs, (std::vector{Proof::code_by_sms, Proof::code_by_email}));
  Typed typed;
  section_of(Part::identity).fill(typed, edition);
  html::Html shown;
  section_of(Part::identity).show(shown, {Language::pl, typed, Errors(Language::pl, {}), edition});
  const auto at = [&](std::string_view proof) { return shown.view().find(fmt::format("value=\"{}\"", proof)); };
  EXPECT_LT(at("code_by_sms"), at("code_by_email")) << "saving the form keeps the order";
  EXPECT_LT(at("code_by_email"), at("code_issued"));
}

TEST(EditionPresets, NextYearMovesDatesByTheClock) {
  Edition last = *edition_from_preset("krakow", 2027, {54'000'000'00});
  last.settings.timetable[0].from_at = text::instant_at(*date_from(2028, 2, 29), 8, 0);
  const Edition next = next_year_of(last);
  EXPECT_EQ(next.code, "krakow-2028");
  EXPECT_EQ(next.name_pl, "Budżet obywatelski 2028: Kraków");
  EXPECT_EQ(next.settings.timetable[0].from_at, text::instant_at(*date_from(2029, 2, 28), 8, 0));
  EXPECT_EQ(next.settings.timetable[4].until_at, text::instant_at(*date_from(2028, 9, 29), 0, 0));
  EXPECT_EQ(next.pools.size(), 19u);
  EXPECT_FALSE(next.pools[0].id);
}

TEST(EditionSnapshot, ReadsBackWhatItWrote) {
  const Edition edition = *edition_from_preset("warszawa", 2027, {});
  Edition read;
  ASSERT_TRUE(read_snapshot(to_json(edition), read));
  EXPECT_EQ(canonical_json(to_json(read)), canonical_json(to_json(edition)));
  for (const PartRow& row : kParts) {
    Edition empty;
    copy_part(row.part, edition, empty);
    EXPECT_EQ(canonical_json(json_of(empty, row.part)), canonical_json(json_of(edition, row.part))) << row.code;
  }
}

TEST(EditionDifferences, SayWhatChangedInWords) {
  const Edition before = *edition_from_preset("krakow", 2027, {54'000'000'00});
  Edition after = before;
  after.pools[1].budget.minor += 100;
  after.pools.pop_back();
  after.settings.identity.per_contact = 3;
  after.settings.statute.powiat_rights = false;
  const auto all = differences(Language::pl, to_json(before), to_json(after));
  const auto has = [&](std::string_view what, std::string_view old_value, std::string_view new_value) {
    return std::ranges::any_of(
        all, [&](const Difference& d) { return d.what == what && d.before == old_value && d.after == new_value; });
  };
  EXPECT_TRUE(has("Kto i\u00A0jak może głosować › Osób na jeden adres albo numer", "1", "3"));
  EXPECT_TRUE(has("Wymogi ustawy › To miasto na prawach powiatu", "tak", "nie"));
  EXPECT_TRUE(
      has("Pule pieniędzy › stare-miasto › Kwota", "2\u00A0400\u00A0000\u00A0zł", "2\u00A0400\u00A0001\u00A0zł"));
  EXPECT_TRUE(has("Pule pieniędzy › nowa-huta › Nazwa po polsku", "Nowa Huta", ""));
  EXPECT_TRUE(differences(Language::pl, to_json(before), to_json(before)).empty());
}

}  // namespace
}  // namespace wiec::editions
