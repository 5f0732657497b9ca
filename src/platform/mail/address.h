// E-mail addresses (RFC 5321, 5322): what people type, made into one form, or refused.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace wiec::mail {

struct Address {
  std::string name;   // UTF-8, may be empty
  std::string email;  // as email_from() gives it
  friend bool operator==(const Address&, const Address&) = default;
};

// "Jan.Kowalski@Poczta.PL " -> "Jan.Kowalski@poczta.pl": trimmed, the domain in lower case and in its ASCII form
// ("łódź.pl" -> "xn--d-uga0v4h.pl"). nullopt for what no mail server would take: spaces, no or two @, quoted or non-ASCII
// names, a domain without a dot, more than 254 bytes.
std::optional<std::string> email_from(std::string_view typed);

// "Budżet Obywatelski <bo@miasto.pl>" or the bare address.
std::optional<Address> address_from(std::string_view text);

}  // namespace wiec::mail
