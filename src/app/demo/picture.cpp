#include "app/demo/picture.h"

#include "app/demo/scenes.h"

namespace wiec::demo {
namespace {

struct SceneEntry {
  void (*draw)(Pen&);
  std::string_view alt_pl, alt_en;
};
constexpr SceneEntry scenes[scene_count] = {
    {draw_meadow, "Kwietna łąka ze ścieżką i drzewami", "A flowering meadow with a path and trees"},
    {draw_playground, "Dzieci na placu zabaw ze zjeżdżalnią i huśtawkami",
     "Children on a playground with a slide and swings"},
    {draw_bench_under_tree, "Ludzie na ławce pod dużym drzewem", "People on a bench under a large tree"},
    {draw_library, "Osoba czyta w fotelu wśród półek z książkami", "A person reads in an armchair among bookshelves"},
    {draw_bike_path, "Rowerzysta na drodze rowerowej wśród zieleni", "A cyclist on a cycle path among greenery"},
    {draw_court, "Młodzi ludzie grają w piłkę na boisku", "Young people play ball on a court"},
    {draw_crossing, "Dzieci i dorośli na przejściu dla pieszych", "Children and adults on a zebra crossing"},
    {draw_mural, "Mural z gałązką kaliny i tkaną taśmą na ścianie domu",
     "A mural of guelder rose and a woven band on a house wall"},
    {draw_concert, "Koncert w muszli parkowej, widzowie na trawie",
     "A concert on a park stage, the audience on the grass"},
    {draw_dog_run, "Psy bawią się na ogrodzonym wybiegu", "Dogs play in a fenced run"},
    {draw_allotment, "Grządki i drzewa owocowe w ogrodzie", "Vegetable rows and fruit trees in a garden"},
    {draw_school, "Szkoła i dzieci na dziedzińcu", "A school and children in its yard"},
    {draw_river_bridge, "Kamienny most nad rzeką i łódka", "A stone bridge over the river and a boat"},
    {draw_lamp_path, "Ścieżka oświetlona latarniami wieczorem", "A path lit by lamps in the evening"},
    {draw_community_garden, "Sąsiedzi przy skrzyniach z warzywami i kwiatami",
     "Neighbours by raised beds of vegetables and flowers"},
    {draw_street_trees, "Ulica z kamienicami i szpalerem drzew", "A street with town houses and a row of trees"},
};

const SceneEntry& entry_of(Scene scene) { return scenes[static_cast<std::size_t>(scene)]; }

}  // namespace

std::string draw_picture(Scene scene, std::uint64_t seed) {
  Pen pen(480, 270, seed * scene_count + static_cast<std::uint64_t>(scene), "picture");
  entry_of(scene).draw(pen);
  return pen.finish();
}

std::string_view picture_alt_pl(Scene scene) { return entry_of(scene).alt_pl; }
std::string_view picture_alt_en(Scene scene) { return entry_of(scene).alt_en; }

}  // namespace wiec::demo
