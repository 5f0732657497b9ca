// The carrier against a small mail server of this test: own thread, plain sockets on the loopback.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "platform/mail/carrier.h"

namespace wiec::mail {
namespace {

using testing::HasSubstr;

class MailServer {
 public:
  MailServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&here), size) != 0 || listen(listener_, 8) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&here), &size) != 0)
      throw std::runtime_error("no port for the test's mail server");
    port_ = ntohs(here.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~MailServer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }

  std::string url() const { return fmt::format("smtp://127.0.0.1:{}", port_); }

  // Set before the first letter; by the first word of the client's line, and "." for the end of a letter.
  std::map<std::string, std::string> replies{{"EHLO", "250-sink\r\n250 AUTH PLAIN"}, {"AUTH", "235 2.7.0 ok"}, {"MAIL", "250 2.1.0 ok"}, {"RCPT", "250 2.1.5 ok"},
                                             {"DATA", "354 go"}, {".", "250 2.0.0 queued"}, {"RSET", "250 ok"}, {"QUIT", "221 bye"}};
  std::vector<std::string> received() {
    const std::lock_guard lock(mutex);
    return letters;
  }
  // Read under `mutex` while a conversation goes on.
  std::vector<std::string> commands;
  std::vector<std::string> letters;
  int connections = 0;
  std::mutex mutex;

 private:
  void serve() {
    for (int client = accept(listener_, nullptr, nullptr); client >= 0; client = accept(listener_, nullptr, nullptr)) {
      {
        const std::lock_guard lock(mutex);
        ++connections;
      }
      talk(client);
      close(client);
    }
  }

  void say(int client, const std::string& line) { EXPECT_GT(send(client, (line + "\r\n").data(), line.size() + 2, MSG_NOSIGNAL), 0); }

  std::optional<std::string> read_line(int client, std::string& buffer) {
    for (std::size_t end = buffer.find("\r\n");; end = buffer.find("\r\n")) {
      if (end != std::string::npos) {
        std::string line = buffer.substr(0, end);
        buffer.erase(0, end + 2);
        return line;
      }
      std::array<char, 4096> chunk{};
      const ssize_t size = recv(client, chunk.data(), chunk.size(), 0);
      if (size <= 0) return std::nullopt;
      buffer.append(chunk.data(), static_cast<std::size_t>(size));
    }
  }

  void talk(int client) {
    std::string buffer;
    say(client, "220 sink ESMTP");
    while (const auto line = read_line(client, buffer)) {
      const std::string verb = line->substr(0, line->find(' '));
      const std::string reply = answer_to(verb, *line);
      if (reply.empty()) return;  // hangs up
      say(client, reply);
      if (verb == "DATA" && reply.starts_with("354") && !take_letter(client, buffer)) return;
      if (verb == "QUIT") return;
    }
  }

  std::string answer_to(const std::string& verb, const std::string& line) {
    const std::lock_guard lock(mutex);
    commands.push_back(line);
    const auto reply = replies.find(verb);
    return reply == replies.end() ? "502 5.5.1 unknown" : reply->second;
  }

  bool take_letter(int client, std::string& buffer) {
    std::string letter;
    while (const auto line = read_line(client, buffer)) {
      if (*line != ".") {
        letter += line->starts_with("..") ? line->substr(1) : *line;
        letter += "\r\n";
        continue;
      }
      const std::string reply = answer_to(".", ".");
      {
        const std::lock_guard lock(mutex);
        letters.push_back(letter);
      }
      if (!reply.empty()) say(client, reply);
      return !reply.empty();
    }
    return false;
  }

  int listener_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

class SmtpTest : public testing::Test {
 protected:
  Answer carry() { return smtp().carry("bo@miasto.pl", "jan@poczta.pl", "Subject: x\r\n\r\nLinia\r\n.kropka\r\n"); }
  Smtp& smtp() {
    if (!smtp_) smtp_.emplace(Smtp::Options{server.url(), user, "hasło tajne", std::chrono::seconds(20)});
    return *smtp_;
  }
  MailServer server;
  std::string user;
  std::optional<Smtp> smtp_;
};

TEST_F(SmtpTest, HandsOverTheLetter) {
  const Answer answer = carry();
  EXPECT_EQ(answer.outcome, Outcome::accepted);
  EXPECT_EQ(answer.reply, "250 2.0.0");
  ASSERT_EQ(server.received().size(), 1U);
  EXPECT_EQ(server.received()[0], "Subject: x\r\n\r\nLinia\r\n.kropka\r\n");
  EXPECT_THAT(server.commands, testing::Contains(HasSubstr("MAIL FROM:<bo@miasto.pl>")));
  EXPECT_THAT(server.commands, testing::Contains("RCPT TO:<jan@poczta.pl>"));
}

TEST_F(SmtpTest, KeepsTheConnection) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(carry().outcome, Outcome::accepted);
  EXPECT_EQ(server.connections, 1);
  EXPECT_EQ(server.received().size(), 3U);
}

TEST_F(SmtpTest, LogsIn) {
  user = "bo";
  EXPECT_EQ(carry().outcome, Outcome::accepted);
  EXPECT_THAT(server.commands, testing::Contains(HasSubstr("AUTH PLAIN")));
}

TEST_F(SmtpTest, KnowsWhatARefusalIsAbout) {
  server.replies["RCPT"] = "550 5.1.1 <jan@poczta.pl>: no such user";
  const Answer unknown = carry();
  EXPECT_EQ(unknown.outcome, Outcome::refused);
  EXPECT_EQ(unknown.reply, "550 5.1.1");
}

TEST_F(SmtpTest, GreylistingIsLater) {
  server.replies["RCPT"] = "451 4.7.1 come back";
  EXPECT_EQ(carry().outcome, Outcome::later);
}

TEST_F(SmtpTest, RefusedContentIsRefused) {
  server.replies["."] = "554 5.7.1 spam";
  const Answer answer = carry();
  EXPECT_EQ(answer.outcome, Outcome::refused);
  EXPECT_EQ(answer.reply, "554 5.7.1");
}

TEST_F(SmtpTest, RefusedSenderIsTheServersMatter) {
  server.replies["MAIL"] = "553 5.7.1 not yours";
  EXPECT_EQ(carry().outcome, Outcome::away);
}

TEST_F(SmtpTest, RefusedLogInIsTheServersMatter) {
  user = "bo";
  server.replies["AUTH"] = "535 5.7.8 no";
  EXPECT_EQ(carry().outcome, Outcome::away);
}

TEST_F(SmtpTest, ClosingServerIsAway) {
  server.replies["RCPT"] = "421 4.3.2 shutting down";
  EXPECT_EQ(carry().outcome, Outcome::away);
}

TEST_F(SmtpTest, LostAnswerIsAway) {
  server.replies["."] = "";
  EXPECT_EQ(carry().outcome, Outcome::away);
  EXPECT_EQ(server.received().size(), 1U);
}

TEST_F(SmtpTest, RecoversAfterARefusal) {
  server.replies["RCPT"] = "550 5.1.1 no";
  EXPECT_EQ(carry().outcome, Outcome::refused);
  {
    const std::lock_guard lock(server.mutex);
    server.replies["RCPT"] = "250 ok";
  }
  EXPECT_EQ(carry().outcome, Outcome::accepted);
}

TEST(Smtp, NoServerIsAway) {
  Smtp smtp({"smtp://127.0.0.1:1", "", "", std::chrono::seconds(5)});
  EXPECT_EQ(smtp.carry("a@x.pl", "b@x.pl", "x\r\n").outcome, Outcome::away);
}

TEST(Smtp, NeedsTlsOutsideThisMachine) {
  MailServer server;
  std::string url = server.url();
  url.replace(url.find("127.0.0.1"), 9, "0.0.0.0");  // reaches the same server, but is no address of this machine's own
  Smtp smtp({url, "", "", std::chrono::seconds(5)});
  EXPECT_EQ(smtp.carry("a@x.pl", "b@x.pl", "x\r\n").outcome, Outcome::away);
  EXPECT_EQ(server.received().size(), 0U);
}

}  // namespace
}  // namespace wiec::mail
