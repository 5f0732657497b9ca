#include "commons/bilingual/both_form.h"

#include <array>
#include <utility>
#include <vector>

#include "commons/bilingual/texts.h"
#include "commons/site/form_fields.h"

namespace wiec::bilingual {
namespace {

void check_needed(Reader& r, const Both& words, const std::string& name, std::string_view label, Needed needed) {
  const std::vector<TextArg> field{{"field", std::string(label)}};
  const std::string own = name + (r.language == Language::pl ? "_pl" : "_en");
  if (needed == Needed::polish && words.pl.empty()) r.wrong(texts::keys::err_polish, name + "_pl", field);
  if (needed == Needed::either && words.empty()) r.wrong(texts::keys::err_either, own, field);
}

struct OneLanguage {
  std::string field, label;
  bool optional = false;
};
// The pair in the order of the form.
std::array<OneLanguage, 2> pair_of(Language l, const std::string& name, std::string_view label, Needed needed) {
  const bool own = needed == Needed::either;
  OneLanguage pl{name + "_pl", texts::in_polish(l, label), needed != Needed::polish && !(own && l == Language::pl)},
      en{name + "_en", texts::in_english(l, label), !(own && l == Language::en)};
  if (l == Language::en) std::swap(pl, en);
  return {pl, en};
}

}  // namespace

Both read_both(Reader& r, const std::string& name, std::string_view label, int most, Needed needed) {
  Both words{r.text(name + "_pl", label, most), r.text(name + "_en", label, most)};
  check_needed(r, words, name, label, needed);
  return words;
}

Both read_both_lines(Reader& r, const std::string& name, std::string_view label, int most, Needed needed) {
  Both words{r.line(name + "_pl", label, most), r.line(name + "_en", label, most)};
  check_needed(r, words, name, label, needed);
  return words;
}

void set_both(Typed& t, const std::string& name, const Both& words) {
  t.set(name + "_pl", words.pl);
  t.set(name + "_en", words.en);
}

void Fields::line(std::string_view name, std::string_view label, bool optional, std::string_view hint) const {
  FormFields{l, typed, errors}.line(out, name, label, hint, optional);
}

void Fields::both_lines(const std::string& name, std::string_view label, Needed needed) const {
  for (const OneLanguage& one : pair_of(l, name, label, needed)) line(one.field, one.label, one.optional);
}

void Fields::both_areas(const std::string& name, std::string_view label, Needed needed, int rows) const {
  for (const OneLanguage& one : pair_of(l, name, label, needed))
    html::text_area(out, l,
                    {.name = one.field,
                     .label = one.label,
                     .value = typed.at(one.field),
                     .error = errors.at(one.field),
                     .rows = rows,
                     .optional = one.optional});
}

void Fields::choice(std::string_view name, std::string_view label, std::span<const html::Choice> choices) const {
  html::select_field(
      out, l, {.name = name, .label = label, .choices = choices, .value = typed.at(name), .error = errors.at(name)});
}

void Fields::day(std::string_view name, std::string_view label) const {
  html::date_field(out, l, {.name = name, .label = label, .value = typed.at(name), .error = errors.at(name)});
}

}  // namespace wiec::bilingual
