// The forms of a unit's page of one reading.
#pragma once
#include "commons/site/page.h"
#include "commons/site/typed.h"
#include "modules/verification/advice.h"

namespace wiec::verification {

struct ReadingForms {
  Context& ctx;
  const Reading& reading;
  const Typed& typed;  // what came back
  const Errors& errors;

  void put_new_point(Html&) const;
  void put_sending(Html&) const;                  // to the authors now, or at the workshop
  void put_on_point(Html&, const Advice&) const;  // take it out; complete it with what was said
  void put_passing(Html&) const;                  // to another unit

 private:
  std::string action() const;
  void put_area(Html& f, std::string_view name, std::string_view label, std::string_view hint, bool optional) const;
};

}  // namespace wiec::verification
