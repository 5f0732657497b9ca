#include "platform/html/section.h"

namespace wiec::html {

void section(Html& out, const Section& part) {
  const auto more = [&](Html& link) {
    if (part.more.href.empty()) return;
    put<R"(<a href="{}">{}{}</a>)">(link, part.more.href, part.more.label, [](Html& mark) { icon(mark, Icon::arrow_right); });
  };
  put<R"(<div class="section"{?id=}><div class="section-head"><h2>{}</h2>{}</div>{}</div>)">(out, part.id, part.title, more, part.body);
}

void columns(Html& out, const Content& first, const Content& second, ColumnsKind kind) {
  const std::string_view css_class = kind == ColumnsKind::filters_main ? "columns columns-filters"
                                     : kind == ColumnsKind::even       ? "columns columns-even"
                                                                       : "columns";
  put<R"(<div class="{}"><div class="stack">{}</div><div class="stack">{}</div></div>)">(out, css_class, first, second);
}

void prose(Html& out, const Content& text) { put<R"(<div class="prose">{}</div>)">(out, text); }

}  // namespace wiec::html
