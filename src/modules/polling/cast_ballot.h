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
// What the page with the button says: the ballot that the voter saw there, and whether a letter is wanted.
struct CastForm {
  std::string fingerprint;
  bool receipt_by_email = false;
};
// SHA-256 of the ballot as it would be cast now, in hexadecimal. Problems: invalid as below.
Result<std::string> fingerprint_of(Context&, const editions::Edition&, const Voter&);
// Problems: invalid (the ballot breaks the rules: the pool's code is in `field`), closed (the vote is over), conflict
// (this person, or this contact, has voted already; choices_changed: another ballot was marked than the page showed;
// session_changed: so was who votes), not_allowed (the steps before are not done).
Result<Receipt> cast_ballot(Context&, const editions::Edition&, const Voter&, const CastForm&);

}  // namespace wiec::polling
