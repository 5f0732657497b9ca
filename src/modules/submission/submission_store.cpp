#include "modules/submission/submission_store.h"

namespace wiec::submission {
namespace {

#define WIEC_SUBMISSION_COLUMNS                                                                          \
  "select s.id, s.edition_id, s.draft_id, s.proposal_id, s.state, s.version, s.sent_version, s.number, " \
  "s.paper_support, s.desk_day, s.desk_number, s.desk_name, s.made_by_id, s.made_at, s.changed_at, s.sent_at"
const db::Sql select_one{"submission.find_submission", WIEC_SUBMISSION_COLUMNS " from submission s where s.id = $1"};
const db::Sql select_own{"submission.submissions_of", WIEC_SUBMISSION_COLUMNS
                         " from submission s join submission_author a on a.submission_id = s.id "
                         "where a.person_id = $1 and s.state <> 'abandoned' order by s.changed_at desc, s.id desc"};
const db::Sql select_from{"submission.submissions_from", WIEC_SUBMISSION_COLUMNS
                          " from submission s where s.draft_id = $1 and s.state <> 'abandoned' order by s.id"};
const db::Sql select_of{"submission.submission_of",
                        WIEC_SUBMISSION_COLUMNS " from submission s where s.proposal_id = $1"};
const db::Sql select_desk{"submission.desk_rows", WIEC_SUBMISSION_COLUMNS
                          ", coalesce(t.value, '') from submission s left join submission_answer t "
                          "on t.submission_id = s.id and t.field = 'title' where s.desk_day = $1 "
                          "order by s.edition_id, s.desk_number"};
#undef WIEC_SUBMISSION_COLUMNS
const db::Sql lock_row{"submission.lock_submission", "select id from submission where id = $1"};
const db::Sql insert_row{"submission.insert_submission", R"(
  insert into submission (id, edition_id, draft_id, state, version, sent_version, number, paper_support, desk_day,
                          desk_number, desk_name, made_by_id, made_at, changed_at)
  values ($1, $2, $3, 'writing', 1, 0, '', 0, $4, $5, $6, $7, $8, $8))"};
const db::Sql select_answers{"submission.answers_of",
                             "select field, value, version from submission_answer where submission_id = $1"};
const db::Sql upsert_answer{"submission.store_answer", R"(
  insert into submission_answer (submission_id, field, value, version) values ($1, $2, $3, $4)
  on conflict (submission_id, field) do update set value = excluded.value, version = excluded.version)"};
const db::Sql delete_answer{"submission.forget_answer",
                            "delete from submission_answer where submission_id = $1 and field = $2"};
const db::Sql update_version{"submission.raise_version",
                             "update submission set version = version + 1, changed_at = $2 where id = $1"};
const db::Sql select_titles{"submission.titles_of", R"(
  select t.submission_id, t.value from submission_answer t join submission_author a on a.submission_id = t.submission_id
  where a.person_id = $1 and t.field = 'title')"};
const db::Sql insert_author_row{"submission.insert_author", R"(
  insert into submission_author (submission_id, person_id, position)
  select $1, $2, count(*) from submission_author where submission_id = $1
  on conflict (submission_id, person_id) do nothing)"};
const db::Sql select_author{"submission.is_author",
                            "select 1 from submission_author where submission_id = $1 and person_id = $2"};
const db::Sql select_authors{"submission.authors_of", R"(
  select person_id from submission_author where submission_id = $1 order by position, person_id)"};
const db::Sql delete_author_row{"submission.delete_author",
                                "delete from submission_author where submission_id = $1 and person_id = $2"};
const db::Sql update_state{"submission.set_state", "update submission set state = $2, changed_at = $3 where id = $1"};
const db::Sql update_paper{"submission.set_paper_support",
                           "update submission set paper_support = $2, changed_at = $3 where id = $1"};
const db::Sql update_desk{"submission.forget_desk", "update submission set desk_name = '' where id = $1"};
const db::Sql update_maker{"submission.forget_maker", "update submission set made_by_id = null where made_by_id = $1"};
const db::Sql raise_number{"submission.next_number", R"(
  insert into submission_number (edition_id, last) values ($1, 1)
  on conflict (edition_id) do update set last = submission_number.last + 1 returning last)"};
const db::Sql select_number{"submission.number_taken", "select 1 from proposal where edition_id = $1 and number = $2"};
const db::Sql update_sent{"submission.mark_sent", R"(
  update submission set state = 'sent', proposal_id = $2, number = $3, sent_version = $4, changed_at = $5,
                        sent_at = coalesce(sent_at, $5) where id = $1)"};
const db::Sql insert_sent{"submission.insert_sent", R"(
  insert into submission_sent (submission_id, version, content, confirmed, sent_at) values ($1, $2, $3, $4, $5)
  on conflict (submission_id, version) do nothing)"};
const db::Sql select_sent{"submission.sendings_of", R"(
  select version, confirmed, sent_at from submission_sent where submission_id = $1 order by version desc)"};
const db::Sql select_desk_number{"submission.next_desk_number", R"(
  select coalesce(max(desk_number), 0) + 1 from submission where edition_id = $1 and desk_day = $2)"};
const db::Sql upsert_path{"submission.store_path", R"(
  insert into proposal_path (proposal_id, path) values ($1, $2)
  on conflict (proposal_id) do update set path = excluded.path)"};
const db::Sql select_path{"submission.path_of", "select path from proposal_path where proposal_id = $1"};
const db::Sql count_paths{"submission.path_counts", R"(
  select coalesce(q.path, ''), p.state, count(*) from proposal p left join proposal_path q on q.proposal_id = p.id
  where p.edition_id = $1 group by coalesce(q.path, ''), p.state)"};

template <class Tag>
std::optional<Id<Tag>> nullable(Id<Tag> id) {
  return id ? std::optional(id) : std::nullopt;
}

template <class I>
I id_at(const db::Row& row, int column) {
  return row.get<std::optional<I>>(column).value_or(I{});
}

State state_from(std::string_view code) {
  const auto at = std::ranges::find(kStateCodes, code);
  return at == std::end(kStateCodes) ? State::abandoned : static_cast<State>(at - std::begin(kStateCodes));
}

Submission submission_in(const db::Row& row) {
  Submission s;
  s.id = row.get<SubmissionId>(0);
  s.edition = row.get<editions::EditionId>(1);
  s.draft = id_at<drafts::DraftId>(row, 2);
  s.proposal = id_at<proposals::ProposalId>(row, 3);
  s.state = state_from(row.get<std::string_view>(4));
  s.version = row.get<std::int64_t>(5);
  s.sent_version = row.get<std::int64_t>(6);
  s.number = row.get<std::string>(7);
  s.paper_support = row.get<std::int64_t>(8);
  s.desk_day = row.get<std::optional<Date>>(9);
  s.desk_number = row.get<std::optional<std::int64_t>>(10).value_or(0);
  s.desk_name = row.get<std::string>(11);
  s.made_by = id_at<people::PersonId>(row, 12);
  s.made_at = row.get<Instant>(13);
  s.changed_at = row.get<Instant>(14);
  s.sent_at = row.get<std::optional<Instant>>(15);
  return s;
}

}  // namespace

void insert_submission(db::WriteTx& tx, Submission& s) {
  s.id = tx.new_id<SubmissionId>();
  s.made_at = s.changed_at = tx.now();
  tx.run(insert_row, s.id, s.edition, nullable(s.draft), s.desk_day,
         s.desk_day ? std::optional(s.desk_number) : std::nullopt, s.desk_name, nullable(s.made_by), s.made_at);
}

std::optional<Submission> find_submission(db::ReadTx& tx, SubmissionId id) {
  return tx.one(select_one, submission_in, id);
}

std::optional<Submission> lock_submission(db::WriteTx& tx, SubmissionId id) {
  if (!tx.lock(lock_row, id)) return std::nullopt;
  return find_submission(tx, id);
}

std::vector<Submission> submissions_of(db::ReadTx& tx, people::PersonId person) {
  return tx.all(select_own, submission_in, person);
}

std::vector<Submission> submissions_from(db::ReadTx& tx, drafts::DraftId draft) {
  return tx.all(select_from, submission_in, draft);
}

std::optional<Submission> submission_of(db::ReadTx& tx, proposals::ProposalId proposal) {
  return tx.one(select_of, submission_in, proposal);
}

Answers answers_of(db::ReadTx& tx, SubmissionId id) {
  Answers answers;
  for (const db::Row& row : tx.query(select_answers, id)) {
    const auto field = row.get<std::string>(0);
    answers.typed.set(field, row.get<std::string>(1));
    answers.versions[field] = row.get<std::int64_t>(2);
  }
  return answers;
}

bool store_answers(db::WriteTx& tx, const Submission& s, const Answers& before, const std::vector<Answer>& all) {
  bool changed = false;
  for (const auto& [field, value] : all) {
    if (before.typed.at(field) == value) continue;
    tx.run(upsert_answer, s.id, field, value, s.version + 1);
    changed = true;
  }
  if (changed) raise_version(tx, s.id);
  return changed;
}

void forget_answers(db::WriteTx& tx, SubmissionId id, const std::vector<std::string>& fields) {
  for (const std::string& field : fields) tx.run(delete_answer, id, field);
}

void raise_version(db::WriteTx& tx, SubmissionId id) { tx.run(update_version, id, tx.now()); }

std::vector<std::pair<SubmissionId, std::string>> titles_of(db::ReadTx& tx, people::PersonId person) {
  return tx.all(
      select_titles, [](const db::Row& row) { return std::pair(row.get<SubmissionId>(0), row.get<std::string>(1)); },
      person);
}

bool insert_author(db::WriteTx& tx, SubmissionId id, people::PersonId person) {
  return tx.run(insert_author_row, id, person) > 0;
}
bool is_author(db::ReadTx& tx, SubmissionId id, people::PersonId person) {
  return person && tx.exists(select_author, id, person);
}
std::vector<people::PersonId> authors_of(db::ReadTx& tx, SubmissionId id) {
  return tx.all(
      select_authors, [](const db::Row& row) { return row.get<people::PersonId>(0); }, id);
}
void delete_author(db::WriteTx& tx, SubmissionId id, people::PersonId person) { tx.run(delete_author_row, id, person); }

void set_state(db::WriteTx& tx, SubmissionId id, State state) { tx.run(update_state, id, code_of(state), tx.now()); }
void set_paper_support(db::WriteTx& tx, SubmissionId id, std::int64_t signatures) {
  tx.run(update_paper, id, signatures, tx.now());
}
void forget_desk(db::WriteTx& tx, SubmissionId id) { tx.run(update_desk, id); }
void forget_maker(db::WriteTx& tx, people::PersonId clerk) { tx.run(update_maker, clerk); }

std::string next_number(db::WriteTx& tx, editions::EditionId edition, std::string_view edition_code) {
  for (;;) {  // numbers that were imported are passed over
    std::string number = fmt::format("{}/{}", edition_code, tx.value<std::int64_t>(raise_number, edition).value_or(1));
    if (!tx.exists(select_number, edition, number)) return number;
  }
}

void mark_sent(db::WriteTx& tx, const Sending& sending) {
  tx.run(update_sent, sending.id, sending.proposal, sending.number, sending.version, tx.now());
  tx.run(insert_sent, sending.id, sending.version, sending.content, code_of(sending.confirmed), tx.now());
}

std::vector<Sent> sendings_of(db::ReadTx& tx, SubmissionId id) {
  return tx.all(
      select_sent,
      [](const db::Row& row) {
        return Sent{row.get<std::int64_t>(0), row.get<std::string>(1), row.get<Instant>(2)};
      },
      id);
}

std::int64_t next_desk_number(db::ReadTx& tx, editions::EditionId edition, Date day) {
  return tx.value<std::int64_t>(select_desk_number, edition, day).value_or(1);
}

std::vector<DeskRow> desk_rows(db::ReadTx& tx, Date day) {
  return tx.all(
      select_desk,
      [](const db::Row& row) {
        return DeskRow{submission_in(row), row.get<std::string>(16)};
      },
      day);
}

void store_path(db::WriteTx& tx, proposals::ProposalId proposal, drafts::Path path) {
  tx.run(upsert_path, proposal, drafts::code_of(path));
}

std::optional<drafts::Path> path_of(db::ReadTx& tx, proposals::ProposalId proposal) {
  return tx.one(
      select_path, [](const db::Row& row) { return drafts::path_from(row.get<std::string_view>(0)); }, proposal);
}

std::vector<PathCount> path_counts(db::ReadTx& tx, editions::EditionId edition) {
  return tx.all(
      count_paths,
      [](const db::Row& row) {
        const auto path = row.get<std::string_view>(0);
        return PathCount{path.empty() ? std::nullopt : std::optional(drafts::path_from(path)),
                         proposals::state_from(row.get<std::string_view>(1)).value_or(proposals::State::submitted),
                         row.get<std::int64_t>(2)};
      },
      edition);
}

}  // namespace wiec::submission
