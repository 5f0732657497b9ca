// Casting the vote: the mark on the roll, the ballot and the receipt in one durable transaction.
#pragma once
#include <string>

#include "commons/site/page.h"
#include "modules/polling/voter.h"

namespace wiec::polling {

struct Receipt {
  std::string code;
  bool again = false;  // the same form came twice: nothing was written
};
// Problems: invalid (the ballot breaks the rules: the pool's code is in `field`), closed (the vote is over), conflict
// (this person, or this contact, has voted already), not_allowed (the steps before are not done).
Result<Receipt> cast_ballot(Context&, const editions::Edition&, const Voter&, bool receipt_by_email);

}  // namespace wiec::polling
