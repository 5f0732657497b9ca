#include "modules/programmes/token.h"

#include "base/sha256.h"
#include "platform/crypto/crypto.h"

namespace wiec::programmes {

std::string new_token() { return crypto::random_token(); }
std::string hash_of_token(std::string_view token) { return hex(sha256(token)); }

}  // namespace wiec::programmes
