#include "modules/programmes/edit_project.h"

#include "commons/audit/audit.h"
#include "commons/search/search.h"
#include "modules/programmes/check_project.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/programme_store.h"
#include "modules/programmes/project_json.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"

namespace wiec::programmes {
namespace {

void keep_version(db::WriteTx& tx, const Project& p, const std::string& reason, std::int64_t person, Instant at) {
  insert_version(tx, p.id,
                 {.version = p.version,
                  .snapshot = canonical_json(to_json(p, load_programmes(tx), load_topics(tx))),
                  .reason = reason,
                  .person = person,
                  .made_at = at});
}

Result<> resolve(db::WriteTx& tx, const Edit& edit, Project& p) {
  p.predecessor = {};
  if (!edit.predecessor.empty()) {
    const auto found = find_named(tx, edit.predecessor);
    if (!found) return problem(ProblemKind::invalid, texts::keys::err_predecessor, "predecessor");
    if (*found == p.id) return problem(ProblemKind::invalid, texts::keys::err_own_predecessor, "predecessor");
    p.predecessor = *found;
  }
  for (const std::string& name : edit.new_topics) {
    const TopicId topic = ensure_topic(tx, name);
    if (std::ranges::find(p.topics, topic) == p.topics.end()) p.topics.push_back(topic);
  }
  return {};
}

Result<Project> current_card(db::WriteTx& tx, const Actor& actor, const Edit& edit) {
  auto current = find_project(tx, edit.project.id);
  if (!current) return problem(ProblemKind::not_found, texts::keys::no_such_card);
  if (!may_edit(actor, *current)) return problem(ProblemKind::not_allowed, texts::keys::not_your_card);
  if (current->version != edit.base_version) return problem(ProblemKind::conflict, texts::keys::edit_conflict);
  return *std::move(current);
}

}  // namespace

bool may_edit(const Actor& actor, const Project& p) {
  const std::int64_t places[] = {p.place.value};
  return actor.may(Role::programme_officer, {.places = std::span(places).first(p.place ? 1 : 0)}) ||
         (!p.place && actor.has(Role::programme_officer));
}

void store_change(db::WriteTx& tx, const Project& before, Project& after, const std::string& reason,
                  std::int64_t person) {
  // An imported card has no version kept until it is first changed.
  if (versions_of(tx, before.id).empty())
    keep_version(tx, before, before.import ? file_of_import(tx, before.import) : "", 0, before.created_at);
  after.version = before.version + 1;
  update_project(tx, after);
  keep_version(tx, after, reason, person, tx.now());
}

Result<ProjectId> save_project(Context& ctx, const Edit& edit) {
  if (!may_edit(ctx.actor, edit.project)) return problem(ProblemKind::not_allowed, texts::keys::not_your_card);
  if (const auto faults = check_project(edit.project); !faults.empty()) return std::unexpected(faults.front());
  (void)ctx.shared.stemmer.load();
  const search::Analysed words = analysed(ctx.shared.stemmer, edit.project);
  return ctx.db.write("programmes.save", [edit, words, actor = ctx.actor](db::WriteTx& tx) -> Result<ProjectId> {
    Project p = edit.project;
    const bool fresh = !p.id;
    TRY_VOID(resolve(tx, edit, p));
    if (fresh) {
      p.version = 1;
      insert_project(tx, p);
      keep_version(tx, p, edit.reason, actor.person, tx.now());
    } else {
      TRY(const Project before, current_card(tx, actor, edit));
      store_change(tx, before, p, edit.reason, actor.person);
    }
    search::index_document(tx, "project", p.id.value, words);
    audit::record(tx, actor, fresh ? "project.create" : "project.change", "project", p.id.value,
                  {{"version", std::int64_t{p.version}}});
    return p.id;
  });
}

Result<ProgrammeId> save_programme(Context& ctx, const Programme& programme) {
  try {
    return ctx.db.write("programmes.save_programme", [programme, actor = ctx.actor](db::WriteTx& tx) {
      Programme p = programme;
      store_programme(tx, p);
      audit::record(tx, actor, programme.id ? "programme.change" : "programme.create", "programme", p.id.value);
      return Result<ProgrammeId>(p.id);
    });
  } catch (const db::UniqueViolation&) {
    return problem(ProblemKind::conflict, texts::keys::code_taken, "code");
  }
}

}  // namespace wiec::programmes
