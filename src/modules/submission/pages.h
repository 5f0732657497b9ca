// The pages of this folder, and what several of them show.
#pragma once
#include "commons/people/page_parts.h"
#include "modules/submission/send_submission.h"
#include "platform/html/card.h"
#include "platform/html/field.h"

namespace wiec::submission {

Result<Reply> start_page(Context&, const Request&);  // /zgloszenia
Result<Reply> begin_page(Context&, const Request&);  // /zgloszenia/nowe
Result<Reply> post_begin(Context&, const Request&);
Result<Reply> task_page(Context&, const Request&);  // /zgloszenia/{code}
Result<Reply> post_task(Context&, const Request&);
Result<Reply> section_page(Context&, const Request&);
Result<Reply> post_section(Context&, const Request&);
Result<Reply> check_page(Context&, const Request&);
Result<Reply> post_check(Context&, const Request&);
Result<Reply> receipt_page(Context&, const Request&);
Result<Reply> print_page(Context&, const Request&);
Result<Reply> attachment(Context&, const Request&);
Result<Reply> consent_page(Context&, const Request&);  // behind the link of a letter
Result<Reply> post_consent(Context&, const Request&);
Result<Reply> support_page(Context&, const Request&);  // /poparcie/{code}
Result<Reply> post_support(Context&, const Request&);
Result<Reply> sign_page(Context&, const Request&);
Result<Reply> post_sign(Context&, const Request&);
Result<Reply> support_sheet(Context&, const Request&);  // to print
Result<Reply> desk_page(Context&, const Request&);      // /administracja/maraton
Result<Reply> post_desk(Context&, const Request&);
Result<Reply> paths_page(Context&, const Request&);  // /projekty/sciezki
Result<Reply> api_paths(Context&, const Request&);

Html desk_task(Context&, std::int64_t);                // in the administration
Html own_panel(Context&, std::int64_t);                // in the account
Html draft_panel(Context&, std::int64_t draft);        // on the draft's page
Html proposal_panel(Context&, std::int64_t proposal);  // on the proposal's page

// By the code in the address. Problem: not_found.
Result<Loaded> submission_asked_for(Context&, const Request&);
std::string_view name_of(Language, Section);
std::string_view name_of(Language, drafts::Path);
std::string_view lead_of(Language, Section);
// The fields of a section as a form.
void put_section(Html& form, Context&, const Loaded&, Section, const Typed&, const Errors&);
// Everything answered, section by section; with links to change it.
void put_answers(Html&, Context&, const Loaded&, bool with_private, bool with_links);
std::string title_of(Language, const Loaded&);
Page begin(Context&, const Loaded&, std::string_view title, const Faults&);
// Faults as a list whose lines lead to their fields, wherever they stand.
void put_faults(Html&, Language, const Submission&, const Checked&);

}  // namespace wiec::submission
