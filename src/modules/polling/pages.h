// Page functions of this module; module.cpp lists their addresses.
#pragma once
#include "commons/site/page.h"

namespace wiec::polling {

Result<Reply> voting_page(Context&, const Request&);  // /glosowanie
// Below /glosowanie/{edition}:
Result<Reply> declaration_page(Context&, const Request&);  // /dane
Result<Reply> post_declaration(Context&, const Request&);
Result<Reply> consent_page(Context&, const Request&);  // /opiekun
Result<Reply> post_consent(Context&, const Request&);
Result<Reply> contact_page(Context&, const Request&);  // /kontakt
Result<Reply> post_contact(Context&, const Request&);
Result<Reply> code_page(Context&, const Request&);  // /kod
Result<Reply> post_contact_code(Context&, const Request&);
Result<Reply> ballot_page(Context&, const Request&);  // the pools and how far each is
Result<Reply> booth_page(Context&, const Request&);   // /pula/{pool}
Result<Reply> post_booth(Context&, const Request&);
Result<Reply> check_page(Context&, const Request&);    // /sprawdz
Result<Reply> post_ballot(Context&, const Request&);   // /oddaj
Result<Reply> receipt_page(Context&, const Request&);  // /potwierdzenie
Result<Reply> post_give_up(Context&, const Request&);  // /zakoncz
// /administracja/kody
Result<Reply> codes_page(Context&, const Request&);
Result<Reply> post_codes(Context&, const Request&);

// The way to the codes, on the pages of who may make them.
Html codes_task(Context&, std::int64_t);
// The notice of a ballot begun and not sent, on every page of the site.
Html unsent_panel(Context&, std::int64_t);

}  // namespace wiec::polling
