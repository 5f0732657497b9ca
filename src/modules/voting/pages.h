// Page functions of this module; module.cpp lists their addresses.
#pragma once
#include "commons/site/page.h"
#include "modules/editions/edition_store.h"
#include "modules/voting/result_store.h"

namespace wiec::voting {

Result<Reply> results_page(Context&, const Request&);         // /wyniki, /wyniki/{edition}
Result<Reply> pool_page(Context&, const Request&);            // /wyniki/{edition}/{pool}
Result<Reply> protocol_page(Context&, const Request&);        // /wyniki/{edition}/protokol
Result<Reply> what_if_page(Context&, const Request&);         // /wyniki/{edition}/{pool}/inne-zasady
Result<Reply> project_result_page(Context&, const Request&);  // /wyniki/{edition}/{pool}/projekt/{code}
Result<Reply> recount_page(Context&, const Request&);         // /przelicz
Result<Reply> recount_upload(Context&, const Request&);       // POST /przelicz
Result<Reply> pool_csv_excel(Context&, const Request&);
Result<Reply> pool_csv(Context&, const Request&);
Result<Reply> pool_xlsx(Context&, const Request&);
Result<Reply> pool_json(Context&, const Request&);
Result<Reply> pool_record(Context&, const Request&);
Result<Reply> pool_ballots(Context&, const Request&);  // .pb
Html proposal_panel(Context&, std::int64_t proposal);

Result<Reply> ties_page(Context&, const Request&);  // /administracja/remisy
Result<Reply> tie_page(Context&, const Request&);   // .../{edition}/{tie}
Result<Reply> post_tie(Context&, const Request&);
Result<Reply> draw_page(Context&, const Request&);  // .../{edition}/losowania/{draw}
Result<Reply> post_draw(Context&, const Request&);
Html ties_task(Context&, std::int64_t);

// The pool of the address with its result. Problem: not_found.
struct PoolAsked {
  std::shared_ptr<const editions::Editions> editions;
  const editions::Edition* edition = nullptr;
  const editions::Pool* pool = nullptr;
  PoolResult result;
  std::vector<ProjectResult> projects;
};
Result<PoolAsked> pool_asked(Context&, const Request&);

// What the job study_pools found out about the pool; null when it has not yet.
Json study_asked(Context&, editions::PoolId);

// The sentence that says why, in people's words. `projects` name those the reason speaks of.
std::string sentence_of_reason(Language, std::string_view reason_json, const std::vector<ProjectResult>& projects,
                               Currency);

}  // namespace wiec::voting
