// wiec admin: accounts and roles from the command line, beside a running server; each act goes into the trail.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/installation.h"
#include "app/serve.h"
#include "commons/people/administer.h"
#include "commons/people/person_store.h"
#include "commons/people/sign_in.h"
#include "platform/text/text.h"

namespace wiec::app {
namespace {

struct Asked {
  InstallationOptions installation;
  std::string email, name, role;
};

int fail(const std::string& why, int code = kFailed) {
  fmt::print(stderr, "wiec admin: {}\n", why);
  return code;
}

int answer(const Result<>& done, std::string_view words) {
  if (!done) return fail(text::translate(Language::en, done.error()), kNo);
  fmt::print("{}\n", words);
  return kDone;
}

void add_role_option(CLI::App& command, Asked& asked) {
  command.add_option("--role", asked.role, "coordinator, verifier, ...")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>(std::begin(kRoleNames), std::end(kRoleNames))));
}

void add_commands(CLI::App& app, Asked& asked) {
  app.require_subcommand(1);
  const std::pair<const char*, const char*> all[] = {
      {"first", "make an administrator and print a link to log in"},
      {"list", "people with roles: address, name, roles"},
      {"grant", "give a role, everywhere"},
      {"revoke", "take a role away, wherever it was given"},
      {"link", "print a link that logs in once, within an hour"},
      {"reset-code", "forget the code application of somebody who lost the phone"},
      {"log-out", "end all sessions of a person"}};
  for (const auto& [name, what] : all) {
    auto* command = app.add_subcommand(name, what);
    command->add_option("--data", asked.installation.data, "the folder that holds everything")->required();
    command->add_option("--database", asked.installation.database, "postgresql://... instead of DIR/wiec.db");
    command->add_option("--config", asked.installation.config, "a TOML file (DIR/wiec.toml)");
    if (std::string_view(name) == "list") continue;
    command->add_option("--email", asked.email, "address of the account")->required();
    if (std::string_view(name) == "first") command->add_option("--name", asked.name, "how the person is called");
    if (std::string_view(name) == "grant" || std::string_view(name) == "revoke") add_role_option(*command, asked);
  }
}

void print_link(Context& ctx, const Installation& in, std::string_view email) {
  const std::string path = people::make_link(ctx, email);
  fmt::print("{}{}\n", in.config.http.public_address, path);
}

int list_people(Context& ctx) {
  ctx.db.read([&](db::ReadTx& tx) {
    for (std::size_t role = 0; role < kRoleCount; ++role)
      for (const auto id : people::people_with(tx, static_cast<Role>(role)))
        if (const auto person = people::find_person(tx, id))
          fmt::print("{}\t{}\t{}\n", kRoleNames[role], person->email, person->name);
  });
  return kDone;
}

Result<> revoke(Context& ctx, people::PersonId person, Role role) {
  const auto rows = ctx.db.read([&](db::ReadTx& tx) { return people::grants_of(tx, person); });
  for (const auto& row : rows)
    if (row.grant.role == role) TRY_VOID(people::take_role(ctx, row.id));
  return {};
}

int run(CLI::App& app, Context& ctx, const Installation& in, const Asked& asked) {
  if (app.got_subcommand("list")) return list_people(ctx);
  if (app.got_subcommand("first")) {
    const auto id = people::ensure_person(ctx, asked.email, asked.name);
    if (!id) return fail(text::translate(Language::en, id.error()), kWrongUse);
    (void)people::give_role(ctx, *id, {.role = Role::administrator});  // again changes nothing
    print_link(ctx, in, asked.email);
    return kDone;
  }
  const auto person = ctx.db.read([&](db::ReadTx& tx) { return people::find_person_by_email(tx, asked.email); });
  if (!person) return fail("no account has this address", kNo);
  if (app.got_subcommand("link")) {
    print_link(ctx, in, person->email);
    return kDone;
  }
  if (app.got_subcommand("reset-code")) return answer(people::reset_second_factor(ctx, person->id), "forgotten");
  if (app.got_subcommand("log-out")) return answer(people::end_sessions(ctx, person->id), "logged out");
  const Role role = *role_from(asked.role);
  if (app.got_subcommand("grant")) return answer(people::give_role(ctx, person->id, {.role = role}), "given");
  return answer(revoke(ctx, person->id, role), "taken");
}

}  // namespace

int people_command(std::span<const std::string> words) {
  CLI::App app("Accounts and roles, beside a running server.", "wiec admin");
  Asked asked;
  add_commands(app, asked);
  if (const auto code = parse_words(app, words)) return *code;
  auto in = open_installation(asked.installation);
  if (!in) return fail(in.error());
  Shared shared;
  equip(shared, **in);
  Context ctx(*(*in)->db, shared, Language::pl, (*in)->clock.now());
  return run(app, ctx, **in, asked);
}

}  // namespace wiec::app
