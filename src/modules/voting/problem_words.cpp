#include "modules/voting/problem_words.h"

#include "modules/voting/texts.h"

namespace wiec::voting {
namespace {
using tally::PbFault;
using tally::RuleFault;
using Args = const std::vector<std::string>&;

constexpr std::size_t kMostShown = 80;  // bytes of what stood in the file

// As it stood in the file, but short.
std::string arg(Args args, std::size_t at) {
  if (at >= args.size()) return {};
  std::string text = args[at];
  if (text.size() <= kMostShown) return text;
  std::size_t end = kMostShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string words_of_text(Language l, PbFault fault, Args a) {
  switch (fault) {
    case PbFault::empty_file:
      return std::string(texts::pb_empty_file(l));
    case PbFault::too_large:
      return std::string(texts::pb_too_large(l));
    case PbFault::not_utf8:
      return texts::pb_not_utf8(l, arg(a, 0), arg(a, 1));
    case PbFault::quote_open:
      return std::string(texts::pb_quote_open(l));
    case PbFault::first_line:
      return std::string(texts::pb_first_line(l));
    case PbFault::section_missing:
      return texts::pb_section_missing(l, arg(a, 0));
    case PbFault::section_twice:
      return texts::pb_section_twice(l, arg(a, 0));
    case PbFault::section_misplaced:
      return texts::pb_section_misplaced(l, arg(a, 0), arg(a, 1));
    case PbFault::header_missing:
      return texts::pb_header_missing(l, arg(a, 0));
    case PbFault::column_twice:
      return texts::pb_column_twice(l, arg(a, 0));
    case PbFault::column_missing:
      return texts::pb_column_missing(l, arg(a, 0), arg(a, 1));
    default:
      return texts::pb_too_many_cells(l, arg(a, 0), arg(a, 1));
  }
}

std::string words_of_meta(Language l, PbFault fault, Args a) {
  switch (fault) {
    case PbFault::meta_header:
      return std::string(texts::pb_meta_header(l));
    case PbFault::meta_without_key:
      return std::string(texts::pb_meta_without_key(l));
    case PbFault::meta_twice:
      return texts::pb_meta_twice(l, arg(a, 0), arg(a, 1), arg(a, 2));
    case PbFault::meta_missing:
      return texts::pb_meta_missing(l, arg(a, 0));
    case PbFault::amount_wrong:
      return texts::pb_amount_wrong(l, arg(a, 0), arg(a, 1));
    case PbFault::number_wrong:
      return texts::pb_number_wrong(l, arg(a, 0), arg(a, 1));
    case PbFault::limits_contradict:
      return texts::pb_limits_contradict(l, arg(a, 0), arg(a, 1));
    case PbFault::part_count:
      return texts::pb_part_count(l, arg(a, 0));
    case PbFault::part_number:
      return texts::pb_part_number(l, arg(a, 0), arg(a, 1));
    case PbFault::too_many_places:
      return std::string(texts::pb_too_many_places(l));
    default:
      return texts::pb_unknown_vote_type(l, arg(a, 0));
  }
}

std::string words_of_rows(Language l, PbFault fault, Args a) {
  switch (fault) {
    case PbFault::cost_wrong:
      return texts::pb_cost_wrong(l, arg(a, 0));
    case PbFault::id_missing:
      return std::string(texts::pb_id_missing(l));
    case PbFault::id_with_comma:
      return texts::pb_id_with_comma(l, arg(a, 0));
    case PbFault::id_twice:
      return texts::pb_id_twice(l, arg(a, 0));
    case PbFault::too_many_projects:
      return texts::pb_too_many_projects(l, arg(a, 0));
    case PbFault::points_wrong:
      return texts::pb_points_wrong(l, arg(a, 0));
    case PbFault::points_beyond:
      return texts::pb_points_beyond(l, arg(a, 0));
    case PbFault::points_miscounted:
      return texts::pb_points_miscounted(l, arg(a, 0), arg(a, 1));
    default:
      return std::string(texts::pb_too_many_ballots(l));
  }
}

std::string words_of(Language l, const tally::RuleError& e) {
  switch (e.fault) {
    case RuleFault::other:
      return e.message;
    case RuleFault::no_json:
      return texts::rule_no_json(l, arg(e.args, 1));
    case RuleFault::must_be_object:
      return std::string(texts::rule_must_be_object(l));
    case RuleFault::unknown_key:
      return texts::rule_unknown_key(l, e.args.empty() ? "" : e.args[0]);
    case RuleFault::unknown_name:
      return texts::rule_unknown_name(l, e.args.empty() ? "" : e.args[0]);
    case RuleFault::named_twice:
      return std::string(texts::rule_named_twice(l));
    case RuleFault::must_be_flag:
      return std::string(texts::rule_must_be_flag(l));
    case RuleFault::must_be_number:
      return texts::rule_must_be_number(l, arg(e.args, 0), arg(e.args, 1));
    case RuleFault::must_be_amount:
      return std::string(texts::rule_must_be_amount(l));
    case RuleFault::must_be_percent:
      return std::string(texts::rule_must_be_percent(l));
    case RuleFault::must_be_text:
      return std::string(texts::rule_must_be_text(l));
    case RuleFault::must_be_list:
      return std::string(texts::rule_must_be_list(l));
    case RuleFault::too_long:
      return std::string(texts::rule_too_long(l));
    case RuleFault::part_missing:
      return std::string(texts::rule_part_missing(l));
    case RuleFault::seed_or_order:
      return std::string(texts::rule_seed_or_order(l));
  }
  return e.message;
}
}  // namespace

std::string sentence_of(Language l, const tally::PbError& e) {
  const std::string words = e.fault < PbFault::meta_header  ? words_of_text(l, e.fault, e.args)
                            : e.fault < PbFault::cost_wrong ? words_of_meta(l, e.fault, e.args)
                                                            : words_of_rows(l, e.fault, e.args);
  return e.line == 0 ? texts::pb_in_file(l, words) : texts::pb_in_line(l, e.line, words);
}

std::string sentence_of(Language l, const tally::RuleError& e) {
  const std::string words = words_of(l, e);
  return e.key.empty() ? texts::rule_in_text(l, words) : texts::rule_in_key(l, e.key, words);
}

std::string sentence_of(Language l, const tally::CountError& e) {
  if (e.key == "work") return texts::count_too_much_work(l, e.projects, e.ballots);
  if (e.key == "budget" || e.key == "added_to_budget" || e.key == "reserve" || e.key.starts_with("cost of "))
    return texts::count_absurd_money(l, e.key);
  return texts::count_refused(l, e.key, e.message);
}

}  // namespace wiec::voting
