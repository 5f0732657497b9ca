// All SQL of votes on their way.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "commons/site/context.h"
#include "modules/polling/voter.h"

namespace wiec::polling {

inline constexpr int kTriesPerCode = 5;
inline constexpr std::chrono::minutes kCodeLives{15};

struct SessionRow {
  editions::EditionId edition;
  bool cast = false;
  std::string content;  // sealed
  bool proven = false;
  int code_number = 0;
  Instant begun_at;
  std::string receipt;
};
void insert_session(db::WriteTx&, std::string_view token_hash, editions::EditionId, std::string_view sealed,
                    Instant ends_at);
std::optional<SessionRow> find_session(db::ReadTx&, std::string_view token_hash, Instant now);
// The session as it was read. Whoever writes its content back must not put there a contact that another request has
// replaced since: each declaration and each contact takes the next number of a code.
struct AsRead {
  std::string token_hash;
  int code_number = 0;
};
AsRead as_read(const Voter&);
// Problems: closed (the vote is cast, or the session is gone), conflict (who votes or the contact is another since).
Result<> save_content(db::WriteTx&, const AsRead&, std::string_view sealed);
// Another declaration or contact: what was proven is no longer. Begins the next code. Problems: the same.
Result<> start_proof(db::WriteTx&, const AsRead&, std::string_view sealed);
bool mark_proven(db::WriteTx&, std::string_view token_hash);
// Counts a try of the newest code; false: it is over, or was tried too often.
bool take_try(db::WriteTx&, std::string_view token_hash, int code_number);
// Empties the session: only the receipt stays, until midnight or a little later. Only one that is open, proven, begun
// then and as it was read; false: it is not. Its row stays locked until the transaction ends.
bool close_session(db::WriteTx&, const AsRead&, std::string_view receipt, const Begun&);
void delete_session(db::WriteTx&, std::string_view token_hash);
// Deletes what has ended, a few at a time beside the votes; gives how many.
std::int64_t sweep_sessions(const db::Database&);

// The vote on its way of this request; nullopt: none, or it cannot be opened.
std::optional<Voter> find_voter(Context&);
// Its content sealed by the cookie.
std::string sealed(const Voter&);

}  // namespace wiec::polling
