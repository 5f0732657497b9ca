// Puts voters who are ready to cast into the demo city, and writes their cookies: for vote_bench.sh. Prints the code of
// the edition and the fingerprint of the ballot, which is the same for all.
// usage: prepare_voters DIR COUNT FILE [EDITION]   without a code: the current edition
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "app/installation.h"
#include "base/sha256.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/cast_ballot.h"
#include "modules/polling/pool_ballot.h"
#include "modules/polling/voter_store.h"
#include "platform/crypto/crypto.h"

namespace {

using namespace wiec;

// The first three projects of each pool, as 3-2-1 asks.
std::map<std::string, polling::Marks> marks_for(Context& ctx, const editions::Edition& edition,
                                                std::string_view district) {
  std::map<std::string, polling::Marks> all;
  for (const editions::Pool* pool : polling::pools_of(ctx, edition, district)) {
    const auto ballot = polling::pool_ballot(ctx, edition, *pool);
    if (!ballot) continue;
    for (std::size_t i = 0; i < 3 && i < ballot->entries.size(); ++i)
      all[pool->code].push_back({ballot->entries[i]->code, static_cast<std::int64_t>(i) + 1});
  }
  return all;
}

std::string first_district(const editions::Edition& edition) {
  for (const editions::Pool& pool : edition.pools)
    if (pool.level == editions::Level::district) return pool.code;
  return {};
}

int prepare(const char* folder, int count, const char* file, const char* code) {
  app::InstallationOptions options;
  options.data = folder;
  auto in = app::open_installation(options);
  if (!in) return std::fprintf(stderr, "prepare_voters: %s\n", in.error().c_str()), 1;
  Shared shared;
  app::equip(shared, **in);
  Context ctx(*(*in)->db, shared, Language::pl, (*in)->clock.now());
  const auto all = editions::editions(ctx);
  const editions::Edition* edition = editions::find_edition(*all, code, ctx.now);
  if (!edition) return std::fprintf(stderr, "prepare_voters: there is no edition\n"), 1;
  polling::Voter voter{.edition = edition->id, .contact = "wyborca@example.org"};
  voter.who = {.name = "Anna Nowak",
               .street = "Lipowa",
               .number = "1",
               .district = first_district(*edition),
               .born_on = date_from_iso("1980-05-17")};
  voter.marks = marks_for(ctx, *edition, voter.who.district);
  std::ofstream cookies(file);
  (*in)->db->write("bench.prepare_voters", [&](db::WriteTx& tx) {
    for (int i = 0; i < count; ++i) {
      voter.token = crypto::random_token(256);
      voter.token_hash = hex(sha256(voter.token));
      voter.who.address = std::to_string(i);  // each a person of their own
      voter.contact = std::to_string(i) + "@example.org";
      polling::insert_session(tx, voter.token_hash, edition->id, polling::sealed(voter),
                              tx.now() + std::chrono::hours(24));
      polling::mark_proven(tx, voter.token_hash);
      cookies << voter.token << '\n';
    }
  });
  const auto fingerprint = polling::fingerprint_of(ctx, *edition, voter);
  std::printf("%s %s\n", edition->code.c_str(), fingerprint ? fingerprint->c_str() : "");
  return 0;
}

}  // namespace

int main(int count, char** words) {
  int voters = 0;
  if (count < 4 || count > 5 || std::from_chars(words[2], words[2] + std::strlen(words[2]), voters).ec != std::errc())
    return std::fprintf(stderr, "usage: prepare_voters DIR COUNT FILE [EDITION]\n"), 2;
  return prepare(words[1], voters, words[3], count == 5 ? words[4] : "");
}
