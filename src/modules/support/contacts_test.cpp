// Whom an ambassador asks, and what is kept of officers.
#include "modules/support/support_test.h"
#include "modules/support/texts.h"

namespace wiec::support {
namespace {

namespace keys = texts::keys;

class ContactsTest : public SupportTest {
 protected:
  static Typed form(std::string reach, std::string office) {
    Typed t;
    t.set("reach", std::move(reach));
    t.set("office_pl", std::move(office));
    t.set("phone", "12 345 67 89");
    return t;
  }
  Faults save(Context& ctx, const Typed& typed, const Contact& before) {
    Faults faults;
    const auto leading = db().read([&](db::ReadTx& tx) { return joint_projects::ambassadors_of(tx, programme); });
    const Contact wanted = read_contact(ctx, before, leading, typed, faults);
    if (faults.empty())
      if (const auto done = save_contact(ctx, wanted, before.revision); !done) faults.push_back(done.error());
    return faults;
  }
  Faults add(const Typed& typed) { return save(*as(coordinator), typed, {.programme = programme}); }
  std::string office_of(AmbassadorId id) {
    const auto found =
        db().read([&](db::ReadTx& tx) { return contact_for(tx, *joint_projects::find_ambassador(tx, id)); });
    return found ? found->office.pl : "";
  }
  std::vector<Contact> all() {
    return db().read([&](db::ReadTx& tx) { return contacts_of(tx, programme); });
  }
};

TEST_P(ContactsTest, the_nearest_contact_is_the_ambassadors) {
  EXPECT_EQ(office_of(ola_leads), "");
  ASSERT_TRUE(add(form("programme", "Wydział Dialogu")).empty());
  ASSERT_TRUE(add(form(code_from_id(left_bank.value), "Biuro Lewego Brzegu")).empty());
  EXPECT_EQ(office_of(ola_leads), "Biuro Lewego Brzegu");
  EXPECT_EQ(office_of(jan_leads), "Wydział Dialogu");
  Typed own = form("chosen", "Opiekunka");
  own.set("chosen", code_from_id(ola_leads.value));
  ASSERT_TRUE(add(own).empty());
  EXPECT_EQ(office_of(ola_leads), "Opiekunka");
  ASSERT_TRUE(remove_contact(*as(coordinator), all().back().id));
  EXPECT_EQ(office_of(ola_leads), "Biuro Lewego Brzegu");
}

TEST_P(ContactsTest, an_officer_is_named_only_with_their_consent) {
  Typed named = form("programme", "Wydział Dialogu");
  named.set("name", "Anna Zięba");
  EXPECT_EQ(add(named).at(0).field, "agreed");
  named.set("agreed", "1");
  ASSERT_TRUE(add(named).empty());
  EXPECT_EQ(all()[0].agreed_on, date_from(2026, 11, 22));
  clock.set(clock.now() + std::chrono::hours(48));
  ASSERT_TRUE(save(*as(coordinator), named, all()[0]).empty());
  EXPECT_EQ(all()[0].agreed_on, date_from(2026, 11, 22)) << "the consent is as old as the name";
  Typed nameless = form("programme", "Wydział Dialogu");
  ASSERT_TRUE(save(*as(coordinator), nameless, all()[0]).empty());
  EXPECT_FALSE(all()[0].agreed_on);
}

TEST_P(ContactsTest, what_is_wrong_is_said_at_its_field) {
  for (const auto& [field, value] :
       {std::pair("reach", std::string()), std::pair("reach", std::string("district")),
        std::pair("reach", code_from_id(city.value)), std::pair("office_pl", std::string()),
        std::pair("office_pl", std::string(121, 'x')), std::pair("phone", std::string("zadzwoń")),
        std::pair("phone", std::string()), std::pair("email", std::string("nigdzie"))}) {
    Typed typed = form("programme", "Wydział Dialogu");
    typed.set(field, value);
    const Faults faults = add(typed);
    ASSERT_EQ(faults.size(), 1u) << field << " = " << value;
    EXPECT_EQ(faults[0].field, field);
  }
  EXPECT_TRUE(all().empty());
}

TEST_P(ContactsTest, there_is_one_for_the_programme_and_two_who_change_it_do_not_overwrite) {
  ASSERT_TRUE(add(form("programme", "Pierwszy")).empty());
  EXPECT_EQ(add(form("programme", "Drugi")).at(0).field, "reach");
  const Contact before = all()[0];
  ASSERT_TRUE(save(*as(coordinator), form("programme", "Pierwszy zmieniony"), before).empty());
  EXPECT_EQ(save(*as(coordinator), form("programme", "Inny"), before).at(0).kind, ProblemKind::conflict);
}

TEST_P(ContactsTest, who_coordinates_a_district_keeps_its_contact_alone) {
  const auto narrow = of_district(left_bank);
  EXPECT_EQ(save(*narrow, form("programme", "Całość"), {.programme = programme}).at(0).kind, ProblemKind::not_allowed);
  Typed own = form(code_from_id(left_bank.value), "Biuro");
  own.set("chosen", code_from_id(jan_leads.value));
  ASSERT_TRUE(save(*narrow, own, {.programme = programme}).empty());
  EXPECT_EQ(office_of(jan_leads), "") << "whom ambassadors elsewhere ask is not theirs to set";
  EXPECT_EQ(remove_contact(*of_district(right_bank), all()[0].id).error().kind, ProblemKind::not_allowed);
  EXPECT_TRUE(remove_contact(*narrow, all()[0].id));
}

WIEC_ON_BOTH_DATABASES(ContactsTest);

}  // namespace
}  // namespace wiec::support
