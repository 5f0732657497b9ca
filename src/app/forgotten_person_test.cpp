// Every column of every table that points at a person, found in the schema: the row stands in the export of the
// person's data, and once the person is erased nothing points at them any more. No list by hand but the reasons of
// exceptions.
#include <map>
#include <ranges>
#include <regex>
#include <set>

#include "app/installation.h"
#include "app/modules.h"
#include "commons/people/person.h"
#include "platform/db/fresh_database.h"
#include "platform/db/sqlite_connection.h"

namespace wiec::app {
namespace {

struct Column {
  std::string table, name;
  friend auto operator<=>(const Column&, const Column&) = default;
};

constexpr std::string_view kAct =
    "an act at work for the city: exported from the log of acts, and kept by number, which leads to nobody";

const std::map<Column, std::string_view> kNotExported = {
    {{"area_member", "typed_by"}, kAct},
    {{"credential", "person_id"}, "a secret"},
    {{"discussion_post", "hidden_by"}, kAct},
    {{"draft_invitation", "invited_by_id"}, "whom it was for is another's"},
    {{"draft_passing", "person_id"}, kAct},
    {{"edition_request", "asked_by"}, kAct},
    {{"edition_request", "decided_by"}, kAct},
    {{"edition_version", "person"}, kAct},
    {{"invitation", "invited_by"}, kAct},
    {{"invitation", "person_id"}, "the role that was accepted is exported"},
    {{"project_version", "person"}, kAct},
    {{"role_grant", "given_by"}, kAct},
    {{"sign_in_link", "person_id"}, "a secret on its way by letter"},
    {{"submission", "made_by_id"}, kAct},
    {{"tie_draw", "asked_by"}, kAct},
    {{"tie_draw", "decided_by"}, kAct},
};

const std::map<Column, std::string_view> kKept = {
    {{"ambassador", "person_id"}, "that an area had an ambassador stays; name, words and contact go"},
    {{"audit_entry", "person"}, kAct},
    {{"edition_request", "asked_by"}, kAct},
    {{"edition_request", "decided_by"}, kAct},
    {{"edition_version", "person"}, kAct},
    {{"invitation", "invited_by"}, kAct},
    {{"project_version", "person"}, kAct},
    {{"role_grant", "given_by"}, kAct},
    {{"tie_draw", "asked_by"}, kAct},
    {{"tie_draw", "decided_by"}, kAct},
};

// Where a value of the column's type is not enough.
const std::map<Column, std::string_view> kValues = {{{"audit_entry", "detail"}, "'{}'"},
                                                    {{"role_grant", "role"}, "'coordinator'"}};

// A row is read together with one of this table.
const std::map<std::string_view, std::string_view> kBeside = {{"draft_author", "draft_revision"}};

// A schema with one row in each table asked for, and in those it rests on.
class Schema {
 public:
  explicit Schema(const std::string& path) : connection_(path, db::SqliteConnection::Mode::write, nullptr) {
    run("pragma foreign_keys = off");
    run("pragma ignore_check_constraints = on");
  }

  Json::Array rows(const std::string& sql) { return *parse_json(connection_.text_of(sql.c_str())).value().array(); }
  std::int64_t count(const std::string& sql) { return connection_.integer_of(sql.c_str()); }
  void run(const std::string& sql) { connection_.execute(sql.c_str()); }

  // Foreign keys to person, and columns whose name says that they hold one.
  std::vector<Column> columns_of_people() {
    static const std::regex named("(.+_)?(person|author_id|person_id)|.+_by(_id)?");
    std::set<Column> found;
    for (const std::string& table : connection_.table_names()) {
      const auto leads = references(table);
      for (const Json& column : columns(table)) {
        const std::string name = text(column, "name");
        const auto lead = leads.find(name);
        if (lead == leads.end() ? text(column, "type") != "TEXT" && std::regex_match(name, named)
                                : lead->second.first == "person")
          found.insert({table, name});
      }
    }
    found.erase({"person", "id"});
    return {found.begin(), found.end()};
  }

  // A row of this table whose column is `person`; where another person must stand, `other`.
  void insert(const Column& into, std::int64_t person, std::int64_t other) {
    made_.clear();
    made_["person"] = {{"id", std::to_string(other)}};
    row_of(into.table, {{into.name, std::to_string(person)}});
    if (const auto beside = kBeside.find(into.table); beside != kBeside.end()) row_of(std::string(beside->second));
  }

 private:
  using Values = std::map<std::string, std::string>;  // SQL by column

  static std::string text(const Json& row, std::string_view name) { return *row.find(name)->string(); }

  Json::Array columns(const std::string& table) {
    return rows(
        fmt::format("select json_group_array(json_object('name', name, 'type', type, 'needed', \"notnull\" or pk)) "
                    "from pragma_table_info('{}')",
                    table));
  }

  // column -> the table and the column it leads to
  std::map<std::string, std::pair<std::string, std::string>> references(const std::string& table) {
    std::map<std::string, std::pair<std::string, std::string>> found;
    for (const Json& key :
         rows(fmt::format("select json_group_array(json_object('from', \"from\", 'table', \"table\", 'to', "
                          "coalesce(\"to\", 'id'))) from pragma_foreign_key_list('{}')",
                          table)))
      found.emplace(text(key, "from"), std::pair(text(key, "table"), text(key, "to")));
    return found;
  }

  // The first value that the table's checks name for the column, else one of its type.
  std::string value_of(const std::string& table, const std::string& schema, const Json& column) {
    const std::string name = text(column, "name");
    if (const auto known = kValues.find({table, name}); known != kValues.end()) return std::string(known->second);
    std::smatch found;
    if (std::regex_search(schema, found, std::regex(fmt::format("\\b{} in \\(([^,)]+)", name)))) return found[1];
    if (text(column, "type") == "BLOB") return "x'01'";
    if (text(column, "type") == "TEXT") return fmt::format("'{}.{}'", table, name);
    if (name.ends_with("_at")) return "4000000000000000";  // 2096: what must not be over is not
    return name == "id" ? std::to_string(++last_id_) : "1";
  }

  const Values& row_of(const std::string& table, Values values = {}) {
    if (const auto at = made_.find(table); at != made_.end()) return at->second;
    made_[table];  // a way back to itself finds nothing
    const auto leads = references(table);
    const std::string schema =
        connection_.text_of(fmt::format("select sql from sqlite_schema where name = '{}'", table).c_str());
    for (const Json& column : columns(table)) {
      const std::string name = text(column, "name");
      if (values.contains(name)) continue;
      const bool needed = *column.find("needed")->integer() != 0;
      const auto lead = leads.find(name);
      if (lead == leads.end()) {
        values[name] = needed ? value_of(table, schema, column) : "null";
      } else if (lead->second.first == "person" && !needed) {
        values[name] = "null";
      } else {
        const Values& parent = row_of(lead->second.first);
        const auto at = parent.find(lead->second.second);
        values[name] = at == parent.end() ? "null" : at->second;
      }
    }
    std::string names, contents;
    for (const auto& [name, content] : values) {
      names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", name);
      contents += fmt::format("{}{}", contents.empty() ? "" : ", ", content);
    }
    run(fmt::format("insert into {} ({}) values ({})", table, names, contents));
    return made_[table] = std::move(values);
  }

  db::SqliteConnection connection_;
  std::map<std::string, Values> made_;
  std::int64_t last_id_ = 1000;
};

class ForgottenPerson : public ::testing::Test {
 protected:
  static constexpr std::int64_t kAnna = 11, kOther = 12;

  struct City {
    City() : fresh(db::Dialect::sqlite, options()), schema(fresh.options().location) {
      for (const auto& [id, name] : {std::pair(kAnna, "anna"), std::pair(kOther, "other")})
        schema.run(
            fmt::format("insert into person values ({0}, '{1}@example.org', '{1}@example.org', '{1}', '{1}', 'pl', "
                        "'active', 1, null, 1)",
                        id, name));
    }
    static db::Options options() {
      db::Options made;
      made.migrations = all_migrations();
      return made;
    }
    std::string exported() {
      std::string all;
      fresh.db().read([&](db::ReadTx& tx) {
        for (const Module& module : modules())
          if (module.personal_data.gather) all += to_text(module.personal_data.gather(tx, kAnna));
      });
      return all;
    }
    void erase() {
      fresh.db().write("test.erase", [](db::WriteTx& tx) {
        for (const Module& module : modules() | std::views::reverse)
          if (module.personal_data.erase) module.personal_data.erase(tx, kAnna);
      });
    }
    db::FreshDatabase fresh;
    Schema schema;
  };
};

TEST_F(ForgottenPerson, EveryRowOfAPersonIsExportedAndErased) {
  const auto all = City().schema.columns_of_people();
  ASSERT_GT(all.size(), 40u) << "the schema was not read";
  std::size_t not_exported = 0, kept = 0;
  for (const Column& column : all) {
    SCOPED_TRACE(fmt::format("{}.{}", column.table, column.name));
    City city;
    const std::string before = city.exported();
    city.schema.insert(column, kAnna, kOther);
    const auto pointing = fmt::format("select count(*) from {} where \"{}\" = {}", column.table, column.name, kAnna);
    ASSERT_EQ(city.schema.count(pointing), 1);
    try {
      if (kNotExported.contains(column))
        ++not_exported;
      else
        EXPECT_TRUE(city.exported() != before) << "the export does not tell of it";
      city.erase();
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what();
      continue;
    }
    if (kKept.contains(column))
      ++kept;
    else
      EXPECT_EQ(city.schema.count(pointing), 0) << "still points at the erased person";
  }
  EXPECT_EQ(not_exported, kNotExported.size()) << "an exception names no column";
  EXPECT_EQ(kept, kKept.size()) << "an exception names no column";
}

}  // namespace
}  // namespace wiec::app
