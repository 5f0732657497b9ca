// The pages of this folder.
#pragma once
#include "commons/site/page.h"
#include "modules/joint_projects/programme.h"

namespace wiec::joint_projects {

// For everybody.
Result<Reply> programme_page(Context&, const Request&);
Result<Reply> part_page(Context&, const Request&);
Result<Reply> version_page(Context&, const Request&);
Result<Reply> ambassadors_page(Context&, const Request&);
Result<Reply> api_ambassadors(Context&, const Request&);
Result<Reply> join_page(Context&, const Request&);
Result<Reply> post_join(Context&, const Request&);
Result<Reply> post_leave(Context&, const Request&);

// For those who apply and those who lead.
Result<Reply> apply_page(Context&, const Request&);
Result<Reply> post_apply(Context&, const Request&);
Result<Reply> own_page(Context&, const Request&);
Result<Reply> post_shown(Context&, const Request&);
Result<Reply> post_resign(Context&, const Request&);
Result<Reply> handing_page(Context&, const Request&);
Result<Reply> post_handing(Context&, const Request&);
Result<Reply> peers_page(Context&, const Request&);
Result<Reply> certificate_page(Context&, const Request&);
Result<Reply> report_page(Context&, const Request&);
Result<Reply> members_page(Context&, const Request&);
Result<Reply> post_letter(Context&, const Request&);
Result<Reply> post_member(Context&, const Request&);
Result<Reply> post_take_off(Context&, const Request&);

// For the coordinator.
Result<Reply> desk_page(Context&, const Request&);
Result<Reply> post_begin(Context&, const Request&);
Result<Reply> settings_page(Context&, const Request&);
Result<Reply> post_settings(Context&, const Request&);
Result<Reply> stages_page(Context&, const Request&);
Result<Reply> post_stages(Context&, const Request&);
Result<Reply> text_page(Context&, const Request&);
Result<Reply> post_text(Context&, const Request&);
Result<Reply> applications_page(Context&, const Request&);
Result<Reply> post_decision(Context&, const Request&);
Result<Reply> post_training(Context&, const Request&);
Result<Reply> formula_page(Context&, const Request&);
Result<Reply> post_formula(Context&, const Request&);
std::optional<Programme> programme_asked_for(Context&, const Request&);  // by the year in the address

// Panels.
Html home_panel(Context&, std::int64_t);
Html desk_task(Context&, std::int64_t);
Html account_task(Context&, std::int64_t);
Html handings_to_answer(Context&, std::int64_t);  // in the account: questions that wait for one's yes or no
Html joined_panel(Context&, std::int64_t);        // in the account: areas one joined
Html area_panel(Context&, std::int64_t area);
Html areas_panel(Context&, std::int64_t);

}  // namespace wiec::joint_projects
