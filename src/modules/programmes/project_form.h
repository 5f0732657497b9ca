// The card as one form: filled from a card, shown, read back. Groups of rows (sums, phases, events, partners) grow by a
// button that works without scripts; rows left empty are dropped.
#pragma once
#include <string>
#include <vector>

#include "commons/site/typed.h"
#include "modules/programmes/register.h"

namespace wiec::programmes {

// What the choices of a form are made of.
struct Ground {
  std::shared_ptr<const Programmes> programmes;
  std::shared_ptr<const Topics> topics;
  std::vector<NamedPlace> places;
};
Ground ground_of(Context&);

void fill_form(Typed&, const Project&, const Ground&, std::string_view predecessor);
// Everything between the heading and the reason.
void put_form(html::Html&, Language, const Typed&, const Errors&, const Ground&, const Project& edited);

struct ReadForm {
  Project project;
  std::vector<std::string> new_topics;
  std::string predecessor;  // as typed: code, address or acronym
};
// `base` gives what the form does not ask for. Faults go to the reader.
ReadForm read_form(Reader&, const Ground&, Project base);

// The button "one more row" that was pressed, if any: adds the row.
bool add_row(Typed&);
// Moves rows up over empty ones, so that row numbers are those of the card.
void drop_empty_rows(Typed&);

}  // namespace wiec::programmes
