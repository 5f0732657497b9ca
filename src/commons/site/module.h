// The manifest of a module: everything it adds to the house, on one screen. app/modules.cpp lists the modules.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commons/site/page.h"
#include "platform/jobs/jobs.h"

namespace wiec {

// Who may enter a route. The name is what `wiec routes` prints; the check runs before the page function.
struct Who {
  std::string_view name;
  bool (*may)(Context&, const Request&) = nullptr;  // nullptr: everybody
};
inline constexpr Who anyone{"anyone"};
inline constexpr Who signed_in{"signed_in", [](Context& ctx, const Request&) { return !ctx.actor.anonymous(); }};

// Whoever has one of these roles anywhere; `name` is their names joined by "|". Within which organisation or place it
// holds, the use case asks (Actor::may).
template <Role... roles>
constexpr Who with_role(std::string_view name) {
  return {name, [](Context& ctx, const Request&) { return (ctx.actor.has(roles) || ...); }};
}
inline constexpr Who administrator = with_role<Role::administrator>("administrator");
inline constexpr Who coordinator = with_role<Role::coordinator>("coordinator");
inline constexpr Who verifier = with_role<Role::verifier>("verifier");

struct Route {
  http::Method method = http::Method::get;
  std::string_view path;  // "/projekty/{code}"
  Who who;
  PageFunction page = nullptr;
  // The rest has defaults that fit a plain public page.
  bool cached = false;                  // an anonymous GET that may be kept until a table it read changes
  std::vector<std::string_view> query;  // known query parameters; others are ignored and never kept
  bool one_language = false;            // no /en twin: feeds, pictures, API
  std::size_t body_limit = 64 * 1024;   // POST only, bytes
  std::int64_t file_limit = 0;          // bytes of a file in its form; who sends a body past the limit is told this
  int per_minute = 30;                  // POST only, per client
  bool own_proof = false;               // POST only: the address itself proves the right, no form token (RFC 8058)
  std::string_view summary;             // what OpenAPI says of an /api/ route
};

// Markup that a module adds to another noun's page, so that nobody depends to the right.
struct Panel {
  std::string_view noun;  // "proposal"
  int position = 0;       // lower stands first
  Html (*render)(Context&, std::int64_t id) = nullptr;
};

// A place in the site map: addresses of a module's nouns.
using SitemapFunction = void (*)(Context&, const std::function<void(std::string_view path, Instant changed)>&);

struct Module {
  std::string_view name;
  std::span<const db::Migration> migrations;
  std::vector<Route> routes;
  std::vector<Panel> panels;
  std::vector<jobs::Kind> jobs;
  SitemapFunction sitemap = nullptr;
  PersonalData personal_data = {};
  Membership membership = {};
};

}  // namespace wiec
