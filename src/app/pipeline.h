// One request from the guards to the answer: language, route, session, CSRF, rate limit, permission from the route's
// row, page function, layout. The order is the security model; nothing else may answer requests.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/page_cache.h"
#include "app/site.h"
#include "commons/site/module.h"
#include "platform/clock/clock.h"
#include "platform/http/cookie.h"
#include "platform/http/csrf.h"
#include "platform/http/rate_limit.h"
#include "platform/http/router.h"
#include "platform/http/server.h"
#include "platform/log/log.h"
#include "platform/metrics/metrics.h"

namespace wiec::app {

class Caller;

struct PipelineOptions {
  CacheMode cache = CacheMode::on;
  bool plain_http = false;
  std::string csrf_key;          // 32 secret bytes
  std::string public_address;    // "https://budzet.miasto.pl"; empty = from the request's Host
  bool hosts_are_fixed = false;  // the server answers to named hosts only: Host may stand in letters
};

class Pipeline {
 public:
  // Everything named here outlives the pipeline.
  Pipeline(PipelineOptions, const db::Database&, Shared&, const Clock&, Site&, log::Log&, metrics::Registry&);

  // What the server calls (platform/http/server.h).
  http::Handlers handlers();

  const std::vector<Route>& routes() const { return router_.routes(); }

 private:
  struct Target {
    const Route* route = nullptr;
    http::PathParams params;
    std::string allow;  // methods of a known path
    Language language = Language::pl;
    std::string path;       // without the language prefix
    std::string cache_key;  // empty: never kept
  };
  Target target_of(const http::RequestHead&) const;

  std::optional<http::Response> at_once(const http::Request&);
  http::Response handle(http::Request&);
  http::Response nothing_can_be_written(const http::Request&, const db::Error&) const;
  http::Response answer(const Target&, http::Request&);
  http::Response make_fresh(const Target&, http::Request&, Context&);
  std::optional<http::Response> from_cache(const Target&);
  void keep(const Target&, const Context&, http::Response&);
  void verify(const Target&, http::Request&, const KeptPage&);
  std::optional<http::Response> refuse(const Target&, const http::Request&, Context&, const Caller&);
  bool may_stand_in_letters(const http::Request&) const;
  std::string form_field(const http::Request&, std::string_view name) const;
  http::Response respond(const Target&, const http::Request&, Context&, Reply&&);
  http::Response problem_page(const Target&, const http::Request&, Context&, const Problem&);
  http::Response error_page(int status, const http::RequestHead*);

  PipelineOptions options_;
  const db::Database& db_;
  Shared& shared_;
  const Clock& clock_;
  Site& site_;
  log::Log& log_;
  http::Router<Route> router_;
  http::Cookies cookies_;
  http::Csrf csrf_;
  http::RateLimits limits_;
  PageCache cache_;
  metrics::Counter& hits_;
  metrics::Counter& misses_;
  metrics::Counter& verify_failures_;
};

}  // namespace wiec::app
