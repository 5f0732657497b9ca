// /administracja/warsztaty: expert workshops, of those places that the coordinator keeps.
#include <map>

#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/words.h"
#include "modules/verification/hold_workshop.h"
#include "modules/verification/pages.h"
#include "modules/verification/texts.h"
#include "platform/html/card.h"
#include "platform/html/field.h"
#include "platform/html/table.h"

namespace wiec::verification {

constexpr int kMost = 100;

Result<Reply> workshops_page(Context& ctx, const Request&) {
  const Language l = ctx.language;
  std::vector<gatherings::Gathering> all;
  std::map<std::int64_t, bool> holds;  // asked once for each place
  ctx.db.read([&](db::ReadTx& tx) {
    for (const bool past : {false, true})
      for (auto& g : gatherings::gatherings(tx, {.past = past, .kind = gatherings::Kind::workshop}, ctx.now, kMost)) {
        const auto [at, fresh] = holds.try_emplace(g.place.value);
        if (fresh) at->second = may_hold(tx, ctx.actor, g);
        if (at->second) all.push_back(std::move(g));
      }
  });
  Page page{.title = std::string(texts::workshops(l)), .indexed = false};
  Html& out = page.main;
  html::heading(out, 1, texts::workshops(l));
  html::put<R"(<p class="lead">{}</p>)">(out, texts::workshops_lead(l));
  const std::string plan = localized(l, "/administracja/spotkania/nowe");
  html::link_button(out, {.href = plan, .label = texts::plan_workshop(l), .icon = html::Icon::plus});
  if (all.empty()) {
    html::empty_state(out, {.title = texts::no_workshops(l), .icon = html::Icon::calendar});
    return page;
  }
  const html::Column columns[] = {{.label = texts::workshop(l)}, {.label = texts::when(l)}};
  html::Table table(out, l, {.caption = texts::workshops(l), .columns = columns, .caption_hidden = true});
  for (const gatherings::Gathering& g : all) {
    const std::string href = localized(l, fmt::format("{}/{}", kWorkshops, g.code())), when = gatherings::when_of(l, g);
    const auto name = [&](Html& cell) { html::put<R"(<a href="{}">{}</a>)">(cell, href, g.title(l)); };
    table.row({name, when});
  }
  return page;
}

}  // namespace wiec::verification
