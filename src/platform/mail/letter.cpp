#include "platform/mail/letter.h"

#include "platform/mail/mime.h"
#include "platform/text/text.h"

namespace wiec::mail {
namespace {

bool is_one_line(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool is_good(const Address& address) {
  return is_one_line(address.name) && text::is_valid_utf8(address.name) && email_from(address.email) == address.email;
}

bool is_link(std::string_view url) {
  return url.starts_with("https://") && url.size() < 900 &&
         std::ranges::all_of(url, [](char c) { return c > 0x20 && c < 0x7F && c != '<' && c != '>' && c != '"'; });
}

void add(std::string& out, std::string_view header, std::string_view value) {
  ((out += header) += ": ") += value;
  out += "\r\n";
}

std::string mailbox(const Address& address) {
  if (address.name.empty()) return address.email;
  return header_name(address.name) + "\r\n <" + address.email + ">";
}

void add_part(std::string& out, std::string_view type, std::string_view content) {
  add(out, "Content-Type", fmt::format("{}; charset=utf-8", type));
  add(out, "Content-Transfer-Encoding", "quoted-printable");
  out += "\r\n";
  out += quoted_printable(content);
  if (!out.ends_with("\r\n")) out += "\r\n";
}

void add_headers(std::string& out, const Letter& letter, const Stamp& stamp) {
  add(out, "Date", header_date(stamp.written_at.micros / 1'000'000));
  add(out, "From", mailbox(stamp.from));
  add(out, "To", mailbox(letter.to));
  if (letter.reply_to) add(out, "Reply-To", mailbox(*letter.reply_to));
  add(out, "Subject", header_words(letter.subject));
  add(out, "Message-ID", "<" + stamp.message_id + ">");
  add(out, "Content-Language", code_of(letter.language));
  add(out, "Auto-Submitted", "auto-generated");  // RFC 3834: no holiday replies
  if (!letter.unsubscribe_url.empty()) {
    add(out, "List-Unsubscribe", "<" + letter.unsubscribe_url + ">");
    add(out, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
  add(out, "MIME-Version", "1.0");
}

}  // namespace

std::optional<LetterFault> check_letter(const Letter& letter) {
  if (!is_good(letter.to) || (letter.reply_to && !is_good(*letter.reply_to))) return LetterFault::bad_address;
  if (letter.subject.empty() || !is_one_line(letter.subject)) return LetterFault::bad_subject;
  if (!letter.unsubscribe_url.empty() && !is_link(letter.unsubscribe_url)) return LetterFault::bad_link;
  if (letter.text.empty()) return LetterFault::no_text;
  for (std::string_view part : {std::string_view(letter.subject), std::string_view(letter.text), std::string_view(letter.html)})
    if (!text::is_valid_utf8(part) || part.find('\0') != std::string_view::npos) return LetterFault::not_utf8;
  return std::nullopt;
}

std::expected<std::string, LetterFault> compose(const Letter& letter, const Stamp& stamp) {
  if (const auto fault = check_letter(letter)) return std::unexpected(*fault);
  if (!is_good(stamp.from) || !is_one_line(stamp.message_id)) return std::unexpected(LetterFault::bad_address);
  std::string out;
  add_headers(out, letter, stamp);
  if (letter.html.empty()) {
    add_part(out, "text/plain", letter.text);
    return out;
  }
  // "=_" cannot stand in quoted-printable, so the boundary is never met inside a part.
  const std::string boundary = "=_" + stamp.message_id.substr(0, stamp.message_id.find('@'));
  add(out, "Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
  for (const auto& [type, content] : {std::pair<std::string_view, std::string_view>{"text/plain", letter.text}, {"text/html", letter.html}}) {
    out += "\r\n--" + boundary + "\r\n";
    add_part(out, type, content);
  }
  return out += "\r\n--" + boundary + "--\r\n";
}

}  // namespace wiec::mail
