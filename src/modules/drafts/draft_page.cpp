// /szkice/{code}: one draft: its words, authors, comments, and what its authors can do with it.
#include "commons/links/links.h"
#include "commons/people/page_parts.h"
#include "modules/drafts/draft_acts.h"
#include "modules/drafts/draft_store.h"
#include "modules/drafts/texts.h"
#include "modules/needs/idea_store.h"
#include "modules/needs/leading.h"
#include "modules/needs/need_store.h"
#include "modules/needs/words.h"
#include "platform/html/section.h"
#include "platform/text/text.h"

namespace wiec::drafts {
namespace {

constexpr int kCommentsOnAPage = 100;

void read_people(db::ReadTx& tx, const Draft& d, int page, Around& a) {
  const auto names = shown_names(tx, d.id);
  const auto name_of = [&](people::PersonId id) {
    const auto at = names.find(id.value);
    return at == names.end() ? std::string() : at->second;
  };
  const auto authors = authors_of(tx, d.id);
  a.authors = authors.size();
  for (const auto id : authors)
    if (auto name = name_of(id); !name.empty()) a.names.push_back(std::move(name));
  a.comments_pages =
      std::max(1, static_cast<int>((count_comments(tx, d.id) + kCommentsOnAPage - 1) / kCommentsOnAPage));
  a.comments_page = page > 0 ? std::min(page, a.comments_pages) : a.comments_pages;
  for (const Comment& c : comments_of(tx, d.id, kCommentsOnAPage, std::int64_t{a.comments_page - 1} * kCommentsOnAPage))
    a.comments.emplace_back(c, name_of(c.person));
}

void read_origins(db::ReadTx& tx, const Draft& d, Around& a) {
  for (const auto& link : links::links_from(tx, {std::string(kDraftNoun), d.id.value}, kGrewFrom)) {
    if (link.to.name == needs::kNeedNoun)
      if (const auto n = needs::find_need(tx, needs::NeedId{link.to.id}); n && !n->hidden())
        a.origins.emplace_back(n->path(), n->what);
    if (link.to.name == needs::kIdeaNoun)
      if (const auto i = needs::find_idea(tx, needs::IdeaId{link.to.id}); i && !i->hidden())
        a.origins.emplace_back(i->path(), i->title);
  }
}

Around around(Context& ctx, const Draft& d, int comments_page) {
  return ctx.db.read([&](db::ReadTx& tx) {
    Around a;
    if (!ctx.actor.anonymous()) {
      a.writes = is_author(tx, d.id, people::PersonId{ctx.actor.person});
      a.led = needs::leads(tx, ctx.actor, d.words.place);
      a.coordinated = needs::coordinates(tx, ctx.actor, d.words.place);
      a.invited = !a.writes && invitation_for(tx, d.id, own_email_hash(tx, ctx)).has_value();
    }
    read_people(tx, d, comments_page, a);
    if (a.writes) a.waiting = waiting_invitations(tx, d.id).size();
    if (a.writes)
      for (const Merge& m : merges_of(tx, d.id))
        if (m.state == "asked")
          if (const auto other = find_draft(tx, m.from == d.id ? m.into : m.from)) a.asked.emplace_back(m, *other);
    read_origins(tx, d, a);
    if (d.merged_into) a.target = find_draft(tx, d.merged_into);
    return a;
  });
}

void put_state(Html& out, const Acts& acts, const Around& a) {
  const Language l = acts.ctx.language;
  const Draft& d = acts.draft;
  if (d.state == State::merged && a.target)
    html::notice(out, l, {.title = texts::merged_title(l), .text = [&](Html& body) {
                            html::put<R"(<p><a href="{}">{}</a></p>)">(body, localized(l, a.target->path()),
                                                                       a.target->words.title);
                          }});
  if (d.state == State::abandoned) html::notice(out, l, {.text = texts::abandoned(l)});
  if (d.hidden()) html::notice(out, l, {.text = texts::is_hidden(l, d.hidden_pl)});
  if (d.state == State::working && !d.shared) html::notice(out, l, {.text = texts::only_authors(l)});
  if (!a.invited) return;
  html::notice(out, l, {.title = texts::you_are_invited(l), .text = texts::you_are_invited_text(l)});
  acts.act(out, texts::accept(l), "przyjmuje", {}, html::ButtonKind::primary);
  acts.act(out, texts::decline(l), "odmawiam");
}

void put_authors(Html& out, Language l, const Around& a) {
  html::put<"<h2>{}</h2><p>{}</p>">(out, texts::authors(l),
                                    texts::authors_count(l, static_cast<std::int64_t>(a.authors)));
  if (!a.names.empty()) {
    std::string names;
    for (const std::string& name : a.names) names += (names.empty() ? "" : ", ") + name;
    html::put<"<p>{}</p>">(out, names);
  }
  if (a.origins.empty()) return;
  html::put<R"(<h2>{}</h2><ul class="plain-list">)">(out, texts::grew_from(l));
  for (const auto& [path, words] : a.origins)
    html::put<R"(<li><a href="{}">{}</a></li>)">(out, localized(l, path), words);
  html::put<"</ul>">(out);
}

Page one_page(Context& ctx, const Draft& d, const Typed& typed, const Faults& faults, int comments_page = 0) {
  const Language l = ctx.language;
  const Around a = around(ctx, d, comments_page);
  const Errors errors(l, faults);
  const Acts acts{ctx, d, typed, errors};
  Page page{.title = d.words.title,
            .status = faults.empty() ? 200 : 422,
            .description = text::truncate(d.words.why, 200),
            .section = "/potrzeby",
            .indexed = d.readable() && d.state == State::working};
  page.has_errors = !faults.empty();
  page.crumbs = {{std::string(texts::title(l)), "/szkice"}};
  Html& out = page.main;
  errors.put_summary(out);
  html::tag(out, {.label = texts::preliminary(l), .tone = html::Tone::plum});
  html::heading(out, 1, d.words.title);
  put_state(out, acts, a);
  html::columns(
      out,
      [&](Html& main) {
        put_words(main, l, d.words, d.place_name);
        const std::string revisions = localized(l, d.path() + "/wersje"),
                          saved = std::string(texts::revision_from(l, d.revision, moment(l, d.changed_at)));
        html::put<R"(<p>{} · <a href="{}">{}</a></p>)">(main, saved, revisions, texts::revisions(l));
        put_comments(main, acts, a);
        ctx.put_panels(main, kDraftNoun, d.id.value);
      },
      [&](Html& aside) {
        put_tools(aside, acts, a);
        put_authors(aside, l, a);
        put_similar(aside, ctx, d.words, d.id);
      });
  return page;
}

Result<> hide_by_form(Context& ctx, const Draft& d, const Typed& typed) {
  Faults faults;
  Reader r(ctx.language, typed, faults);
  const std::string why = r.line("hidden", texts::f_hidden(ctx.language), 300, true);
  if (!faults.empty()) return std::unexpected(faults.front());
  return hide_draft(ctx, d.id, why);
}

Result<> do_act(Context& ctx, const Draft& d, const Typed& typed) {
  const std::string_view act = typed.at("co");
  const std::int64_t id = id_from_code(typed.at("id")).value_or(0);
  if (act == "zapros") return invite_author(ctx, d, typed.at("email"));
  if (act == "cofnij-zaproszenia") return withdraw_invitations(ctx, d.id);
  if (act == "przyjmuje") return answer_invitation(ctx, d.id, true);
  if (act == "odmawiam") return answer_invitation(ctx, d.id, false);
  if (act == "odchodze") return leave_draft(ctx, d.id);
  if (act == "pokaz") return share_draft(ctx, d.id, true);
  if (act == "ukryj") return share_draft(ctx, d.id, false);
  if (act == "schowaj") return hide_by_form(ctx, d, typed);
  if (act == "odkryj") return hide_draft(ctx, d.id, "");
  if (act == "porzuc") return abandon_draft(ctx, d.id);
  if (act == "komentarz") return add_comment(ctx, d, typed.at("comment"));
  if (act == "ukryj-komentarz") return hide_comment_of(ctx, d, CommentId{id});
  if (act == "odrzuc") return throw_copy(ctx, d.id, std::string(typed.at("id")));
  if (act == "polacz") return ask_merge(ctx, d.id, DraftId{id_from_code(typed.at("into")).value_or(0)});
  if (act == "zgoda") return answer_merge(ctx, MergeId{id}, MergeAnswer::agree);
  if (act == "odmowa") return answer_merge(ctx, MergeId{id}, MergeAnswer::refuse);
  if (act == "cofnij-polaczenie") return answer_merge(ctx, MergeId{id}, MergeAnswer::withdraw);
  return {};
}

}  // namespace

Result<Reply> draft_page(Context& ctx, const Request& request) {
  TRY(const Draft d, draft_asked_for(ctx, request));
  const auto asked = request.query("komentarze");
  return one_page(ctx, d, Typed(), {}, asked.empty() ? 0 : needs::page_number(asked));
}

Result<Reply> invitation_page(Context& ctx, const Request& request) {
  const DraftId id{id_from_code(request.params.get("code")).value_or(0)};
  const bool theirs = ctx.db.read([&](db::ReadTx& tx) {
    return is_author(tx, id, people::PersonId{ctx.actor.person}) || invitation_for(tx, id, own_email_hash(tx, ctx));
  });
  if (!theirs) return problem(ProblemKind::not_found, texts::keys::no_invitation);
  return Redirect{"/szkice/" + code_from_id(id.value)};
}

Result<Reply> post_draft(Context& ctx, const Request& request) {
  TRY(const Draft d, draft_asked_for(ctx, request));
  const Typed typed(people::form_of(request));
  const auto done = do_act(ctx, d, typed);
  if (!done && done.error().field.empty()) return std::unexpected(done.error());
  if (!done) return one_page(ctx, d, typed, {done.error()});
  const std::string_view act = typed.at("co");
  if (act == "odmawiam" || act == "odchodze" || act == "porzuc") return Redirect{"/konto"};
  return Redirect{act == "odrzuc" && d.state == State::working ? d.path() + "/edycja" : d.path()};
}

}  // namespace wiec::drafts
