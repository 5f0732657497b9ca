#include "modules/submission/pages.h"
#include "modules/submission/texts.h"
#include "platform/text/text.h"

namespace wiec::submission {
namespace {

using editions::FieldKind;

// One answer as people read it; empty: nothing was said.
std::string words_of(Language l, const editions::FormField& f, std::string_view typed) {
  if (f.kind == FieldKind::yes_no)
    return typed == "tak" ? std::string(texts::yes(l)) : typed == "nie" ? std::string(texts::no(l)) : std::string();
  if (f.kind == FieldKind::consent) return std::string(typed.empty() ? texts::no(l) : texts::yes(l));
  return std::string(typed);
}

struct Pair {
  std::string name, value;
};

std::vector<Pair> answers_in(Context& ctx, const Loaded& all, Section section) {
  const Language l = ctx.language;
  const Typed& t = all.answers.typed;
  std::vector<Pair> pairs;
  const auto add = [&](std::string_view name, std::string_view value) {
    pairs.push_back({std::string(name), std::string(value)});
  };
  if (section == Section::name) {
    const auto* category = proposals::find_category(*all.ground.categories, t.at("category"));
    add(texts::f_title(l), t.at("title"));
    add(texts::f_category(l), category ? category->name(l) : std::string());
  }
  if (section == Section::place) {
    const bool chosen = std::ranges::find(drafts::kPathCodes, t.at("path")) != std::end(drafts::kPathCodes);
    add(texts::f_path(l), chosen ? name_of(l, drafts::path_from(t.at("path"))) : std::string_view());
    add(texts::f_pool(l), all.pool() ? all.pool()->name(l) : std::string());
    add(texts::f_location(l), t.at("location"));
    add(texts::f_points(l), t.at("points"));
  }
  if (section == Section::author) {
    add(texts::f_author_name(l), t.at("author_name"));
    add(texts::f_show_name(l), t.at("show_name").empty() ? texts::no(l) : texts::yes(l));
  }
  for (const auto* f : questions_of(all.edition(), section)) add(label_of(l, *f), words_of(l, *f, t.at(field_of(*f))));
  if (section == Section::costs) {
    Faults ignored;
    Reader r(l, t, ignored);
    Money sum{0, all.edition().currency};
    for (const CostRow& row : costs_from(r)) {
      add(fmt::format("{} ({} {} × {})", row.name, quantity_text(row.hundredths), row.unit,
                      text::format_money(l, {row.price, sum.currency})),
          text::format_money(l, {row.cost, sum.currency}));
      sum.minor += row.cost;
    }
    add(texts::sum(l), text::format_money(l, sum));
  }
  if (section == Section::files)
    for (const auto& file : all.ground.documents) add(file.title(l), file.file_name);
  if (section == Section::support)
    add(texts::signatures(l),
        texts::signatures_of(l, all.ground.signatures, std::int64_t{all.pool() ? all.pool()->signatures : 0}));
  return pairs;
}

void put_lines(Html& out, std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    html::put<"{}">(out, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!text.empty()) html::put<"<br>">(out);
  }
}

// An answer with its lines, or that there is none.
struct Value {
  std::string_view words;
  Language l;
  void operator()(Html& out) const {
    if (words.empty())
      html::put<R"(<span class="muted">{}</span>)">(out, texts::nothing(l));
    else
      put_lines(out, words);
  }
};

}  // namespace

Result<Loaded> submission_asked_for(Context& ctx, const Request& request) {
  const auto id = id_from_code(request.params.get("code"));
  if (!id) return problem(ProblemKind::not_found, texts::keys::no_such);
  return load_submission(ctx, SubmissionId{*id});
}

std::string_view name_of(Language l, Section section) {
  constexpr std::string_view (*names[])(Language) = {texts::s_name,  texts::s_words,  texts::s_place,  texts::s_costs,
                                                     texts::s_files, texts::s_author, texts::s_support};
  return names[static_cast<std::size_t>(section)](l);
}

std::string_view lead_of(Language l, Section section) {
  constexpr std::string_view (*leads[])(Language) = {texts::l_name,  texts::l_words,  texts::l_place,  texts::l_costs,
                                                     texts::l_files, texts::l_author, texts::l_support};
  return leads[static_cast<std::size_t>(section)](l);
}

std::string_view name_of(Language l, drafts::Path path) {
  switch (path) {
    case drafts::Path::district_joint:
      return texts::path_district_joint(l);
    case drafts::Path::citywide_joint:
      return texts::path_citywide_joint(l);
    case drafts::Path::ordinary:
      return texts::path_ordinary(l);
  }
  return {};
}

std::string title_of(Language l, const Loaded& all) {
  const std::string_view title = all.answers.typed.at("title");
  return std::string(title.empty() ? texts::untitled(l) : title);
}

Page begin(Context& ctx, const Loaded& all, std::string_view title, const Faults& faults) {
  const Language l = ctx.language;
  Page page{.title = std::string(title),
            .status = faults.empty() ? 200 : 422,
            .section = "/projekty",
            .crumbs = {{std::string(texts::title(l)), "/zgloszenia"}, {title_of(l, all), all.submission.path()}},
            .indexed = false,
            .has_errors = !faults.empty()};
  Errors(l, faults).put_summary(page.main);
  html::put<R"(<p class="over">{}</p>)">(page.main, all.edition().name(l));
  html::heading(page.main, 1, title);
  return page;
}

void put_faults(Html& out, Language l, const Submission& s, const Checked& checked) {
  html::put<"<ul>">(out);
  for (const auto& [section, fault] : checked.faults) {
    const std::string href = localized(l, s.path(fmt::format("/{}?bledy=1#f-{}", slug_of(section), fault.field)));
    html::put<R"(<li><a href="{}">{}</a></li>)">(out, href, text::translate(l, fault));
  }
  html::put<"</ul>">(out);
}

void put_answers(Html& out, Context& ctx, const Loaded& all, bool with_private, bool with_links) {
  const Language l = ctx.language;
  for (const Section section : kSections) {
    if (section == Section::author && !with_private) continue;
    const auto pairs = answers_in(ctx, all, section);
    const std::string href = localized(l, all.submission.path(fmt::format("/{}", slug_of(section))));
    html::put<"<h2>{}</h2>">(out, name_of(l, section));
    if (pairs.empty()) html::put<R"(<p class="muted">{}</p>)">(out, texts::nothing_here(l));
    std::vector<Value> values;
    values.reserve(pairs.size());  // rows point at them
    std::vector<html::SummaryRow> rows;
    for (const Pair& pair : pairs)
      rows.push_back({.name = pair.name, .value = values.emplace_back(Value{pair.value, l})});
    if (!rows.empty()) html::summary_list(out, l, rows);
    if (with_links)
      html::put<R"(<p><a href="{}">{}</a></p>)">(out, href, texts::change_section(l, name_of(l, section)));
  }
}

}  // namespace wiec::submission
