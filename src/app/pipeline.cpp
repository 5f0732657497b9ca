#include "app/pipeline.h"

#include "app/caller.h"
#include "app/texts.h"
#include "base/url.h"
#include "platform/http/form.h"
#include "platform/http/stored_body.h"
#include "platform/text/text.h"
#include "web/assets.h"

namespace wiec::app {
namespace {

constexpr std::size_t kLongestKey = 512;
constexpr std::size_t kSmallBody = 64 * 1024;
constexpr std::string_view kHtml = "text/html; charset=utf-8";

int status_of(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::invalid:
      return 422;
    case ProblemKind::not_found:
      return 404;
    case ProblemKind::not_allowed:
      return 403;
    case ProblemKind::conflict:
      return 409;
    case ProblemKind::closed:
      return 410;
    case ProblemKind::too_many:
      return 429;
    case ProblemKind::unavailable:
      return 503;
  }
  return 500;
}

http::Method row_method(http::Method method) { return method == http::Method::head ? http::Method::get : method; }

// Path, language and the known parameters in the order of the route's row: readers who ask for the same get the same.
std::string key_of(const Route& route, Language language, std::string_view path, const http::Query& query) {
  std::string key(language == Language::pl ? "pl" : "en");
  key += path;
  for (const std::string_view name : route.query) {
    const std::string_view value = query.value(name);
    if (value.empty()) continue;
    // With its length, so that no value can look like another parameter.
    fmt::format_to(std::back_inserter(key), "\n{}={}:{}", name, value.size(), value);
  }
  return key.size() > kLongestKey ? std::string() : key;
}

// What a cached page may know of the query: the parameters of its row, each once. So no page can say what its key does
// not.
http::Query known_part(const Route& route, const http::Query& query) {
  http::Query known;
  for (const std::string_view name : route.query)
    if (const std::string* value = query.find(name)) known.add(std::string(name), *value);
  return known;
}

std::string attachment(std::string_view name) { return fmt::format("attachment; filename=\"{}\"", name); }

}  // namespace

Pipeline::Pipeline(PipelineOptions options, const db::Database& db, Shared& shared, const Clock& clock, Site& site,
                   log::Log& log, metrics::Registry& metrics)
    : options_(std::move(options)),
      db_(db),
      shared_(shared),
      clock_(clock),
      site_(site),
      log_(log),
      cookies_(options_.plain_http),
      csrf_(options_.csrf_key),
      hits_(metrics.counter("wiec_page_cache_hits_total", "Pages served from memory")),
      misses_(metrics.counter("wiec_page_cache_misses_total", "Pages that could be kept, made fresh")),
      verify_failures_(
          metrics.counter("wiec_page_cache_verify_failures_total", "Kept pages that differed from a fresh one")) {
  for (const Route& route : site_.routes()) router_.add(route.method, route.path, route);
  metrics.watch("wiec_page_cache_bytes", "Memory of kept pages",
                [this] { return static_cast<std::int64_t>(cache_.bytes()); });
}

http::Handlers Pipeline::handlers() {
  return {
      .at_once = [this](const http::Request& request) { return at_once(request); },
      .handle = [this](http::Request& request) { return handle(request); },
      .body_rule =
          [this](const http::RequestHead& head) {
            const Target target = target_of(head);
            // A form sent to a page without one is read to its end, so that its sender hears why it is refused.
            const bool takes = target.route && target.route->method == http::Method::post;
            return http::BodyRule{takes ? target.route->body_limit : kSmallBody, {}};
          },
      .error_page = [this](int status, const http::RequestHead* head) { return error_page(status, head); },
  };
}

Pipeline::Target Pipeline::target_of(const http::RequestHead& head) const {
  Target target;
  std::string_view path = head.path;
  if (path == "/en" || path.starts_with("/en/")) {
    target.language = Language::en;
    path.remove_prefix(3);
    if (path.empty()) path = "/";
  }
  target.path = path;
  auto found = router_.find(row_method(head.method), path);
  if (found.route && found.route->one_language && target.language == Language::en) found = {};
  target.route = found.route;
  target.params = std::move(found.params);
  target.allow = std::move(found.allow);
  if (target.route && target.route->cached && options_.cache != CacheMode::off && !Caller::has_session(cookies_, head))
    target.cache_key = key_of(*target.route, target.language, path, head.query);
  return target;
}

std::optional<http::Response> Pipeline::at_once(const http::Request& request) {
  if (request.path.starts_with("/static/")) return site_.static_file(request.path);
  if (options_.cache != CacheMode::on || !db_.is_current_at_once()) return std::nullopt;
  const Target target = target_of(request);
  if (target.cache_key.empty()) return std::nullopt;
  return from_cache(target);
}

std::optional<http::Response> Pipeline::from_cache(const Target& target) {
  auto kept = cache_.find(target.cache_key);
  if (!kept || clock_.now() >= kept->fresh_until || !db_.is_current(kept->stamp)) return std::nullopt;
  hits_.add();
  http::Response response;
  response.content_type = kept->body->parts().content_type;
  response.stored = std::move(kept->body);
  response.route = target.route->path;
  return response;
}

http::Response Pipeline::handle(http::Request& request) try {
  const Target target = target_of(request);
  if (target.route && target.route->cached) request.query = known_part(*target.route, request.query);
  if (!target.cache_key.empty()) {
    if (options_.cache == CacheMode::on) {
      if (auto kept = from_cache(target)) return *std::move(kept);
    } else if (const auto kept = cache_.find(target.cache_key);
               kept && clock_.now() < kept->fresh_until && db_.is_current(kept->stamp)) {
      verify(target, request, *kept);
    }
  }
  return answer(target, request);
} catch (const db::Error& error) {
  if (error.cause() != db::Error::Cause::disk_full && error.cause() != db::Error::Cause::read_only) throw;
  return nothing_can_be_written(request, error);
}

// Reading goes on; who wanted to write hears that it was not their fault, and that nothing is lost.
http::Response Pipeline::nothing_can_be_written(const http::Request& request, const db::Error& error) const {
  log_.error("db.cannot_write", {{"id", request.id()}, {"why", error.what()}});
  const Language language = target_of(request).language;
  constexpr int kStatus = 503;
  auto response =
      http::html_response(site_.bare_page(language, texts::cannot_write(language), kStatus, request.id()), kStatus);
  response.set("Retry-After", "60");
  return response;
}

http::Response Pipeline::answer(const Target& target, http::Request& request) {
  Context ctx(db_, shared_, target.language, clock_.now());
  auto response = make_fresh(target, request, ctx);
  if (target.route) response.route = target.route->path;
  if (!target.cache_key.empty()) keep(target, ctx, response);
  return response;
}

http::Response Pipeline::make_fresh(const Target& target, http::Request& request, Context& ctx) {
  Caller caller(cookies_, csrf_, request);
  caller.enter(ctx);
  bool personal = false;
  ctx.site_address = [&] {
    if (!options_.public_address.empty()) return options_.public_address;
    personal = true;
    return fmt::format("{}://{}", request.secure ? "https" : "http", request.host);
  };
  ctx.letter_address = [&] { return may_stand_in_letters(request) ? ctx.site_address() : std::string(); };
  ctx.put_panels = [&](Html& out, std::string_view noun, std::int64_t id) { site_.put_panels(out, ctx, noun, id); };
  auto response = [&] {
    if (!target.route) {
      const Problem problem{.kind = target.allow.empty() ? ProblemKind::not_found : ProblemKind::not_allowed,
                            .text = target.allow.empty() ? texts::keys::no_such_page : texts::keys::no_such_method};
      auto page = problem_page(target, request, ctx, problem);
      if (!target.allow.empty()) page.set("Allow", target.allow).status = 405;
      return page;
    }
    if (auto refused = refuse(target, request, ctx, caller)) return *std::move(refused);
    auto reply = target.route->page(ctx, Request{request, target.params});
    if (!reply) return problem_page(target, request, ctx, reply.error());
    return respond(target, request, ctx, *std::move(reply));
  }();
  if (personal || caller.personal()) ctx.fresh_until = Instant{0};  // never kept
  caller.put_cookies(response);
  return response;
}

// An address in a letter opens accounts: the Host header counts only where the operator said which hosts there are, or
// where nobody but this machine can have sent it.
bool Pipeline::may_stand_in_letters(const http::Request& request) const {
  if (!options_.public_address.empty() || options_.hosts_are_fixed) return true;
  // Behind a proxy on this machine everybody comes from here.
  if (!request.client_address.starts_with("127.") && request.client_address != "::1") return false;
  if (!request.header("X-Forwarded-For").empty() || !request.header("Forwarded").empty()) return false;
  const std::string_view host = std::string_view(request.host).substr(0, request.host.rfind(':'));
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

std::optional<http::Response> Pipeline::refuse(const Target& target, const http::Request& request, Context& ctx,
                                               const Caller& caller) {
  const Route& route = *target.route;
  if (route.method == http::Method::post) {
    const http::Rate rate{route.per_minute, std::chrono::seconds(std::max(1, 60 / std::max(1, route.per_minute)))};
    if (const auto wait = limits_.take(route.path, rate, request.client_address, request.received_ns);
        wait.count() > 0) {
      auto page =
          problem_page(target, request, ctx, {.kind = ProblemKind::too_many, .text = texts::keys::too_many_requests});
      page.set("Retry-After", fmt::format("{}", wait.count()));
      return page;
    }
    if (!route.own_proof && !caller.form_is_own(form_field(request, "_csrf")))
      return problem_page(target, request, ctx,
                          {.kind = ProblemKind::not_allowed, .text = texts::keys::form_out_of_date});
  }
  if (!route.who.may || route.who.may(ctx, Request{request, target.params})) return std::nullopt;
  if (ctx.actor.anonymous() && route.method == http::Method::get) {
    std::string way = ctx.actor.owing ? "/logowanie/kod" : "/logowanie", query;
    const auto asked = request.raw_target.find('?');
    add_parameter(query, "wroc",
                  std::string(target.path) + (asked == std::string::npos ? "" : request.raw_target.substr(asked)));
    return http::redirect(localized(ctx.language, way + query));
  }
  return problem_page(target, request, ctx, {.kind = ProblemKind::not_allowed, .text = texts::keys::not_for_you});
}

std::string Pipeline::form_field(const http::Request& request, std::string_view name) const {
  // The row has bounded the body already; a file in it may be as large as that.
  const http::FormLimits limits{.file_bytes = request.body.size()};
  const auto form = http::Form::parse(request.header("content-type"), request.body, limits);
  return form ? std::string(form->raw(name)) : std::string();
}

http::Response Pipeline::respond(const Target& target, const http::Request& request, Context& ctx, Reply&& reply) {
  if (auto* page = std::get_if<Page>(&reply)) {
    auto response = http::html_response(
        site_.render(ctx, *page, {target.path, request.query, target.route, request.host, request.secure}),
        page->status);
    return response;
  }
  if (const auto* redirect = std::get_if<Redirect>(&reply))
    return http::redirect(localized(ctx.language, redirect->url), redirect->status);
  auto& content = std::get<Content>(reply);
  http::Response response;
  response.status = content.status;
  response.content_type = std::move(content.type);
  response.body = std::move(content.body);
  if (!content.file_name.empty()) content.headers.emplace_back("Content-Disposition", attachment(content.file_name));
  for (auto& [name, value] : content.headers) response.set(std::move(name), std::move(value));
  return response;
}

http::Response Pipeline::problem_page(const Target& target, const http::Request& request, Context& ctx,
                                      const Problem& problem) {
  const int status = status_of(problem.kind);
  Page page = site_.problem_page(ctx.language, text::translate(ctx.language, problem), status,
                                 status >= 500 ? request.id() : std::string());
  page.status = status;
  page.indexed = false;
  return http::html_response(
      site_.render(ctx, page, {target.path, request.query, nullptr, request.host, request.secure}), status);
}

void Pipeline::keep(const Target& target, const Context& ctx, http::Response& response) {
  if (response.status != 200 || !ctx.stamp.can_be_kept() || ctx.fresh_until <= clock_.now()) return;
  misses_.add();
  http::StoredParts parts{.content_type = response.content_type,
                          .cache_control = "no-cache",
                          .plain = response.body,
                          .headers = response.headers};
  auto body = http::store_body(std::move(parts), http::Effort::quick);
  cache_.keep(target.cache_key, {body, ctx.stamp, ctx.fresh_until});
  response.body.clear();
  response.headers.clear();
  response.stored = std::move(body);
}

void Pipeline::verify(const Target& target, http::Request& request, const KeptPage& kept) {
  Shared nothing_kept;
  nothing_kept.site = shared_.site;
  Context ctx(db_, nothing_kept, target.language, clock_.now());
  const auto fresh = make_fresh(target, request, ctx);
  // A write between the two looks makes them differ rightly.
  if (fresh.body == kept.body->parts().plain || !db_.is_current(kept.stamp) || clock_.now() >= kept.fresh_until) return;
  verify_failures_.add();
  log_.error("page_cache.differs", {{"route", target.route->path}, {"id", request.id()}});
  throw std::logic_error("a kept page differs from a fresh one: " + std::string(target.route->path));
}

namespace {
// Names what the page takes: a file, or all that its form holds, in whole megabytes where it is as much.
std::string too_large(Language l, const Route* route) {
  if (!route || route->method != http::Method::post) return std::string(texts::too_large(l));
  if (route->file_limit > 0) return texts::file_too_large_for(l, route->file_limit >> 20);
  const auto most = static_cast<std::int64_t>(route->body_limit);
  return most >> 20 > 0 ? texts::too_large_for(l, most >> 20) : texts::form_too_large_for(l, most >> 10);
}
}  // namespace

http::Response Pipeline::error_page(int status, const http::RequestHead* head) {
  const bool english = head && (head->path == "/en" || head->path.starts_with("/en/"));
  const Language language = english ? Language::en : Language::pl;
  const Route* route = status == 413 && head ? target_of(*head).route : nullptr;
  // 500 may come from a database that is away: this page asks nothing of it.
  std::string words(texts::bad_request(language));
  if (status == 500) words = texts::server_error(language);
  if (status == 503) words = texts::server_busy(language);
  if (status == 413) words = too_large(language, route);
  return {.status = status,
          .content_type = std::string(kHtml),
          .body = site_.bare_page(language, words, status, head && status == 500 ? head->id() : std::string())};
}

}  // namespace wiec::app
