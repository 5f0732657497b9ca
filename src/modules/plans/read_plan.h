// Forms of the desk: filled from a plan's parts, shown, read back with every fault at its field.
#pragma once
#include "commons/bilingual/both_form.h"
#include "modules/plans/keep_plan.h"
#include "modules/programmes/form_rows.h"
#include "modules/programmes/register.h"

namespace wiec::plans {

extern const programmes::RowGroup kIndicatorRows;

using Places = std::vector<programmes::NamedPlace>;  // to choose from

Typed typed_from(const Plan&, std::string_view project, const Places&);
Typed typed_from(const Paragraph&);
Typed typed_from(const Action&);
Plan read_plan(Reader&, const Places&);
Paragraph read_paragraph(Reader&);
Action read_action(Reader&);
Change read_change(Reader&);

using bilingual::Fields;
void put_change(const Fields&);  // why, and the version that the form was made from
void put_plan_fields(const Fields&, const Places&);
void put_paragraph_fields(const Fields&);
void put_action_fields(const Fields&);

}  // namespace wiec::plans
