// The steps before the ballot: who votes, and that the contact is theirs. Nothing here tells whether somebody has voted
// to anyone who did not prove the contact.
#pragma once
#include <string>
#include <vector>

#include "commons/site/page.h"
#include "modules/polling/voter.h"
#include "platform/http/form.h"

namespace wiec::polling {

inline constexpr int kCodesAnHour = 3;  // for one contact, and for one session
// Each text message costs the city, and a session costs whoever begins one nothing: so many within an hour. A network
// may be a school, or a town's mobile phones behind one address.
struct MessageLimits {
  int of_network = 300;
  int of_edition = 10'000;
};

struct Declared {
  std::string name, street, number, district;
  http::Typed<Date> born_on;
  bool truthful = false;  // the declaration itself
};
// Begins the vote, or changes who votes in one begun: the contact must then be proven again. Problems name fields
// "name", "street", "number", "district", "born", "truthful".
Result<> declare_voter(Context&, const editions::Edition&, const Declared&);
// Streets that the typed one may mean; empty when it was found or none is like it.
std::vector<std::string> streets_like(Context&, const editions::Edition&, std::string_view street);

// A guardian declares consent for a child; the child's contact is then the guardian's.
Result<> name_guardian(Context&, Voter&, std::string_view name, bool consents);

// Sends a code to an e-mail address or a mobile telephone, or takes a code given out ahead, which proves at once.
// `network`: of the request ("203.0.113.0/24"). Problems: too_many (field "email" or "phone"), conflict
// session_changed.
Result<> ask_for_code(Context&, const editions::Edition&, Voter&, editions::Proof, std::string_view typed,
                      std::string_view network = {}, const MessageLimits& = {});
// Another code to the same contact.
Result<> ask_again(Context&, const editions::Edition&, Voter&, std::string_view network = {});
// Problem `conflict`: proven, but this person, or others with this contact, have voted.
Result<> prove_contact(Context&, const editions::Edition&, Voter&, std::string_view code);
// The voter goes away: everything typed is deleted.
void give_up(Context&);

// The code in the demo city, which sends no letters; empty anywhere else.
std::string demo_code(Context&, const Voter&);

}  // namespace wiec::polling
