// The site around the pages: the list of modules, their routes, the layout with its navigation, error pages and the
// files that every page needs.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "commons/site/module.h"
#include "platform/html/city_style.h"
#include "platform/http/stored_body.h"

namespace wiec::app {

// Where a page stands, for links to itself.
struct Place {
  std::string_view path;  // without the language prefix
  const http::Query& query;
  const Route* route;  // nullptr: an error page
  std::string_view host;
  bool secure = false;
};

class Site {
 public:
  // The colours of the woven stripe: of the form #RRGGBB, the settings are checked.
  explicit Site(const html::CityColours&, std::string public_address = {});

  const std::vector<Route>& routes() const { return routes_; }
  const std::vector<Module>& modules() const { return modules_; }

  std::string render(Context&, Page&, const Place&) const;
  Page problem_page(Language, std::string_view words, int status, const std::string& reference) const;
  // Without the database and without navigation: for the worst moments.
  std::string bare_page(Language, std::string_view words, int status, const std::string& reference) const;

  void put_panels(Html&, Context&, std::string_view noun, std::int64_t id) const;

  std::optional<http::Response> static_file(std::string_view path) const;

 private:
  void add_static(std::string path, std::shared_ptr<const http::StoredBody>);
  std::vector<const Panel*> panels_of(std::string_view noun) const;

  std::string public_address_;
  std::vector<Module> modules_;
  std::vector<Route> routes_;
  std::unordered_map<std::string, std::shared_ptr<const http::StoredBody>> files_;
  std::string city_stylesheet_;
};

}  // namespace wiec::app
