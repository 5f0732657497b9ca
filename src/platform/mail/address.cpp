#include "platform/mail/address.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

namespace wiec::mail {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// RFC 5322 dot-atom.
bool is_mailbox_name(std::string_view name) {
  constexpr std::string_view kSigns = "!#$%&'*+-/=?^_`{|}~.";
  if (name.empty() || name.size() > 64 || name.front() == '.' || name.back() == '.' || name.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(name, [&](char c) { return is_letter_or_digit(c) || kSigns.find(c) != std::string_view::npos; });
}

bool is_host_name(std::string_view domain) {
  if (domain.size() > 253 || domain.find('.') == std::string_view::npos) return false;
  std::string_view rest = domain, label;
  while (!rest.empty()) {
    const std::size_t dot = rest.find('.');
    label = rest.substr(0, dot);
    rest = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    if (!std::ranges::all_of(label, [](char c) { return is_letter_or_digit(c) || c == '-'; })) return false;
    if (dot != std::string_view::npos && rest.empty()) return false;
  }
  return label.size() >= 2 && !std::ranges::all_of(label, [](char c) { return c >= '0' && c <= '9'; });
}

// UTS 46: lower case and Punycode.
std::optional<std::string> ascii_domain(std::string_view domain) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_USE_STD3_RULES, status));
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8(domain, sink, info, status);
  if (U_FAILURE(status) || info.hasErrors() || !is_host_name(out)) return std::nullopt;
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace

std::optional<std::string> email_from(std::string_view typed) {
  const std::string_view email = trimmed(typed);
  const std::size_t at = email.rfind('@');
  if (at == std::string_view::npos || email.size() > 254 || !is_mailbox_name(email.substr(0, at))) return std::nullopt;
  const auto domain = ascii_domain(email.substr(at + 1));
  if (!domain || at + 1 + domain->size() > 254) return std::nullopt;
  return std::string(email.substr(0, at + 1)) + *domain;
}

std::optional<Address> address_from(std::string_view text) {
  text = trimmed(text);
  if (!text.ends_with('>')) {
    auto email = email_from(text);
    return email ? std::optional(Address{{}, std::move(*email)}) : std::nullopt;
  }
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos) return std::nullopt;
  auto email = email_from(text.substr(open + 1, text.size() - open - 2));
  std::string_view name = trimmed(text.substr(0, open));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  if (!email || name.find_first_of("\r\n<>\"") != std::string_view::npos) return std::nullopt;
  return Address{std::string(name), std::move(*email)};
}

}  // namespace wiec::mail
