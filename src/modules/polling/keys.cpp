#include "modules/polling/keys.h"

#include <algorithm>

#include "platform/crypto/crypto.h"
#include "platform/mail/address.h"
#include "platform/text/text.h"

namespace wiec::polling {
namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's base32

std::string bytes_of(const std::array<std::uint8_t, 32>& hash) { return {hash.begin(), hash.end()}; }

// `bits` from the head of the bytes, five to a character, in groups of four.
std::string grouped(std::string_view bytes, int bits) {
  std::string out;
  unsigned buffer = 0;
  int held = 0;
  std::size_t at = 0;
  for (int done = 0; done < bits; done += 5) {
    if (held < 5) buffer = buffer << 8 | static_cast<unsigned char>(bytes[at++]), held += 8;
    if (done > 0 && done % 20 == 0) out += '-';
    out += kLetters[buffer >> (held - 5) & 31];
    held -= 5;
    buffer &= (1u << held) - 1;
  }
  return out;
}

std::string name_key(std::string_view name) {  // "Kowalski, Jan." -> "jan kowalski"
  std::vector<std::string> words(1);
  for (const char c : text::fold(name)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  std::ranges::sort(words);
  return fmt::format("{}", fmt::join(words, " "));
}

// Mail servers deliver "jan+bo@" to "jan@", and none tells Jan from jan: one mailbox is one contact.
std::string mailbox_key(std::string_view email) {
  const auto at = email.rfind('@');
  const std::string_view local = email.substr(0, std::min(at, email.find('+')));
  return text::fold(fmt::format("{}{}", local, at == std::string_view::npos ? "" : email.substr(at)));
}

}  // namespace

std::string edition_key(const Shared& shared, editions::EditionId edition) {
  return shared.voter_key(fmt::format("edition {}", edition.value));
}

std::string person_key(std::string_view key, const Declaration& who) {
  return bytes_of(crypto::hmac_sha256(
      key, fmt::format("person\n{}\n{}\n{}", name_key(who.name), who.born_on ? iso(*who.born_on) : "", who.address)));
}

bool same_name(std::string_view a, std::string_view b) { return name_key(a) == name_key(b); }

std::string contact_key(std::string_view key, editions::Proof proof, std::string_view contact) {
  const std::string same = proof == editions::Proof::code_by_email ? mailbox_key(contact) : std::string(contact);
  return bytes_of(crypto::hmac_sha256(key, fmt::format("contact\n{}\n{}", editions::code_of(proof), same)));
}

std::string receipt_of(std::string_view key, std::string_view person) {
  return grouped(bytes_of(crypto::hmac_sha256(key, fmt::format("receipt\n{}", person))), 80);
}

std::string code_of_session(const Shared& shared, std::string_view token_hash, int code_number) {
  const auto hash = crypto::hmac_sha256(shared.key("voters' codes"), fmt::format("{}/{}", token_hash, code_number));
  std::uint64_t number = 0;
  for (int i = 0; i < 8; ++i) number = number << 8 | hash[static_cast<std::size_t>(i)];
  return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::string> mobile_from(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ' ' && c != '-' && c != '+' && c != '(' && c != ')' && c != '.')
      return std::nullopt;
  }
  if (digits.starts_with("0048"))
    digits.erase(0, 4);
  else if (digits.size() == 11 && digits.starts_with("48"))
    digits.erase(0, 2);
  if (digits.size() != 9) return std::nullopt;
  constexpr std::string_view mobile[] = {"45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88"};
  if (std::ranges::find(mobile, std::string_view(digits).substr(0, 2)) == std::end(mobile)) return std::nullopt;
  return "+48" + digits;
}

std::string new_issued_code() { return grouped(crypto::random_bytes(8), 60); }

std::optional<std::string> issued_code_from(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == '-' || c == ' ') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (kLetters.find(c) == std::string_view::npos) return std::nullopt;
    code += c;
  }
  if (code.size() != 12) return std::nullopt;
  return code;
}

}  // namespace wiec::polling
