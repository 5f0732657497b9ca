// wiec export: public data as files, for archives and other programs.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>

#include "app/commands.h"
#include "app/installation.h"
#include "app/serve.h"
#include "modules/editions/edition_store.h"
#include "modules/proposals/export.h"
#include "modules/voting/result_store.h"
#include "platform/files/files.h"

namespace wiec::app {
namespace {

std::expected<void, std::string> write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) return std::unexpected(path.string() + ": cannot be written");
  fmt::print("{}\n", path.string());
  return {};
}

std::expected<void, std::string> write_results(Context& ctx, const editions::Edition& edition,
                                               const std::filesystem::path& folder) {
  for (const auto& pool : edition.pools) {
    const auto result = ctx.db.read([&](db::ReadTx& tx) { return voting::find_result(tx, pool.id); });
    if (!result) continue;
    const auto ballots = files::read_whole(ctx.db, result->ballots_file);
    if (ballots)
      if (auto done = write_file(folder / (pool.code + ".pb"), *ballots); !done) return done;
    if (auto done = write_file(folder / (pool.code + ".record.json"), result->record); !done) return done;
  }
  return {};
}

std::expected<void, std::string> write_edition(Context& ctx, const editions::Edition& edition,
                                               const std::filesystem::path& folder) {
  const auto list = proposals::list_of(ctx, edition);
  const auto categories = proposals::categories(ctx);
  const proposals::Selection all{edition, *categories,
                                 *proposals::select(ctx, edition, list, {.order = proposals::Order::number}), ""};
  const std::pair<std::string_view, std::string> files[] = {
      {"projekty.csv", tables::csv_plain(proposals::sheet_of(all, Language::pl))},
      {"projekty.xlsx", tables::xlsx(proposals::sheet_of(all, Language::pl))},
      {"projekty.geojson", proposals::geojson_of(all, Language::pl)},
      {"projekty.json", proposals::json_items(all, "")}};
  for (const auto& [name, bytes] : files)
    if (auto done = write_file(folder / name, bytes); !done) return done;
  return write_results(ctx, edition, folder);
}

}  // namespace

int export_command(std::span<const std::string> words) {
  CLI::App app("Writes the public data of every edition (or one) into a folder: projects, ballots, counting records.",
               "wiec export");
  InstallationOptions options;
  std::string folder, code;
  app.add_option("--data", options.data, "the folder that holds everything")->required();
  app.add_option("--database", options.database, "postgresql://... instead of DIR/wiec.db");
  app.add_option("--edition", code, "only this edition");
  app.add_option("FOLDER", folder, "where the files go")->required();
  if (const auto parsed = parse_words(app, words)) return *parsed;
  auto in = open_installation(options);
  if (!in) {
    fmt::print(stderr, "wiec export: {}\n", in.error());
    return kFailed;
  }
  Shared shared;
  Context ctx(*(*in)->db, shared, Language::pl, (*in)->clock.now());
  bool found = false;
  for (const auto& edition : *editions::editions(ctx)) {
    if (!code.empty() && edition.code != code) continue;
    found = true;
    const auto target = std::filesystem::path(folder) / edition.code;
    std::error_code error;
    std::filesystem::create_directories(target, error);
    if (const auto done = write_edition(ctx, edition, target); !done) {
      fmt::print(stderr, "wiec export: {}\n", done.error());
      return kFailed;
    }
  }
  if (found) return kDone;
  fmt::print(stderr, "wiec export: there is no such edition\n");
  return kNo;
}

}  // namespace wiec::app
