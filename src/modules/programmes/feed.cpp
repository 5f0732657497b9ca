// /programy.atom: what was last changed in the selection, with the reason of each change (RFC 4287).
#include "modules/programmes/pages.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/text/text.h"
#include "platform/text/xml.h"

namespace wiec::programmes {
namespace {

constexpr std::size_t kEntries = 50;

std::vector<const Entry*> newest_of(std::vector<const Entry*> entries) {
  const auto some = entries.begin() + static_cast<std::ptrdiff_t>(std::min(entries.size(), kEntries));
  std::ranges::partial_sort(entries, some, std::ranges::greater(),
                            [](const Entry* e) { return std::pair(e->changed_at, e->id); });
  entries.erase(some, entries.end());
  return entries;
}

void put_link(std::string& out, std::string_view relation, std::string_view type, std::string_view address) {
  fmt::format_to(std::back_inserter(out), R"(<link rel="{}" type="{}" href=")", relation, type);
  text::append_xml(out, address);
  out += "\"/>\n";
}

void put_entry(std::string& out, Language l, const Entry& e, const std::string& reason, const std::string& site) {
  out += "<entry>\n";
  text::append_element(out, "id", site + "/programy/" + e.code);
  text::append_element(out, "title", e.acronym.empty() ? e.title(l) : e.acronym + ": " + e.title(l));
  text::append_element(out, "updated", iso(e.changed_at));
  put_link(out, "alternate", "text/html", site + localized(l, "/programy/" + e.code));
  text::append_element(out, "summary",
                       reason.empty() ? std::string(texts::feed_no_reason(l)) : texts::feed_reason(l, reason));
  out += "</entry>\n";
}

}  // namespace

Result<Reply> atom_feed(Context& ctx, const Request& request) {
  TRY(const Asked asked, asked_exactly(ctx, request, 0));
  const Language l = ctx.language;
  const std::string site = ctx.site_address(), query = asked.query();
  const auto entries = newest_of(asked.chosen.shown);
  std::vector<std::int64_t> ids;
  for (const Entry* e : entries) ids.push_back(e->id.value);
  const auto reasons = ctx.db.read([&](db::ReadTx& tx) { return reasons_of(tx, ids); });
  std::string out(text::kXmlHead);
  out += fmt::format("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", wiec::code_of(l));
  const std::string self = site + localized(l, "/programy.atom" + query);
  text::append_element(out, "id", self);
  text::append_element(out, "title", texts::the_register(l));
  text::append_element(out, "updated", iso(entries.empty() ? ctx.now : entries.front()->changed_at));
  put_link(out, "self", "application/atom+xml", self);
  put_link(out, "alternate", "text/html", site + localized(l, "/programy" + query));
  out += "<author>";
  text::append_element(out, "name", texts::the_register(l));
  out += "</author>\n";
  for (const Entry* e : entries) {
    const auto reason = reasons.find(e->id);
    put_entry(out, l, *e, reason == reasons.end() ? std::string() : reason->second, site);
  }
  out += "</feed>\n";
  return Content{.type = "application/atom+xml; charset=utf-8", .body = std::move(out), .file_name = {}, .headers = {}};
}

}  // namespace wiec::programmes
