// What all requests, jobs and commands of one process share.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "commons/site/kept.h"
#include "platform/crypto/password.h"
#include "platform/oidc/oidc.h"
#include "platform/process/turns.h"
#include "platform/text/stem.h"

namespace wiec {

// What a module keeps about a person (RODO art. 15, 17, 20). Erasure leaves what the law obliges to keep, without the
// person.
struct PersonalData {
  std::string_view name;  // of the module
  Json (*gather)(db::ReadTx&, std::int64_t person) = nullptr;
  void (*erase)(db::WriteTx&, std::int64_t person) = nullptr;
};

// Who belongs to a place, and how one comes to belong: kept by one module, asked by those left of it.
struct Membership {
  struct Group {
    std::int64_t id = 0;
    std::string name;
  };
  bool (*belongs)(db::ReadTx&, std::int64_t place, std::int64_t person) = nullptr;
  std::vector<Group> (*groups)(db::ReadTx&, std::int64_t place) = nullptr;  // that anybody may join
  void (*join)(db::WriteTx&, std::int64_t group, std::int64_t person) = nullptr;
};

// What the operator says of the site (settings, [site]); empty = not said.
struct SiteFacts {
  std::string name;          // in the header; empty = made of the current edition's city
  std::string owner;         // the public body that runs the site
  std::string contact_name;  // a person or an office
  std::string contact_email;
  std::string contact_phone;
  std::string buildings_url;  // https page about access to the office's buildings
};

struct Shared {
  Kept kept;        // a handful per edition
  Kept lately{32};  // what visitors asked for in their own words
  text::Stemmer stemmer;
  crypto::Passwords passwords;
  // Work on files that strangers bring, in a program of its own: one at once, a few wait.
  process::Turns uploads{1, 8};
  // A key of the installation for one purpose ("totp"); 32 bytes.
  std::function<std::string(std::string_view purpose)> key;
  // The same of another key of the installation, for whom the roll of voters knows (modules/polling).
  std::function<std::string(std::string_view purpose)> voter_key;
  // Text messages can be sent: the operator named a gateway.
  bool text_messages = false;
  // Only in the demo city, which sends no letters: says something on the terminal. Absent everywhere else.
  std::function<void(std::string_view words)> tell_demo;
  // The operator's log-in provider, and its name as people know it; null: there is none.
  std::unique_ptr<oidc::Provider> provider;
  std::string provider_name;
  // Roles that need a second factor get none of their rights without it. Off only in the demo city.
  bool second_factor = true;
  std::vector<PersonalData> personal_data;  // of every module
  Membership membership;                    // null functions: nobody keeps it
  SiteFacts site;
};

}  // namespace wiec
