// The <head> of a page. Inner part of the layout.
#pragma once
#include "platform/html/layout.h"

namespace wiec::html {

void layout_head(Html& out, const LayoutParts& parts);

}  // namespace wiec::html
