#include "modules/cases/words.h"

#include <algorithm>
#include <charconv>

#include "modules/cases/texts.h"
#include "modules/programmes/work_parts.h"
#include "platform/text/text.h"

namespace wiec::cases {
namespace {

using Word = std::string_view (*)(Language);
constexpr Word kPartWords[kPartCount] = {texts::part_before, texts::part_done, texts::part_result, texts::part_why,
                                         texts::part_transfer};

}  // namespace

const Answer* Method::answer_of(PartnerId partner) const {
  const auto found = std::ranges::find(answers, partner, &Answer::partner);
  return found == answers.end() ? nullptr : &*found;
}

std::int64_t Method::accepted_by(const std::vector<programmes::Partner>& partners) const {
  return std::ranges::count_if(partners, [&](const programmes::Partner& p) {
    const Answer* a = answer_of(p.id);
    return a && a->accepts;
  });
}

std::string_view words_of(Language l, Kind k) { return k == Kind::good ? texts::kind_good(l) : texts::kind_bad(l); }
html::Tone tone_of(Kind k) { return k == Kind::good ? html::Tone::linden : html::Tone::brick; }
std::string_view words_of_part(Language l, std::size_t part) { return kPartWords[part](l); }

std::string cost_of(Language l, const Case& c) {
  return c.cost ? text::format_money(l, *c.cost) : std::string(texts::cost_unknown(l));
}

void put_both(Html& out, Language l, const Both& words) { programmes::put_words(out, l, words.pl, words.en); }

void put_kind(Html& out, Language l, Kind k) { html::tag(out, {.label = words_of(l, k), .tone = tone_of(k)}); }

void put_case_link(Html& out, Language l, const Case& c) {
  html::put<R"(<a href="{}"{?lang=}>{}</a> ({}) {})">(out, localized(l, c.path()), c.title.lang(l), c.title.in(l),
                                                      c.speaker, [&](Html& tag) { put_kind(tag, l, c.kind); });
}

std::int64_t number_of(std::string_view typed) {
  std::int64_t number = -1;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  return error == std::errc() && end == typed.data() + typed.size() && number >= 0 ? number : -1;
}

}  // namespace wiec::cases
