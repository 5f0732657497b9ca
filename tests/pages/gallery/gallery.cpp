// gallery OUT_FOLDER: writes the pages and the files they need, ready to be served from that folder.
#include "tests/pages/gallery/gallery.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "platform/html/city_style.h"
#include "web/assets.h"

namespace wiec::gallery {
namespace {

using namespace html;

void write(const std::filesystem::path& path, std::string_view content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  if (!(out << content) || !out.flush()) throw std::runtime_error(path.string() + ": cannot be written");
}

CityStyle style() { return *city_style({.first = "#A63D2A", .second = "#E3A72F", .third = "#4C6B1F"}); }

// Stand-ins for photographs: a hill, a sun, a few trees, each in other colours.
std::string drawn_picture(int number) {
  struct Colours {
    std::string_view sky, sun, hill, front, tree;
  };
  constexpr Colours kColours[] = {{"#f6e7c8", "#e3a72f", "#8fa85c", "#4c6b1f", "#33491a"},
                                  {"#d5e6e8", "#fbf7f0", "#6fa9af", "#1b5e6b", "#12444e"},
                                  {"#f3d9d0", "#a63d2a", "#c9795f", "#7f2b1d", "#4d1a12"},
                                  {"#eadcea", "#e3a72f", "#a678a9", "#6b3a6e", "#452447"}};
  const Colours& c = kColours[number % 4];
  std::string out = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><path fill="{}" d="M0 0h640v360H0z"/><circle cx="{}" cy="110" r="52" fill="{}"/><path fill="{}" d="M0 230c120-70 220-60 340-10s210 20 300-30v170H0z"/><path fill="{}" d="M0 290c150-50 260-20 380 0s190 0 260-20v90H0z"/>)",
      c.sky, 420 + 40 * (number % 3), c.sun, c.hill, c.front);
  for (int i = 0; i < 5; ++i) {
    const int x = 60 + i * 118 + (number * 37 + i * i * 13) % 50;
    out += fmt::format(R"(<path fill="{0}" d="M{1} 300V250h6v50z"/><ellipse cx="{2}" cy="235" rx="26" ry="38" fill="{0}"/>)", c.tree, x, x + 3);
  }
  return out + "</svg>";
}

}  // namespace

void framed(Html& out, const Frame& frame) {
  const Language language = frame.language;
  const std::string_view prefix = say(language, "", "/en");
  const auto path = [&](std::string_view page) { return std::string(prefix) + std::string(page); };
  const std::string projects = path("/list"), results = path("/results"), vote = path("/form"), home = path("/home"), parts = path("/parts");
  const Link menu[] = {{projects, say(language, "Projekty", "Projects"), frame.address == "/list"},
                       {vote, say(language, "Głosowanie", "Voting"), frame.address == "/form"},
                       {results, say(language, "Wyniki", "Results"), frame.address == "/results"},
                       {parts, say(language, "Okolice", "Areas"), frame.address == "/parts"},
                       {home, say(language, "Spotkania", "Meetings")},
                       {home, say(language, "Programy", "Programmes")}};
  const Link account[] = {{home, say(language, "Zaloguj się", "Log in")}};
  const Link help[] = {{home, say(language, "Jak to działa", "How it works")}, {home, say(language, "Regulamin", "By-law")}, {home, say(language, "Kontakt", "Contact")}};
  const Link law[] = {{home, say(language, "Deklaracja dostępności", "Accessibility statement")}, {home, say(language, "Dane osobowe", "Personal data")}};
  const Link data[] = {{home, say(language, "Otwarte dane", "Open data")}, {home, say(language, "Dla programistów", "For developers")}};
  const FooterGroup footer[] = {{say(language, "Pomoc", "Help"), help}, {say(language, "Prawo", "Law"), law}, {say(language, "Dane", "Data"), data}};
  const std::string pl(frame.address), en = "/en" + pl;
  const std::string pl_url = "https://wiec.example" + pl, en_url = "https://wiec.example" + en;
  const Alternate alternates[] = {{Language::pl, pl_url, pl}, {Language::en, en_url, en}};
  const std::string city = style().path;
  layout(out, {.language = language, .title = frame.title, .site_name = say(language, "Gród nad Wisłą", "Gród on the Vistula"),
               .site_note = say(language, "budżet obywatelski", "participatory budget"), .home_href = home,
               .description = say(language, "Mieszkańcy decydują razem.", "Residents decide together."),
               .canonical = alternates[language == Language::pl ? 0 : 1].url, .alternates = alternates,
               .image = "https://wiec.example/social.png", .json_ld = R"({"@context":"https://schema.org","@type":"WebSite","name":"Gród"})",
               .city_style = city, .has_errors = frame.has_errors, .menu = menu, .account = account, .search_action = projects,
               .search_label = say(language, "Szukaj projektu", "Search projects"), .banner = frame.banner, .breadcrumb = frame.breadcrumb,
               .main = frame.main, .wide = frame.wide, .footer = footer,
               .footer_note = say(language, "Serwis działa na wolnym programie Wiec.", "This site runs on Wiec, free software.")});
}

}  // namespace wiec::gallery

int main(int argc, char** argv) try {
  using namespace wiec;
  if (argc != 2) throw std::runtime_error("usage: gallery OUT_FOLDER");
  const std::filesystem::path folder = argv[1];
  constexpr std::pair<std::string_view, void (*)(html::Html&, Language)> kPages[] = {
      {"home", gallery::home_page}, {"list", gallery::list_page}, {"results", gallery::results_page}, {"form", gallery::form_page}, {"parts", gallery::parts_page}};
  for (const auto& [name, page] : kPages) {
    for (Language language : {Language::pl, Language::en}) {
      html::Html out;
      page(out, language);
      const std::filesystem::path place = language == Language::pl ? folder : folder / "en";
      gallery::write(place / (std::string(name) + ".html"), out.view());
    }
  }
  for (const web::Asset& asset : web::assets()) gallery::write(folder / asset.path.substr(1), asset.plain);
  gallery::write(folder / gallery::style().path.substr(1), gallery::style().css);
  for (int i = 0; i < 8; ++i) gallery::write(folder / fmt::format("static/picture-{}.svg", i), gallery::drawn_picture(i));
} catch (const std::exception& error) {
  std::cerr << "gallery: " << error.what() << '\n';
  return 1;
}
