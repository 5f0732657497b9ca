// The fixture of tests in which residents do things: a database, the keys of an installation, people.
#pragma once
#include "base/sha256.h"
#include "commons/people/person_store.h"
#include "commons/site/shared.h"
#include "platform/db/testing.h"

namespace wiec::people {

// A key for each purpose, as an installation has: 32 bytes.
inline std::string test_key(std::string_view purpose) {
  const auto bytes = sha256(purpose);
  return {bytes.begin(), bytes.end()};
}

class ResidentsTest : public db::DatabaseTest {
 protected:
  explicit ResidentsTest(MigrationList migrations) : DatabaseTest(std::move(migrations)) {
    shared.key = shared.voter_key = test_key;
  }

  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    ola = person("ola");
    jan = person("jan");
    ewa = person("ewa");
  }

  PersonId person(const std::string& name) {
    return db().write("test.person", [=](db::WriteTx& tx) {
      return insert_person(tx, {.email = name + "@example.org", .name = name});
    });
  }

  Shared shared;
  PersonId ola, jan, ewa;
};

}  // namespace wiec::people
