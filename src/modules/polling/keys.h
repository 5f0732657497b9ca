// Keys of the roll: what makes two declarations the same person, and two contacts the same contact. All are HMACs by a
// key of the edition, made of the installation's secret "person_key", which never stands in the database.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "commons/site/shared.h"
#include "modules/polling/voter.h"

namespace wiec::polling {

std::string edition_key(const Shared&, editions::EditionId);

// 32 bytes. The name without diacritics, capitals and the order of its words; the date of birth where it is asked; the
// address as the city's list of streets writes it.
std::string person_key(std::string_view edition_key, const Declaration&);
bool same_name(std::string_view, std::string_view);
std::string contact_key(std::string_view edition_key, editions::Proof, std::string_view contact);

// "7K3M-2X9Q-D4TB-61ZC": 80 bits, the same for the same person of the edition; says nothing about the choice.
std::string receipt_of(std::string_view edition_key, std::string_view person_key);

// Six digits for the n-th code of a session: an HMAC by a key of the installation, so the code stands nowhere.
std::string code_of_session(const Shared&, std::string_view token_hash, int code_number);

// "601 234 567", "+48 601-234-567" -> "+48601234567". Mobile numbers of Poland only (UKE's numbering plan): nobody can
// make the city send messages to premium or foreign numbers.
std::optional<std::string> mobile_from(std::string_view typed);

// A code given out ahead: 60 random bits as twelve characters in three groups. Reading forgives small letters, spaces,
// hyphens and o, i, l for 0, 1, 1.
std::string new_issued_code();
std::optional<std::string> issued_code_from(std::string_view typed);  // without hyphens

}  // namespace wiec::polling
