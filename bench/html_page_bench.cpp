// How long the templates take for a list page of 20 cards, against copying the same bytes and against escaping byte by byte.
//   html_page_bench    medians and the ratio to the copy, in microseconds a page
#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include "platform/html/card.h"
#include "platform/html/escape.h"
#include "platform/html/field.h"
#include "platform/html/layout.h"
#include "platform/html/navigation.h"

namespace {

using namespace wiec;

constexpr std::string_view kText =
    "Skwer z ławkami i poidełkiem na miejscu dawnego parkingu: drzewa, łąka kwietna & cień dla wszystkich, którzy czekają na autobus. "
    "Mieszkańcy mówią o nim \"nasz ogród\", a szkoła nr 7 chce tam prowadzić lekcje. Koszt obejmuje projekt, prace ziemne, nasadzenia i "
    "dwa lata pielęgnacji; miasto jest właścicielem terenu, a Zarząd Zieleni potwierdził, że instalacji podziemnych tam nie ma.";

html::Html list_page() {
  const html::Link menu[] = {{"/projekty", "Projekty", true}, {"/glosowanie", "Głosowanie"}, {"/wyniki", "Wyniki"}, {"/okolice", "Okolice"}, {"/spotkania", "Spotkania"}};
  const html::Tag tags[] = {{.label = "Zieleń", .tone = html::Tone::linden, .icon = html::Icon::leaf}};
  const html::Fact facts[] = {{.icon = html::Icon::banknote, .text = "120 000 zł", .label = "Koszt", .strong = true},
                              {.icon = html::Icon::map_pin, .text = "Krowodrza", .label = "Okolica"}};
  html::Html out;
  out.reserve(32 * 1024);
  html::layout(out, {.title = "Projekty", .site_name = "Gród nad Wisłą", .canonical = "https://example.pl/projekty", .menu = menu,
                     .search_action = "/projekty", .search_label = "Szukaj projektu", .main = [&](html::Html& main) {
                       html::put<"<h1>{}</h1>">(main, "Projekty");
                       html::cards(main, [&](html::Html& list) {
                         for (int i = 0; i < 20; ++i) {
                           html::card(list, {.href = "/projekty/0d5k2m7x1q9ab", .title = "Łąka kwietna przy Źródlanej", .tags = tags, .text = kText,
                                             .facts = facts, .tone = html::Tone::linden, .art = html::Icon::leaf, .footer = "weryfikacja formalna"});
                         }
                       });
                       html::pager(main, Language::pl, {.page = 3, .pages = 52, .href_before_number = "/projekty?strona="});
                     }});
  return out;
}

void list_page_of_20(benchmark::State& state) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    const html::Html page = list_page();
    bytes = page.size();
    benchmark::DoNotOptimize(page.view().data());
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(list_page_of_20)->Unit(benchmark::kMicrosecond);

// The limit: the finished page copied.
void copy_of_the_page(benchmark::State& state) {
  const html::Html page = list_page();
  for (auto _ : state) {
    std::string copy(page.view());
    benchmark::DoNotOptimize(copy.data());
  }
}
BENCHMARK(copy_of_the_page)->Unit(benchmark::kMicrosecond);

// One small fragment, as the research measured: a link with two attributes.
void one_link(benchmark::State& state) {
  html::Html out;
  out.reserve(1 << 16);
  for (auto _ : state) {
    if (out.size() > 60000) {
      out = {};
      out.reserve(1 << 16);
    }
    html::put<R"(<li><a href="{}" title="{}">{}</a></li>)">(out, "/projekty/0d5k2m7x1q9ab", "Łąka & ławki", "Łąka kwietna przy Źródlanej");
  }
}
BENCHMARK(one_link)->Unit(benchmark::kNanosecond);

void escape_23_kb(benchmark::State& state) {
  std::string text;
  while (text.size() < 23'400) text += kText;
  std::string room(text.size() * 6 + html::kEscapeSlack, '\0');
  for (auto _ : state) {
    benchmark::DoNotOptimize(state.range(0) == 0 ? html::escape_html(room.data(), text) : html::escape_html_scalar(room.data(), text));
  }
  state.SetLabel(state.range(0) == 0 ? "16 bytes a step" : "byte by byte");
}
BENCHMARK(escape_23_kb)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
