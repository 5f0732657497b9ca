// Fields that take one value: text, number, day, file.
#include "platform/html/field.h"
#include "platform/html/field_frame.h"
#include "platform/html/texts.h"

namespace wiec::html {
namespace {

struct Keyboard {
  std::string_view type, inputmode;
};
Keyboard keyboard(TextKind kind) {
  switch (kind) {
    case TextKind::text: return {"text", ""};
    case TextKind::email: return {"email", ""};
    case TextKind::phone: return {"tel", ""};
    case TextKind::address: return {"url", ""};
    case TextKind::search: return {"search", ""};
    case TextKind::password: return {"password", ""};
    case TextKind::number:
    case TextKind::code: return {"text", "numeric"};
  }
  return {"text", ""};
}

std::string_view width_class(Width width) {
  switch (width) {
    case Width::half: return "input input-half";
    case Width::short_: return "input input-short";
    default: return "input";
  }
}

// Counted down by web/scripts/character_count.js.
struct Count {
  std::optional<int> limit;
  std::string_view left, over;
};
Count count(Language language, std::optional<int> limit) {
  if (!limit) return {};
  return {limit, texts::characters_left(language), texts::characters_over(language)};
}

}  // namespace

void text_field(Html& out, Language language, const TextField& field) {
  const Frame frame{.name = field.name, .label = field.label, .hint = field.hint, .error = field.error, .optional = field.optional,
                    .max_length = field.max_length};
  const auto [type, inputmode] = keyboard(field.kind);
  const Count counted = count(language, field.max_length);
  framed(out, language, frame, [&](Html& box) {
    const auto input = [&](Html& inner) {
      put<R"(<input class="{}" id="f-{}" name="{}" type="{}"{?value=}{?inputmode=}{?autocomplete=}{?aria-describedby=}{?aria-invalid=}{?data-count=}{?data-left=}{?data-over=}>)">(
          inner, width_class(field.width), field.name, field.name, type, field.value, inputmode, field.autocomplete, described_by(frame),
          field.error.empty() ? "" : "true", counted.limit, counted.left, counted.over);
    };
    if (field.suffix.empty()) return input(box);
    put<R"(<span class="with-suffix">{}<span class="suffix">{}</span></span>)">(box, input, field.suffix);
  });
}

void text_area(Html& out, Language language, const TextArea& field) {
  const Frame frame{.name = field.name, .label = field.label, .hint = field.hint, .error = field.error, .optional = field.optional,
                    .max_length = field.max_length};
  const Count counted = count(language, field.max_length);
  framed(out, language, frame, [&](Html& box) {
    put<"<textarea class=\"input\" id=\"f-{}\" name=\"{}\" rows=\"{}\"{?aria-describedby=}{?aria-invalid=}{?data-count=}{?data-left=}{?data-over=}>\n{}</textarea>">(
        box, field.name, field.name, field.rows, described_by(frame), field.error.empty() ? "" : "true", counted.limit, counted.left,
        counted.over, field.value);
  });
}

void date_field(Html& out, Language language, const DateField& field) {
  const Frame frame{.name = field.name, .label = field.label, .hint = field.hint, .error = field.error, .optional = field.optional};
  framed(out, language, frame, [&](Html& box) {
    put<R"(<input class="input input-date" id="f-{}" name="{}" type="date"{?value=}{?min=}{?max=}{?aria-describedby=}{?aria-invalid=}>)">(
        box, field.name, field.name, field.value, field.first, field.last, described_by(frame), field.error.empty() ? "" : "true");
  });
}

void memorable_date_field(Html& out, Language language, const MemorableDateField& field) {
  struct Part {
    std::string_view suffix, label, value, autocomplete, css_class;
  };
  const Part parts[] = {{"day", texts::day(language), field.day, "bday-day", "input input-two"},
                        {"month", texts::month(language), field.month, "bday-month", "input input-two"},
                        {"year", texts::year(language), field.year, "bday-year", "input input-four"}};
  const Frame frame{.name = field.name, .label = field.legend, .hint = field.hint, .error = field.error};
  framed_group(out, language, frame, [&](Html& group) {
    put<R"(<div class="date-parts">{}</div>)">(group, [&](Html& row) {
      for (const Part& part : parts) {
        // The first box answers to the error summary's link.
        const std::string id = field_id(field.name) + (part.suffix == "day" ? "" : "-" + std::string(part.suffix));
        put<R"(<div><label for="{}">{}</label><input class="{}" id="{}" name="{}-{}" type="text" inputmode="numeric"{?value=}{?autocomplete=}{?aria-invalid=}></div>)">(
            row, id, part.label, part.css_class, id, field.name, part.suffix, part.value, field.birthday ? part.autocomplete : "",
            field.error.empty() ? "" : "true");
      }
    });
  });
}

void file_field(Html& out, Language language, const FileField& field) {
  const Frame frame{.name = field.name, .label = field.label, .hint = field.hint, .error = field.error, .optional = field.optional};
  framed(out, language, frame, [&](Html& box) {
    put<R"(<input class="input input-file" id="f-{}" name="{}" type="file"{?accept=}{?multiple}{?aria-describedby=}{?aria-invalid=}>)">(
        box, field.name, field.name, field.accept, field.multiple, described_by(frame), field.error.empty() ? "" : "true");
  });
}

void hidden_field(Html& out, std::string_view name, std::string_view value) {
  put<R"(<input type="hidden" name="{}" value="{}">)">(out, name, value);
}

void search_box(Html& out, Language language, const SearchBox& box) {
  put<R"(<form class="search" role="search" aria-label="{}" action="{}"><label class="hidden" for="{}">{}</label>{}<input class="input" id="{}" name="{}" type="search"{?value=} placeholder="{}"><button class="button button-secondary" type="submit">{}<span>{}</span></button></form>)">(
      out, box.label, box.action, box.id, box.label, box.hidden, box.id, box.name, box.value, box.label,
      [](Html& mark) { icon(mark, Icon::search); }, texts::search(language));
}

}  // namespace wiec::html
