// What the pages of this folder share.
#pragma once
#include <string>
#include <string_view>

#include "commons/people/person.h"
#include "commons/site/page.h"
#include "platform/html/field.h"
#include "platform/http/form.h"

namespace wiec::people {

// A form's problem in words: at its field and in the summary.
class Wrong {
 public:
  Wrong(Language l, const Problem* problem);
  explicit operator bool() const { return problem_ != nullptr; }
  std::string_view at(std::string_view field) const;
  void put_summary(Html& out) const;
  int status() const;  // 422, 409, 429 ... ; 200 without a problem

 private:
  Language language_;
  const Problem* problem_;
  std::string words_;
};

// A page with its heading, not for search engines; a problem makes it the same page with what is wrong.
Page start_page(Context&, std::string_view title, const Wrong&);
Page start_page(Context&, std::string_view title);

// The form of a request; empty when it cannot be read.
http::Form form_of(const Request&);

// The POST of one button, with hidden fields.
struct Act {
  std::string_view action, label;
  std::string_view name = {}, value = {};  // of the button
  std::string_view id = {};                // a hidden field "id"
  std::string_view hidden = {};            // a hidden field "wroc"
  html::ButtonKind kind = html::ButtonKind::secondary;
};
void act_form(Html& out, Context&, const Act&);

// "22.11.2026, 14:05"
std::string when(Language, Instant);
// The name, or the address where there is none.
const std::string& shown_name(const Person&);

}  // namespace wiec::people
