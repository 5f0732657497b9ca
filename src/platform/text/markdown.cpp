// cmark-gfm reads, this file writes: every character of an author goes through escape(), every tag is one of ours.
#include "platform/text/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <memory>
#include <mutex>

namespace wiec::text {
namespace {

// Some texts cost cmark-gfm time or output in the square of their length (measured on 0.29.0.gfm.6: 8 KB of one wide table
// become 96 MB, 32 KB of "[" take 0.6 s). Nobody writes such by hand; they become plain paragraphs, or lose the table.
constexpr std::size_t kLongest = 64 * 1024;
constexpr std::ptrdiff_t kMostBrackets = 3000;
constexpr std::ptrdiff_t kMostCells = 20'000;  // widest line times lines: what a table may be completed to
constexpr int kDeepest = 12;  // quotes and lists within each other; deeper ones lose their frame, not their words

void escape(std::string& out, std::string_view text) {
  for (char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

struct FreeTree {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeTree>;

bool is_ordinary(std::string_view markdown) { return markdown.size() <= kLongest && std::ranges::count(markdown, '[') <= kMostBrackets; }

bool has_ordinary_tables(std::string_view markdown) {
  std::ptrdiff_t widest = 0, lines = 0;
  for (std::size_t at = 0; at < markdown.size(); ++lines) {
    const std::size_t end = std::min(markdown.find_first_of("\r\n", at), markdown.size());
    widest = std::max(widest, std::ranges::count(markdown.substr(at, end - at), '|'));
    at = end + 1;
  }
  return widest * lines <= kMostCells;
}

Tree parse(std::string_view markdown) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8), &cmark_parser_free);
  const auto attach = [&](const char* name) {
    if (auto* extension = cmark_find_syntax_extension(name)) cmark_parser_attach_syntax_extension(parser.get(), extension);
  };
  attach("strikethrough");
  attach("autolink");
  if (has_ordinary_tables(markdown)) attach("table");
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return Tree(cmark_parser_finish(parser.get()));
}

std::string_view view(const char* text) { return text == nullptr ? std::string_view{} : std::string_view(text); }

enum class Target { here, elsewhere, forbidden };

// Where an address leads. Browsers read a backslash as a slash and drop white space inside; both are taken as tricks.
Target target_of(std::string_view address) {
  if (std::ranges::any_of(address, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7F; })) return Target::forbidden;
  if (address.starts_with("//")) return Target::elsewhere;
  const std::size_t colon = address.find(':');
  if (colon == std::string_view::npos || address.find_first_of("/?#") < colon) return Target::here;
  std::string scheme(address.substr(0, colon));
  std::ranges::transform(scheme, scheme.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool known = scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
  return known ? Target::elsewhere : Target::forbidden;
}

void append_plain(std::string& out, cmark_node* node, cmark_event_type event) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT: case CMARK_NODE_CODE: case CMARK_NODE_CODE_BLOCK: case CMARK_NODE_HTML_BLOCK: case CMARK_NODE_HTML_INLINE:
      if (event == CMARK_EVENT_ENTER) out += view(cmark_node_get_literal(node));
      break;
    case CMARK_NODE_SOFTBREAK: case CMARK_NODE_LINEBREAK: out += ' '; break;
    default: break;
  }
}

std::string plain_of(cmark_node* root) {
  std::string out;
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(root), &cmark_iter_free);
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    append_plain(out, node, event);
    const bool cell = view(cmark_node_get_type_string(node)) == "table_cell";
    const bool block = (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
    if (block && !out.empty() && (event == CMARK_EVENT_EXIT || cmark_node_first_child(node) == nullptr)) {
      if (cell) out += ' ';
      else if (out.back() != '\n') out += '\n';
    }
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

class Html {
 public:
  explicit Html(int first_heading) : first_heading_(first_heading) {}
  std::string out;

  void write(cmark_node* root) {
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(root), &cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      const bool enter = event == CMARK_EVENT_ENTER;
      if (cmark_node_get_type(node) == CMARK_NODE_IMAGE && enter) {
        image(node);
        cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
      } else {
        write(node, enter);
      }
    }
  }

 private:
  void tag(std::string_view name, bool enter, std::string_view after = {}) {
    out += enter ? "<" : "</";
    (out += name) += '>';
    if (!enter) out += after;
  }

  void write(cmark_node* node, bool enter) {
    const std::string_view literal = view(cmark_node_get_literal(node));
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT: case CMARK_NODE_HTML_INLINE: return escape(out, literal);
      case CMARK_NODE_SOFTBREAK: out += '\n'; return;
      case CMARK_NODE_LINEBREAK: out += "<br>\n"; return;
      case CMARK_NODE_CODE: return framed("<code>", literal, "</code>");
      case CMARK_NODE_CODE_BLOCK: return framed("<pre><code>", literal, "</code></pre>\n");
      case CMARK_NODE_HTML_BLOCK: return framed("<p>", literal.substr(0, literal.find_last_not_of('\n') + 1), "</p>\n");
      case CMARK_NODE_THEMATIC_BREAK: out += "<hr>\n"; return;
      case CMARK_NODE_EMPH: return tag("em", enter);
      case CMARK_NODE_STRONG: return tag("strong", enter);
      case CMARK_NODE_LINK: return link(node, enter);
      case CMARK_NODE_PARAGRAPH: return paragraph(node, enter);
      case CMARK_NODE_HEADING: return heading(node, enter);
      case CMARK_NODE_BLOCK_QUOTE: return nested("blockquote", "", enter);
      case CMARK_NODE_LIST: return list(node, enter);
      case CMARK_NODE_ITEM:
        if (depth_ <= kDeepest) tag("li", enter, "\n");
        return;
      default: return extension(node, enter);
    }
  }

  void framed(std::string_view before, std::string_view literal, std::string_view after) {
    out += before;
    escape(out, literal);
    out += after;
  }

  void nested(std::string_view name, std::string_view attribute, bool enter) {
    if (enter) ++depth_;
    if (depth_ <= kDeepest) {
      if (enter) ((((out += '<') += name) += attribute) += ">\n");
      else tag(name, false, "\n");
    }
    if (!enter) --depth_;
  }

  void list(cmark_node* node, bool enter) {
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    const int start = ordered ? cmark_node_get_list_start(node) : 1;
    nested(ordered ? "ol" : "ul", start == 1 ? "" : " start=\"" + std::to_string(start) + "\"", enter);
  }

  void paragraph(cmark_node* node, bool enter) {
    cmark_node* item = cmark_node_parent(node);
    cmark_node* list = item == nullptr ? nullptr : cmark_node_parent(item);
    const bool tight = list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0;
    if (!tight) tag("p", enter, "\n");
    else if (!enter && cmark_node_next(node) != nullptr) out += '\n';
  }

  void heading(cmark_node* node, bool enter) {
    const int level = std::clamp(first_heading_ + cmark_node_get_heading_level(node) - 1, 2, 6);
    tag("h" + std::to_string(level), enter, "\n");
  }

  void open_link(std::string_view address, Target target) {
    out += "<a href=\"";
    escape(out, address);
    out += target == Target::here ? "\">" : "\" rel=\"nofollow noopener ugc\">";
  }

  void link(cmark_node* node, bool enter) {
    const std::string_view address = view(cmark_node_get_url(node));
    const Target target = target_of(address);
    in_link_ = enter;
    if (target == Target::forbidden) return;
    if (enter) open_link(address, target);
    else out += "</a>";
  }

  void image(cmark_node* node) {
    const std::string_view address = view(cmark_node_get_url(node));
    const Target target = target_of(address);
    const std::string words = plain_of(node);
    if (target == Target::here && address.starts_with('/')) {
      framed("<img src=\"", address, "\" alt=\"");
      framed("", words, "\" loading=\"lazy\">");
      return;
    }
    const bool linked = target == Target::elsewhere && !in_link_;
    if (linked) open_link(address, target);
    escape(out, words.empty() ? address : words);
    if (linked) out += "</a>";
  }

  void extension(cmark_node* node, bool enter) {
    const std::string_view type = view(cmark_node_get_type_string(node));
    if (type == "strikethrough") return tag("del", enter);
    if (type == "table") {
      out += enter ? "<div class=\"scroll\"><table>\n" : "</tbody></table></div>\n";
    } else if (type == "table_header") {
      in_header_ = enter;
      out += enter ? "<thead><tr>" : "</tr></thead><tbody>\n";
    } else if (type == "table_row") {
      tag("tr", enter, "\n");
    } else if (type == "table_cell") {
      if (!in_header_) tag("td", enter);
      else out += enter ? "<th scope=\"col\">" : "</th>";
    }
  }

  const int first_heading_;
  int depth_ = 0;
  bool in_link_ = false;
  bool in_header_ = false;
};

std::string as_paragraphs(std::string_view text) {
  std::string out = "<p>";
  escape(out, text);
  for (std::size_t at = out.find("\n\n"); at != std::string::npos; at = out.find("\n\n", at + 8)) out.replace(at, 2, "</p>\n<p>");
  return out += "</p>\n";
}

}  // namespace

std::string html_from_markdown(std::string_view markdown, int first_heading) {
  if (!is_ordinary(markdown)) return as_paragraphs(markdown);
  const Tree tree = parse(markdown);
  Html html(first_heading);
  html.write(tree.get());
  return std::move(html.out);
}

std::string plain_from_markdown(std::string_view markdown) {
  if (!is_ordinary(markdown)) return std::string(markdown);
  return plain_of(parse(markdown).get());
}

}  // namespace wiec::text
