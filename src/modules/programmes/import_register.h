// Brings a list of another register in. Rows already there are known by title, beneficiary and both sums, so that the
// same file twice makes no doubles, also after somebody edited a card.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "commons/site/context.h"
#include "modules/programmes/project.h"
#include "modules/programmes/read_register.h"

namespace wiec::programmes {

struct Repeat {  // a row whose title and beneficiary another row had, with other sums: kept, worth a look
  std::string file;
  std::int64_t line = 0, first_line = 0;
  std::string first_file, title;
};

// What one run saw; files of one run are looked at together.
struct ImportReport {
  struct File {
    std::string name, programme;
    tables::Encoding encoding = tables::Encoding::utf8;
    std::int64_t rows = 0, added = 0, known = 0;
    Money total, cofunding;  // of every row that was read
    std::vector<RefusedRow> refused;
  };
  std::vector<File> files;
  std::vector<Repeat> repeats;
  std::vector<ProjectId> added;
  ImportId import;  // of the last file; none when it brought nothing in

  struct First {
    std::string file;
    std::int64_t line = 0;
  };
  std::map<std::string, First> seen;  // title and beneficiary
};

// Rows whose title and beneficiary another row of the run had.
void note_repeats(ImportReport&, const std::string& file, const std::vector<RegisterRow>&);

// Some thousand rows in each transaction, findable by their words at once: an interrupted import is finished by the
// next.
void import_register(Context&, const std::string& file_name, std::string_view bytes_sha256, RegisterFile,
                     ImportReport&);

}  // namespace wiec::programmes
