// Log lines to stderr: text for eyes, JSON lines for machines. A line carries no personal data: no bodies, no query
// values, no e-mail, no names, of a client only its network. Callers pass what they know to be free of it.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace wiec::log {

enum class Level : std::uint8_t { debug, info, warning, error };
enum class Format : std::uint8_t { text, json };

struct Field {
  std::string_view name;
  std::variant<std::int64_t, double, bool, std::string> value;
  Field(std::string_view n, std::int64_t v) : name(n), value(v) {}
  Field(std::string_view n, int v) : name(n), value(std::int64_t{v}) {}
  Field(std::string_view n, std::uint64_t v) : name(n), value(static_cast<std::int64_t>(v)) {}
  Field(std::string_view n, double v) : name(n), value(v) {}
  Field(std::string_view n, bool v) : name(n), value(v) {}
  Field(std::string_view n, std::string v) : name(n), value(std::move(v)) {}
  Field(std::string_view n, std::string_view v) : name(n), value(std::string(v)) {}
  Field(std::string_view n, const char* v) : name(n), value(std::string(v)) {}
};
using Fields = std::vector<Field>;

// One answered request. Written at info, at warning from status 500 on, at debug for static files.
struct RequestLine {
  std::string_view id;       // the reference number
  std::string_view method;
  std::string_view route;    // the pattern, never the path: paths may carry personal codes
  int status = 0;
  std::int64_t micros = 0;   // from the first byte to the answer handed to the system
  std::int64_t bytes = 0;    // sent
  std::string_view network;  // of the client: "203.0.113.0/24"
};

// Safe for many threads. Control characters in values are escaped, so that one event is one line.
class Log {
 public:
  Log(Level, Format);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  bool enabled(Level) const;
  // event: short and constant, "mail.sent"; what varies goes into the fields.
  void write(Level, std::string_view event, const Fields& = {});
  void debug(std::string_view event, const Fields& fields = {}) { write(Level::debug, event, fields); }
  void info(std::string_view event, const Fields& fields = {}) { write(Level::info, event, fields); }
  void warning(std::string_view event, const Fields& fields = {}) { write(Level::warning, event, fields); }
  void error(std::string_view event, const Fields& fields = {}) { write(Level::error, event, fields); }
  void request(const RequestLine&, Level = Level::info);

  // For tests: lines go here instead of stderr.
  using Sink = void (*)(void* context, std::string_view line);
  Log(Level, Format, Sink, void* context);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace wiec::log
