// All SQL of partners, of who works for them and of what they say.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/programmes/partner.h"
#include "platform/db/db.h"

namespace wiec::programmes {

// Where a partner of some project works, for maps of many cards.
struct KnownSpot {
  ProjectId project;
  places::Point at;
  std::string name;
  PartnerRole role = PartnerRole::partner;
};
std::vector<KnownSpot> known_spots(db::ReadTx&);  // by project

std::vector<Partner> partners_of(db::ReadTx&, ProjectId);  // in the order of the card
// New ones get their number; those that are gone lose their people too.
void store_partners(db::WriteTx&, ProjectId, std::vector<Partner>&);
std::vector<std::pair<ProjectId, Instant>> projects_with_partners(db::ReadTx&);  // and when the card was changed

// When place or pilot was last changed; 0: never.
std::int64_t pilot_changed_at(db::ReadTx&, PartnerId);
void note_pilot_change(db::WriteTx&, PartnerId);

void insert_partner_person(db::WriteTx&, PartnerPerson&, const std::string& token_hash);
// The account takes the place of the letter. False when the person works for the partner already: the row goes.
bool accept_as(db::WriteTx&, const PartnerPerson&, std::int64_t person);
void delete_partner_person(db::WriteTx&, PartnerPersonId);
std::optional<PartnerPerson> find_partner_person(db::ReadTx&, PartnerPersonId);
std::optional<PartnerPerson> partner_person_by_token(db::ReadTx&, const std::string& token_hash);
std::vector<PartnerPerson> people_of_partners(db::ReadTx&, ProjectId);  // as asked
bool works_for(db::ReadTx&, std::int64_t person, PartnerId);
// Where a person works or is asked, with the card and the partner it is.
struct OwnPartner {
  PartnerPerson as;
  ProjectId project;
  std::string project_name, partner_name;
};
std::vector<OwnPartner> partners_with(db::ReadTx&, std::int64_t person, const std::string& email);
std::optional<ProjectId> project_of_partner(db::ReadTx&, PartnerId);

void insert_comment(db::WriteTx&, PartnerComment&);
std::vector<PartnerComment> comments_of(db::ReadTx&, ProjectId);  // oldest first
std::vector<PartnerComment> comments_by(db::ReadTx&, std::int64_t person);
std::optional<PartnerComment> find_comment(db::ReadTx&, CommentId);
void delete_comment(db::WriteTx&, CommentId);
// Comments stay under the partner's name, without the person.
void forget_partner_person(db::WriteTx&, std::int64_t person, const std::string& email);

}  // namespace wiec::programmes
