// /glosowanie/{edition}/pula/{pool}: the ballot of one pool. One form holds search, filter and marks, so nothing that
// is marked is lost by looking for more; marks of projects not shown now stay as they are.
#include <set>

#include "base/sha256.h"
#include "base/url.h"
#include "modules/polling/booth_map.h"
#include "modules/polling/page_parts.h"
#include "modules/polling/pages.h"
#include "modules/polling/pool_ballot.h"
#include "modules/polling/texts.h"
#include "modules/polling/voter_store.h"
#include "modules/proposals/filter.h"
#include "modules/proposals/proposal_store.h"
#include "platform/html/card.h"
#include "platform/html/pick.h"
#include "platform/text/text.h"

namespace wiec::polling {
namespace {

using tally::VoteType;

constexpr std::size_t kManyStops = 10;  // projects to tab through before the button

struct Look {
  std::string words, category;
  bool chosen_only = false;
  bool empty() const { return words.empty() && category.empty() && !chosen_only; }
  std::string query() const {
    std::string out;
    add_parameter(out, "q", words);
    add_parameter(out, "kategoria", category);
    add_parameter(out, "wybrane", chosen_only ? "1" : "");
    return out;
  }
};

struct Booth {
  Asked asked;
  std::vector<const editions::Pool*> pools;
  std::size_t at = 0;
  std::shared_ptr<const PoolBallot> ballot;
  Look look;
  std::map<std::string, std::string> typed;  // by the project's code
  std::vector<std::size_t> shown;            // indexes of ballot.entries, in the voter's order
};

const Marks& marks_of(const Voter& voter, const std::string& pool) {
  static const Marks none;
  const auto at = voter.marks.find(pool);
  return at == voter.marks.end() ? none : at->second;
}

// The order of this voter: by chance, so that no project is first for everybody, and the same at each visit.
std::vector<std::size_t> order_for(const Voter& voter, const PoolBallot& ballot) {
  std::vector<std::pair<std::string, std::size_t>> keys;
  for (std::size_t i = 0; i < ballot.entries.size(); ++i)
    keys.emplace_back(hex(sha256(voter.token_hash + ballot.entries[i]->code)), i);
  std::ranges::sort(keys);
  std::vector<std::size_t> order;
  for (const auto& [key, index] : keys) order.push_back(index);
  return order;
}

bool fits(Context& ctx, const Booth& booth, const proposals::Entry& entry) {
  const Look& look = booth.look;
  if (look.chosen_only && !booth.typed.contains(entry.code)) return false;
  if (!look.category.empty()) {
    const auto categories = proposals::categories(ctx);
    const auto* category = proposals::find_category(*categories, entry.category);
    if (!category || category->code != look.category) return false;
  }
  if (look.words.empty()) return true;
  const std::string text = text::fold(
      fmt::format("{} {} {} {} {}", entry.number, entry.title_pl, entry.title_en, entry.location, entry.summary_pl));
  std::string word;
  for (const char c : text::fold(look.words) + " ") {
    if (c != ' ')
      word += c;
    else if (!word.empty() && text.find(std::exchange(word, {})) == std::string::npos)
      return false;
  }
  return true;
}

void choose_shown(Context& ctx, Booth& booth) {
  booth.shown.clear();
  for (const std::size_t index : order_for(*booth.asked.voter, *booth.ballot))
    if (fits(ctx, booth, *booth.ballot->entries[index])) booth.shown.push_back(index);
}

Result<Booth> booth_asked(Context& ctx, const Request& request, Asked asked) {
  Booth booth{.asked = std::move(asked)};
  booth.pools = pools_of(ctx, *booth.asked.edition, booth.asked.voter->who.district);
  const std::string_view code = request.params.get("pool");
  const auto at = std::ranges::find(booth.pools, code, [](const editions::Pool* pool) { return pool->code; });
  if (at == booth.pools.end()) return problem(ProblemKind::not_found, texts::keys::no_such_pool);
  booth.at = static_cast<std::size_t>(at - booth.pools.begin());
  TRY(booth.ballot, kept_ballot(ctx, *booth.asked.edition, **at));
  for (const Mark& mark : marks_of(*booth.asked.voter, (*at)->code))
    booth.typed[mark.project] = fmt::format("{}", mark.value);
  return booth;
}

// What the form says of the projects it showed; a value that is no number stays typed and is no mark.
void read_marks(Booth& booth, const http::Form& form) {
  std::set<std::string, std::less<>> shown;
  std::string codes = form.text("shown") + " ";
  for (std::size_t from = 0, end; (end = codes.find(' ', from)) != std::string::npos; from = end + 1)
    shown.insert(codes.substr(from, end - from));
  Marks marks;
  for (const proposals::Entry* entry : booth.ballot->entries) {
    const std::string field = "p-" + entry->code;
    const bool sent = form.has(field);
    if (sent || shown.contains(entry->code)) booth.typed.erase(entry->code);
    if (sent && !form.text(field).empty() && form.text(field) != "0") booth.typed[entry->code] = form.text(field);
    const auto typed = booth.typed.find(entry->code);
    if (typed == booth.typed.end()) continue;
    const auto number = form.integer(field);
    const auto kept =
        std::ranges::find(marks_of(*booth.asked.voter, booth.ballot->pool->code), entry->code, &Mark::project);
    if (sent && number.value)
      marks.push_back({entry->code, *number.value});
    else if (!sent && kept != marks_of(*booth.asked.voter, booth.ballot->pool->code).end())
      marks.push_back(*kept);
  }
  booth.asked.voter->marks[booth.ballot->pool->code] = std::move(marks);
}

std::vector<Problem> faults_in(const Booth& booth) {
  auto faults = faults_of(*booth.ballot, marks_of(*booth.asked.voter, booth.ballot->pool->code));
  for (const auto& [code, value] : booth.typed) {
    const bool number =
        !value.empty() && value.size() < 10 && value.find_first_not_of("0123456789") == std::string::npos;
    if (!number)
      faults.push_back({.kind = ProblemKind::invalid, .text = texts::keys::points_bad, .field = "p-" + code});
  }
  return faults;
}

// ---- The page

std::vector<std::string> place_labels(Language l, const PoolBallot& ballot) {
  std::vector<std::string> labels{std::string(texts::no_place(l))};
  for (int place = 1; place <= ballot.places(); ++place) {
    const auto& points = ballot.rules.points_by_place;
    labels.push_back(static_cast<std::size_t>(place) <= points.size()
                         ? texts::place_points(l, points[static_cast<std::size_t>(place) - 1])
                         : texts::place_only(l, place));
  }
  return labels;
}

struct Words {  // the same for every project of the list
  std::vector<std::string> labels, values;
  std::vector<html::PickPlace> places;
  html::PickKind kind = html::PickKind::box;
};

Words words_of(Language l, const PoolBallot& ballot) {
  Words w;
  const auto type = ballot.election.vote_type;
  w.kind = type == VoteType::ordinal ? html::PickKind::places
           : tally::has_points(type) ? html::PickKind::points
                                     : html::PickKind::box;
  if (w.kind != html::PickKind::places) return w;
  w.labels = place_labels(l, ballot);
  for (std::size_t i = 0; i < w.labels.size(); ++i) w.values.push_back(fmt::format("{}", i));
  for (std::size_t i = 0; i < w.labels.size(); ++i) w.places.push_back({w.values[i], w.labels[i]});
  return w;
}

void put_facts(Html& facts, Context& ctx, const proposals::Entry& entry, Currency currency) {
  const Language l = ctx.language;
  const auto categories = proposals::categories(ctx);
  const auto* category = proposals::find_category(*categories, entry.category);
  html::put<"<strong>{}</strong>">(facts, text::format_money(l, Money{entry.cost, currency}));
  if (category) html::put<" · {}">(facts, category->name(l));
  if (!entry.location.empty()) html::put<" · {}">(facts, entry.location);
  html::put<R"( · <a href="{}" target="_blank" rel="noopener">{}<span class="hidden">: {}</span></a>)">(
      facts, localized(l, "/projekty/" + entry.code), texts::about_project(l), entry.title(l));
}

void put_projects(Html& out, Context& ctx, const Booth& booth, const std::map<std::string, std::string>& errors) {
  const Language l = ctx.language;
  const Words words = words_of(l, *booth.ballot);
  html::picks(out, [&](Html& list) {
    for (const std::size_t index : booth.shown) {
      const proposals::Entry& entry = *booth.ballot->entries[index];
      const std::string name = "p-" + entry.code;
      const auto typed = booth.typed.find(entry.code);
      const auto error = errors.find(name);
      html::pick(list, l,
                 {.name = name,
                  .title = entry.title(l),
                  .number = entry.number,
                  .facts = [&](Html& facts) { put_facts(facts, ctx, entry, booth.ballot->election.currency); },
                  .value = typed == booth.typed.end() ? std::string_view() : std::string_view(typed->second),
                  .error = error == errors.end() ? std::string_view() : std::string_view(error->second),
                  .kind = words.kind,
                  .places = words.places,
                  .mark_label = words.kind == html::PickKind::points ? texts::points(l) : texts::choose(l),
                  .cost = entry.cost,
                  .skip_label = booth.shown.size() > kManyStops ? texts::skip_projects(l) : std::string_view()});
    }
  });
}

void put_look(Html& f, Context& ctx, const Booth& booth) {
  const Language l = ctx.language;
  std::set<std::string_view> used;
  const auto categories = proposals::categories(ctx);
  for (const auto* entry : booth.ballot->entries)
    if (const auto* category = proposals::find_category(*categories, entry->category)) used.insert(category->code);
  std::vector<html::Choice> choices;
  for (const auto& category : *categories)
    if (used.contains(category.code)) choices.push_back({.value = category.code, .label = category.name(l)});
  const auto body = [&](Html& fields) {
    html::put<R"(<div class="filter-fields">)">(fields);
    html::text_field(
        fields, l,
        {.name = "q", .label = texts::search_words(l), .value = booth.look.words, .kind = html::TextKind::search});
    html::select_field(fields, l,
                       {.name = "kategoria",
                        .label = texts::category(l),
                        .choices = choices,
                        .value = booth.look.category,
                        .empty_label = texts::category_any(l)});
    html::put<"</div>">(fields);
    html::checkbox(fields, l, {.name = "wybrane", .label = texts::chosen_only(l), .checked = booth.look.chosen_only});
    html::button(fields, {.label = texts::show_projects(l),
                          .kind = html::ButtonKind::secondary,
                          .name = "act",
                          .value = "look",
                          .icon = html::Icon::search});
  };
  html::details(f, texts::look_title(l), body, !booth.look.empty());
}

std::string words_by_count(Language l, const PoolBallot& ballot) {
  const auto most = std::min<std::int64_t>(
      ballot.rules.limits.max_marks.value_or(static_cast<std::int64_t>(ballot.entries.size())), 200);
  std::string out;
  for (std::int64_t n = 0; n <= most + 1; ++n) {
    if (n > 0) out += '|';
    out += n > most ? texts::counted_too_many(l, most) : count_words(l, ballot, {.marks = n});
  }
  return out;
}

void put_count(Html& f, Language l, const Booth& booth) {
  const PoolBallot& ballot = *booth.ballot;
  const Marks& marks = marks_of(*booth.asked.voter, ballot.pool->code);
  Filled filled{.marks = static_cast<std::int64_t>(marks.size()), .cost = cost_of(ballot, marks)};
  for (const Mark& mark : marks) filled.points += mark.value;
  const std::string words = count_words(l, ballot, filled);
  // While some are not shown, the sums cannot be counted on the page.
  const bool whole = booth.shown.size() == ballot.entries.size();
  const CountPattern pattern = whole ? count_pattern(l, ballot) : CountPattern{};
  const std::string by_count = whole && pattern.words.empty() ? words_by_count(l, ballot) : words;
  html::pick_count(f, l,
                   {.words = words,
                    .by_count = by_count,
                    .pattern = pattern.words,
                    .most = pattern.most,
                    .money = ballot.election.vote_type == VoteType::knapsack,
                    .buttons = [&](Html& row) {
                      html::button(row, {.label = texts::save_and_go_on(l), .name = "act", .value = "next"});
                    }});
}

void put_map(Html& out, Context& ctx, const Booth& booth) {
  std::vector<const proposals::Entry*> shown;
  for (const std::size_t index : booth.shown) shown.push_back(booth.ballot->entries[index]);
  put_booth_map(out, ctx, *booth.asked.edition, *booth.ballot->pool, shown,
                [&](const std::string& code) { return booth.typed.contains(code); });
}

Page booth_form(Context& ctx, const Booth& booth, const std::vector<Problem>& faults) {
  const Language l = ctx.language;
  const PoolBallot& ballot = *booth.ballot;
  const std::string csrf = ctx.form_token();
  std::map<std::string, std::string> errors;
  std::vector<std::string> words;
  std::vector<html::FieldError> summary;
  words.reserve(faults.size());
  for (const Problem& fault : faults) {
    words.push_back(text::translate(l, fault));
    errors.emplace(fault.field, words.back());
    summary.push_back({.field = fault.field, .text = words.back()});
  }
  Page page = question_page(ctx, booth.asked, texts::booth_title(l, ballot.pool->name(l)), 3, Wrong(l, nullptr));
  page.status = faults.empty() ? 200 : 422;
  page.has_errors = !faults.empty();
  Html body;
  body.reserve(160 * 1024);
  html::error_summary(body, l, summary);
  body.append(page.main);
  html::put<R"(<p class="lead">{}</p>)">(body, instruction_of(l, ballot));
  html::put<"<p>{}</p>">(body, texts::order_words(l));
  put_map(body, ctx, booth);
  std::string shown;
  for (const std::size_t index : booth.shown) (shown += shown.empty() ? "" : " ") += ballot.entries[index]->code;
  html::form(
      body,
      {.action = localized(l, booth.asked.path("/pula/" + ballot.pool->code)), .csrf = csrf, .body = [&](Html& f) {
         html::hidden_field(f, "shown", shown);
         put_look(f, ctx, booth);
         html::put<R"(<h2>{}</h2>)">(f, texts::shown_of(l, static_cast<std::int64_t>(booth.shown.size()),
                                                        static_cast<std::int64_t>(ballot.entries.size())));
         if (booth.shown.size() > kManyStops) html::pick_end_link(f, texts::skip_projects(l));
         put_projects(f, ctx, booth, errors);
         put_count(f, l, booth);
       }});
  page.main = std::move(body);
  return page;
}

std::string next_path(Context& ctx, const Booth& booth) {
  for (std::size_t i = 1; i < booth.pools.size(); ++i) {
    const editions::Pool& pool = *booth.pools[(booth.at + i) % booth.pools.size()];
    const auto ballot = kept_ballot(ctx, *booth.asked.edition, pool);
    if (ballot && !(*ballot)->entries.empty() && !faults_of(**ballot, marks_of(*booth.asked.voter, pool.code)).empty())
      return booth.asked.path("/pula/" + pool.code);
  }
  return booth.asked.path("/sprawdz");
}

}  // namespace

Result<Reply> booth_page(Context& ctx, const Request& request) {
  TRY(Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::vote)) return *elsewhere;
  TRY(Booth booth, booth_asked(ctx, request, std::move(asked)));
  booth.look = {std::string(request.query("q")).substr(0, 100), std::string(request.query("kategoria")),
                request.query("wybrane") == "1"};
  choose_shown(ctx, booth);
  return booth_form(ctx, booth, {});
}

Result<Reply> post_booth(Context& ctx, const Request& request) {
  TRY(Asked asked, asked_for(ctx, request));
  if (const auto elsewhere = sent_on(asked, Step::vote)) return *elsewhere;
  TRY(Booth booth, booth_asked(ctx, request, std::move(asked)));
  const auto form = form_of(request);
  read_marks(booth, form);
  TRY_VOID(ctx.db.write(
      "polling.save_marks",
      [session = as_read(*booth.asked.voter), content = sealed(*booth.asked.voter)](db::WriteTx& tx) {
        return save_content(tx, session, content);
      },
      db::Isolation::read_committed));
  if (form.text("act") == "look") {
    const Look look{form.text("q").substr(0, 100), form.text("kategoria"), form.checked("wybrane")};
    return Redirect{booth.asked.path("/pula/" + booth.ballot->pool->code + look.query())};
  }
  if (const auto faults = faults_in(booth); !faults.empty()) {
    choose_shown(ctx, booth);
    return booth_form(ctx, booth, faults);
  }
  return Redirect{next_path(ctx, booth)};
}

}  // namespace wiec::polling
