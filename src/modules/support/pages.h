// The pages of this folder.
#pragma once
#include "commons/site/page.h"

namespace wiec::support {

// For everybody.
Result<Reply> catalogue_page(Context&, const Request&);
Result<Reply> library_page(Context&, const Request&);
Result<Reply> paper_page(Context&, const Request&);
Result<Reply> paper_file(Context&, const Request&);
Result<Reply> pack_page(Context&, const Request&);
Result<Reply> kit_page(Context&, const Request&);
Result<Reply> agenda_page(Context&, const Request&);
Result<Reply> primer_page(Context&, const Request&);

// For ambassadors.
Result<Reply> own_requests_page(Context&, const Request&);
Result<Reply> ask_page(Context&, const Request&);
Result<Reply> post_ask(Context&, const Request&);
Result<Reply> own_request_page(Context&, const Request&);
Result<Reply> post_own_request(Context&, const Request&);
Result<Reply> change_agenda_page(Context&, const Request&);
Result<Reply> post_agenda(Context&, const Request&);

// For the coordinator.
Result<Reply> queue_page(Context&, const Request&);
Result<Reply> request_page(Context&, const Request&);
Result<Reply> post_request(Context&, const Request&);
Result<Reply> forms_page(Context&, const Request&);
Result<Reply> post_forms(Context&, const Request&);  // begins the catalogue
Result<Reply> new_form_page(Context&, const Request&);
Result<Reply> post_new_form(Context&, const Request&);
Result<Reply> form_page(Context&, const Request&);
Result<Reply> post_form(Context&, const Request&);
Result<Reply> contacts_page(Context&, const Request&);
Result<Reply> new_contact_page(Context&, const Request&);
Result<Reply> post_new_contact(Context&, const Request&);
Result<Reply> contact_page(Context&, const Request&);
Result<Reply> post_contact(Context&, const Request&);
Result<Reply> papers_page(Context&, const Request&);
Result<Reply> new_paper_page(Context&, const Request&);
Result<Reply> post_new_paper(Context&, const Request&);
Result<Reply> edit_paper_page(Context&, const Request&);
Result<Reply> post_paper(Context&, const Request&);

// Panels.
Html ambassador_panel(Context&, std::int64_t ambassador);  // on their own page
Html area_panel(Context&, std::int64_t area);
Html gathering_panel(Context&, std::int64_t gathering);
Html programme_panel(Context&, std::int64_t programme);
Html desk_task(Context&, std::int64_t);

}  // namespace wiec::support
