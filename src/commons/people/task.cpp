#include "commons/people/task.h"

#include "platform/html/card.h"

namespace wiec::people {

Html task(Context& ctx, std::string_view path, std::string_view title, std::string_view hint) {
  Html out;
  const std::string href = localized(ctx.language, path);
  const html::Task tasks[] = {{.href = href, .title = title, .hint = hint}};
  html::task_list(out, tasks);
  return out;
}

}  // namespace wiec::people
