#include "platform/html/pick.h"

#include "platform/html/texts.h"

namespace wiec::html {
namespace {

void put_name(Html& out, const Pick& pick) {
  if (!pick.number.empty()) put<R"(<span class="pick-number">{}</span> )">(out, pick.number);
  put<"{}">(out, pick.title);
}

void put_below(Html& out, Language l, const Pick& pick, std::string_view error_id) {
  put<R"(<p class="pick-facts">{}</p>)">(out, pick.facts);
  if (!pick.error.empty())
    put<R"(<p class="field-message" id="{}">{}<span class="hidden">{} </span>{}</p>)">(
        out, error_id, [](Html& mark) { icon(mark, Icon::circle_alert); }, texts::error_prefix(l), pick.error);
}

// After a mark is given: the rest of a long list need not be gone through.
void put_skip(Html& out, const Pick& pick) {
  if (!pick.skip_label.empty()) put<R"(<a class="pick-skip" href="#pick-end">{}</a>)">(out, pick.skip_label);
}

void put_places(Html& out, Language l, const Pick& pick, std::string_view css, std::string_view error_id) {
  const auto marks = [&](Html& row) {
    for (std::size_t i = 0; i < pick.places.size(); ++i) {
      const PickPlace& place = pick.places[i];
      const bool on = place.value == pick.value || (i == 0 && pick.value.empty());
      const std::string id = i == 0 ? fmt::format("f-{}", pick.name) : std::string();
      put<R"(<label class="mark"><input type="radio" name="{}" value="{}"{?id=}{?checked}><span>{}</span></label>)">(
          row, pick.name, place.value, id, on, place.label);
    }
    put_skip(row, pick);
  };
  put<R"(<li><fieldset class="{}"{?aria-describedby=}><legend>{}</legend>{}<div class="pick-marks">{}</div></fieldset></li>)">(
      out, css, error_id, [&](Html& name) { put_name(name, pick); },
      [&](Html& below) { put_below(below, l, pick, error_id); }, marks);
}

void put_box(Html& out, Language l, const Pick& pick, std::string_view css, std::string_view error_id) {
  put<R"(<li><div class="{}"><label class="pick-title" for="f-{}">{}</label>{}<div class="pick-marks"><label class="mark"><input type="checkbox" id="f-{}" name="{}" value="1"{?checked}{?aria-describedby=} data-cost="{}"><span>{}</span></label>{}</div></div></li>)">(
      out, css, pick.name, [&](Html& name) { put_name(name, pick); },
      [&](Html& below) { put_below(below, l, pick, error_id); }, pick.name, pick.name,
      !pick.value.empty() && pick.value != "0", error_id, pick.cost, pick.mark_label,
      [&](Html& link) { put_skip(link, pick); });
}

void put_points(Html& out, Language l, const Pick& pick, std::string_view css, std::string_view error_id) {
  put<R"(<li><div class="{}"><label class="pick-title" for="f-{}">{}<span class="hidden"> – {}</span></label>{}<div class="pick-marks"><input class="input input-four" inputmode="numeric" placeholder=" " id="f-{}" name="{}" value="{}"{?aria-describedby=}{?aria-invalid=}><span aria-hidden="true">{}</span>{}</div></div></li>)">(
      out, css, pick.name, [&](Html& name) { put_name(name, pick); }, pick.mark_label,
      [&](Html& below) { put_below(below, l, pick, error_id); }, pick.name, pick.name,
      pick.value == "0" ? std::string_view() : pick.value, error_id, pick.error.empty() ? "" : "true", pick.mark_label,
      [&](Html& link) { put_skip(link, pick); });
}

}  // namespace

void pick(Html& out, Language l, const Pick& pick) {
  const std::string_view css = pick.error.empty() ? "pick" : "pick pick-wrong";
  const std::string error_id = pick.error.empty() ? std::string() : fmt::format("f-{}-error", pick.name);
  switch (pick.kind) {
    case PickKind::places:
      return put_places(out, l, pick, css, error_id);
    case PickKind::box:
      return put_box(out, l, pick, css, error_id);
    case PickKind::points:
      return put_points(out, l, pick, css, error_id);
  }
}

void picks(Html& out, const Content& list) { put<R"(<ul class="picks">{}</ul>)">(out, list); }

void pick_end_link(Html& out, std::string_view label) {
  put<R"(<a class="pick-skip" href="#pick-end">{}</a>)">(out, label);
}

void pick_count(Html& out, Language, const PickCount& count) {
  put<R"(<div class="pick-count" id="pick-end" tabindex="-1"><p role="status" data-pick-count="{}" data-pattern="{}" data-most="{}"{?data-money}>{}</p><div class="button-row">{}</div></div>)">(
      out, count.by_count, count.pattern, count.most, count.money, count.words, count.buttons);
}

}  // namespace wiec::html
