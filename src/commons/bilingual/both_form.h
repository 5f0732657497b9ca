// The fields of forms that are written in two languages, and how they are read back.
#pragma once
#include "commons/bilingual/both.h"
#include "commons/site/typed.h"
#include "platform/html/field.h"

namespace wiec::bilingual {

enum class Needed { none, polish, either };

// Problems at the field: too long; without what is needed.
Both read_both(Reader&, const std::string& name, std::string_view label, int most, Needed = Needed::none);
Both read_both_lines(Reader&, const std::string& name, std::string_view label, int most, Needed = Needed::none);
void set_both(Typed&, const std::string& name, const Both&);

// Each puts one field, or a pair of them: NAME_pl and NAME_en, the reader's own language first.
struct Fields {
  html::Html& out;
  Language l;
  const Typed& typed;
  const Errors& errors;
  void line(std::string_view name, std::string_view label, bool optional, std::string_view hint = {}) const;
  void both_lines(const std::string& name, std::string_view label, Needed) const;
  void both_areas(const std::string& name, std::string_view label, Needed, int rows = 4) const;
  void choice(std::string_view name, std::string_view label, std::span<const html::Choice>) const;
  void day(std::string_view name, std::string_view label) const;
};

}  // namespace wiec::bilingual
