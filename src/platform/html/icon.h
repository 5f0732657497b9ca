// Icons (lucide), drawn from one external sprite. Always decoration: a word stands beside each.
#pragma once
#include <string_view>

#include "platform/html/html.h"

namespace wiec::html {

enum class Icon {
  accessibility, arrow_right, baby, banknote, bell, bike, book_open, building, bus, calendar, check, chevron_down, chevron_left,
  chevron_right, circle_alert, circle_check, circle_x, clock, code, download, dumbbell, external_link, eye, file_text, filter,
  graduation_cap, hammer, handshake, heart, house, image, info, languages, leaf, lightbulb, link, list, lock, log_in, log_out,
  mail, map, map_pin, megaphone, menu, message, paw_print, pencil, phone, plus, printer, route, rss, scale, search, shield_check,
  sparkles, star, table, theater, trash, tree, triangle_alert, trophy, user, users, vote, x,
  none,
};
// The icon's name in the sprite; web/icons/<name>.svg.
std::string_view name_of(Icon);
// Appends nothing for Icon::none.
void icon(Html& out, Icon);

}  // namespace wiec::html
