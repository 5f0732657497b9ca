// Fields that choose among given values.
#include <algorithm>

#include "platform/html/field.h"
#include "platform/html/field_frame.h"
#include "platform/html/texts.h"

namespace wiec::html {
namespace {

// One radio button or check box with its label. The first of a group carries the group's id.
struct Mark {
  std::string_view type, name;
  const Choice& choice;
  std::size_t index;
  bool on;
  bool wrong;
  std::string_view error_id = {};
};
void choice_mark(Html& out, const Mark& mark) {
  const std::string id = field_id(mark.name) + (mark.index == 0 ? "" : "-" + std::to_string(mark.index + 1));
  const std::string hint_id = mark.choice.hint.empty() ? "" : id + "-note";
  const std::string described = hint_id + (hint_id.empty() || mark.error_id.empty() ? "" : " ") + std::string(mark.error_id);
  put<R"(<div class="choice"><input id="{}" name="{}" type="{}" value="{}"{?checked}{?aria-describedby=}{?aria-invalid=}><label for="{}">{}</label>{}</div>)">(
      out, id, mark.name, mark.type, mark.choice.value, mark.on, described, mark.wrong && mark.type == "checkbox" ? "true" : "", id,
      mark.choice.label, [&](Html& note) {
        if (!hint_id.empty()) put<R"(<p class="hint" id="{}">{}</p>)">(note, hint_id, mark.choice.hint);
      });
}

}  // namespace

void select_field(Html& out, Language language, const SelectField& field) {
  const Frame frame{.name = field.name, .label = field.label, .hint = field.hint, .error = field.error, .optional = field.optional};
  const auto options = [&](Html& list) {
    if (!field.empty_label.empty()) put<R"(<option value="">{}</option>)">(list, field.empty_label);
    for (const Choice& choice : field.choices) {
      put<R"(<option value="{}"{?selected}>{}</option>)">(list, choice.value, choice.value == field.value, choice.label);
    }
  };
  framed(out, language, frame, [&](Html& box) {
    put<R"(<select class="{}" id="f-{}" name="{}"{?aria-describedby=}{?aria-invalid=}{?data-submits}>{}</select>)">(
        box, field.width == Width::full ? "input" : "input input-half", field.name, field.name, described_by(frame),
        field.error.empty() ? "" : "true", field.submits, options);
  });
}

void radio_field(Html& out, Language language, const RadioField& field) {
  const Frame frame{.name = field.name, .label = field.legend, .hint = field.hint, .error = field.error, .optional = field.optional,
                    .large_legend = field.large_legend, .css_class = field.inline_ ? "choices-inline" : ""};
  framed_group(out, language, frame, [&](Html& group) {
    for (std::size_t i = 0; i < field.choices.size(); ++i) {
      choice_mark(group, {"radio", field.name, field.choices[i], i, field.choices[i].value == field.value, !field.error.empty()});
    }
  });
}

void checkbox_field(Html& out, Language language, const CheckboxField& field) {
  const Frame frame{.name = field.name, .label = field.legend, .hint = field.hint, .error = field.error, .optional = field.optional};
  framed_group(out, language, frame, [&](Html& group) {
    for (std::size_t i = 0; i < field.choices.size(); ++i) {
      const bool on = std::ranges::find(field.values, field.choices[i].value) != field.values.end();
      choice_mark(group, {"checkbox", field.name, field.choices[i], i, on, !field.error.empty()});
    }
  });
}

void checkbox(Html& out, Language language, const Checkbox& box) {
  const std::string error_id = box.error.empty() ? "" : field_id(box.name) + "-error";
  const Choice choice{.value = box.value, .label = box.label, .hint = box.hint};
  put<R"(<div class="{}">{}{}</div>)">(
      out, box.error.empty() ? "field" : "field field-wrong",
      [&](Html& message) {
        if (box.error.empty()) return;
        put<R"(<p class="field-message" id="{}">{}<span class="hidden">{} </span>{}</p>)">(
            message, error_id, [](Html& mark) { icon(mark, Icon::circle_alert); }, texts::error_prefix(language), box.error);
      },
      [&](Html& mark) { choice_mark(mark, {"checkbox", box.name, choice, 0, box.checked, !box.error.empty(), error_id}); });
}

void row_checkbox(Html& out, const RowCheckbox& box) {
  put<R"(<span class="choice choice-row"><input id="f-{}-{}" name="{}" type="checkbox" value="{}"{?checked}><label for="f-{}-{}"><span class="hidden">{}</span></label></span>)">(
      out, box.name, box.value, box.name, box.value, box.checked, box.name, box.value, box.label);
}

}  // namespace wiec::html
