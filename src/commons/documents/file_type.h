// What a file really is, by its content: the name and the type that a browser sends are never believed.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace wiec::documents {

enum class FileType : std::uint8_t { pdf, png, jpeg, webp, docx, xlsx, pptx, odt, ods, odp, text, csv };

std::string_view code_of(FileType);  // as stored: "pdf"
std::optional<FileType> file_type_from(std::string_view code);
std::string_view media_type_of(FileType);  // "application/pdf"
std::string_view extension_of(FileType);   // "pdf"

// By the first bytes; of office files, which are all ZIP, by the parts named inside. Text is UTF-8 without control
// characters; `file_name` only tells CSV from other text. nullopt: none of the kinds we take - programs, SVG, HTML, old
// Office files, archives, files with macros.
std::optional<FileType> detect_type(std::string_view content, std::string_view file_name);

struct FileLimits {
  std::span<const FileType> types;
  std::int64_t bytes = 10 << 20;
};
inline constexpr FileType kDocumentTypes[] = {FileType::pdf,  FileType::png,  FileType::jpeg, FileType::webp,
                                              FileType::docx, FileType::xlsx, FileType::pptx, FileType::odt,
                                              FileType::ods,  FileType::odp,  FileType::text, FileType::csv};
inline constexpr FileType kPictureTypes[] = {FileType::png, FileType::jpeg, FileType::webp};

// The type of an acceptable file. Problems (invalid): empty, too large, a kind that is not taken.
Result<FileType> check_file(std::string_view content, std::string_view file_name, const FileLimits&, std::string field);

// A name that is safe on every system and in a header: letters with their diacritics, digits, spaces and ._-() kept,
// 100 characters at most, the extension that of the type ("umowa.pdf.exe" of a PDF -> "umowa.pdf.pdf").
std::string safe_file_name(std::string_view typed, FileType);

}  // namespace wiec::documents
