// What the demo city's URB-INCLUSION does between its dates.
#pragma once
#include "commons/site/context.h"

namespace wiec::app {

// After the register. Days and contents are invented, and say so.
void store_demo_register_work(Context&);

// After the work: the Local Support Groups of USER and, re-established, of URB-INCLUSION. One person there was asked
// and has not answered: the link of her letter is /grupa-wsparcia/zaproszenie-pokazowe.
void store_demo_groups(Context&);

}  // namespace wiec::app
