#include "platform/log/log.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/json.h"

namespace wiec::log {
namespace {

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
  }
  return spdlog::level::err;
}

class TestSink : public spdlog::sinks::base_sink<std::mutex> {
 public:
  TestSink(Log::Sink receiver, void* context) : receiver_(receiver), context_(context) {}

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    receiver_(context_, std::string_view(message.payload.data(), message.payload.size()));
  }
  void flush_() override {}

 private:
  Log::Sink receiver_;
  void* context_;
};

// Values with spaces or quotes are quoted; control characters never reach the terminal.
void append_text_value(std::string& out, std::string_view value) {
  const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != '"' && c != '\\' && c != '=' && c != 0x7f;
  });
  if (plain) {
    out += value;
  } else {
    append_json_string(out, value);
  }
}

std::string text_line(std::string_view event, const Fields& fields) {
  std::string out(event);
  for (const Field& field : fields) {
    out += ' ';
    out += field.name;
    out += '=';
    std::visit(
        [&](const auto& value) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
            append_text_value(out, value);
          } else {
            fmt::format_to(std::back_inserter(out), "{}", value);
          }
        },
        field.value);
  }
  return out;
}

// The rest of an object whose time and level the pattern has written.
std::string json_line(std::string_view event, const Fields& fields) {
  std::string out = "\"event\":";
  append_json_string(out, event);
  for (const Field& field : fields) {
    out += ',';
    append_json_string(out, field.name);
    out += ':';
    JsonWriter writer(out);
    std::visit(
        [&](const auto& value) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
            writer.value(std::string_view(value));
          } else {
            writer.value(value);
          }
        },
        field.value);
  }
  return out;
}

}  // namespace

struct Log::Parts {
  Format format;
  std::shared_ptr<spdlog::logger> logger;

  Parts(Level level, Format line_format, std::shared_ptr<spdlog::sinks::sink> sink)
      : format(line_format), logger(std::make_shared<spdlog::logger>("wiec", std::move(sink))) {
    const char* pattern = format == Format::json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})"
                                                 : "%Y-%m-%d %H:%M:%S.%e %-7l %v";
    logger->set_formatter(std::make_unique<spdlog::pattern_formatter>(
        pattern, format == Format::json ? spdlog::pattern_time_type::utc : spdlog::pattern_time_type::local));
    logger->set_level(spdlog_level(level));
    logger->flush_on(spdlog::level::debug);
  }
};

Log::Log(Level level, Format format)
    : parts_(std::make_unique<Parts>(level, format, std::make_shared<spdlog::sinks::stderr_sink_mt>())) {}
Log::Log(Level level, Format format, Sink sink, void* context)
    : parts_(std::make_unique<Parts>(level, format, std::make_shared<TestSink>(sink, context))) {}
Log::~Log() = default;

bool Log::enabled(Level level) const { return parts_->logger->should_log(spdlog_level(level)); }

void Log::write(Level level, std::string_view event, const Fields& fields) {
  if (!enabled(level)) return;
  const std::string line = parts_->format == Format::json ? json_line(event, fields) : text_line(event, fields);
  parts_->logger->log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
}

void Log::request(const RequestLine& line, Level level) {
  if (line.status >= 500) level = Level::warning;
  if (!enabled(level)) return;
  write(level, "request",
        {{"id", line.id},
         {"method", line.method},
         {"route", line.route.empty() ? std::string_view("-") : line.route},
         {"status", line.status},
         {"us", line.micros},
         {"bytes", line.bytes},
         {"client", line.network}});
}

}  // namespace wiec::log
