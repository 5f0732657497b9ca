#include "modules/polling/text_message.h"

#include "base/json.h"
#include "platform/crypto/crypto.h"
#include "platform/fetch/fetch.h"

namespace wiec::polling {
namespace {
std::string message_key(const Shared& shared) { return shared.key("text messages"); }
}  // namespace

std::string sealed_message(const Shared& shared, std::string_view to, std::string_view words) {
  return crypto::base64url(crypto::seal(to_text(Json::Object{{"to", to}, {"text", words}}), message_key(shared)));
}

std::optional<TextMessage> opened_message(const Shared& shared, std::string_view sealed) {
  const auto bytes = crypto::bytes_from_base64url(sealed);
  const auto plain = bytes ? crypto::open(*bytes, message_key(shared)) : std::nullopt;
  const auto json = plain ? parse_json(*plain) : std::expected<Json, JsonError>(Json());
  const Json* to = json ? json->find("to") : nullptr;
  const Json* words = json ? json->find("text") : nullptr;
  if (!to || !to->string() || !words || !words->string()) return std::nullopt;
  return TextMessage{*to->string(), *words->string()};
}

void queue_message(db::WriteTx& tx, const std::string& sealed) {
  jobs::add(tx, {.kind = kSendMessage, .content = sealed, .most_attempts = 4});
}

jobs::Outcome send_message(const Gateway& gateway, const TextMessage& message) {
  const auto answer =
      fetch::ask({.url = gateway.url,
                  .body = to_text(Json::Object{{"to", message.to}, {"text", message.words}}),
                  .headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + gateway.key}},
                  .post = true});
  if (!answer) return std::unexpected(jobs::Failure{"the gateway was not reached: " + answer.error()});
  if (answer->status < 200 || answer->status > 299)
    return std::unexpected(jobs::Failure{fmt::format("the gateway answered {}", answer->status)});
  return {};
}

}  // namespace wiec::polling
