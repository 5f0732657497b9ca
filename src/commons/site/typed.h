// What somebody typed into a long form, field by field, and everything that is wrong with it. The same strings fill the
// form, come back after an error, and are read into the noun.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "platform/html/html.h"
#include "platform/http/form.h"

namespace wiec {

class Typed {
 public:
  Typed() = default;
  explicit Typed(const http::Form&);  // each trimmed; check boxes of one name joined by ","

  std::string_view at(std::string_view name) const;
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  void set(std::string name, std::string value) { values_[std::move(name)] = std::move(value); }
  std::vector<std::string> list(std::string_view name) const;  // of joined check boxes

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

using Faults = std::vector<Problem>;

// Faults in the words of a language, for the summary and for each field.
class Errors {
 public:
  Errors(Language, const Faults&);
  explicit operator bool() const { return !all_.empty(); }
  std::string_view at(std::string_view field) const;
  void put_summary(html::Html&) const;

 private:
  struct One {
    std::string field, words;
  };
  Language language_;
  std::vector<One> all_;
  std::map<std::string, std::string, std::less<>> by_field_;
};

// Reads fields and notes what is wrong; `label` is the field's name in the reader's language.
class Reader {
 public:
  Reader(Language l, const Typed& form, Faults& faults) : language(l), typed(form), faults_(faults) {}

  std::string line(std::string_view name, std::string_view label, int most, bool required = false);
  std::string text(std::string_view name, std::string_view label, int most);
  // nullopt when empty or wrong.
  std::optional<std::int64_t> whole(std::string_view name, std::string_view label, std::int64_t least,
                                    std::int64_t most, bool required = false);
  std::optional<std::int64_t> money(std::string_view name, std::string_view label, bool required = false);
  std::optional<Date> date(std::string_view name, std::string_view label, bool required = false);
  // NAME_date and NAME_time in Warsaw: "24:00" is the end of the day; "2:30 CEST" and "2:30 CET" tell apart the hour
  // that comes twice in October; the hour that is skipped in March is refused.
  std::optional<Instant> moment(std::string_view name, std::string_view label);
  void wrong(TextKey, std::string_view field, std::vector<TextArg> args = {});

  const Language language;
  const Typed& typed;

 private:
  Faults& faults_;
};

// How `moment` shows an instant; an end at midnight is 24:00 of the day before.
void set_moment(Typed&, const std::string& name, Instant, bool is_end);
std::string amount_text(std::int64_t minor);  // "1500,00"

}  // namespace wiec
