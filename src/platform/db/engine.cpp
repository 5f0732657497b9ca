#include "platform/db/engine.h"

namespace wiec::db {

namespace {

const Clock* clock_or_system(const Clock* clock) {
  static const SystemClock system;
  return clock ? clock : &system;
}

thread_local const Engine* engine_of_this_thread = nullptr;

}  // namespace

Engine::Engine(const Options& options) : options_(options) { options_.clock = clock_or_system(options.clock); }

Database Engine::handle() { return Database(std::shared_ptr<Engine>(std::shared_ptr<void>(), this)); }

void Engine::write(const WriteCall& call) {
  if (options_.read_only) throw Error(Error::Cause::read_only, fmt::format("{}: opened for reading only", call.name));
  for (;;) {
    try {
      return commit(call);
    } catch (const LeaseNeeded& needed) {
      node_lease_.lease(handle(), needed.at);
    }
  }
}

bool Engine::timed(const WriteCall& call, WriteTx& tx) const {
  const Stopwatch watch(clock());
  const bool keep = call.fn(tx);
  const auto took = watch.elapsed();
  if (took > options_.slow_after && options_.on_slow_write) options_.on_slow_write(call.name, took);
  return keep;
}

void Engine::trouble(std::string_view what) const {
  if (options_.on_trouble) options_.on_trouble(what);
}

NestingGuard::NestingGuard(const Engine& engine) : before_(engine_of_this_thread) {
  if (before_ == &engine) throw Error(Error::Cause::misuse, "a transaction was begun inside another one");
  engine_of_this_thread = &engine;
}

NestingGuard::~NestingGuard() { engine_of_this_thread = before_; }

void require_parameters(std::string_view statement, std::size_t given, std::size_t wanted) {
  if (given != wanted) misuse(statement, fmt::format("{} parameters are given, {} are wanted", given, wanted));
}

void misuse(std::string_view statement, std::string_view what) {
  throw Error(Error::Cause::misuse, fmt::format("{}: {}", statement, what));
}

}  // namespace wiec::db
