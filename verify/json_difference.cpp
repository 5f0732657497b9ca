#include "verify/json_difference.h"

namespace wiec::verify {
namespace {
class Comparison {
 public:
  explicit Comparison(std::size_t most) : most_(most) {}

  void compare(const std::string& path, const Json* stated, const Json* recomputed) {
    if (found_.size() >= most_) return;
    if (stated && recomputed && *stated == *recomputed) return;
    if (stated && recomputed && stated->object() && recomputed->object())
      return compare_objects(path, *stated, *recomputed);
    if (stated && recomputed && stated->array() && recomputed->array())
      return compare_arrays(path, *stated->array(), *recomputed->array());
    found_.push_back(fmt::format("{}: stated {}, recomputed {}", path, text_of(stated), text_of(recomputed)));
  }
  std::vector<std::string> take() { return std::move(found_); }

 private:
  static std::string text_of(const Json* json) {
    constexpr std::size_t kMostShown = 120;
    if (!json) return "nothing";
    std::string text = to_text(*json);
    return text.size() <= kMostShown ? text : text.substr(0, kMostShown) + "...";
  }

  void compare_objects(const std::string& path, const Json& stated, const Json& recomputed) {
    const std::string prefix = path.empty() ? "" : path + ".";
    for (const auto& [name, value] : *stated.object()) compare(prefix + name, &value, recomputed.find(name));
    for (const auto& [name, value] : *recomputed.object()) {
      if (!stated.find(name)) compare(prefix + name, nullptr, &value);
    }
  }

  void compare_arrays(const std::string& path, const Json::Array& stated, const Json::Array& recomputed) {
    for (std::size_t i = 0; i < std::max(stated.size(), recomputed.size()); ++i) {
      compare(fmt::format("{}[{}]", path, i), i < stated.size() ? &stated[i] : nullptr,
              i < recomputed.size() ? &recomputed[i] : nullptr);
    }
  }

  std::size_t most_;
  std::vector<std::string> found_;
};
}  // namespace

std::vector<std::string> json_differences(const Json& stated, const Json& recomputed, std::size_t most) {
  Comparison comparison(most);
  comparison.compare("", &stated, &recomputed);
  return comparison.take();
}

}  // namespace wiec::verify
