#include "platform/db/sql.h"

namespace wiec::db {

namespace {

struct Register {
  std::mutex mutex;
  std::vector<const Sql*> statements;
  int next_index = 0;
};

// Statements are declared static in many files; the first of them makes the list.
Register& registered() {
  static Register list;
  return list;
}

}  // namespace

Sql::Sql(std::string_view name, std::string_view text) : name_(name), text_(text) {
  const std::lock_guard lock(registered().mutex);
  index_ = registered().next_index++;
  registered().statements.push_back(this);
}

Sql::~Sql() {
  const std::lock_guard lock(registered().mutex);
  std::erase(registered().statements, this);
}

std::vector<const Sql*> Sql::all() {
  const std::lock_guard lock(registered().mutex);
  return registered().statements;
}

void Batch::clear() {
  statements_.clear();
  params_.clear();
  bytes_.clear();
}

void Batch::keep(Param param) {
  params_.push_back({param, bytes_.size()});
  bytes_ += param.text();
}

void Batch::params(std::size_t statement, std::vector<Param>& out) const {
  const std::size_t first = statements_[statement].first;
  const std::size_t end = statement + 1 < statements_.size() ? statements_[statement + 1].first : params_.size();
  out.clear();
  for (std::size_t i = first; i < end; ++i) {
    Param param = params_[i].param;
    if (!param.is_null()) param.text_ = std::string_view(bytes_).substr(params_[i].offset, param.text_.size());
    out.push_back(param);
  }
}

}  // namespace wiec::db
