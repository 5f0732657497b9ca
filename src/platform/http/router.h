// Finds the route of a path. A pattern is "/projekty/{code}": literal segments and named ones; "{rest...}" as the last
// segment takes everything that is left, slashes too. Literals win over names. "/x" and "/x/" are different paths.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/message.h"

namespace wiec::http {

// Values of the named segments, decoded, in the order of the pattern. Names point into the route table.
class PathParams {
 public:
  void add(std::string_view name, std::string value) { items_.emplace_back(name, std::move(value)); }
  std::string_view get(std::string_view name) const;  // a name the pattern has not is a std::logic_error
  const std::vector<std::pair<std::string_view, std::string>>& items() const { return items_; }

 private:
  std::vector<std::pair<std::string_view, std::string>> items_;
};

// Patterns to indexes; what a route carries is Router's.
class RouteTable {
 public:
  RouteTable();
  ~RouteTable();
  RouteTable(RouteTable&&) noexcept;
  RouteTable& operator=(RouteTable&&) noexcept;

  struct Found {
    std::optional<std::size_t> index;  // absent: allow tells whether the path is known
    PathParams params;
    std::string allow;                 // "GET, HEAD, POST": the methods the path has; empty = no such path (404), else 405
  };
  // A malformed pattern, or one that stands there already for the method, is a std::logic_error. HEAD is served by GET.
  void add(Method, std::string_view pattern, std::size_t index);
  Found find(Method, std::string_view path) const;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

template <class Route>
class Router {
 public:
  struct Found {
    const Route* route = nullptr;
    PathParams params;
    std::string allow;
  };
  void add(Method method, std::string_view pattern, Route route) {
    table_.add(method, pattern, routes_.size());
    routes_.push_back(std::move(route));
  }
  Found find(Method method, std::string_view path) const {
    auto found = table_.find(method, path);
    return {found.index ? &routes_[*found.index] : nullptr, std::move(found.params), std::move(found.allow)};
  }
  const std::vector<Route>& routes() const { return routes_; }

 private:
  RouteTable table_;
  std::vector<Route> routes_;  // Found points into it: add everything before the first find
};

}  // namespace wiec::http
