#include "tally/pb_parts.h"
#include "tally/project_ids.h"

namespace wiec::tally {
namespace {
constexpr std::array kColumns{"project_id",    "cost",     "votes",     "score",        "name",      "category",
                              "beneficiaries", "target",   "selected",  "neighborhood", "subunit",   "district",
                              "description",   "proposer", "public_id", "latitude",     "longitude", "submitted_order"};
constexpr std::size_t kMostProjects = 10'000'000;
constexpr std::size_t none = std::string_view::npos;

struct Columns {
  std::size_t id, cost, votes, score, name, category, neighborhood, selected, submitted_order;
};

std::expected<Columns, PbError> read_header(PbParse& parse) {
  PbTable& table = parse.file.projects;
  if (!parse.rows.next()) return parse.fail(PbFault::header_missing, "PROJECTS");
  for (const std::string_view cell : parse.rows.cells()) {
    const std::string name(trimmed(cell));
    if (column_of(table.columns, name) != none) return parse.fail(PbFault::column_twice, name);
    if (name == "target")
      parse.lints.add(parse.rows.line(), LintCode::renamed_column, "target is called beneficiaries since 2026");
    if (std::ranges::find(kColumns, name) == kColumns.end()) {
      parse.lints.add(parse.rows.line(), LintCode::unknown_column, fmt::format("unknown column {}", name));
    }
    table.columns.push_back(name);
  }
  const auto at = [&](std::string_view name) { return column_of(table.columns, name); };
  const Columns columns{at("project_id"), at("cost"),         at("votes"),    at("score"),          at("name"),
                        at("category"),   at("neighborhood"), at("selected"), at("submitted_order")};
  if (columns.id == none) return parse.fail(PbFault::column_missing, "PROJECTS", "project_id");
  if (columns.cost == none) return parse.fail(PbFault::column_missing, "PROJECTS", "cost");
  return columns;
}

std::expected<std::int64_t, PbError> read_cost(PbParse& parse, std::string_view text) {
  if (text.find(',') != none)
    parse.lints.add(parse.rows.line(), LintCode::decimal_comma, "a cost with a decimal comma");
  const std::optional<std::int64_t> cost = parse_amount(text);
  if (!cost) return parse.fail(PbFault::cost_wrong, text);
  if (*cost == withdrawn_cost) {
    parse.lints.add(parse.rows.line(), LintCode::cost_withdrawn, "cost 999999999: the project was withdrawn");
  } else if (*cost > parse.file.election.budget) {
    parse.lints.add(parse.rows.line(), LintCode::cost_over_budget, "the project costs more than the whole budget");
  } else if (*cost == 0) {
    parse.lints.add(parse.rows.line(), LintCode::zero_cost, "the project costs nothing");
  }
  return *cost;
}

std::expected<Project, PbError> read_project(PbParse& parse, const Columns& columns) {
  const auto& cells = parse.rows.cells();
  const auto cell = [&](std::size_t column) { return column == none ? std::string_view() : trimmed(cells[column]); };
  Project project;
  project.id = cell(columns.id);
  if (project.id.empty()) return parse.fail(PbFault::id_missing);
  if (project.id.find(',') != none) return parse.fail(PbFault::id_with_comma, project.id);
  const auto cost = read_cost(parse, cell(columns.cost));
  if (!cost) return std::unexpected(cost.error());
  project.cost = *cost;
  project.name = cell(columns.name);
  project.neighborhood = cell(columns.neighborhood);
  project.categories = parse_list(cell(columns.category));
  project.published_votes = parse_whole(cell(columns.votes));
  project.published_score = parse_whole(cell(columns.score));
  project.submitted_order = parse_whole(cell(columns.submitted_order));
  if (const std::string_view text = cell(columns.selected); columns.selected != none) {
    const std::optional<std::int64_t> selected = parse_whole(text);
    if (selected && *selected >= 0 && *selected <= 3)
      project.selected = static_cast<int>(*selected);
    else
      parse.lints.add(parse.rows.line(), LintCode::bad_selected,
                      fmt::format("selected is none of 0, 1, 2, 3: {}", text));
  }
  return project;
}

struct CostBounds {
  std::optional<std::int64_t> least, most;
};

CostBounds cost_bounds_of(const PbFile& file) {
  const auto bound = [&](std::string_view key) {
    const std::string* text = file.find_meta(key);
    return text ? parse_amount(*text) : std::nullopt;
  };
  return {bound("min_project_cost"), bound("max_project_cost")};
}

void lint_cost(PbParse& parse, const CostBounds& bounds, const Project& project) {
  const bool below = bounds.least && project.cost < *bounds.least, above = bounds.most && project.cost > *bounds.most;
  if (!project.withdrawn() && (below || above)) {
    parse.lints.add(parse.rows.line(), LintCode::cost_out_of_bounds,
                    "the cost is outside min_project_cost and max_project_cost");
  }
}
}  // namespace

PbNext read_projects(PbParse& parse) {
  const auto columns = read_header(parse);
  if (!columns) return std::unexpected(columns.error());
  PbTable& table = parse.file.projects;
  std::vector<Project>& projects = parse.file.election.projects;
  std::vector<std::uint32_t> lines;
  const CostBounds bounds = cost_bounds_of(parse.file);
  std::optional<PbSection> next;
  while (parse.rows.next()) {
    next = section_title(parse.rows.cells());
    if (next) break;
    if (const auto fits = parse.fit_row(table.columns.size()); !fits) return std::unexpected(fits.error());
    auto project = read_project(parse, *columns);
    if (!project) return std::unexpected(project.error());
    if (parse.reading.lint) lint_cost(parse, bounds, *project);
    if (projects.size() == kMostProjects) return parse.fail(PbFault::too_many_projects, kMostProjects);
    projects.push_back(std::move(*project));
    if (parse.reading.keep_voters)
      table.cells.insert(table.cells.end(), parse.rows.cells().begin(), parse.rows.cells().end());
    lines.push_back(parse.rows.line());
  }
  ProjectIds ids(projects.size());
  for (std::size_t i = 0; i < projects.size(); ++i) {
    if (!ids.add(projects[i].id, static_cast<ProjectIndex>(i))) {
      return std::unexpected(make_pb_error(lines[i], PbFault::id_twice, projects[i].id));
    }
  }
  return next;
}

}  // namespace wiec::tally
