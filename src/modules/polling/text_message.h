// Text messages with codes wait as jobs, sealed: neither number nor code stands readable in the table of jobs.
#pragma once
#include <string>
#include <string_view>

#include "commons/site/shared.h"
#include "platform/db/db.h"
#include "platform/jobs/jobs.h"

namespace wiec::polling {

inline constexpr std::string_view kSendMessage = "polling.send_message";

struct TextMessage {
  std::string to;  // "+48601234567"
  std::string words;
};
std::string sealed_message(const Shared&, std::string_view to, std::string_view words);
std::optional<TextMessage> opened_message(const Shared&, std::string_view sealed);
void queue_message(db::WriteTx&, const std::string& sealed);

// The operator's gateway: a POST of {"to": "+48601234567", "text": "..."} with the header "Authorization: Bearer KEY";
// any answer from 200 to 299 means that it took the message.
struct Gateway {
  std::string url;
  std::string key;
};
// The error names the fault, never the number or the words.
jobs::Outcome send_message(const Gateway&, const TextMessage&);

}  // namespace wiec::polling
