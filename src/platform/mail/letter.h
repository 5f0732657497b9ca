// One letter and its form on the wire (RFC 5322, MIME; one-click unsubscribe: RFC 8058).
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/time.h"
#include "platform/mail/address.h"

namespace wiec::mail {

struct Letter {
  Address to;
  std::string subject;          // one line
  std::string text;             // the whole letter in plain words, lines by "\n"
  std::string html;             // the same as HTML; empty = plain only
  std::string unsubscribe_url;  // https address that ends this kind of letter with one POST; empty for legal and security letters
  std::optional<Address> reply_to;
  Language language = Language::pl;
};

enum class LetterFault {
  bad_address,
  bad_subject,  // empty, several lines, control characters: a header must not be forged
  bad_link,     // the unsubscribe address is not https or has characters no address has
  no_text,
  not_utf8,
};
std::optional<LetterFault> check_letter(const Letter&);

struct Stamp {
  Address from;
  std::string message_id;  // "0c9b2k@miasto.pl": the same at every try, so that a second copy is seen to be one
  Instant written_at;
};
// The bytes to hand to a mail server, lines by CRLF, none longer than 78 but for a long link in a header.
std::expected<std::string, LetterFault> compose(const Letter&, const Stamp&);

}  // namespace wiec::mail
