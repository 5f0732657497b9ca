// What a page function takes and gives. The pipeline (app/pipeline) turns the reply into bytes: it puts a Page into the
// site's layout, translates a Problem, sets the headers.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "commons/site/context.h"
#include "platform/html/html.h"
#include "platform/http/message.h"
#include "platform/http/router.h"

namespace wiec {

using html::Html;

struct Request {
  const http::Request& http;
  const http::PathParams& params;  // of the path: get("code")
  std::string_view query(std::string_view name) const { return http.query.value(name); }
};

struct Crumb {
  std::string label;
  std::string url;  // without the language prefix; empty = the page itself
};

struct Page {
  std::string title;
  Html main;
  int status = 200;
  std::string description;  // for search engines and previews: plain text
  std::string image;        // preview picture, path on this site
  std::string section;      // path of the navigation entry this page belongs to: "/projekty"
  std::vector<Crumb> crumbs;
  std::string feed;                 // Atom feed of what the page lists: path and query
  std::optional<Json> linked_data;  // schema.org JSON-LD
  bool indexed = true;              // false: robots noindex (filtered lists)
  bool has_errors = false;          // a form came back: "Błąd:" before the title
};

struct Redirect {
  std::string url;  // without the language prefix
  int status = 303;
};

// Anything that is not a page: exports, feeds, pictures, JSON.
struct Content {
  std::string type;
  std::string body;
  std::string file_name;  // not empty: offered for saving under this name
  std::vector<std::pair<std::string, std::string>> headers;
  int status = 200;
};

using Reply = std::variant<Page, Redirect, Content>;
using PageFunction = Result<Reply> (*)(Context&, const Request&);

// "/en" + path in English, the path itself in Polish.
std::string localized(Language, std::string_view path);

}  // namespace wiec
