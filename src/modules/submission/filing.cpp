#include "modules/submission/filing.h"

#include "commons/site/texts.h"
#include "modules/submission/texts.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

using editions::FieldKind;
using editions::FormField;

constexpr std::string_view kSlugs[] = {"nazwa", "opis", "miejsce", "koszty", "zalaczniki", "autor", "poparcie"};
constexpr std::string_view kSummary = "skrot", kBody = "opis", kCost = "koszt";

const std::vector<FormField> kUsual{
    {"skrot", "Krótki opis", "Short description", FieldKind::text, true, 500},
    {"opis", "Szczegółowy opis", "Detailed description", FieldKind::text, true},
    {"uzasadnienie", "Uzasadnienie", "Reasons", FieldKind::text, true, 2000},
};

struct Reading {
  Reader& r;
  const Ground& ground;
  Filing& filing;
};

void read_name(Reading& x) {
  x.filing.proposal.title_pl = x.r.line("title", texts::f_title(x.r.language), 120, true);
  const auto* category = proposals::find_category(*x.ground.categories, x.r.typed.at("category"));
  if (category)
    x.filing.proposal.category = category->id;
  else if (!x.ground.categories->empty())
    x.r.wrong(site::texts::keys::err_choose, "category", {{"field", std::string(texts::f_category(x.r.language))}});
}

// The words of one answer as people read them; empty: nothing was said.
std::string read_question(Reader& r, const FormField& f) {
  const std::string name = field_of(f);
  const std::string& label = label_of(r.language, f);
  const auto missing = [&] { r.wrong(site::texts::keys::err_missing, name, {{"field", label}}); };
  switch (f.kind) {
    case FieldKind::line:
      return r.line(name, label, most_of(f), f.required);
    case FieldKind::text: {
      std::string words = r.text(name, label, most_of(f));
      if (words.empty() && f.required) missing();
      return words;
    }
    case FieldKind::number: {
      const auto number = r.whole(name, label, 0, 1'000'000'000'000, f.required);
      return number ? text::format_number(Language::pl, *number) : std::string();
    }
    case FieldKind::money: {
      const auto minor = r.money(name, label, f.required);
      return minor ? text::format_money(Language::pl, {*minor}) : std::string();
    }
    case FieldKind::date: {
      const auto day = r.date(name, label, f.required);
      return day ? text::format_date(Language::pl, *day) : std::string();
    }
    case FieldKind::yes_no: {
      const std::string_view answer = r.typed.at(name);
      if (answer != "tak" && answer != "nie" && f.required)
        r.wrong(site::texts::keys::err_choose, name, {{"field", label}});
      return answer == "tak"   ? std::string(texts::yes(Language::pl))
             : answer == "nie" ? std::string(texts::no(Language::pl))
                               : std::string();
    }
    case FieldKind::consent:
      if (f.required && r.typed.at(name).empty()) r.wrong(texts::keys::err_consent, name, {{"field", label}});
      return {};
    case FieldKind::file:
      return {};
  }
  return {};
}

void read_words(Reading& x) {
  proposals::Proposal& p = x.filing.proposal;
  std::string rest;
  for (const FormField* f : questions_of(*x.ground.edition, Section::words)) {
    const std::string words = read_question(x.r, *f);
    if (f->code == kSummary)
      p.summary_pl = words;
    else if (f->code == kBody)
      p.body_pl = words;
    else if (!words.empty())
      rest += fmt::format("\n\n# {}\n\n{}", f->label_pl, words);
  }
  if (p.summary_pl.empty()) p.summary_pl = text::truncate(p.body_pl, 300);
  p.body_pl += rest;
}

void read_points(Reading& x, const editions::Pool* pool) {
  const auto points = points_from(x.r.typed.at("points"));
  if (points.size() > kMostPoints)
    x.r.wrong(texts::keys::err_many_points, "points", {{"most", static_cast<std::int64_t>(kMostPoints)}});
  for (std::size_t i = 0; i < points.size() && i < kMostPoints; ++i) {
    const auto line = static_cast<std::int64_t>(i + 1);
    if (!points[i]) {
      x.r.wrong(texts::keys::err_point, "points", {{"line", line}});
      continue;
    }
    const auto district = i < x.ground.districts.size() ? x.ground.districts[i] : std::nullopt;
    if (x.ground.has_map && !district)
      x.r.wrong(texts::keys::err_outside, "points", {{"line", line}});
    else if (x.ground.has_map && pool && pool->level == editions::Level::district && pool->place &&
             pool->place != *district)
      x.r.wrong(texts::keys::err_other_district, "points", {{"line", line}, {"pool", pool->name(x.r.language)}});
    x.filing.proposal.points.push_back(*points[i]);
  }
}

void read_place(Reading& x) {
  const auto path = std::ranges::find(drafts::kPathCodes, x.r.typed.at("path"));
  if (path == std::end(drafts::kPathCodes))
    x.r.wrong(site::texts::keys::err_choose, "path", {{"field", std::string(texts::f_path(x.r.language))}});
  else
    x.filing.path = drafts::path_from(*path);
  const auto* pool = x.ground.edition->pool(x.r.typed.at("pool"));
  if (!pool)
    x.r.wrong(site::texts::keys::err_choose, "pool", {{"field", std::string(texts::f_pool(x.r.language))}});
  else
    x.filing.proposal.pool = pool->id, x.filing.proposal.place = pool->place;
  x.filing.proposal.location = x.r.line("location", texts::f_location(x.r.language), 300, true);
  read_points(x, pool);
}

void read_costs(Reading& x) {
  const Language l = x.r.language;
  proposals::Proposal& p = x.filing.proposal;
  const Currency currency = x.ground.edition->currency;
  p.cost = {0, currency};
  const auto rows = costs_from(x.r);
  for (const CostRow& row : rows) {
    p.cost_items.push_back({fmt::format("{} ({} {} × {})", row.name, quantity_text(row.hundredths), row.unit,
                                        text::format_money(Language::pl, {row.price, currency})),
                            {row.cost, currency}});
    p.cost.minor += row.cost;
  }
  if (rows.empty()) return x.r.wrong(texts::keys::err_no_costs, "c0_name");
  const auto* pool = x.ground.edition->pool(x.r.typed.at("pool"));
  if (!pool) return;
  const Money limit = pool->cost_most.value_or(pool->budget);
  if (p.cost.minor > limit.minor)
    x.r.wrong(texts::keys::err_too_dear, "c0_price", {{"sum", p.cost}, {"limit", limit}, {"pool", pool->name(l)}});
  if (pool->cost_least && p.cost.minor < pool->cost_least->minor)
    x.r.wrong(texts::keys::err_too_cheap, "c0_price",
              {{"sum", p.cost}, {"limit", *pool->cost_least}, {"pool", pool->name(l)}});
}

void read_files(Reading& x) {
  for (const FormField& f : form_of(*x.ground.edition))
    if (f.kind == FieldKind::file && f.required && x.ground.documents.empty())
      x.r.wrong(texts::keys::err_no_file, "file", {{"field", label_of(x.r.language, f)}});
}

void read_author(Reading& x) {
  const std::string name = x.r.line("author_name", texts::f_author_name(x.r.language), 200, true);
  for (const FormField* f : questions_of(*x.ground.edition, Section::author)) (void)read_question(x.r, *f);
  if (!x.r.typed.at("show_name").empty()) x.filing.proposal.author_shown = name;
}

void read_support(Reading& x) {
  const auto* pool = x.ground.edition->pool(x.r.typed.at("pool"));
  if (pool && x.ground.signatures < pool->signatures)
    x.r.wrong(texts::keys::err_few_signatures, "support",
              {{"most", std::int64_t{pool->signatures}}, {"have", x.ground.signatures}});
}

}  // namespace

std::string_view slug_of(Section section) { return kSlugs[static_cast<std::size_t>(section)]; }
std::optional<Section> section_from(std::string_view slug) {
  const auto at = std::ranges::find(kSlugs, slug);
  return at == std::end(kSlugs) ? std::nullopt : std::optional(static_cast<Section>(at - std::begin(kSlugs)));
}

const std::vector<FormField>& form_of(const editions::Edition& e) {
  return e.settings.form.empty() ? kUsual : e.settings.form;
}

std::string field_of(const FormField& f) { return "f_" + f.code; }

const std::string& label_of(Language l, const FormField& f) {
  return l == Language::en && !f.label_en.empty() ? f.label_en : f.label_pl;
}

int most_of(const FormField& f) { return f.most > 0 ? f.most : f.kind == FieldKind::text ? 4000 : 200; }

std::vector<const FormField*> questions_of(const editions::Edition& e, Section section) {
  std::vector<const FormField*> all;
  for (const FormField& f : form_of(e)) {
    if (f.kind == FieldKind::file || (f.kind == FieldKind::money && f.code == kCost)) continue;
    if (section == (f.hidden || f.kind == FieldKind::consent ? Section::author : Section::words)) all.push_back(&f);
  }
  return all;
}

std::vector<std::string> fields_of(const editions::Edition& e, Section section) {
  std::vector<std::string> all;
  if (section == Section::name) all = {"title", "category"};
  if (section == Section::place) all = {"path", "pool", "location", "points"};
  if (section == Section::author) all = {"author_name", "show_name"};
  for (const FormField* f : questions_of(e, section)) all.push_back(field_of(*f));
  if (section == Section::costs)
    for (int i = 0; i < kMostCosts; ++i)
      for (const std::string_view part : {"name", "quantity", "unit", "price"})
        all.push_back(fmt::format("c{}_{}", i, part));
  return all;
}

std::int64_t base_of(const editions::Edition& e, Section section, const Answers& answers) {
  std::int64_t newest = 0;
  for (const std::string& field : fields_of(e, section))
    if (const auto at = answers.versions.find(field); at != answers.versions.end())
      newest = std::max(newest, at->second);
  return newest;
}

Faults Checked::faults_of(Section section) const {
  Faults found;
  for (const auto& [where, fault] : faults)
    if (where == section) found.push_back(fault);
  return found;
}

Checked check_answers(Language l, const Answers& answers, const Ground& ground) {
  using Read = void (*)(Reading&);
  constexpr Read reads[] = {read_name, read_words, read_place, read_costs, read_files, read_author, read_support};
  Checked checked;
  checked.filing.proposal.edition = ground.edition->id;
  for (const Section section : kSections) {
    Faults faults;
    Reader r(l, answers.typed, faults);
    Reading reading{r, ground, checked.filing};
    reads[static_cast<std::size_t>(section)](reading);
    for (Problem& fault : faults) checked.faults.emplace_back(section, std::move(fault));
  }
  return checked;
}

}  // namespace wiec::submission
