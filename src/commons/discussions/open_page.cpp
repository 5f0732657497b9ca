// /api/v1/discussions/{code}: a discussion for programs. Who wrote a post is not in it: names are for the page.
#include "commons/discussions/pages.h"
#include "commons/discussions/post_store.h"
#include "commons/discussions/texts.h"
#include "commons/discussions/words.h"

namespace wiec::discussions {
namespace {

constexpr int kMost = 10'000;

void put_both(JsonWriter& json, std::string_view key, const Both& words) {
  json.key(key).begin_object();
  if (!words.pl.empty()) json.key("pl").value(words.pl);
  if (!words.en.empty()) json.key("en").value(words.en);
  json.end_object();
}

void put_round(JsonWriter& json, const Round& r, const RoundCount& count) {
  json.begin_object();
  json.key("kind").value(code_of(r.kind));
  put_both(json, "question", r.question);
  json.key("begins_at").value(iso(r.begins_at));
  json.key("ends_at").value(iso(r.ends_at));
  put_both(json, "summary", r.summary);
  json.key("people").value(count.people);
  json.key("posts").value(count.posts);
  json.key("answers").value(count.answers);
  json.end_object();
}

void put_one(JsonWriter& json, const Discussion& d, const Post& p, Instant now) {
  const Round* round = d.round(p.round);
  json.begin_object();
  json.key("id").value(p.code());
  json.key("round").value(round ? code_of(round->kind) : std::string_view());
  json.key("answers_to");
  if (p.parent)
    json.value(code_from_id(p.parent.value)).key("stance").value(code_of(p.stance));
  else
    json.null();
  json.key("facilitator").value(p.facilitator);
  json.key("title").value(p.title);
  json.key("body").value(p.body);
  json.key("made_at").value(iso(p.made_at));
  json.key("supporters").value(p.supporters);
  if (d.over(now)) json.key("dots").value(p.dots);  // not while people choose
  json.end_object();
}

}  // namespace

Result<Reply> api_discussion(Context& ctx, const Request& request) {
  const auto d = discussion_asked_for(ctx, request);
  if (!d) return problem(ProblemKind::not_found, texts::keys::no_such);
  note_changes(ctx, *d);
  std::vector<RoundCount> counts;
  const auto posts = ctx.db.read([&](db::ReadTx& tx) {
    for (const Round& r : d->rounds) counts.push_back(count_round(tx, r.id));
    return shown_posts(tx, d->id, kMost);
  });
  std::string body;
  JsonWriter json(body);
  json.begin_object();
  json.key("id").value(d->code());
  put_both(json, "title", d->title);
  put_both(json, "summary", d->summary);
  json.key("called_off").value(d->called_off);
  json.key("url").value(ctx.site_address() + d->path());
  json.key("rounds").begin_array();
  for (std::size_t i = 0; i < counts.size(); ++i) put_round(json, d->rounds[i], counts[i]);
  json.end_array().key("posts").begin_array();
  for (const Post& p : posts) put_one(json, *d, p, ctx.now);
  json.end_array().end_object();
  return Content{.type = "application/json", .body = std::move(body)};
}

}  // namespace wiec::discussions
