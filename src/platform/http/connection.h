// One connection: reads requests in order, has them answered one after another, and watches the clock.
#pragma once
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/input_buffer.h"
#include "platform/http/request_reader.h"
#include "platform/http/serving.h"
#include "platform/http/transport.h"
#include "platform/http/worker_pool.h"

namespace wiec::http {

class Connection final : public TransportUser, public Job, public std::enable_shared_from_this<Connection> {
 public:
  Connection(Serving&, IoLane&, std::unique_ptr<Transport>, std::string peer_address, bool tls);
  ~Connection() override;

  void open();
  void look_at_time(std::int64_t now_ns);
  void close_if_idle();  // when the server stops
  void close();

  void on_open() override;
  void on_read(std::size_t bytes) override;
  void on_written() override;
  void on_gone() override { close(); }
  void run() noexcept override;  // on a thread of the pool

 private:
  enum class Phase : std::uint8_t { opening, head, body, handling, writing, lingering, closed };
  void enter(Phase);
  void read_more();
  void advance();
  bool take_request();
  bool take_head();
  bool take_body();
  bool begin_body();
  int complete_head();
  bool serve();
  bool refuse(int status, Response response = {});
  bool send(bool quiet);
  bool finish_answer();
  void linger();
  bool is_idle() const;
  bool too_slow(std::int64_t elapsed_ns, std::int64_t grace_seconds, std::int64_t bytes) const;
  void account_body();
  void release_body();

  Serving& serving_;
  IoLane& lane_;
  std::unique_ptr<Transport> transport_;
  std::string peer_;
  RequestReader reader_;
  InputBuffer in_;
  Answer answer_;
  std::int64_t since_ns_ = 0;        // when the phase began
  std::int64_t written_before_ = 0;  // bytes of earlier answers
  std::size_t accounted_ = 0;        // body bytes counted in Serving
  std::size_t lingered_ = 0;
  std::list<Connection*>::iterator place_;
  Phase phase_ = Phase::opening;
  bool tls_;
  bool reading_ = false;
  bool fresh_ = true;            // no byte of this request yet
  bool head_completed_ = false;
  bool continuing_ = false;      // "100 Continue" is being written
  bool quiet_ = false;           // the answer is logged at debug only
};

}  // namespace wiec::http
