#include "modules/joint_projects/join_area.h"

#include "commons/areas/edit_area.h"
#include "commons/audit/audit.h"
#include "commons/notifications/notifications.h"
#include "commons/people/first_factor.h"
#include "commons/people/link_store.h"
#include "commons/people/person_store.h"
#include "modules/joint_projects/ambassador_store.h"
#include "modules/joint_projects/programme_store.h"
#include "modules/joint_projects/texts.h"
#include "modules/joint_projects/words.h"
#include "platform/mail/letter.h"
#include "platform/mail/outbox.h"
#include "platform/text/text.h"

namespace wiec::joint_projects {
namespace {

constexpr int kAtOnce = 200, kInvitations = 2;  // to one address in a day
constexpr std::int64_t kMostLetters = 10;       // of one area in a day

// Who writes: an ambassador of the area, in their own name.
std::optional<Ambassador> leader(db::ReadTx& tx, areas::AreaId area, const Actor& actor) {
  auto all = leaders_of(tx, area);
  const auto own = std::ranges::find(all, actor.person, [](const Ambassador& a) { return a.person.value; });
  return own == all.end() ? std::nullopt : std::optional(*own);
}

void tell_member(db::WriteTx& tx, const areas::Area& area, people::PersonId person, std::string pl, std::string en) {
  notifications::notify(tx, {.person = person,
                             .kind = notifications::NoticeKind::own,
                             .noun = "area",
                             .noun_id = area.id.value,
                             .matter_pl = area.name,
                             .matter_en = area.name,
                             .text_pl = std::move(pl),
                             .text_en = std::move(en),
                             .path = area.path()});
}

// To who asked on paper or by telephone: nobody becomes a member but by their own click, and whoever typed the address
// in does not learn whether it is known here.
mail::Letter invitation(const areas::Area& area, const PaperMember& member, const std::string& site) {
  constexpr Language l = Language::pl;
  return {.to = {.email = member.email},
          .subject = std::string(texts::invitation_subject(l, area.name)),
          .text = std::string(texts::invitation_letter(l, area.name, site + area.path() + "/dolacz",
                                                       site + localized(Language::en, area.path() + "/dolacz"))),
          .language = l};
}

// False when everybody has been told.
bool send_some(db::WriteTx& tx, LetterId id) {
  const auto letter = find_letter(tx, id);
  const auto area = letter ? areas::find_area(tx, letter->area) : std::nullopt;
  if (!area) return false;
  const auto readers = next_readers(tx, *letter, kAtOnce);
  for (const MemberReader& reader : readers) {
    const std::string words = letter->subject + "\n" + letter->body;
    tell_member(tx, *area, reader.person, words, words);
  }
  if (!readers.empty()) note_reached(tx, id, readers.back().member.value, std::ssize(readers));
  return std::ssize(readers) == kAtOnce;
}

}  // namespace

Result<> join_area(Context& ctx, areas::AreaId id) {
  return ctx.db.write("joint_projects.join", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const auto area = areas::find_area(tx, id);
    if (!area) return problem(ProblemKind::not_found, texts::keys::no_such_area);
    if (area->state != areas::AreaState::open) return problem(ProblemKind::closed, texts::keys::err_area_closed);
    insert_member(tx, id, people::PersonId{actor.person}, {});
    return {};
  });
}

Result<> leave_area(Context& ctx, areas::AreaId id) {
  ctx.db.write("joint_projects.leave",
               [=, actor = ctx.actor](db::WriteTx& tx) { delete_member(tx, id, people::PersonId{actor.person}); });
  return {};
}

Membership membership() {
  return {
      .belongs = [](db::ReadTx& tx, std::int64_t place,
                    std::int64_t person) { return is_member_in(tx, places::PlaceId{place}, people::PersonId{person}); },
      .groups =
          [](db::ReadTx& tx, std::int64_t place) {
            std::vector<Membership::Group> all;
            for (const auto& area : areas::area_choices(tx, places::PlaceId{place}))
              all.push_back({id_from_code(area.code).value_or(0), area.name});
            return all;
          },
      .join = [](db::WriteTx& tx, std::int64_t area,
                 std::int64_t person) { insert_member(tx, areas::AreaId{area}, people::PersonId{person}, {}); }};
}

bool may_lead(Context& ctx, areas::AreaId id) {
  if (ctx.actor.anonymous()) return false;
  return ctx.db.read([&](db::ReadTx& tx) {
    const auto area = areas::find_area(tx, id);
    return area && (areas::coordinates(tx, ctx.actor, area->districts) || leader(tx, id, ctx.actor));
  });
}

PaperMember read_paper_member(Context& ctx, const Typed& typed, Faults& faults) {
  const Language l = ctx.language;
  Reader r(l, typed, faults);
  PaperMember member{.name = r.line("name", texts::f_name(l), 120, true),
                     .email = {},
                     .contact = r.line("contact", texts::f_contact(l), 200)};
  if (!typed.at("email").empty()) {
    const auto email = mail::email_from(typed.at("email"));
    if (!email) r.wrong(texts::keys::err_email, "email");
    member.email = email.value_or("");
  }
  if (typed.at("consent").empty()) r.wrong(texts::keys::err_consent, "consent");
  return member;
}

Result<> type_member(Context& ctx, areas::AreaId id, const PaperMember& member) {
  if (!may_lead(ctx, id)) return problem(ProblemKind::not_allowed, texts::keys::err_not_yours);
  const std::string site = ctx.letter_address ? ctx.letter_address() : std::string(),
                    attempt = people::attempt_subject(ctx, "area", fmt::format("{} {}", id.value, member.email));
  if (!member.email.empty() && site.empty())
    return problem(ProblemKind::unavailable, texts::keys::err_no_letters, "email");
  return ctx.db.write("joint_projects.type_member", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    const people::PersonId typist{actor.person};
    const auto area = areas::find_area(tx, id);
    if (!area || area->state != areas::AreaState::open)
      return problem(ProblemKind::closed, texts::keys::err_area_closed);
    if (member.email.empty()) {
      insert_paper_member(tx, id, member.name, member.contact, typist);
    } else {
      const auto person = people::find_person_by_email(tx, member.email);
      const bool joined = person && is_member(tx, id, person->id);
      if (!joined && people::take_attempt(tx, attempt, kInvitations, std::chrono::hours(24)))
        mail::queue_letter(tx, invitation(*area, member, site));
    }
    audit::record(tx, actor, "area.type_member", "area", id.value);
    return {};
  });
}

Result<> take_off(Context& ctx, areas::AreaId id, MemberId member) {
  if (!may_lead(ctx, id)) return problem(ProblemKind::not_allowed, texts::keys::err_not_yours);
  return ctx.db.write("joint_projects.take_off", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    if (!delete_paper_member(tx, id, member)) return problem(ProblemKind::not_found, texts::keys::no_such_member);
    audit::record(tx, actor, "area.take_off", "area", id.value);
    return {};
  });
}

Result<LetterId> write_to_members(Context& ctx, areas::AreaId id, const std::string& subject, const std::string& body) {
  Letter letter{.area = id,
                .subject = text::truncate(text::clean_line(subject).value_or(""), 150),
                .body = text::truncate(text::clean_text(body).value_or(""), 5'000)};
  if (letter.subject.empty()) return problem(ProblemKind::invalid, texts::keys::err_subject, "subject");
  if (letter.body.empty()) return problem(ProblemKind::invalid, texts::keys::err_body, "body");
  return ctx.db.write("joint_projects.write_to_members", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<LetterId> {
    const auto from = leader(tx, id, actor);
    if (!from) return problem(ProblemKind::not_allowed, texts::keys::err_not_yours);
    const auto before = letters_of(tx, id);
    const auto today = std::ranges::count_if(
        before, [&](const Letter& one) { return one.sent_at > tx.now() + -std::chrono::hours(24); });
    if (today >= kMostLetters) return problem(ProblemKind::too_many, texts::keys::err_letters);
    Letter signed_letter = letter;
    signed_letter.ambassador = from->id;
    signed_letter.body += fmt::format("\n{}", signature_of(Language::pl, *from));
    const LetterId made = insert_letter(tx, signed_letter);
    jobs::add(tx, {.kind = "joint_projects.send_letter", .content = fmt::format("{}", made.value)});
    audit::record(tx, actor, "area.write_to_members", "area", id.value);
    return made;
  });
}

jobs::Outcome send_letter(jobs::Job& job) {
  std::int64_t id = 0;
  for (const char c : job.content()) id = id * 10 + (c - '0');
  for (bool more = true; more;) {
    if (job.stopping()) return std::unexpected(jobs::Failure{"the server stops"});
    more = job.db().write("joint_projects.send_letter", [id](db::WriteTx& tx) { return send_some(tx, LetterId{id}); });
  }
  return {};
}

void announce_successor(db::WriteTx& tx, areas::AreaId id, const Ambassador& successor) {
  const auto area = areas::find_area(tx, id);
  if (!area) return;
  const Letter words{.area = id,
                     .ambassador = successor.id,
                     .subject = std::string(texts::successor_subject(Language::pl)),
                     .body = signature_of(Language::pl, successor)};
  jobs::add(tx, {.kind = "joint_projects.send_letter", .content = fmt::format("{}", insert_letter(tx, words).value)});
}

}  // namespace wiec::joint_projects
