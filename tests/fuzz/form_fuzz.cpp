// Forms of both kinds: read within their limits into valid text, or refused with a status. The first byte chooses the
// kind.
#include "fuzz.h"
#include "platform/http/form.h"
#include "platform/text/text.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace wiec;
  if (size == 0) return 0;
  const char* type = bytes[0] % 2 == 0 ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=b";
  constexpr http::FormLimits limits{
      .fields = 20, .name_bytes = 50, .value_bytes = 1000, .files = 3, .file_bytes = 5000};
  const auto form = http::Form::parse(type, std::string(fuzz::text(bytes + 1, size - 1)), limits);
  if (!form) {
    const int status = form.error().status();
    fuzz::require(status == 400 || status == 413 || status == 415, "a refusal has its status");
    return 0;
  }
  fuzz::require(form->files().size() <= limits.files, "no more files than allowed");
  for (const auto& file : form->files()) {
    fuzz::require(file.bytes.size() <= limits.file_bytes, "no file larger than allowed");
    fuzz::require(file.name.find('/') == std::string::npos && file.name.find('\0') == std::string::npos,
                  "a file's name is no path");
  }
  for (const char* name : {"a", "t", "csrf"}) {
    fuzz::require(text::is_valid_utf8(form->text(name)), "values are valid UTF-8");
    fuzz::require(form->raw(name).size() <= limits.value_bytes, "no value longer than allowed");
    (void)form->integer(name);
    (void)form->minor_units(name);
    (void)form->date(name);
  }
  return 0;
}
