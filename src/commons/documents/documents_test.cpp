#include "commons/documents/documents.h"

#include "commons/documents/texts.h"
#include "platform/db/testing.h"

namespace wiec::documents {
namespace {

namespace keys = texts::keys;

void put16(std::string& out, std::size_t value) {
  out += {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8 & 0xFF)};
}
void put32(std::string& out, std::size_t value) { put16(out, value & 0xFFFF), put16(out, value >> 16); }

// A ZIP of empty files, with its central directory.
std::string zip_of(std::initializer_list<std::string_view> names) {
  std::string files, directory;
  for (const std::string_view name : names) {
    const std::size_t offset = files.size();
    files += std::string("PK\x03\x04", 4) + std::string(22, '\0');
    put16(files, name.size());
    put16(files, 0);
    files += name;
    directory += std::string("PK\x01\x02", 4) + std::string(24, '\0');
    put16(directory, name.size());
    directory += std::string(12, '\0');
    put32(directory, offset);
    directory += name;
  }
  std::string zip = files + directory + std::string("PK\x05\x06", 4) + std::string(4, '\0');
  put16(zip, names.size());
  put16(zip, names.size());
  put32(zip, directory.size());
  put32(zip, files.size());
  return zip + std::string(2, '\0');
}

std::string open_document(std::string_view type) {
  std::string zip = std::string("PK\x03\x04", 4) + std::string(22, '\0');
  put16(zip, 8);
  put16(zip, 0);
  return zip + "mimetype" + std::string(type) + std::string("PK\x03\x04", 4) + std::string(40, '\0');
}

TEST(FileType, is_found_by_content_not_by_name) {
  EXPECT_EQ(detect_type("%PDF-1.7\n...", "umowa.exe"), FileType::pdf);
  EXPECT_EQ(detect_type("\x89PNG\r\n\x1A\n....", "a"), FileType::png);
  EXPECT_EQ(detect_type("\xFF\xD8\xFF\xE0", "a"), FileType::jpeg);
  EXPECT_EQ(detect_type(std::string("RIFF\x10\0\0\0WEBPVP8 ", 16), "a"), FileType::webp);
  EXPECT_EQ(detect_type(zip_of({"[Content_Types].xml", "word/document.xml"}), "a.zip"), FileType::docx);
  EXPECT_EQ(detect_type(zip_of({"[Content_Types].xml", "xl/workbook.xml"}), "a"), FileType::xlsx);
  EXPECT_EQ(detect_type(zip_of({"[Content_Types].xml", "ppt/presentation.xml"}), "a"), FileType::pptx);
  EXPECT_EQ(detect_type(open_document("application/vnd.oasis.opendocument.text"), "a"), FileType::odt);
  EXPECT_EQ(detect_type(open_document("application/vnd.oasis.opendocument.spreadsheet"), "a"), FileType::ods);
  EXPECT_EQ(detect_type("Zażółć gęślą jaźń\n", "a.txt"), FileType::text);
  EXPECT_EQ(detect_type("a;b\n1;2\n", "Tabela.CSV"), FileType::csv);
}

TEST(FileType, refuses_what_could_run) {
  EXPECT_FALSE(detect_type("MZ\x90", "umowa.pdf"));
  EXPECT_FALSE(detect_type(std::string("\x7F"
                                       "ELF\0",
                                       5),
                           "a.pdf"));
  EXPECT_FALSE(detect_type("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a.txt"));
  EXPECT_FALSE(detect_type("  \n<!DOCTYPE html><script>", "a.txt"));
  EXPECT_FALSE(detect_type("\xEF\xBB\xBF<html>", "a.txt"));
  EXPECT_FALSE(detect_type("#!/bin/sh\nrm", "a.txt"));
  EXPECT_FALSE(detect_type(zip_of({"a.exe"}), "a.docx"));
  EXPECT_FALSE(detect_type(zip_of({"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"}), "a.docx"));
  EXPECT_FALSE(detect_type(open_document("application/vnd.oasis.opendocument.text-master"), "a.odt"));
  EXPECT_FALSE(detect_type("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.doc"));
  EXPECT_FALSE(detect_type(std::string("a\0b", 3), "a.txt"));
  EXPECT_FALSE(
      detect_type("\xFF\xFE"
                  "a",
                  "a.txt"));
}

TEST(FileType, broken_archives_are_refused_and_harm_nothing) {
  const std::string zip = zip_of({"[Content_Types].xml", "word/document.xml"});
  for (std::size_t cut = 4; cut < zip.size(); ++cut)
    EXPECT_FALSE(detect_type(std::string_view(zip).substr(0, cut), "a.docx")) << cut;
  for (std::size_t at = 4; at < zip.size(); ++at) {
    std::string broken = zip;
    broken[at] = '\xFF';
    (void)detect_type(broken, "a.docx");
  }
}

TEST(FileType, limits_speak_plainly) {
  const FileLimits pictures{kPictureTypes, 1 << 20};
  EXPECT_EQ(check_file("", "a", pictures, "f").error().text, TextKey{keys::file_empty});
  EXPECT_EQ(check_file(std::string((1 << 20) + 1, 'a'), "a", pictures, "f").error().text,
            TextKey{keys::file_too_large});
  EXPECT_EQ(check_file("%PDF-1.7", "a.png", pictures, "f").error().text, TextKey{keys::file_type_refused});
  EXPECT_EQ(check_file("%PDF-1.7", "a.png", pictures, "f").error().field, "f");
  EXPECT_EQ(check_file("\xFF\xD8\xFF", "a.png", pictures, "f"), FileType::jpeg);
}

TEST(FileType, names_are_safe_everywhere) {
  EXPECT_EQ(safe_file_name("umowa.pdf", FileType::pdf), "umowa.pdf");
  EXPECT_EQ(safe_file_name("umowa.exe", FileType::pdf), "umowa.pdf");
  EXPECT_EQ(safe_file_name("../../etc/passwd", FileType::text), "_.._etc_passwd.txt");
  EXPECT_EQ(safe_file_name("zdjęcie łąki (2).JPG", FileType::jpeg), "zdjęcie łąki (2).jpg");
  EXPECT_EQ(safe_file_name("a\"b\r\nc;d.pdf", FileType::pdf), "a_b__c_d.pdf");
  EXPECT_EQ(safe_file_name("", FileType::pdf), "plik.pdf");
  EXPECT_EQ(safe_file_name(".pdf", FileType::pdf), "plik.pdf");
  EXPECT_LE(safe_file_name(std::string(500, 'a'), FileType::pdf).size(), 101u);
}

class DocumentsTest : public db::DatabaseTest {
 protected:
  DocumentsTest() : DatabaseTest({files::migrations(), documents::migrations()}) {}

  KeptFile keep(std::string_view content, std::string_view name) {
    return keep_file(db(), content, name, {kDocumentTypes, 1 << 20}, "file").value();
  }
  Result<DocumentId> attach(const NewDocument& document, const KeptFile& file) {
    return db().write("test.attach", [=](db::WriteTx& tx) { return attach_document(tx, document, file); });
  }
};

TEST_P(DocumentsTest, a_file_is_attached_listed_saved_and_removed) {
  const KeptFile file = keep("%PDF-1.7 treść", "Mapa.pdf");
  const DocumentId first =
      attach({.noun = "proposal", .noun_id = 5, .title_pl = "Mapa terenu", .title_en = "Map of the ground"}, file)
          .value();
  ASSERT_TRUE(attach({.noun = "proposal", .noun_id = 5, .role = "minutes"}, keep("notatka", "n.txt")));
  const auto documents = db().read([](db::ReadTx& tx) { return documents_of(tx, "proposal", 5); });
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].title(Language::en), "Map of the ground");
  EXPECT_EQ(documents[0].type, FileType::pdf);
  EXPECT_EQ(documents[1].title(Language::en), "n.txt");
  EXPECT_EQ(documents[0].path(), "/dokumenty/" + code_from_id(first.value));
  EXPECT_EQ(db().read([](db::ReadTx& tx) { return documents_of(tx, "proposal", 5, "minutes").size(); }), 1u);

  Shared shared;
  Context ctx(db(), shared, Language::pl, clock.now());
  const auto content = content_of(ctx, documents[0]);
  ASSERT_TRUE(content);
  EXPECT_EQ(content->body, "%PDF-1.7 treść");
  EXPECT_EQ(content->type, "application/pdf");
  EXPECT_EQ(content->file_name, "Mapa.pdf");
  EXPECT_EQ(content->headers.at(0).second, "sandbox; default-src 'none'");

  EXPECT_TRUE(db().write("test.remove", [first](db::WriteTx& tx) { return remove_document(tx, first); }));
  EXPECT_FALSE(db().write("test.remove", [first](db::WriteTx& tx) { return remove_document(tx, first); }));
  EXPECT_FALSE(db().read([first](db::ReadTx& tx) { return find_document(tx, first).has_value(); }));
}

TEST_P(DocumentsTest, the_sweep_takes_only_what_nobody_refers_to) {
  const KeptFile kept = keep("%PDF-1.7 a", "a.pdf"), loose = keep("%PDF-1.7 b", "b.pdf");
  ASSERT_TRUE(attach({.noun = "proposal", .noun_id = 5}, kept));
  clock.move(std::chrono::hours(49));
  const db::Sql* references[] = {&file_reference()};
  EXPECT_EQ(files::sweep(db(), references), 1);
  EXPECT_TRUE(files::read_whole(db(), kept.file));
  EXPECT_FALSE(files::read_whole(db(), loose.file));
}

TEST_P(DocumentsTest, titles_and_numbers_are_limited) {
  const KeptFile file = keep("%PDF-1.7", "a.pdf");
  EXPECT_EQ(attach({.noun = "n", .noun_id = 1, .title_pl = std::string(201, 'a')}, file).error().text,
            TextKey{keys::title_too_long});
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(attach({.noun = "n", .noun_id = 1}, file));
  EXPECT_EQ(attach({.noun = "n", .noun_id = 1}, file).error().kind, ProblemKind::too_many);
  EXPECT_TRUE(attach({.noun = "n", .noun_id = 2}, file));
}

WIEC_ON_BOTH_DATABASES(DocumentsTest);

}  // namespace
}  // namespace wiec::documents
