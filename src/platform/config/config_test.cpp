#include "platform/config/config.h"

namespace wiec::config {
namespace {

TEST(Config, DefaultsHoldWithoutAFile) {
  const auto config = read_config({}, {});
  ASSERT_TRUE(config) << config.error();
  EXPECT_EQ(config->http.listen, std::vector<std::string>{"127.0.0.1:8080"});
  EXPECT_EQ(config->http.handler_threads, 64);
  EXPECT_TRUE(config->site.colours.empty());
}

TEST(Config, FileThenEnvironment) {
  const auto config = parse_config("data = \"/srv/wiec\"\n[http]\nqueue_limit = 3\nlisten = [\"[::]:80\", \":81\"]\nbehind_tls = true\ntrusted_proxies = [\"127.0.0.1\"]\n",
                                   "wiec.toml", {{"WIEC_HTTP_QUEUE_LIMIT", "4"}, {"WIEC_HTTP_HOSTS", "a.pl, b.pl"}, {"PATH", "/bin"}});
  ASSERT_TRUE(config) << config.error();
  EXPECT_EQ(config->data, "/srv/wiec");
  EXPECT_EQ(config->http.queue_limit, 4);
  EXPECT_EQ(config->http.listen, (std::vector<std::string>{"[::]:80", ":81"}));
  EXPECT_EQ(config->http.hosts, (std::vector<std::string>{"a.pl", "b.pl"}));
  EXPECT_TRUE(config->http.behind_tls);
}

TEST(Config, TheSiteSaysWhoseItIs) {
  const auto config = parse_config(
      "[site]\nname = \"Budżet Pełni\"\ncolours = [\"#a63d2a\", \"#E3A72F\", \"#4C6B1F\"]\ncontact_email = \"bo@miasto.pl\"\n",
      "wiec.toml", {});
  ASSERT_TRUE(config) << config.error();
  EXPECT_EQ(config->site.name, "Budżet Pełni");
  EXPECT_EQ(config->site.colours.size(), 3u);
  EXPECT_EQ(config->site.contact_email, "bo@miasto.pl");
}

struct Wrong {
  const char* toml;
  Environment environment;
  const char* error;
};

TEST(Config, WrongSettingsNameLineAndRemedy) {
  const Wrong cases[] = {
      {"\n\n[http]\nlisen = \"x\"\n", {}, "wiec.toml, line 4: unknown key http.lisen (did you mean http.listen?)"},
      {"[http]\nbehind_tls = true\n", {}, "http.behind_tls needs http.trusted_proxies: else all visitors have the address of the proxy"},
      {"listen = \"x\"\n", {}, "wiec.toml, line 1: unknown key listen (did you mean http.listen?)"},
      {"[htpp]\n", {}, "wiec.toml, line 1: unknown section [htpp] (did you mean http?)"},
      {"[http]\nhandler_threads = \"3\"\n", {}, "wiec.toml, line 2: http.handler_threads must be a whole number"},
      {"[http]\nhandler_threads = 5000\n", {}, "wiec.toml, line 2: http.handler_threads must be between 1 and 1024"},
      {"[log]\nlevel = \"loud\"\n", {}, "wiec.toml, line 2: log.level must be one of debug, info, warning, error"},
      {"[http]\nhosts = [\"a\", 1]\n", {}, "wiec.toml, line 2: http.hosts must be a list of texts, [\"a\", \"b\"]"},
      {"", {{"WIEC_HTTP_QUEUE_LIMIT", "x"}}, "WIEC_HTTP_QUEUE_LIMIT in the environment must be a whole number"},
      {"", {{"WIEC_HTTP_QUEUE", "1"}}, "unknown setting WIEC_HTTP_QUEUE in the environment"},
      {"[http]\nlisten_tls = [\":443\"]\n", {}, "http.listen_tls needs http.certificate and http.private_key"},
      {"[http]\nplain_http = true\nbehind_tls = true\n", {},
       "http.plain_http contradicts TLS: drop it, or drop http.behind_tls and http.listen_tls"},
      {"[site]\ncolours = [\"#A63D2A\", \"#E3A72F\"]\n", {}, "site.colours must be three colours such as \"#A63D2A\""},
      {"[site]\ncolours = [\"#A63D2A\", \"#E3A72F\", \"red}*{x:y\"]\n", {},
       "site.colours must be three colours such as \"#A63D2A\""},
      {"[site]\ncontact_email = \"bo at miasto.pl\"\n", {},
       "site.contact_email: \"bo at miasto.pl\" is no e-mail address"},
      {"[site]\nbuildings_address = \"http://miasto.pl\"\n", {}, "site.buildings_address must start with https://"},
  };
  for (const Wrong& wrong : cases) {
    const auto config = parse_config(wrong.toml, "wiec.toml", wrong.environment);
    ASSERT_FALSE(config) << wrong.toml;
    EXPECT_EQ(config.error(), wrong.error);
  }
}

TEST(Config, BrokenTomlNamesItsLine) {
  const auto config = parse_config("a = 1\nb = = 2\n", "wiec.toml", {});
  ASSERT_FALSE(config);
  EXPECT_THAT(config.error(), testing::StartsWith("wiec.toml, line 2: "));
  EXPECT_FALSE(read_config("/nowhere/wiec.toml", {}));
}

TEST(Config, SampleIsReadableAndNamesEveryKey) {
  std::string sample = sample_config();
  std::string uncommented;
  for (std::size_t at = 0; at < sample.size();) {
    const auto end = std::min(sample.find('\n', at), sample.size());
    std::string line = sample.substr(at, end - at);
    if (line.size() > 1 && line[0] == '#' && line[1] != ' ') line.erase(0, 1);
    uncommented += line + "\n";
    at = end + 1;
  }
  const auto config = parse_config(uncommented, "sample", {});
  ASSERT_TRUE(config) << config.error();
  EXPECT_EQ(config->http.queue_limit, Config{}.http.queue_limit);
}

}  // namespace
}  // namespace wiec::config
