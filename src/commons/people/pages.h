// The pages of people: each is a row of module.cpp.
#pragma once
#include "commons/people/first_factor.h"
#include "commons/site/page.h"

namespace wiec::people {

// Logging in and out
Result<Reply> sign_in_page(Context&, const Request&);
Result<Reply> post_sign_in(Context&, const Request&);
Result<Reply> link_sent_page(Context&, const Request&);
Result<Reply> link_page(Context&, const Request&);
Result<Reply> post_link(Context&, const Request&);
Result<Reply> password_page(Context&, const Request&);
Result<Reply> post_password(Context&, const Request&);
Result<Reply> post_provider(Context&, const Request&);
Result<Reply> provider_return_page(Context&, const Request&);
Result<Reply> post_sign_out(Context&, const Request&);
Result<Reply> code_page(Context&, const Request&);
Result<Reply> post_code(Context&, const Request&);
Result<Reply> enrolment_page(Context&, const Request&);
Result<Reply> post_enrolment(Context&, const Request&);
Result<Reply> setup_page(Context&, const Request&);
Result<Reply> post_setup(Context&, const Request&);
Result<Reply> invitation_page(Context&, const Request&);
Result<Reply> post_invitation(Context&, const Request&);
Redirect after_first_factor(const SignedIn&);

// The person's own
Result<Reply> account_page(Context&, const Request&);
Result<Reply> profile_page(Context&, const Request&);
Result<Reply> post_profile(Context&, const Request&);
Result<Reply> new_password_page(Context&, const Request&);
Result<Reply> post_new_password(Context&, const Request&);
Result<Reply> new_address_page(Context&, const Request&);
Result<Reply> post_new_address(Context&, const Request&);
Result<Reply> post_leave_provider(Context&, const Request&);
void put_provider(Html&, Context&);  // of /konto: nothing without a provider
Result<Reply> sessions_page(Context&, const Request&);
Result<Reply> post_sessions(Context&, const Request&);
Result<Reply> consents_page(Context&, const Request&);
Result<Reply> post_consents(Context&, const Request&);
Result<Reply> my_data_page(Context&, const Request&);
Result<Reply> my_data_file(Context&, const Request&);
Result<Reply> erase_page(Context&, const Request&);
Result<Reply> post_erase(Context&, const Request&);

// Administration
Result<Reply> administration_page(Context&, const Request&);
Result<Reply> people_page(Context&, const Request&);
Result<Reply> person_page(Context&, const Request&);
Result<Reply> post_person(Context&, const Request&);
Result<Reply> invitations_page(Context&, const Request&);
Result<Reply> post_invitations(Context&, const Request&);
Result<Reply> trail_page(Context&, const Request&);

}  // namespace wiec::people
