#include "commons/documents/file_type.h"

#include "commons/documents/texts.h"
#include "platform/text/text.h"

namespace wiec::documents {
namespace {

namespace keys = texts::keys;

struct Known {
  FileType type;
  std::string_view code;
  std::string_view media_type;
  std::string_view extension;
};
constexpr Known kKnown[] = {
    {FileType::pdf, "pdf", "application/pdf", "pdf"},
    {FileType::png, "png", "image/png", "png"},
    {FileType::jpeg, "jpeg", "image/jpeg", "jpg"},
    {FileType::webp, "webp", "image/webp", "webp"},
    {FileType::docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {FileType::xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    {FileType::pptx, "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"},
    {FileType::odt, "odt", "application/vnd.oasis.opendocument.text", "odt"},
    {FileType::ods, "ods", "application/vnd.oasis.opendocument.spreadsheet", "ods"},
    {FileType::odp, "odp", "application/vnd.oasis.opendocument.presentation", "odp"},
    {FileType::text, "text", "text/plain; charset=utf-8", "txt"},
    {FileType::csv, "csv", "text/csv; charset=utf-8", "csv"},
};

const Known& known(FileType type) { return kKnown[static_cast<std::size_t>(type)]; }

unsigned number_at(std::string_view bytes, std::size_t at, int size) {
  unsigned value = 0;
  for (int i = size - 1; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

// Names of the files inside a ZIP, by its central directory (APPNOTE 4.3.12). Empty: no readable directory.
std::vector<std::string_view> names_in_zip(std::string_view bytes) {
  constexpr std::string_view end_mark("PK\x05\x06", 4), entry_mark("PK\x01\x02", 4);
  const std::size_t end = bytes.rfind(end_mark);
  if (end == std::string_view::npos || end + 22 > bytes.size()) return {};
  std::size_t at = number_at(bytes, end + 16, 4);
  const unsigned count = number_at(bytes, end + 10, 2);
  std::vector<std::string_view> names;
  for (unsigned i = 0; i < count; ++i) {
    if (at + 46 > bytes.size() || bytes.substr(at, 4) != entry_mark) return {};
    const std::size_t name = number_at(bytes, at + 28, 2),
                      rest = number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    if (at + 46 + name > bytes.size()) return {};
    names.push_back(bytes.substr(at + 46, name));
    at += 46 + name + rest;
  }
  return names;
}

std::optional<FileType> open_document(std::string_view bytes) {
  // The first part is "mimetype", stored as it is (OpenDocument 1.3 part 2, 3.3).
  if (bytes.size() < 80 || bytes.substr(30, 8) != "mimetype") return std::nullopt;
  const std::string_view type = bytes.substr(38, 60);
  for (const FileType kind : {FileType::odt, FileType::ods, FileType::odp}) {
    const std::string_view wanted = known(kind).media_type;
    if (type.starts_with(wanted) && type.substr(wanted.size(), 1) != "-") return kind;
  }
  return std::nullopt;
}

std::optional<FileType> office_file(std::string_view bytes) {
  if (const auto open = open_document(bytes)) return open;
  const auto names = names_in_zip(bytes);
  const auto has = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
  const bool has_macros =
      std::ranges::any_of(names, [](std::string_view name) { return name.ends_with("vbaProject.bin"); });
  if (has_macros || !has("[Content_Types].xml")) return std::nullopt;
  if (has("word/document.xml")) return FileType::docx;
  if (has("xl/workbook.xml")) return FileType::xlsx;
  if (has("ppt/presentation.xml")) return FileType::pptx;
  return std::nullopt;
}

bool is_plain_text(std::string_view content) {
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
  };
  return text::is_valid_utf8(content) && std::ranges::none_of(content, is_control);
}

// Text that a browser or a shell would run is refused, whatever its name.
bool is_active_text(std::string_view content) {
  std::string head = text::fold(content.substr(0, std::min<std::size_t>(content.size(), 512)));
  head.erase(0, std::min(head.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), head.size()));
  return head.starts_with('<') || head.starts_with("#!");
}

}  // namespace

std::string_view code_of(FileType type) { return known(type).code; }
std::string_view media_type_of(FileType type) { return known(type).media_type; }
std::string_view extension_of(FileType type) { return known(type).extension; }

std::optional<FileType> file_type_from(std::string_view code) {
  const auto found = std::ranges::find(kKnown, code, &Known::code);
  return found == std::end(kKnown) ? std::nullopt : std::optional(found->type);
}

std::optional<FileType> detect_type(std::string_view content, std::string_view file_name) {
  if (content.starts_with("%PDF-")) return FileType::pdf;
  if (content.starts_with("\x89PNG\r\n\x1A\n")) return FileType::png;
  if (content.starts_with("\xFF\xD8\xFF")) return FileType::jpeg;
  if (content.starts_with("RIFF") && content.size() > 12 && content.substr(8, 4) == "WEBP") return FileType::webp;
  if (content.starts_with("PK\x03\x04")) return office_file(content);
  if (!is_plain_text(content) || is_active_text(content)) return std::nullopt;
  return text::fold(file_name).ends_with(".csv") ? FileType::csv : FileType::text;
}

Result<FileType> check_file(std::string_view content, std::string_view file_name, const FileLimits& limits,
                            std::string field) {
  if (content.empty()) return problem(ProblemKind::invalid, keys::file_empty, std::move(field));
  if (static_cast<std::int64_t>(content.size()) > limits.bytes)
    return problem(ProblemKind::invalid, keys::file_too_large, std::move(field), {{"most", limits.bytes >> 20}});
  const auto type = detect_type(content, file_name);
  if (!type || std::ranges::find(limits.types, *type) == limits.types.end())
    return problem(ProblemKind::invalid, keys::file_type_refused, std::move(field));
  return *type;
}

std::string safe_file_name(std::string_view typed, FileType type) {
  const std::string extension = "." + std::string(extension_of(type));
  std::string stem(typed);
  if (text::fold(stem).ends_with(extension))
    stem.resize(stem.size() - extension.size());
  else if (const auto dot = stem.rfind('.'); dot != std::string::npos && stem.size() - dot <= 5)
    stem.resize(dot);
  std::string name;
  for (const char c : stem) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       static_cast<unsigned char>(c) >= 0x80;
    name += plain || std::string_view(" .-_()").contains(c) ? c : '_';
  }
  const auto clean = text::clean_line(name);
  name = clean ? text::truncate(*clean, 96) : "";
  if (name.ends_with("…")) name.resize(name.size() - std::string_view("…").size());
  while (name.starts_with('.')) name.erase(0, 1);
  return (name.empty() ? "plik" : name) + extension;
}

}  // namespace wiec::documents
