#include "modules/support/paper_words.h"

#include "modules/needs/words.h"
#include "modules/support/texts.h"
#include "platform/html/card.h"

namespace wiec::support {

std::string_view name_of(Language l, PaperKind kind) {
  switch (kind) {
    case PaperKind::report:
      return texts::kind_report(l);
    case PaperKind::finding:
      return texts::kind_finding(l);
    case PaperKind::strategy:
      return texts::kind_strategy(l);
    case PaperKind::aid:
      return texts::kind_aid(l);
  }
  return {};
}

std::string_view name_of(Language l, Method method) {
  switch (method) {
    case Method::none:
      return texts::method_none(l);
    case Method::survey:
      return texts::method_survey(l);
    case Method::interviews:
      return texts::method_interviews(l);
    case Method::group:
      return texts::method_group(l);
    case Method::walk:
      return texts::method_walk(l);
    case Method::data:
      return texts::method_data(l);
    case Method::other:
      return texts::method_other(l);
  }
  return {};
}

std::string_view name_of(Language l, Level level) {
  return level == Level::city       ? texts::level_city(l)
         : level == Level::district ? texts::level_district(l)
                                    : texts::level_area(l);
}

std::string holds_where(Language l, const Paper& p) {
  if (p.level == Level::district) return texts::holds_district(l, p.place_name);
  return p.level == Level::area ? texts::holds_area(l, p.area_name) : std::string(texts::holds_city(l));
}

std::string theme_of(Language l, const Paper& p) {
  const auto theme = needs::theme_from(p.theme);
  return std::string(theme ? needs::name_of(l, *theme) : texts::all_themes(l));
}

void put_paper(Html& out, Language l, const Paper& p, int level) {
  const std::string href = localized(l, p.path()), holds = holds_where(l, p), theme = theme_of(l, p);
  html::put<R"(<article class="stack">)">(out);
  const auto title = [&](Html& h) {
    if (level == 1)
      html::put<R"(<span{?lang=}>{}</span>)">(h, p.title.lang(l), p.title.in(l));
    else
      html::put<R"(<a href="{}"{?lang=}>{}</a>)">(h, href, p.title.lang(l), p.title.in(l));
  };
  html::heading(out, level, title);
  html::put<"<p>">(out);
  html::tag(out, {.label = holds,
                  .tone = p.level == Level::city       ? html::Tone::wisla
                          : p.level == Level::district ? html::Tone::linden
                                                       : html::Tone::brick});
  html::put<" {} · {}">(out, name_of(l, p.kind), theme);
  if (p.year) html::put<" · {}">(out, std::to_string(*p.year));
  if (p.method != Method::none) html::put<" · {}">(out, name_of(l, p.method));
  if (!p.publisher.empty()) html::put<" · {}">(out, p.publisher);
  html::put<"</p>">(out);
  if (!p.about.empty()) {
    html::put<R"(<div{?lang=}>)">(out, p.about.lang(l));
    needs::put_paragraphs(out, p.about.in(l));
    html::put<"</div>">(out);
  }
  const std::string file = localized(l, p.file_path()), about = p.title.in(l);
  if (p.has_file) html::put<R"(<p><a href="{}">{}</a></p>)">(out, file, texts::download(l, about));
  if (!p.link.empty()) html::put<R"(<p><a href="{}" rel="external">{}</a></p>)">(out, p.link, texts::read_at(l, about));
  html::put<"</article>">(out);
}

std::vector<html::Choice> kind_choices(Language l) {
  std::vector<html::Choice> all;
  for (const std::string_view code : kPaperCodes)
    all.push_back({.value = code, .label = name_of(l, *from_code<PaperKind>(kPaperCodes, code))});
  return all;
}

std::vector<html::Choice> level_choices(Language l) {
  std::vector<html::Choice> all;
  for (const std::string_view code : kLevelCodes)
    all.push_back({.value = code, .label = name_of(l, *from_code<Level>(kLevelCodes, code))});
  return all;
}

std::vector<html::Choice> method_choices(Language l) {
  std::vector<html::Choice> all;
  for (const std::string_view code : kMethodCodes)
    if (!code.empty()) all.push_back({.value = code, .label = name_of(l, *from_code<Method>(kMethodCodes, code))});
  return all;
}

}  // namespace wiec::support
