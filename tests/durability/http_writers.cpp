#include "durability/http_writers.h"

#include <stdexcept>
#include <thread>

#include "stories/http_client.h"

namespace wiec::durability {
namespace {

using stories::Answer;
using stories::Browser;
using stories::ConnectionError;

constexpr std::string_view kThanks = "/zglos-problem/dziekujemy?kod=";
constexpr int kReportsOfANetwork = 20;  // fewer than the limit of a minute

// The value of the hidden field; by hand, for the load's sake.
std::string field_of(const std::string& page, const std::string& name) {
  const auto at = page.find("name=\"" + name + "\"");
  const auto value = page.find("value=\"", at);
  if (at == page.npos || value == page.npos) throw std::runtime_error("the form has no field " + name);
  return page.substr(value + 7, page.find('"', value + 7) - value - 7);
}

// Each few reports come from another network, or the limit would end the load.
stories::Fields from_network(std::uint32_t number) {
  return {{"X-Forwarded-For", "10." + std::to_string(number >> 8 & 255) + "." + std::to_string(number & 255) + ".1"}};
}

}  // namespace

void HttpWriters::write_until_killed(std::uint16_t port, int clients,
                                     const std::function<void(std::size_t)>& acknowledged) {
  answers_ = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([this, port, &acknowledged] {
      try {
        for (;;) {
          std::unique_lock lock(mutex_);
          const std::uint32_t network = next_network_++;
          lock.unlock();
          run_client(port, network, acknowledged);
        }
      } catch (const ConnectionError&) {  // the server is dead
      } catch (const std::exception& error) {
        const std::lock_guard lock(mutex_);
        fault_ = error.what();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  if (!fault_.empty()) throw std::runtime_error(fault_);
}

void HttpWriters::run_client(std::uint16_t port, std::uint32_t network,
                             const std::function<void(std::size_t)>& acknowledged) {
  for (int i = 0; i < kReportsOfANetwork; ++i) {
    Form form;
    if (!take_unanswered(form)) {
      Browser browser(port);
      const Answer page = browser.get("/zglos-problem");
      if (page.status != 200) throw std::runtime_error("the form answers " + std::to_string(page.status));
      form = {field_of(page.body, "token"), field_of(page.body, "_csrf"), {}};
      for (const auto& [name, value] : browser.cookies())
        form.cookie += (form.cookie.empty() ? "" : "; ") + name + "=" + value;
    }
    send(port, network, form, acknowledged);
  }
}

void HttpWriters::send(std::uint16_t port, std::uint32_t network, const Form& form,
                       const std::function<void(std::size_t)>& acknowledged) {
  auto headers = from_network(network);
  headers.emplace_back("Cookie", form.cookie);
  Answer answer;
  try {
    answer = Browser(port).post(
        "/zglos-problem",
        {{"_csrf", form.csrf}, {"token", form.token}, {"page", "/projekty"}, {"message", form.token}, {"contact", ""}},
        headers);
  } catch (const ConnectionError&) {
    const std::lock_guard lock(mutex_);
    unanswered_.push_back(form);
    throw;
  }
  if (answer.status != 303 || !answer.header("location").starts_with(kThanks))
    throw std::runtime_error("the report answers " + std::to_string(answer.status));
  std::unique_lock lock(mutex_);
  journal_.insert(form.token);
  const auto count = ++answers_;
  lock.unlock();
  acknowledged(count);
}

bool HttpWriters::take_unanswered(Form& form) {
  const std::lock_guard lock(mutex_);
  if (unanswered_.empty()) return false;
  form = std::move(unanswered_.back());
  unanswered_.pop_back();
  sent_twice_.insert(form.token);
  return true;
}

}  // namespace wiec::durability
