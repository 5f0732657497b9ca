#include "app/background.h"

#include "app/modules.h"
#include "commons/documents/documents.h"
#include "commons/notifications/notifications.h"
#include "commons/search/search.h"
#include "modules/editions/edition_store.h"
#include "modules/polling/text_message.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/project_store.h"
#include "modules/proposals/index_proposal.h"
#include "modules/proposals/proposal_store.h"
#include "modules/voting/count_edition.h"
#include "modules/voting/result_store.h"
#include "modules/voting/study_pools.h"
#include "platform/files/files.h"
#include "platform/mail/outbox.h"

namespace wiec::app {
namespace {

constexpr std::chrono::hours kDay{24};
constexpr auto kKeepLetters = 30 * kDay;  // after they were sent or refused

jobs::Outcome index_edition(Installation& in, Shared& shared, jobs::Job& job) {
  (void)shared.stemmer.load();  // without the dictionary words are found as they are
  Context ctx(job.db(), shared, Language::pl, in.clock.now());
  const auto all = editions::editions(ctx);
  const auto* edition = editions::find_edition(*all, job.content(), ctx.now);
  if (!edition) return std::unexpected(jobs::Failure{"no such edition", true});
  if (!proposals::index_edition(ctx, *edition, [&] { return job.stopping(); }))
    return std::unexpected(jobs::Failure{"stopping"});
  return {};
}

jobs::Outcome index_cards(Installation& in, Shared& shared, jobs::Job& job) {
  Context ctx(job.db(), shared, Language::pl, in.clock.now());
  programmes::index_missing(ctx, [&job] { return job.stopping(); });
  return {};
}

// Its connection serves all letters that are due.
struct Post {
  mail::Smtp smtp;
  mail::Delivery delivery;
  Post(Installation& in, mail::Address sender, const std::function<bool()>& stopping)
      : smtp({.url = in.config.mail.smtp_url,
              .user = in.config.mail.user,
              .password = in.secrets->find("smtp_password").value_or(""),
              .stopping = stopping}),
        delivery(*in.db, smtp, std::move(sender), in.clock, *in.log, stopping) {}
};

jobs::Outcome deliver_letters(Installation& in, jobs::Job& job) {
  const auto sender = mail::address_from(in.config.mail.sender);
  if (in.config.mail.smtp_url.empty() || !sender) return {};  // letters are kept
  Post post(in, *sender, [&job] { return job.stopping(); });
  for (auto round = post.delivery.deliver_due(); round.sent > 0 && !round.server_away && !job.stopping();)
    round = post.delivery.deliver_due();
  return {};
}

jobs::Outcome send_message(Installation& in, Shared& shared, jobs::Job& job) {
  const auto message = polling::opened_message(shared, job.content());
  if (!message) return std::unexpected(jobs::Failure{"the message cannot be opened", true});
  if (in.config.sms.url.empty()) return std::unexpected(jobs::Failure{"no gateway is named", true});
  return polling::send_message({in.config.sms.url, in.secrets->find("sms_key").value_or("")}, *message);
}

jobs::Outcome count_editions(Installation& in, Shared& shared, jobs::Job& job) {
  Context ctx(job.db(), shared, Language::pl, in.clock.now());
  return voting::count_due_editions(ctx, [&job] { return job.stopping(); });
}

jobs::Outcome forget_letters(jobs::Job& job) {
  job.db().write("mail.forget_letters", [](db::WriteTx& tx) { mail::forget_letters(tx, tx.now() + -kKeepLetters); });
  return {};
}

jobs::Outcome send_notices(Installation& in, Shared& shared, jobs::Job& job) {
  Context ctx(job.db(), shared, Language::pl, in.clock.now());
  notifications::send_due_notices(ctx, in.config.http.public_address, [&] { return job.stopping(); });
  return {};
}

jobs::Outcome tidy_search(jobs::Job& job) {
  search::forget_words(job.db());
  search::compact(job.db());
  return {};
}

jobs::Outcome sweep_files(jobs::Job& job) {
  const std::vector<const db::Sql*> references = file_references();
  files::sweep(job.db(), references);
  return {};
}

}  // namespace

std::vector<jobs::Kind> background_jobs(Installation& in, Shared& shared) {
  std::vector<jobs::Kind> all{{"proposals.index", [&](jobs::Job& job) { return index_edition(in, shared, job); }},
                              {"programmes.index", [&](jobs::Job& job) { return index_cards(in, shared, job); }},
                              {"mail.deliver", [&](jobs::Job& job) { return deliver_letters(in, job); }},
                              {"mail.forget", [](jobs::Job& job) { return forget_letters(job); }},
                              {"notifications.send", [&](jobs::Job& job) { return send_notices(in, shared, job); }},
                              {polling::kSendMessage, [&](jobs::Job& job) { return send_message(in, shared, job); }},
                              {voting::kCountEditions, [&](jobs::Job& job) { return count_editions(in, shared, job); }},
                              {"search.tidy", [](jobs::Job& job) { return tidy_search(job); }},
                              {"files.sweep", [](jobs::Job& job) { return sweep_files(job); }}};
  for (const Module& module : modules()) all.insert(all.end(), module.jobs.begin(), module.jobs.end());
  return all;
}

std::vector<jobs::Recurring> recurring_jobs() {
  return {{"mail.deliver", jobs::every(std::chrono::seconds(10))},
          {"mail.forget", jobs::every(kDay)},
          {"files.sweep", jobs::every(kDay)},
          {"search.tidy", jobs::every(std::chrono::hours(1))},
          {"feedback.forget_contacts", jobs::every(kDay)},
          {"polling.forget_sessions", jobs::every(std::chrono::hours(1))},
          {voting::kCountEditions, jobs::every(std::chrono::minutes(1))},
          {voting::kStudyPools, jobs::every(std::chrono::hours(1))},  // results older than the studies
          {"programmes.index", jobs::every(std::chrono::hours(1))},   // cards that an interrupted import left
          {"notifications.send", jobs::every(std::chrono::minutes(1))},
          {"gatherings.remind", jobs::every(std::chrono::minutes(5))},
          {"discussions.announce", jobs::every(std::chrono::minutes(1))},
          {"joint_projects.note_trainings", jobs::every(std::chrono::minutes(1))},
          {"joint_projects.tell_meetings", jobs::every(std::chrono::minutes(1))},
          {"joint_projects.settle_resignations", jobs::every(std::chrono::minutes(1))},
          {"verification.release_begun", jobs::every(std::chrono::minutes(5))},
          {"people.sweep", jobs::every(std::chrono::hours(1))}};
}

jobs::WorkerOptions job_options(Installation& in) {
  log::Log* log = in.log.get();
  return {.on_failure = [log](std::string_view kind, std::string_view reason, bool for_good) {
    log->warning("job.failed", {{"kind", kind}, {"reason", reason}, {"for_good", for_good}});
  }};
}

std::vector<const db::Sql*> file_references() {
  std::vector<const db::Sql*> all;
  for (const auto& list : {editions::file_references(), proposals::file_references(), programmes::file_references(),
                           voting::file_references()})
    all.insert(all.end(), list.begin(), list.end());
  all.push_back(&documents::file_reference());
  return all;
}

}  // namespace wiec::app
