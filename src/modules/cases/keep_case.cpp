#include "modules/cases/keep_case.h"

#include <algorithm>

#include "commons/audit/audit.h"
#include "commons/bilingual/both_form.h"
#include "commons/links/links.h"
#include "commons/search/search.h"
#include "modules/cases/case_store.h"
#include "modules/cases/texts.h"
#include "modules/cases/words.h"
#include "modules/delivery/delivery_store.h"
#include "modules/programmes/keep_partner.h"
#include "modules/programmes/project_store.h"

namespace wiec::cases {
namespace {

using bilingual::Needed;

constexpr std::ptrdiff_t kMostCases = 50;  // of one partner
constexpr int kMostText = 4000;
constexpr std::int64_t kMostCost = 10'000'000'000'00;  // more is a mistyped sum

links::Noun noun(const Case& c) { return {std::string(kCaseNoun), c.id.value}; }
links::Noun noun(ProposalId id) { return {"proposal", id.value}; }

// By the code at the end of what was typed.
Result<ProposalId> delivered(db::ReadTx& tx, std::string_view typed) {
  const auto id = id_from_code(typed.substr(typed.find_last_of('/') + 1));
  const auto found = id ? delivery::find_delivery(tx, ProposalId{*id}) : std::nullopt;
  if (!found) return problem(ProblemKind::invalid, texts::keys::err_proposal, "proposal");
  if (found->state != delivery::State::done)
    return problem(ProblemKind::invalid, texts::keys::err_not_delivered, "proposal");
  return ProposalId{*id};
}

Result<std::string> speaker_of(db::ReadTx& tx, const Actor& actor, const Case& c) {
  const auto project = programmes::find_project(tx, c.project);
  const auto* partner = project ? programmes::find_partner(*project, c.partner) : nullptr;
  if (!partner) return problem(ProblemKind::not_found, texts::keys::no_such_partner);
  if (!programmes::may_work_for(tx, actor, *project, c.partner))
    return problem(ProblemKind::not_allowed, texts::keys::not_your_partner);
  return programmes::partner_name(*partner);
}

Case with_speaker(Context& ctx, Case c) {
  const auto project = ctx.db.read([&](db::ReadTx& tx) { return programmes::find_project(tx, c.project); });
  if (const auto* partner = project ? programmes::find_partner(*project, c.partner) : nullptr)
    c.speaker = programmes::partner_name(*partner);
  return c;
}

}  // namespace

search::Analysed analysed(text::Stemmer& stemmer, const Case& c) {
  const auto words_in = [&](std::string Both::*language) {
    std::string body;
    for (const Both& part : c.parts) body += part.*language + "\n";
    return body;
  };
  const std::string pl = words_in(&Both::pl), en = words_in(&Both::en);
  return search::analyse(stemmer, {.title = c.title.pl, .summary = c.speaker, .body = pl},
                         {.title = c.title.en, .body = en});
}

Typed typed_from(const Case& c) {
  Typed t;
  t.set("kind", std::string(programmes::name_in(kKinds, c.kind)));
  bilingual::set_both(t, "title", c.title);
  for (std::size_t i = 0; i < kPartCount; ++i) bilingual::set_both(t, std::string(kParts[i]), c.parts[i]);
  t.set("cost", c.cost ? amount_text(c.cost->minor) : std::string());
  t.set("currency", std::string(wiec::code_of(c.cost ? c.cost->currency : Currency::eur)));
  t.set("proposal", c.proposal ? code_from_id(c.proposal.value) : std::string());
  t.set("base", std::to_string(c.revision));
  return t;
}

Case read_case(Reader& r) {
  const Language l = r.language;
  Case c;
  const auto kind = programmes::enum_from<Kind>(kKinds, r.typed.at("kind"));
  if (!kind) r.wrong(texts::keys::err_choice, "kind", {{"field", std::string(texts::f_kind(l))}});
  c.kind = kind.value_or(Kind::good);
  c.title = bilingual::read_both_lines(r, "title", texts::f_title(l), 200, Needed::either);
  for (std::size_t i = 0; i < kPartCount; ++i)
    c.parts[i] = bilingual::read_both(r, std::string(kParts[i]), words_of_part(l, i), kMostText, Needed::either);
  const auto currency = currency_from(r.typed.at("currency"));
  if (!currency) r.wrong(texts::keys::err_choice, "currency", {{"field", std::string(texts::f_currency(l))}});
  const auto cost = r.money("cost", texts::f_cost(l));
  if (cost && *cost > kMostCost) r.wrong(texts::keys::err_cost, "cost");
  if (cost) c.cost = Money{*cost, currency.value_or(Currency::eur)};
  c.revision = r.whole("base", texts::f_title(l), 0, 1'000'000).value_or(-1);
  return c;
}

Result<CaseId> save_case(Context& ctx, const SavedCase& saved) {
  (void)ctx.shared.stemmer.load();  // without the dictionary words are found as they are
  const search::Analysed words = analysed(ctx.shared.stemmer, with_speaker(ctx, saved.written));
  return ctx.db.write("cases.save", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<CaseId> {
    Case c = saved.written;
    ProposalId before;
    if (c.id) {
      lock_case(tx, c.id);
      const auto was = find_case(tx, c.id);
      if (!was || was->project != c.project || was->partner != c.partner)
        return problem(ProblemKind::not_found, texts::keys::no_such_case);
      if (was->revision != c.revision) return problem(ProblemKind::conflict, texts::keys::edit_conflict);
      before = was->proposal;
      if (versions_of(tx, c.id).empty()) keep_version(tx, *was, was->changed_at);
    }
    TRY(c.speaker, speaker_of(tx, actor, c));
    if (!c.id && std::ranges::count(cases_of(tx, c.project), c.partner, &Case::partner) >= kMostCases)
      return problem(ProblemKind::too_many, texts::keys::err_many, "title_en", {{"most", std::int64_t{kMostCases}}});
    c.proposal = {};
    if (!saved.proposal.empty()) {
      TRY(c.proposal, delivered(tx, saved.proposal));
    }
    c.person = actor.person;
    ++c.revision;
    const bool fresh = !c.id;
    store_case(tx, c);
    search::index_document(tx, kCaseNoun, c.id.value, words);
    if (before && before != c.proposal) links::remove_link(tx, noun(c), kTellsOf, noun(before));
    if (c.proposal) links::add_link(tx, noun(c), kTellsOf, noun(c.proposal));
    audit::record(tx, actor, fresh ? "case.create" : "case.change", "case", c.id.value, {{"revision", c.revision}});
    return c.id;
  });
}

Result<> remove_case(Context& ctx, CaseId id) {
  return ctx.db.write("cases.remove", [=, actor = ctx.actor](db::WriteTx& tx) -> Result<> {
    lock_case(tx, id);
    const auto c = find_case(tx, id);
    if (!c) return problem(ProblemKind::not_found, texts::keys::no_such_case);
    TRY_VOID(speaker_of(tx, actor, *c));
    if (is_cited(tx, id)) return problem(ProblemKind::conflict, texts::keys::err_cited);
    if (c->proposal) links::remove_link(tx, noun(*c), kTellsOf, noun(c->proposal));
    search::remove_document(tx, kCaseNoun, id.value);
    delete_case(tx, id);
    audit::record(tx, actor, "case.remove", "case", id.value, {{"project", c->project.value}});
    return {};
  });
}

}  // namespace wiec::cases
