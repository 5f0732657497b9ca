// wiec demo: the invented city in an empty folder, served.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/demo/city.h"
#include "app/demo_advice.h"
#include "app/demo_areas.h"
#include "app/demo_discussion.h"
#include "app/demo_drafts.h"
#include "app/demo_gatherings.h"
#include "app/demo_joint_projects.h"
#include "app/demo_needs.h"
#include "app/demo_people.h"
#include "app/demo_register_work.h"
#include "app/demo_store.h"
#include "app/demo_submissions.h"
#include "app/demo_support.h"
#include "app/serve.h"
#include "commons/people/person_store.h"
#include "modules/editions/edition_store.h"
#include "platform/jobs/jobs.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

// Those that are not there yet.
void make_log_ins(Installation& in) {
  Shared shared;
  equip(shared, in);
  Context ctx(*in.db, shared, Language::pl, in.clock.now());
  store_demo_people(ctx);
  store_demo_areas(ctx);
  store_demo_gatherings(ctx);
  store_demo_discussion(ctx);
  store_demo_register_work(ctx);
  store_demo_groups(ctx);
  store_demo_partners(ctx);
  store_demo_plan(ctx);
  store_demo_cases(ctx);
  store_demo_needs(ctx);
  store_demo_joint_projects(ctx);
  store_demo_support(ctx);
  store_demo_drafts(ctx);
  store_demo_advice(ctx);
  store_demo_submissions(ctx);
}

void tell_log_ins(const Installation& in, const std::string& address) {
  Shared shared;
  equip(shared, in);
  fmt::print("The demo city is at {}\nLog in at {}/logowanie/haslo with the password {} as\n", address, address,
             demo_password(shared));
  for (const DemoLogIn& person : demo_log_ins()) fmt::print("  {:<32} {}\n", person.email, person.role);
  std::fflush(stdout);
}

bool is_empty(const db::Database& db) {
  return db.read([](db::ReadTx& tx) { return editions::load_editions(tx); }).empty();
}

// A real city's data must never meet the demo's accounts, whose password is printed.
bool is_another_city(const db::Database& db) {
  return !is_empty(db) && !db.read([](db::ReadTx& tx) {
    return people::find_person_by_email(tx, demo_log_ins().front().email).has_value();
  });
}

void make_city(Installation& in, std::uint64_t seed) {
  Shared shared;
  equip(shared, in);
  Context ctx(*in.db, shared, Language::pl, in.clock.now());
  const auto city = demo::make_city(seed, text::date_in_warsaw(ctx.now));
  fmt::print(stderr, "Making the city of {}\n", city.name.pl);
  store_demo(ctx, city, [](const std::string& step) { fmt::print(stderr, "  {}\n", step); });
  // Stems take seconds: the city answers meanwhile.
  in.db->write("demo.plan_index", [years = std::array{city.running.year, city.finished.year}](db::WriteTx& tx) {
    for (const int year : years) jobs::add(tx, {.kind = "proposals.index", .content = fmt::format("{}", year)});
  });
}

}  // namespace

int demo_command(std::span<const std::string> words) {
  CLI::App app(
      "Makes the invented demo city in an empty folder and serves it. A folder that holds it already is served as it "
      "is.",
      "wiec demo");
  ServeOptions options;
  std::uint64_t seed = 1;
  add_serve_flags(app, options);
  app.add_option("--seed", seed, "another number makes another city");
  if (const auto code = parse_words(app, words)) return *code;
  options.installation.create = true;
  options.installation.migrate = true;
  auto in = open_installation(options.installation);
  if (!in) {
    fmt::print(stderr, "wiec demo: {}\n", in.error());
    return kFailed;
  }
  if (const auto settled = settle(**in, options); !settled) {
    fmt::print(stderr, "wiec demo: {}\n", settled.error());
    return kWrongUse;
  }
  config::Http& http = (*in)->config.http;
  if (serves_this_machine_only(http) && !http.behind_tls) http.plain_http = true;
  if (is_another_city(*(*in)->db)) {
    fmt::print(stderr, "wiec demo: {} holds a city that is not the demo; take an empty folder, or wiec serve\n",
               options.installation.data);
    return kWrongUse;
  }
  if (is_empty(*(*in)->db)) make_city(**in, seed);
  make_log_ins(**in);
  (*in)->demo = true;
  (*in)->second_factor = false;  // nobody sets up a telephone to look around
  return serve(**in, [&](const std::string& address) { tell_log_ins(**in, address); });
}

}  // namespace wiec::app
