#include "platform/html/card.h"

#include "platform/html/texts.h"

namespace wiec::html {
namespace {

void picture(Html& out, const Picture& picture) {
  put<R"(<img src="{}" alt="{}" width="{}" height="{}"{?loading=} decoding="async">)">(
      out, picture.src, picture.alt, picture.width, picture.height, picture.lazy ? "lazy" : "");
}

void fact(Html& out, const Fact& fact) {
  put<R"(<li{?class=}>{}<span>{}{}</span></li>)">(out, fact.strong ? "fact-strong" : "", [&](Html& mark) { icon(mark, fact.icon); },
                                                  [&](Html& label) {
                                                    if (fact.label.empty()) return;
                                                    put<R"(<span class="hidden">{}: </span>)">(label, fact.label);
                                                  },
                                                  fact.text);
}

}  // namespace

void tag(Html& out, const Tag& tag) {
  put<R"(<span class="tag {}">{}{}</span>)">(out, class_of(tag.tone), [&](Html& mark) { icon(mark, tag.icon); }, tag.label);
}

void card(Html& out, const Card& card) {
  put<R"(<li class="card {}">)">(out, class_of(card.tone));
  if (card.picture != nullptr) put<R"(<div class="card-picture">{}</div>)">(out, [&](Html& image) { picture(image, *card.picture); });
  if (card.picture == nullptr && card.art != Icon::none) put<R"(<div class="card-art">{}</div>)">(out, [&](Html& art) { icon(art, card.art); });
  put<R"(<div class="card-body">)">(out);
  if (!card.tags.empty()) {
    put<R"(<p class="card-tags">{}</p>)">(out, [&](Html& tags) { for (const Tag& each : card.tags) tag(tags, each); });
  }
  heading(out, card.heading_level, [&](Html& title) { put<R"(<a href="{}">{}</a>)">(title, card.href, card.title); }, "card-title");
  if (!card.text.empty()) put<R"(<p class="card-text">{}</p>)">(out, card.text);
  if (!card.facts.empty()) {
    put<R"(<ul class="facts">{}</ul>)">(out, [&](Html& facts) { for (const Fact& each : card.facts) fact(facts, each); });
  }
  if (!card.footer.empty()) put<R"(<div class="card-footer">{}</div>)">(out, card.footer);
  put<"</div></li>">(out);
}

void cards(Html& out, const Content& list) { put<R"(<ul class="cards" role="list">{}</ul>)">(out, list); }

void figures(Html& out, std::span<const Figure> list) {
  put<R"(<dl class="figures">{}</dl>)">(out, [&](Html& rows) {
    for (const Figure& figure : list) {
      put<R"(<div class="figure {}"><dt>{}</dt><dd><span class="figure-number">{}</span>{}</dd></div>)">(
          rows, class_of(figure.tone), figure.label, figure.number, [&](Html& note) {
            if (!figure.note.empty()) put<R"( <span class="figure-note">{}</span>)">(note, figure.note);
          });
    }
  });
}

void details(Html& out, std::string_view summary, const Content& body, bool open) {
  put<R"(<details class="details"{?open}><summary>{}</summary><div class="details-body">{}</div></details>)">(out, open, summary, body);
}

void summary_list(Html& out, Language language, std::span<const SummaryRow> list) {
  put<R"(<dl class="summary">{}</dl>)">(out, [&](Html& rows) {
    for (const SummaryRow& row : list) {
      put<R"(<div class="summary-row"><dt>{}</dt><dd>{}</dd>{}</div>)">(rows, row.name, row.value, [&](Html& change) {
        if (row.change_href.empty()) return;
        put<R"(<dd class="summary-change"><a href="{}">{}<span class="hidden"> – {}</span></a></dd>)">(change, row.change_href,
                                                                                                     texts::change(language), row.name);
      });
    }
  });
}

void empty_state(Html& out, const EmptyState& state) {
  put<R"(<div class="empty">{}<p class="empty-title">{}</p>)">(out, [&](Html& mark) { icon(mark, state.icon); }, state.title);
  if (!state.text.empty()) put<R"(<p>{}</p>)">(out, state.text);
  if (!state.action.href.empty()) put<R"(<p><a class="button button-secondary" href="{}">{}</a></p>)">(out, state.action.href, state.action.label);
  put<"</div>">(out);
}

void event_log(Html& out, std::string_view label, std::span<const LogEntry> entries) {
  put<R"(<ol class="log" aria-label="{}">{}</ol>)">(out, label, [&](Html& list) {
    for (const LogEntry& entry : entries) {
      put<R"(<li class="log-entry {}"><time datetime="{}">{}</time><p class="log-title">{}</p>{}</li>)">(
          list, class_of(entry.tone), entry.iso_date, entry.date, entry.title, [&](Html& text) {
            if (!entry.text.empty()) put<R"(<div class="log-text">{}</div>)">(text, entry.text);
          });
    }
  });
}

void downloads(Html& out, std::span<const Download> list) {
  put<R"(<ul class="downloads" role="list">{}</ul>)">(out, [&](Html& items) {
    for (const Download& file : list) {
      put<R"(<li><a href="{}">{}{}</a> <span class="download-kind">{}{}</span>{}</li>)">(
          items, file.href, [](Html& mark) { icon(mark, Icon::download); }, file.label, file.format,
          [&](Html& size) { if (!file.size.empty()) put<", {}">(size, file.size); },
          [&](Html& note) { if (!file.note.empty()) put<R"(<p class="hint">{}</p>)">(note, file.note); });
    }
  });
}

void task_list(Html& out, std::span<const Task> tasks) {
  put<R"(<ul class="tasks" role="list">{}</ul>)">(out, [&](Html& list) {
    std::size_t number = 0;
    for (const Task& task : tasks) {
      ++number;
      put<R"(<li class="{}"><div><a href="{}" aria-describedby="task-{}">{}</a>{}</div><span id="task-{}">{}</span></li>)">(
          list, task.done ? "task task-done" : "task", task.href, number, task.title,
          [&](Html& hint) {
            if (!task.hint.empty()) put<R"(<p class="hint">{}</p>)">(hint, task.hint);
          },
          number,
          [&](Html& status) {
            if (!task.status.empty())
              tag(status, {.label = task.status,
                           .tone = task.done ? Tone::linden : task.tone,
                           .icon = task.done ? Icon::check : Icon::none});
          });
    }
  });
}

}  // namespace wiec::html
