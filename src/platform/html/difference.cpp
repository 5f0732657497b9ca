#include "platform/html/difference.h"

#include "platform/html/texts.h"
#include "platform/text/difference.h"

namespace wiec::html {
namespace {

void put_piece(Html& out, Language l, const text::Difference& piece) {
  const auto hidden = [](std::string_view words) { return [words](Html& inside) { hidden_text(inside, words); }; };
  if (piece.change == text::Change::same) put<"{}">(out, piece.text);
  if (piece.change == text::Change::removed) put<"<del>{}{}</del>">(out, hidden(texts::removed(l)), piece.text);
  if (piece.change == text::Change::added) put<"<ins>{}{}</ins>">(out, hidden(texts::added(l)), piece.text);
}

}  // namespace

void difference(Html& out, Language l, std::string_view label, std::string_view before, std::string_view after,
                int heading_level) {
  if (before == after) return;
  heading(out, heading_level, label);
  put<R"(<p class="differences">{}</p>)">(out, [&](Html& body) {
    for (const text::Difference& piece : text::differences(before, after)) put_piece(body, l, piece);
  });
}

}  // namespace wiec::html
