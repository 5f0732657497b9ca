#include "modules/programmes/iati.h"

#include "modules/programmes/partner.h"
#include "platform/text/text.h"
#include "platform/text/xml.h"

namespace wiec::programmes {
namespace {

using text::append_element;
using text::append_xml;

// Who publishes: the register's own host, as no list of organisations knows a city's register.
std::string publisher(const IatiSource& source) {
  const auto at = source.site.find("://");
  std::string host = at == std::string::npos ? source.site : source.site.substr(at + 3);
  std::ranges::replace(host, ':', '-');
  return host;
}

void narrative(std::string& out, std::string_view words, std::string_view language = {}) {
  if (words.empty()) return;
  out += "<narrative";
  if (!language.empty()) out += fmt::format(" xml:lang=\"{}\"", language);
  out += '>';
  append_xml(out, words);
  out += "</narrative>";
}

void narratives(std::string& out, std::string_view element, std::string_view pl, std::string_view en) {
  out += fmt::format("<{}>", element);
  narrative(out, pl);
  narrative(out, en, "en");
  out += fmt::format("</{}>\n", element.substr(0, element.find(' ')));
}

// OrganisationRole: 1 funding, 2 accountable, 4 implementing.
void organisation(std::string& out, int role, std::string_view pl, std::string_view en = {}) {
  if (!pl.empty()) narratives(out, fmt::format("participating-org role=\"{}\"", role), pl, en == pl ? "" : en);
}

bool is_over(const Entry& e, Date today) { return e.to && last_day(*e.to) < today; }

// ActivityStatus: 1 pipeline, 2 implementation, 4 closed, 5 cancelled.
int status_of(const Entry& e, Date today) {
  switch (e.state) {
    case State::idea:
    case State::applied:
    case State::approved:
      return 1;
    case State::rejected:
    case State::terminated:
      return 5;
    case State::running:
      return 2;
    case State::completed:
      return 4;
    case State::unknown:
      break;
  }
  return e.from->on > today ? 1 : is_over(e, today) ? 4 : 2;
}

// ActivityDateType: 1 planned start, 2 actual start, 3 planned end, 4 actual end; what is actual has come.
void put_dates(std::string& out, const Entry& e, Date today, int status) {
  const bool begun = e.from->on <= today && status != 1;
  out += fmt::format("<activity-date type=\"{}\" iso-date=\"{}\"/>\n", begun ? 2 : 1, iso(e.from->on));
  if (!e.to) return;
  const bool ended = begun && is_over(e, today) && status == 4;
  out += fmt::format("<activity-date type=\"{}\" iso-date=\"{}\"/>\n", ended ? 4 : 3, iso(last_day(*e.to)));
}

void put_places(std::string& out, const Project& p) {
  const auto put = [&](std::string_view name) {
    if (name.empty()) return;
    out += "<location>";
    narratives(out, "name", name, {});
    out += "</location>\n";
  };
  put(p.area);
  for (const Partner& one : p.partners) put(one.city);
}

// Sectors by the register's own topics (vocabulary 99: the publisher's), which share the whole evenly.
void put_sectors(std::string& out, const Entry& e, const Topics& topics) {
  std::vector<const Topic*> known;
  for (const TopicId id : e.topics)
    if (const Topic* topic = find_by_id(topics, id)) known.push_back(topic);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const std::size_t hundredths = 10'000 / known.size() + (i == 0 ? 10'000 % known.size() : 0);
    out += "<sector vocabulary=\"99\" code=\"";
    append_xml(out, known[i]->code);
    out += fmt::format("\" percentage=\"{}.{:02}\">", hundredths / 100, hundredths % 100);
    narrative(out, known[i]->name_pl);
    narrative(out, known[i]->name_en, "en");
    out += "</sector>\n";
  }
}

bool has_budget(const Entry& e) { return e.total && e.to && last_day(*e.to) >= e.from->on; }

void put_budget(std::string& out, const Entry& e) {
  if (!has_budget(e)) return;
  out += fmt::format(
      "<budget type=\"1\" status=\"2\"><period-start iso-date=\"{0}\"/><period-end iso-date=\"{1}\"/>"
      "<value currency=\"{2}\" value-date=\"{0}\">{3}</value></budget>\n",
      iso(e.from->on), iso(last_day(*e.to)), wiec::code_of(e.total->currency), plain_decimal(e.total->minor));
}

}  // namespace

std::string iati_head(const IatiSource& source) {
  std::string out(text::kXmlHead);
  out += fmt::format("<iati-activities version=\"2.03\" generated-datetime=\"{}\">\n", iso(source.now));
  if (source.left_out)
    out += fmt::format("<!-- {} cards without a date of beginning are left out: an activity has one -->\n",
                       source.left_out);
  return out;
}

void put_activity(std::string& out, const IatiSource& source, const Entry& e, const Project& p,
                  const Programme* programme, const Topics& topics) {
  const Date today = text::date_in_warsaw(source.now);
  const int status = status_of(e, today);
  const std::string host = publisher(source);
  out += fmt::format("<iati-activity default-currency=\"{}\" xml:lang=\"pl\" last-updated-datetime=\"{}\">\n",
                     wiec::code_of(has_budget(e) ? e.total->currency : Currency::pln), iso(e.changed_at));
  append_element(out, "iati-identifier", host + "-" + e.code);
  out += "<reporting-org ref=\"";
  append_xml(out, host);
  out += "\" type=\"11\">";
  narrative(out, source.name);
  narrative(out, source.name_en, "en");
  out += "</reporting-org>\n";
  narratives(out, "title", e.title_pl, e.title_en);
  narratives(out, "description", p.description_pl.empty() ? e.title_pl : p.description_pl, p.description_en);
  if (programme) organisation(out, 1, programme->funder_pl, programme->funder_en);
  organisation(out, 2, e.beneficiary.empty() ? source.name : e.beneficiary);
  organisation(out, 4, p.implementing_unit);
  for (const Partner& one : p.partners) organisation(out, 4, partner_name(one));
  if (!e.acronym.empty()) {
    out += "<other-identifier type=\"A1\" ref=\"";
    append_xml(out, e.acronym);
    out += "\"/>\n";
  }
  out += fmt::format("<activity-status code=\"{}\"/>\n", status);
  put_dates(out, e, today, status);
  out += "<recipient-country code=\"PL\" percentage=\"100\"/>\n";
  put_places(out, p);
  put_sectors(out, e, topics);
  put_budget(out, e);
  out += "<document-link format=\"text/html\" url=\"";
  append_xml(out, source.site + "/programy/" + e.code);
  out += "\">";
  narratives(out, "title", e.acronym.empty() ? e.title_pl : e.acronym, {});
  out += "<category code=\"A12\"/><language code=\"pl\"/></document-link>\n</iati-activity>\n";
}

}  // namespace wiec::programmes
