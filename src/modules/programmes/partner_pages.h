// Pages of partners: as everybody sees them, for who works for one, for officers, and where the letter leads.
#pragma once
#include "commons/site/page.h"

namespace wiec::programmes {

Result<Reply> partners_page(Context&, const Request&);
Result<Reply> partner_page(Context&, const Request&);
Result<Reply> post_pilot(Context&, const Request&);
Result<Reply> post_comment(Context&, const Request&);
Html own_partners(Context&, std::int64_t);  // in the account
Result<Reply> partner_invitation_page(Context&, const Request&);
Result<Reply> post_partner_invitation(Context&, const Request&);

Result<Reply> partner_desk_page(Context&, const Request&);
Result<Reply> post_partner_person(Context&, const Request&);

}  // namespace wiec::programmes
