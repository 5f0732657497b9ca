// The scenes of draw_picture, one function each; all draw on 480 x 270.
#pragma once
#include "app/demo/svg_pen.h"

namespace wiec::demo {

void draw_meadow(Pen& pen);
void draw_bench_under_tree(Pen& pen);
void draw_allotment(Pen& pen);
void draw_community_garden(Pen& pen);
void draw_river_bridge(Pen& pen);
void draw_lamp_path(Pen& pen);

void draw_library(Pen& pen);
void draw_bike_path(Pen& pen);
void draw_crossing(Pen& pen);
void draw_mural(Pen& pen);
void draw_school(Pen& pen);
void draw_street_trees(Pen& pen);

void draw_playground(Pen& pen);
void draw_court(Pen& pen);
void draw_concert(Pen& pen);
void draw_dog_run(Pen& pen);

}  // namespace wiec::demo
