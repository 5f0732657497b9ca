#include "modules/programmes/read_iati.h"

#include "base/sha256.h"
#include "commons/search/search.h"
#include "modules/programmes/check_project.h"
#include "modules/programmes/import_store.h"
#include "modules/programmes/index_project.h"
#include "modules/programmes/project_store.h"
#include "modules/programmes/texts.h"
#include "platform/text/text.h"
#include "platform/text/xml_reader.h"

namespace wiec::programmes {
namespace {

using text::XmlElement;

constexpr std::size_t kInOneWrite = 200;
constexpr std::size_t kMostLine = 1000, kMostText = 20'000;  // characters

std::unexpected<Problem> unreadable(std::string member, std::string field = {}) {
  return problem(ProblemKind::invalid, texts::keys::import_card_wrong, std::move(field),
                 {{"member", std::move(member)}});
}

struct Words {
  std::string pl, en;
};

// Narratives by language; what has none is in the language around it. Of other languages the first stands in for
// Polish.
Words words_in(const XmlElement* element, std::string_view around) {
  Words words;
  if (!element) return words;
  std::string other;
  for (const XmlElement& one : element->children) {
    if (one.name != "narrative") continue;
    const std::string clean = text::truncate(text::clean_text(one.words).value_or(""), kMostText);
    const std::string_view own = one.attribute("xml:lang"), language = own.empty() ? around : own;
    std::string& to = language == "pl" ? words.pl : language == "en" ? words.en : other;
    if (to.empty()) to = clean;
  }
  if (words.pl.empty()) words.pl = !other.empty() ? other : words.en;
  return words;
}

std::string line_of(const std::string& words) {
  return text::truncate(text::clean_line(words).value_or(""), kMostLine);
}

// ActivityStatus: 1 pipeline, 2 implementation, 3 finalisation, 4 closed, 5 cancelled, 6 suspended.
State state_from(std::string_view code) {
  if (code == "1") return State::idea;
  if (code == "2" || code == "3" || code == "6") return State::running;
  if (code == "4") return State::completed;
  return code == "5" ? State::terminated : State::unknown;
}

// What came is believed before what was planned.
std::optional<When> date_in(const XmlElement& activity, std::string_view actual, std::string_view planned) {
  for (const std::string_view type : {actual, planned})
    for (const XmlElement& one : activity.children)
      if (one.name == "activity-date" && one.attribute("type") == type)
        if (const auto day = date_from_iso(one.attribute("iso-date").substr(0, 10))) return When{*day, Precision::day};
  return std::nullopt;
}

// All budgets in the currency of the first; std::nullopt where a value is no sum, or none is there.
Result<std::optional<Money>> budget_in(const XmlElement& activity) {
  std::optional<Money> sum;
  for (const XmlElement& one : activity.children) {
    const XmlElement* value = one.name == "budget" ? one.child("value") : nullptr;
    if (!value) continue;
    const std::string_view own = value->attribute("currency");
    const auto currency = currency_from(own.empty() ? activity.attribute("default-currency") : own);
    const auto minor = minor_units_from(value->words);
    if (!currency || !minor || (sum && sum->currency != *currency))
      return unreadable("budget " + text::truncate(value->words, 40));
    sum = Money{(sum ? sum->minor : 0) + *minor, *currency};
  }
  return sum;
}

std::vector<std::string> places_in(const XmlElement& activity, std::string_view language) {
  std::vector<std::string> names;
  for (const XmlElement& one : activity.children)
    if (one.name == "location") names.push_back(line_of(words_in(one.child("name"), language).pl));
  return names;
}

// Who carries it out and where: a place's own name, or "somebody, place", is a partner there.
std::optional<Partner> partner_at(const std::string& name, const std::vector<std::string>& places) {
  for (const std::string& place : places) {
    if (place.empty()) continue;
    if (name == place) return Partner{.city = place};
    const std::string end = ", " + place;
    if (name.size() > end.size() && name.ends_with(end))
      return Partner{.name = name.substr(0, name.size() - end.size()), .city = place};
  }
  return std::nullopt;
}

void read_organisations(const XmlElement& activity, std::string_view language, Project& p) {
  auto places = places_in(activity, language);
  for (const XmlElement& one : activity.children) {
    if (one.name != "participating-org") continue;
    const std::string name = line_of(words_in(&one, language).pl);
    const std::string_view role = one.attribute("role");
    if (role == "2" && p.beneficiary.empty()) p.beneficiary = name;
    if (role != "4" || name.empty()) continue;
    if (auto partner = partner_at(name, places)) {
      places.erase(std::ranges::find(places, partner->city));  // of this partner
      p.partners.push_back(*std::move(partner));
    } else if (p.implementing_unit.empty()) {
      p.implementing_unit = name;
    } else {
      p.partners.push_back({.name = name});
    }
  }
  for (const std::string& place : places)
    if (p.area.empty()) p.area = place;
}

void read_others(const XmlElement& activity, std::string_view language, Activity& to) {
  for (const XmlElement& one : activity.children) {
    if (one.name == "sector") {
      const Words words = words_in(&one, language);
      if (!words.pl.empty()) to.topics.push_back({line_of(words.pl), line_of(words.en)});
    } else if (one.name == "other-identifier" && one.attribute("type") == "A1") {
      to.card.acronym = line_of(std::string(one.attribute("ref")));
    } else if (one.name == "document-link" && to.card.website.empty()) {
      const std::string_view url = one.attribute("url");
      if (url.starts_with("https://") && url.size() < 500) to.card.website = std::string(url);
    }
  }
}

Result<Activity> activity_from(const XmlElement& element, std::string_view around) {
  const std::string_view own = element.attribute("xml:lang"), language = own.empty() ? around : own;
  const XmlElement* identifier = element.child("iati-identifier");
  const Words title = words_in(element.child("title"), language);
  const std::string_view missing = !identifier || identifier->words.empty() ? "iati-identifier"
                                   : title.pl.empty()                       ? "title"
                                                                            : "";
  if (!missing.empty()) return unreadable(std::string(missing));
  Activity made;
  made.identity = hex(sha256("iati\x1F" + identifier->words));
  Project& p = made.card;
  p.title_pl = line_of(title.pl);
  p.title_en = line_of(title.en);
  const Words about = words_in(element.child("description"), language);
  p.description_pl = about.pl;
  p.description_en = about.en;
  const XmlElement* status = element.child("activity-status");
  p.state = status ? state_from(status->attribute("code")) : State::unknown;
  p.from = date_in(element, "2", "1");
  p.to = date_in(element, "4", "3");
  TRY(const auto budget, budget_in(element));
  if (budget) p.amounts.push_back({.total = *budget, .source = "IATI", .official = true});
  read_organisations(element, language, p);
  read_others(element, language, made);
  if (const auto faults = check_project(p); !faults.empty()) return std::unexpected(faults.front());
  return made;
}

}  // namespace

bool is_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '<';
}

Result<ActivityFile> read_activities(std::string_view bytes) {
  const auto root = text::read_xml(bytes);
  if (!root) return unreadable(fmt::format("XML {}", root.error().line), "file");
  if (root->name != "iati-activities" || !root->attribute("version").starts_with("2."))
    return unreadable("iati-activities 2", "file");
  ActivityFile file;
  for (const XmlElement& one : root->children) {
    if (one.name != "iati-activity") continue;
    auto made = activity_from(one, root->attribute("xml:lang"));
    if (made)
      file.activities.push_back(*std::move(made));
    else
      file.refused.push_back({one.line, made.error()});
  }
  return file;
}

void import_activities(Context& ctx, const std::string& file_name, std::string_view bytes_sha256,
                       const ActivityFile& file, const NamedProgramme& programme, ImportReport& report) {
  ImportReport::File entry;
  entry.name = file_name;
  entry.programme = programme.name_pl;
  entry.rows = static_cast<std::int64_t>(file.activities.size());
  entry.refused = file.refused;
  auto known = ctx.db.read([](db::ReadTx& tx) { return known_identities(tx); });
  (void)ctx.shared.stemmer.load();
  std::vector<Activity> fresh;
  for (const Activity& one : file.activities)
    if (known.insert(one.identity).second) fresh.push_back(one);
  if (!fresh.empty())
    report.import = ctx.db.write("programmes.import", [name = file_name, hash = std::string(bytes_sha256)](
                                                          db::WriteTx& tx) { return insert_import(tx, name, hash); });
  for (std::size_t first = 0; first < fresh.size(); first += kInOneWrite) {
    const std::vector<Activity> some(
        fresh.begin() + static_cast<std::ptrdiff_t>(first),
        fresh.begin() + static_cast<std::ptrdiff_t>(std::min(first + kInOneWrite, fresh.size())));
    std::vector<search::Analysed> words;
    for (const Activity& one : some) words.push_back(analysed(ctx.shared.stemmer, one.card));
    const auto ids =
        ctx.db.write("programmes.import_activities", [some, words, programme, import = report.import](db::WriteTx& tx) {
          const ProgrammeId in = programme_named(tx, programme);
          std::vector<ProjectId> made;
          std::vector<search::IndexedDocument> documents;
          for (std::size_t i = 0; i < some.size(); ++i) {
            const Activity& one = some[i];
            if (is_known(tx, one.identity)) continue;
            Project p = one.card;
            p.programme = in;
            for (const Activity::Topic& topic : one.topics) {
              const TopicId id = ensure_topic(tx, topic.pl, topic.en);
              if (std::ranges::find(p.topics, id) == p.topics.end()) p.topics.push_back(id);
            }
            insert_project(tx, p);
            mark_imported(tx, p.id, one.identity, import);
            made.push_back(p.id);
            documents.push_back({p.id.value, words[i]});
          }
          search::index_new_documents(tx, "project", documents);
          return made;
        });
    report.added.insert(report.added.end(), ids.begin(), ids.end());
    entry.added += static_cast<std::int64_t>(ids.size());
  }
  entry.known = entry.rows - entry.added;
  report.files.push_back(std::move(entry));
}

}  // namespace wiec::programmes
