// What an import would bring in, shown before anything is written.
#pragma once
#include "commons/site/page.h"
#include "modules/programmes/bring_in.h"

namespace wiec::programmes {

// How many rows are new, known and refused, and what the file is.
void put_import_figures(Html&, Language, const ImportReport::File&);
// Its first rows, those refused with their reasons, and those that say the same twice.
void put_import_rows(Html&, Language, const Preview&);

}  // namespace wiec::programmes
