// Figures of earlier editions on a page: each number with how much of it is unknown.
#pragma once
#include "commons/site/page.h"
#include "modules/support/figures.h"

namespace wiec::support {
void put_figures(Html&, Context&, const areas::Area&, const PackFigures&);
}
