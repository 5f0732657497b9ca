#include "platform/html/navigation.h"

#include <algorithm>
#include <set>

#include "platform/html/texts.h"

namespace wiec::html {
namespace {

// First, last and the neighbours of the current page.
std::set<int> shown_pages(int page, int pages) {
  std::set<int> out{1, pages};
  for (int near = page - 1; near <= page + 1; ++near) {
    if (near >= 1 && near <= pages) out.insert(near);
  }
  return out;
}

void page_link(Html& out, Language language, const Pager& pager, int page) {
  const std::string href = std::string(pager.href_before_number) + std::to_string(page);
  if (page == pager.page) {
    put<R"(<li><a class="pager-here" href="{}" aria-current="page" aria-label="{}">{}</a></li>)">(
        out, href, texts::page_number(language, page), page);
  } else {
    put<R"(<li class="pager-number"><a href="{}" aria-label="{}">{}</a></li>)">(out, href, texts::page_number(language, page), page);
  }
}

void pager_arrow(Html& out, const Pager& pager, int page, std::string_view label, bool back) {
  const std::string href = std::string(pager.href_before_number) + std::to_string(page);
  put<R"(<li class="{}"><a rel="{}" href="{}">{}<span>{}</span>{}</a></li>)">(
      out, back ? "pager-previous" : "pager-next", back ? "prev" : "next", href,
      [&](Html& mark) { if (back) icon(mark, Icon::chevron_left); }, label,
      [&](Html& mark) { if (!back) icon(mark, Icon::chevron_right); });
}

}  // namespace

void pager(Html& out, Language language, const Pager& pager) {
  if (pager.pages < 2) return;
  const auto numbers = [&](Html& list) {
    if (pager.page > 1) pager_arrow(list, pager, pager.page - 1, texts::previous_page(language), true);
    put<R"(<li class="pager-of">{}</li>)">(list, texts::page_of(language, pager.page, pager.pages));
    int before = 0;
    for (int page : shown_pages(pager.page, pager.pages)) {
      if (page > before + 1) put<R"(<li class="pager-gap" aria-hidden="true">…</li>)">(list);
      page_link(list, language, pager, page);
      before = page;
    }
    if (pager.page < pager.pages) pager_arrow(list, pager, pager.page + 1, texts::next_page(language), false);
  };
  put<R"(<nav class="pager" aria-label="{}"><ul>{}</ul></nav>)">(out, texts::pages_label(language), numbers);
}

void breadcrumb(Html& out, Language language, std::span<const Link> links) {
  put<R"(<nav class="breadcrumb" aria-label="{}"><ol>{}</ol></nav>)">(out, texts::breadcrumb_label(language), [&](Html& list) {
    for (const Link& link : links) {
      put<R"(<li><a href="{}">{}</a></li>)">(list, link.href, link.label);
    }
  });
}

void tabs(Html& out, std::string_view label, std::span<const Link> links) {
  put<R"(<nav class="tabs" aria-label="{}"><ul>{}</ul></nav>)">(out, label, [&](Html& list) {
    for (const Link& link : links) {
      put<R"(<li><a href="{}"{?aria-current=}>{}{}</a></li>)">(list, link.href, link.current ? "page" : "", link.label, [&](Html& count) {
        if (!link.count.empty()) put<R"( <span class="tab-count">{}</span>)">(count, link.count);
      });
    }
  });
}

void steps(Html& out, Language language, const Steps& steps) {
  const auto item = [&](Html& list, const Step& step) {
    const bool done = step.state == StepState::done;
    const bool now = step.state == StepState::now;
    const std::string_view note = !step.note.empty() ? step.note
                                  : done             ? texts::step_done(language)
                                  : now              ? texts::step_now(language)
                                                     : texts::step_ahead(language);
    const auto title = [&](Html& words) {
      if (step.href.empty()) return put<"{}">(words, step.title);
      put<R"(<a href="{}">{}</a>)">(words, step.href, step.title);
    };
    put<R"(<li class="{}"{?aria-current=}><span class="step-title">{}{}</span> <span class="step-note">{}</span></li>)">(
        list, done ? "step step-done" : now ? "step step-now" : "step", now ? "step" : "",
        [&](Html& mark) { if (done) icon(mark, Icon::check); }, title, note);
  };
  put<R"(<ol class="{}" aria-label="{}">{}</ol>)">(out, steps.upright ? "steps steps-upright" : "steps", steps.label, [&](Html& list) {
    for (const Step& each : steps.steps) item(list, each);
  });
}

}  // namespace wiec::html
