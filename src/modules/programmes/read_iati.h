// Activities of the International Aid Transparency Initiative, version 2.03 (2.01 and 2.02 say the same in the elements
// that cards know), as cards. An activity is known by its identifier, so that the same file twice makes no doubles.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "modules/programmes/import_register.h"

namespace wiec::programmes {

struct Activity {
  Project card;  // without programme and topics
  struct Topic {
    std::string pl, en;
  };
  std::vector<Topic> topics;  // names of its sectors
  std::string identity;       // SHA-256 of the identifier
};
struct ActivityFile {
  std::vector<Activity> activities;
  std::vector<RefusedRow> refused;  // by the line where the activity begins
};

bool is_xml(std::string_view bytes);
// Problems, at "file": no XML, no <iati-activities> of version 2.
Result<ActivityFile> read_activities(std::string_view bytes);
// Cards of that programme, known by the name of the file where none is named.
void import_activities(Context&, const std::string& file_name, std::string_view bytes_sha256, const ActivityFile&,
                       const NamedProgramme&, ImportReport&);

}  // namespace wiec::programmes
