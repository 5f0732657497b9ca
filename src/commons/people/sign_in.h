// Logging in. Residents: a link in a letter, no password; asking for it is the same act whether or not the account
// exists, which is made when the link is used. Officials: the link or a password, and then a code of their
// authenticator application (TOTP) or a recovery code.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "commons/people/link_store.h"
#include "commons/people/person.h"
#include "commons/site/context.h"

namespace wiec::people {

// Queues the letter. The same answer in the same time for every address. Problems: invalid (no e-mail address),
// unavailable (the operator has not said under which address the site is). Above five letters an hour to one address
// nothing is sent, and nothing is said.
Result<> ask_for_link(Context&, std::string_view typed_email, std::string_view back);

// What follows a first factor; the session's cookie has been handed to the answer.
struct SignedIn {
  bool owes_code = false;   // the second factor is there and owed
  bool must_enrol = false;  // a role asks for a second factor and there is none yet
  bool first_time = false;  // the account was made just now
  std::string back;         // path to go on with; may be empty
};
// For the words of the page; a link that is not there is one to log in.
LinkPurpose purpose_of_link(Context&, std::string_view token);
// Problems: closed (used, over or unknown link), not_allowed (blocked), conflict (change of address: taken meanwhile;
// log-in: an account had the address until a few days ago and can get it back by the letter that went there).
Result<SignedIn> use_link(Context&, std::string_view token, std::string_view device);
// Problems: invalid (address and password do not belong together, whatever the reason), too_many, unavailable (too many
// log-ins at once).
Result<SignedIn> sign_in_with_password(Context&, std::string_view typed_email, std::string_view password,
                                       std::string_view device);
// Ends the session of this browser.
void sign_out(Context&);

// ---- At the operator's log-in provider (OpenID Connect; Shared::provider)

// The provider's address to go to. Problems: not_found (there is no provider), unavailable (it is not reached).
Result<std::string> begin_provider_sign_in(Context&, std::string_view back);
// What the browser brought back from there.
struct ProviderAnswer {
  std::string_view state, issuer, code, error;
};
// For somebody logged in it joins the provider's account to theirs. Problems: closed (forged, over, given up there),
// conflict (no address confirmed there, or the account there is another person's), not_allowed (blocked), unavailable.
Result<SignedIn> finish_provider_sign_in(Context&, const ProviderAnswer&, std::string_view device);
void leave_provider(Context&, std::int64_t identity);

// ---- A new address

// Queues a letter with a link to the new address; the account keeps the old one until it is used. Then every session
// ends, and the old address gets a letter with a link that undoes it for a week (change_address.h). The same answer
// whether or not the address belongs to another account. Problems: invalid, unavailable.
Result<> ask_for_new_address(Context&, std::string_view typed_email);

// ---- The second factor

// For the person who owes it. A TOTP code or a recovery code. Problems: invalid, too_many.
Result<> give_code(Context&, std::string_view code);

// A new secret, sealed for the hidden field of the form, and as people type it.
struct Enrolment {
  std::string sealed;
  std::string secret;   // base32
  std::string address;  // otpauth://
};
Enrolment begin_enrolment(Context&, PersonId, std::string_view issuer);
std::optional<Enrolment> enrolment_from(Context&, PersonId, std::string_view sealed, std::string_view issuer);
// Proves that the application shows the right codes; gives recovery codes, shown this once. The session then counts as
// strong. Problems: invalid (code), closed (the form is older than an hour or of another person).
Result<std::vector<std::string>> finish_enrolment(Context&, PersonId, std::string_view sealed, std::string_view code);

// ---- Passwords

// At least 10 characters, none of the usual ones, not the address (OWASP ASVS 5.0, 6.2). `current` is asked where one
// is set. All other sessions end. Problems: invalid by field, unavailable.
Result<> change_password(Context&, std::string_view current, std::string_view fresh);
Result<> check_password(std::string_view password, std::string_view email, std::string_view name);

// ---- For commands and the demo city

// A link that logs in once, for the operator to hand over where no mail server is set up; valid for an hour.
std::string make_link(Context&, std::string_view email);

}  // namespace wiec::people
