// Support in words, and the pieces that several pages show.
#pragma once
#include "commons/site/page.h"
#include "modules/support/support.h"
#include "platform/html/card.h"

namespace wiec::support {

std::string_view name_of(Language, State);
html::Tone tone_of(State);
// "Okolica Azory", "Spotkanie: Czego potrzebuje okolica?", "Temat: zieleń".
std::string what_for(Language, const SupportRequest&);
// "40 miejsc"; empty where nothing is counted.
std::string quantity_of(Language, const SupportRequest&);
// Asked for later than the form says it should be.
bool is_short_notice(const SupportRequest&);
void put_both(Html&, Language, const Both&);  // one line, marked where it is in the other language
void put_history(Html&, Language, const std::vector<RequestStep>&);
void put_contact(Html&, Language, const Contact&);
// Views of the desk, each a page of its own.
enum class DeskView : std::uint8_t { requests, forms, contacts, papers };
void put_desk_views(Html&, Language, DeskView current, int year);

}  // namespace wiec::support
