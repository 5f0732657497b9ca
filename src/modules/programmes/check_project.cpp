#include "modules/programmes/check_project.h"

#include <set>

#include "modules/programmes/texts.h"
#include "modules/programmes/words.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

constexpr int kDaysApart = 10;  // a phase of six months may end on the last day of a month

struct Faults {
  std::vector<Problem> all;
  void add(TextKey key, std::string field, std::vector<TextArg> args = {}) {
    all.push_back({ProblemKind::invalid, key, std::move(field), std::move(args)});
  }
};

std::string row_field(std::string_view group, std::size_t index, std::string_view name) {
  return fmt::format("{}_{}_{}", group, index + 1, name);
}

bool ends_before(const std::optional<When>& from, const std::optional<When>& to) {
  return from && to && last_day(*to) < from->on;
}

void check_amounts(const Project& p, Faults& faults) {
  int officials = 0;
  for (std::size_t i = 0; i < p.amounts.size(); ++i) {
    const Amount& a = p.amounts[i];
    if (a.cofunding && *a.cofunding > a.total.minor)
      faults.add(texts::keys::err_cofunding, row_field("amount", i, "cofunding"), {{"total", a.total}});
    if (a.phase > static_cast<int>(p.phases.size()) || (a.level == AmountLevel::phase && a.phase == 0))
      faults.add(texts::keys::err_no_phase, row_field("amount", i, "phase"),
                 {{"phases", static_cast<std::int64_t>(p.phases.size())}});
    officials += a.official;
    if (a.official && officials > 1) faults.add(texts::keys::err_official_twice, row_field("amount", i, "official"));
  }
  if (!p.amounts.empty() && officials == 0) faults.add(texts::keys::err_official_none, "amount_1_official");
}

void check_partners(const Project& p, Faults& faults) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < p.partners.size(); ++i) {
    const Partner& partner = p.partners[i];
    if (!seen.insert(text::fold(partner.name + "|" + partner.city + "|" + partner.country)).second)
      faults.add(texts::keys::err_partner_twice, row_field("partner", i, "city"),
                 {{"partner", partner.name.empty() ? partner.city : partner.name}});
  }
}

Date plus_months(Date day, int months) {
  const auto from = calendar(day);
  const int month = static_cast<int>(static_cast<unsigned>(from.month())) - 1 + months;
  const int year = static_cast<int>(from.year()) + month / 12;
  for (unsigned at = static_cast<unsigned>(from.day()); at > 27; --at)
    if (const auto found = date_from(year, static_cast<unsigned>(month % 12 + 1), at)) return *found;
  return *date_from(year, static_cast<unsigned>(month % 12 + 1), static_cast<unsigned>(from.day()));
}

void warn_of_phases(const Project& p, Language l, std::vector<Warning>& out) {
  for (std::size_t i = 0; i < p.phases.size(); ++i) {
    const Phase& f = p.phases[i];
    const std::string name = phase_name(l, p, static_cast<int>(i) + 1);
    if (f.months && f.from && f.to && f.from->precision == Precision::day && f.to->precision == Precision::day) {
      const int apart = f.to->on.days + 1 - plus_months(f.from->on, *f.months).days;
      const Length real = length_of(f.from->on, f.to->on);
      if (std::abs(apart) > kDaysApart)
        out.push_back({texts::keys::w_phase_length,
                       {{"phase", name},
                        {"planned", std::int64_t{*f.months}},
                        {"months", std::int64_t{real.months}},
                        {"days", std::int64_t{real.days}}}});
    }
    const bool before = f.from && p.from && last_day(*f.from) < p.from->on;
    const bool after = f.to && p.to && f.to->on > last_day(*p.to);
    if (before || after) out.push_back({texts::keys::w_phase_outside, {{"phase", name}}});
  }
}

std::string sums_in_words(Language l, const Amount& a) {
  std::string words = text::format_money(l, a.total);
  if (a.cofunding) words += " / " + text::format_money(l, {*a.cofunding, a.total.currency});
  return words;
}

// Two sources of the same sum that differ; other currencies are compared in zlotys, up to one in a hundred.
bool differ(const Amount& a, const Amount& b) {
  if (a.total.currency == b.total.currency)
    return a.total != b.total || (a.cofunding && b.cofunding && *a.cofunding != *b.cofunding);
  const auto left = a.total.currency == Currency::pln ? std::optional(a.total) : in_zlotys(a, a.total.minor);
  const auto right = b.total.currency == Currency::pln ? std::optional(b.total) : in_zlotys(b, b.total.minor);
  return left && right && std::abs(left->minor - right->minor) > std::max(left->minor, right->minor) / 100;
}

void warn_of_sums(const Project& p, Language l, std::vector<Warning>& out) {
  for (std::size_t i = 0; i < p.amounts.size(); ++i) {
    for (std::size_t k = i + 1; k < p.amounts.size(); ++k) {
      const Amount &a = p.amounts[i], &b = p.amounts[k];
      if (a.level != b.level || a.phase != b.phase || !differ(a, b)) continue;
      out.push_back({texts::keys::w_sums_differ,
                     {{"level", std::string(words_of(l, a.level))},
                      {"first", sums_in_words(l, a)},
                      {"first_source", source_name(l, a)},
                      {"second", sums_in_words(l, b)},
                      {"second_source", source_name(l, b)}}});
    }
  }
}

// The rate a source states is the rate of its sums when the co-funding it gives is right to one unit of the smallest
// coin, rounded either way.
bool states_its_rate(const Amount& a) {
  __extension__ using Wide = __int128;
  const Wide product = Wide{a.total.minor} * *a.declared_basis_points;
  const Wide given = Wide{*a.cofunding} * 10'000;
  return given > product - 10'000 && given < product + 10'000;
}

void warn_of_rates(const Project& p, const Programme* programme, Language l, std::vector<Warning>& out) {
  for (const Amount& a : p.amounts) {
    const auto rate = cofunding_rate(a);
    if (!rate) continue;
    if (a.declared_basis_points && !states_its_rate(a))
      out.push_back({texts::keys::w_rate_declared,
                     {{"source", source_name(l, a)},
                      {"declared", Ratio{*a.declared_basis_points, 10'000}},
                      {"computed", *rate}}});
    if (a.official && programme && programme->most_basis_points && *rate > Ratio{*programme->most_basis_points, 10'000})
      out.push_back({texts::keys::w_rate_above,
                     {{"rate", *rate},
                      {"programme", programme->name(l)},
                      {"most", Ratio{*programme->most_basis_points, 10'000}}}});
  }
}

}  // namespace

std::vector<Problem> check_project(const Project& p) {
  Faults faults;
  if (ends_before(p.from, p.to)) faults.add(texts::keys::err_end_before, "to");
  for (std::size_t i = 0; i < p.phases.size(); ++i)
    if (ends_before(p.phases[i].from, p.phases[i].to))
      faults.add(texts::keys::err_end_before, row_field("phase", i, "to"));
  check_amounts(p, faults);
  for (std::size_t i = 0; i < p.events.size(); ++i)
    if (p.events[i].phase > static_cast<int>(p.phases.size()))
      faults.add(texts::keys::err_no_phase, row_field("event", i, "phase"),
                 {{"phases", static_cast<std::int64_t>(p.phases.size())}});
  check_partners(p, faults);
  if (p.id && p.predecessor == p.id) faults.add(texts::keys::err_own_predecessor, "predecessor");
  return std::move(faults.all);
}

std::vector<Warning> warnings_of(const Project& p, const Programme* programme, Date today, Language l) {
  std::vector<Warning> out;
  if (p.state == State::running && p.to && last_day(*p.to) < today)
    out.push_back({texts::keys::w_past_end, {{"day", last_day(*p.to)}}});
  if (p.state == State::completed && p.to && p.to->on > today)
    out.push_back({texts::keys::w_done_early, {{"day", p.to->on}}});
  warn_of_phases(p, l, out);
  warn_of_sums(p, l, out);
  warn_of_rates(p, programme, l, out);
  return out;
}

Length length_of(Date first, Date last) {
  Length length;
  while (plus_months(first, length.months + 1).days <= last.days + 1) ++length.months;
  length.days = last.days + 1 - plus_months(first, length.months).days;
  return length;
}

}  // namespace wiec::programmes
