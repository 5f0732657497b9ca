// An entry of the account's or the administration's list.
#pragma once
#include "commons/site/page.h"

namespace wiec::people {

// Where it leads, its name, what it is for.
Html task(Context&, std::string_view path, std::string_view title, std::string_view hint);

}  // namespace wiec::people
