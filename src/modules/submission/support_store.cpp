#include "modules/submission/support_store.h"

namespace wiec::submission {
namespace {

const db::Sql insert_row{"submission.insert_support", R"(
  insert into submission_support (id, submission_id, name, email_hash, state, asked_at)
  values ($1, $2, $3, $4, 'waiting', $5) on conflict (submission_id, email_hash) do nothing)"};
const db::Sql select_by_address{"submission.support_by_address", R"(
  select id, submission_id, name, state, asked_at from submission_support where submission_id = $1 and email_hash = $2)"};
const db::Sql select_one{"submission.find_support", R"(
  select id, submission_id, name, state, asked_at from submission_support where id = $1)"};
const db::Sql select_signed{"submission.signed_supports", R"(
  select id, submission_id, name, state, asked_at from submission_support
  where submission_id = $1 and state = 'signed' order by signed_at, id)"};
const db::Sql update_signed{"submission.sign_support", R"(
  update submission_support set state = 'signed', signed_at = $2 where id = $1 and state = 'waiting')"};
const db::Sql count_rows{"submission.count_signed",
                         "select count(*) from submission_support where submission_id = $1 and state = 'signed'"};
const db::Sql count_asked{"submission.asked_since",
                          "select count(*) from submission_support where submission_id = $1 and asked_at >= $2"};

Support support_in(const db::Row& row) {
  return {row.get<SupportId>(0), row.get<SubmissionId>(1), row.get<std::string>(2),
          row.get<std::string_view>(3) == "signed", row.get<Instant>(4)};
}

}  // namespace

Asked ask_support(db::WriteTx& tx, SubmissionId submission, const std::string& name, const std::string& email_hash) {
  const bool made = tx.run(insert_row, tx.new_id<SupportId>(), submission, name, email_hash, tx.now()) > 0;
  return {tx.one(select_by_address, support_in, submission, email_hash).value_or(Support{}), made};
}

std::optional<Support> find_support(db::ReadTx& tx, SupportId id) { return tx.one(select_one, support_in, id); }

bool sign_support(db::WriteTx& tx, SupportId id) { return tx.run(update_signed, id, tx.now()) > 0; }

std::int64_t count_signed(db::ReadTx& tx, SubmissionId id) {
  return tx.value<std::int64_t>(count_rows, id).value_or(0);
}

std::vector<Support> signed_supports(db::ReadTx& tx, SubmissionId id) { return tx.all(select_signed, support_in, id); }

std::int64_t asked_since(db::ReadTx& tx, SubmissionId id, Instant since) {
  return tx.value<std::int64_t>(count_asked, id, since).value_or(0);
}

}  // namespace wiec::submission
