#include "modules/programmes/import_network.h"

#include "base/json.h"
#include "base/sha256.h"
#include "commons/search/search.h"
#include "modules/programmes/import_store.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "platform/text/text.h"

namespace wiec::programmes {
namespace {

std::unexpected<Problem> wrong(std::string_view member) {
  return problem(ProblemKind::invalid, texts::keys::import_member, "file", {{"member", std::string(member)}});
}

Result<std::string> text_at(const Json& json, std::string_view name) {
  const Json* member = json.find(name);
  if (!member || !member->string()) return wrong(name);
  const auto clean = text::clean_line(*member->string());
  if (!clean || clean->empty() || clean->size() > 500) return wrong(name);
  return *clean;
}

// "Lyon (FR)"; URBACT writes UK for Great Britain.
std::optional<Partner> partner_from(std::string_view text, PartnerRole role) {
  const auto open = text.rfind(" (");
  if (open == std::string_view::npos || text.size() != open + 5 || text.back() != ')') return std::nullopt;
  std::string country(text.substr(open + 2, 2));
  if (country == "UK") country = "GB";
  return Partner{.city = std::string(text.substr(0, open)), .country = std::move(country), .role = role};
}

Project card_of(const Network& network, ProgrammeId programme) {
  Project p;
  p.programme = programme;
  p.acronym = network.name;
  p.title_pl = p.title_en = network.name;
  if (!network.type.empty()) p.title_en += ": " + network.type;
  p.category = Category::soft;
  p.partners = network.partners;
  const auto address = network.source.substr(0, network.source.find(' '));
  if (address.starts_with("https://")) p.website = address;
  for (const std::string& step : network.timeline) p.description_en += "- " + step + "\n";
  return p;
}

}  // namespace

bool is_network(std::string_view bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

Result<Network> read_network(std::string_view bytes) {
  const auto json = parse_json(bytes);
  if (!json) return wrong("JSON");
  Network network;
  TRY(network.name, text_at(*json, "name"));
  TRY(network.programme, text_at(*json, "programme"));
  network.type = text_at(*json, "type").value_or("");
  network.source = text_at(*json, "source").value_or("");
  TRY(const std::string lead, text_at(*json, "lead"));
  auto first = partner_from(lead, PartnerRole::lead);
  if (!first) return wrong("lead");
  network.partners.push_back(*std::move(first));
  const Json* partners = json->find("partners");
  if (!partners || !partners->array()) return wrong("partners");
  for (const Json& one : *partners->array()) {
    auto partner = one.string() ? partner_from(*one.string(), PartnerRole::partner) : std::nullopt;
    if (!partner) return wrong("partners");
    network.partners.push_back(*std::move(partner));
  }
  if (const Json* steps = json->find("timeline"); steps && steps->array())
    for (const Json& step : *steps->array())
      if (step.string()) network.timeline.push_back(text::clean_line(*step.string()).value_or(""));
  return network;
}

void import_network(Context& ctx, const std::string& file_name, std::string_view bytes_sha256, const Network& network,
                    ImportReport& report) {
  ImportReport::File& entry = report.files.emplace_back();
  entry.name = file_name;
  entry.programme = network.programme;
  entry.rows = 1;
  const std::string identity = hex(sha256(network.name + '\x1F' + network.programme));
  (void)ctx.shared.stemmer.load();
  const search::Analysed words = analysed(ctx.shared.stemmer, card_of(network, {}));
  const auto id = ctx.db.write("programmes.import_network", [=, hash = std::string(bytes_sha256)](db::WriteTx& tx) {
    if (is_known(tx, identity)) return ProjectId{};
    Project p = card_of(network, programme_named(tx, {network.programme, network.programme, ""}));
    insert_project(tx, p);
    mark_imported(tx, p.id, identity, insert_import(tx, file_name.substr(file_name.find_last_of('/') + 1), hash));
    search::index_document(tx, "project", p.id.value, words);
    return p.id;
  });
  if (id) report.added.push_back(id);
  entry.added = id ? 1 : 0;
  entry.known = entry.rows - entry.added;
}

}  // namespace wiec::programmes
