// The operator's day: commands that say what is wrong, exit codes, a restart that loses nothing.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "server_fixture.h"

namespace wiec::stories {
namespace {

class Operator : public ::testing::Test {
 protected:
  static Finished wiec(std::vector<std::string> words) {
    words.insert(words.begin(), program());
    return run_program(words);
  }
  TemporaryFolder folder_;
};

TEST_F(Operator, is_told_how_a_command_is_used) {
  EXPECT_EQ(wiec({"--help"}).exit_code, 0);
  EXPECT_EQ(wiec({}).exit_code, 2);
  EXPECT_EQ(wiec({"serv"}).exit_code, 2);
  for (const std::string command :
       {"serve", "demo", "import", "export", "tally", "migrate", "backup", "restore", "secrets", "admin", "routes"}) {
    const auto help = wiec({command, "--help"});
    EXPECT_EQ(help.exit_code, 0) << command;
    EXPECT_THAT(help.output, testing::HasSubstr("wiec " + command)) << command;
    const auto wrong = wiec({command, "--no-such-flag"});
    EXPECT_EQ(wrong.exit_code, 2) << command;
    EXPECT_FALSE(wrong.output.empty()) << command;
  }
}

TEST_F(Operator, lists_routes_with_who_may_enter) {
  const auto routes = wiec({"routes"});
  EXPECT_EQ(routes.exit_code, 0);
  EXPECT_THAT(routes.output, testing::HasSubstr("GET\t/projekty\tanyone"));
}

TEST_F(Operator, is_told_that_the_port_is_taken) {
  const int taken = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ASSERT_EQ(::bind(taken, reinterpret_cast<const sockaddr*>(&address), size), 0);
  ASSERT_EQ(::listen(taken, 1), 0);
  ::getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size);
  const std::string listen = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  const auto refused = wiec({"serve", "--data", (folder_.path() / "data").string(), "--listen", listen});
  ::close(taken);
  EXPECT_NE(refused.exit_code, 0);
  EXPECT_THAT(refused.output, testing::HasSubstr(std::to_string(ntohs(address.sin_port))));
}

TEST_F(Operator, is_told_what_is_missing) {
  const auto nowhere = (folder_.path() / "none" / "deeper").string();
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"backup", "--data", nowhere, (folder_.path() / "copy").string()},
        {"restore", "--data", nowhere, (folder_.path() / "no-backup").string()},
        {"import", "pabulib", "--data", nowhere, (folder_.path() / "no-file.pb").string()},
        {"tally", (folder_.path() / "no-file.pb").string()},
        {"serve", "--data", "/dev/null/x", "--listen", "127.0.0.1:1"}}) {
    const auto refused = wiec(words);
    EXPECT_NE(refused.exit_code, 0) << words[0];
    EXPECT_LT(refused.exit_code, 128) << words[0];
    EXPECT_FALSE(refused.output.empty()) << words[0];
  }
}

TEST_F(Operator, is_told_the_line_of_a_broken_election) {
  const auto file = folder_.path() / "broken.pb";
  std::ofstream(file) << "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;a "
                         "lot\nVOTES\nvoter_id;vote\n1;1\n";
  const auto refused = wiec({"tally", file.string()});
  EXPECT_NE(refused.exit_code, 0);
  EXPECT_LT(refused.exit_code, 128);
  EXPECT_THAT(refused.output, testing::AnyOf(testing::HasSubstr("Line 7"), testing::HasSubstr("Wiersz 7")));
}

TEST_F(Operator, cannot_mix_the_demo_with_a_real_city) {
  const auto data = (folder_.path() / "data").string(), file = (folder_.path() / "real.pb").string();
  std::ofstream(file) << "META\nkey;value\ndescription;x\ncountry;Poland\nunit;Pelnia\ninstance;2030\nnum_projects;1\n"
                         "num_votes;1\nbudget;100\nvote_type;approval\nrule;greedy\ndate_begin;01.01.2030\n"
                         "date_end;02.01.2030\nPROJECTS\nproject_id;cost\n1;10\nVOTES\nvoter_id;vote\n1;1\n";
  ASSERT_EQ(wiec({"import", "pabulib", "--data", data, file}).exit_code, 0);
  const auto refused = wiec({"demo", "--data", data, "--listen", "127.0.0.1:1"});
  EXPECT_EQ(refused.exit_code, 2) << refused.output;
  EXPECT_THAT(refused.output, testing::HasSubstr("empty folder"));
}

// An election whose ballots, each different, need more room than all tables when they are empty: the bound below.
std::string large_election() {
  constexpr int kProjects = 400, kVoters = 150'000, kMarks = 8;
  std::string text = fmt::format(
      "META\nkey;value\ndescription;x\ncountry;Poland\nunit;Pelnia\ninstance;2030\nnum_projects;{}\nnum_votes;{}\n"
      "budget;100\nvote_type;approval\nrule;greedy\ndate_begin;01.01.2030\ndate_end;02.01.2030\n"
      "PROJECTS\nproject_id;cost\n",
      kProjects, kVoters);
  for (int project = 0; project < kProjects; ++project) text += fmt::format("{};{}\n", project, 10 + project);
  text += "VOTES\nvoter_id;vote\n";
  std::minstd_rand chance(7);
  for (int voter = 0; voter < kVoters; ++voter) {
    text += std::to_string(voter) + ";";
    for (int mark = 0; mark < kMarks; ++mark)  // one of each fifty: none twice
      text += fmt::format("{}{}", mark == 0 ? "" : ",", mark * (kProjects / kMarks) + static_cast<int>(chance() % 50));
    text += "\n";
  }
  return text;
}

// What a full disk does is done here by a bound on the size of files.
TEST_F(Operator, is_told_of_a_full_disk_and_loses_nothing) {
  const auto data = (folder_.path() / "data").string(), file = (folder_.path() / "large.pb").string();
  std::ofstream(file) << large_election();
  ASSERT_EQ(wiec({"migrate", "--data", data}).exit_code, 0);
  std::uintmax_t largest = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(data))
    if (entry.is_regular_file()) largest = std::max(largest, entry.file_size());
  const auto full =
      run_program({"/bin/bash", "-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "bash",
                   std::to_string(largest / 1024 + 8), program(), "import", "pabulib", "--data", data, file});
  EXPECT_EQ(full.exit_code, 3) << full.output;
  EXPECT_THAT(full.output, testing::HasSubstr("wiec import: "));
  const auto again = wiec({"import", "pabulib", "--data", data, file});
  EXPECT_EQ(again.exit_code, 0) << again.output;
}

class Restart : public EmptyServer {};

TEST_F(Restart, keeps_data_and_keys) {
  EXPECT_EQ(browser().get("/").status, 200);
  EXPECT_THAT(server().threads_open_to_signals(), testing::IsEmpty());
  server().restart();
  EXPECT_EQ(browser().get("/").status, 200);
  server().kill();
  server().restart_after_kill();
  EXPECT_EQ(browser().get("/readyz").status, 200);
}

}  // namespace
}  // namespace wiec::stories
