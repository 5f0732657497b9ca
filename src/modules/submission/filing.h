// What the answers of a submission say, read section by section against the edition's form: the proposal they make, and
// everything a program can find wrong with them, each fault at its field.
#pragma once
#include <string>
#include <vector>

#include "commons/documents/documents.h"
#include "modules/editions/edition_store.h"
#include "modules/proposals/proposal_store.h"
#include "modules/submission/submission.h"

namespace wiec::submission {

enum class Section : std::uint8_t { name, words, place, costs, files, author, support };
inline constexpr Section kSections[] = {Section::name,  Section::words,  Section::place,  Section::costs,
                                        Section::files, Section::author, Section::support};
// In addresses: "nazwa".
std::string_view slug_of(Section);
std::optional<Section> section_from(std::string_view slug);

inline constexpr int kMostCosts = 20;
inline constexpr std::size_t kMostPoints = 10;

// What the reading looks at beside the answers.
struct Ground {
  const editions::Edition* edition = nullptr;
  std::shared_ptr<const editions::Editions> kept;  // holds the edition
  std::shared_ptr<const proposals::Categories> categories;
  std::vector<std::optional<places::PlaceId>> districts;  // of the points typed, in their order; nullopt: none holds it
  bool has_map = false;
  std::vector<documents::Document> documents;
  std::int64_t signatures = 0;  // online and on paper
};

// The edition's own form, or the usual three questions where it says nothing.
const std::vector<editions::FormField>& form_of(const editions::Edition&);
std::string field_of(const editions::FormField&);  // the field's name: "f_opis"
const std::string& label_of(Language, const editions::FormField&);
int most_of(const editions::FormField&);
// The questions of a section: public words, or the author's own.
std::vector<const editions::FormField*> questions_of(const editions::Edition&, Section);
// All field names of a section.
std::vector<std::string> fields_of(const editions::Edition&, Section);
// The newest version among a section's answers: what its form was made from.
std::int64_t base_of(const editions::Edition&, Section, const Answers&);

struct Filing {
  proposals::Proposal proposal;  // without id, number and times
  drafts::Path path = drafts::Path::ordinary;
};
struct Checked {
  Filing filing;
  std::vector<std::pair<Section, Problem>> faults;
  Faults faults_of(Section) const;
};
// Faults are worded in the language; the proposal is Polish, the law's language.
Checked check_answers(Language, const Answers&, const Ground&);

// "50.0614, 19.9366" on each line, with a decimal point or comma; nullopt in the place of a line that is none.
std::vector<std::optional<places::Point>> points_from(std::string_view lines);
// Hundredths of a unit times the price, rounded half up: "2,5" metres at 10,01 zł are 25,03 zł.
std::int64_t cost_of(std::int64_t hundredths, std::int64_t price);
struct CostRow {
  std::string name, unit;
  std::int64_t hundredths = 0, price = 0, cost = 0;
};
std::vector<CostRow> costs_from(Reader&);
std::string quantity_text(std::int64_t hundredths);  // "3", "2.50"

}  // namespace wiec::submission
