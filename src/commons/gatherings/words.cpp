#include "commons/gatherings/words.h"

#include "commons/gatherings/gathering_store.h"
#include "commons/gatherings/texts.h"
#include "platform/text/text.h"

namespace wiec::gatherings {

std::string_view name_of(Language l, Kind kind) {
  switch (kind) {
    case Kind::residents_meeting:
      return texts::kind_residents_meeting(l);
    case Kind::training:
      return texts::kind_training(l);
    case Kind::workshop:
      return texts::kind_workshop(l);
    case Kind::consultation:
      return texts::kind_consultation(l);
    case Kind::duty_hours:
      return texts::kind_duty_hours(l);
    case Kind::marathon:
      return texts::kind_marathon(l);
    case Kind::seminar:
      return texts::kind_seminar(l);
    case Kind::study_visit:
      return texts::kind_study_visit(l);
    case Kind::conference:
      return texts::kind_conference(l);
    case Kind::call:
      return texts::kind_call(l);
    case Kind::group_meeting:
      return texts::kind_group_meeting(l);
  }
  return {};
}

std::string_view name_of(Language l, Formula formula) {
  switch (formula) {
    case Formula::in_person:
      return texts::formula_in_person(l);
    case Formula::online:
      return texts::formula_online(l);
    case Formula::both:
      return texts::formula_both(l);
  }
  return {};
}

std::string when_of(Language l, const Gathering& g) {
  const Date first = text::date_in_warsaw(g.begins_at), last = text::date_in_warsaw(g.ends_at);
  const std::string begin =
      fmt::format("{}, {}", text::format_date(l, first, text::DateStyle::full), text::format_time(l, g.begins_at));
  if (first == last) return fmt::format("{}–{}", begin, text::format_time(l, g.ends_at));
  return fmt::format("{} – {}, {}", begin, text::format_date(l, last, text::DateStyle::full),
                     text::format_time(l, g.ends_at));
}

std::string where_of(Language l, const Gathering& g) {
  std::string where = g.address.empty() ? std::string(texts::formula_online(l)) : g.address;
  if (!g.place_name.empty()) where += " · " + g.place_name;
  return where;
}

std::string seats_of(Language l, const Gathering& g) {
  if (!g.signing_up || g.cancelled) return {};
  if (!g.seats) return std::string(texts::signed_up(l, g.taken));
  return std::string(texts::seats_free(l, std::max<std::int64_t>(0, *g.seats - g.taken), *g.seats));
}

void put_paragraphs(Html& out, std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) html::put<"<p>{}</p>">(out, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::optional<Gathering> gathering_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return std::nullopt;
  return ctx.db.read([&](db::ReadTx& tx) { return find_gathering(tx, GatheringId{*id}); });
}

Gathering shown_to_all(Gathering g) {
  if (g.signing_up) g.link.clear();
  return g;
}

}  // namespace wiec::gatherings
