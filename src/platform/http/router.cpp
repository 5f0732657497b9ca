#include "platform/http/router.h"

#include <array>
#include <stdexcept>

#include "platform/http/ascii.h"

namespace wiec::http {
namespace {

constexpr std::size_t kMethods = 3;
std::size_t slot(Method method) { return static_cast<std::size_t>(method); }

// What a pattern's segment asks for.
struct Segment {
  enum class Kind : std::uint8_t { literal, named, rest } kind = Kind::literal;
  std::string_view text;
};

Segment read_segment(std::string_view text, std::string_view pattern) {
  if (text.find_first_of("{}") == text.npos) return {Segment::Kind::literal, text};
  if (text.front() != '{' || text.back() != '}' || text.size() < 3) {
    throw std::logic_error(fmt::format("{}: a name takes a whole segment", pattern));
  }
  text = text.substr(1, text.size() - 2);
  const bool rest = text.ends_with("...");
  if (rest) text.remove_suffix(3);
  if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '_'; })) {
    throw std::logic_error(fmt::format("{}: a name is made of letters, digits and _", pattern));
  }
  return {rest ? Segment::Kind::rest : Segment::Kind::named, text};
}

}  // namespace

struct RouteTable::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> named;
  std::unique_ptr<Node> rest;
  struct End {
    std::size_t index = 0;
    std::vector<std::string> names;
  };
  std::array<std::unique_ptr<End>, kMethods> ends;

  bool has_end() const { return std::any_of(ends.begin(), ends.end(), [](const auto& end) { return end != nullptr; }); }
  const End* end_for(Method method) const {
    if (method == Method::head && !ends[slot(method)]) method = Method::get;
    return ends[slot(method)].get();
  }
  std::string allow() const {
    std::string out;
    if (ends[slot(Method::get)]) out = "GET, HEAD";
    if (ends[slot(Method::head)] && out.empty()) out = "HEAD";
    if (ends[slot(Method::post)]) out += out.empty() ? "POST" : ", POST";
    return out;
  }
  // Goes down by what is left of the path (without its leading slash); values collects the named segments. The first end
  // for the method wins; nearest remembers an end of other methods.
  const Node* walk(std::string_view left, bool at_end, Method method, std::vector<std::string_view>& values, const Node*& nearest) const;

 private:
  const Node* accept(Method method, const Node*& nearest) const {
    if (end_for(method)) return this;
    if (has_end() && nearest == nullptr) nearest = this;
    return nullptr;
  }
};

const RouteTable::Node* RouteTable::Node::walk(std::string_view left, bool at_end, Method method,
                                               std::vector<std::string_view>& values, const Node*& nearest) const {
  if (at_end) return accept(method, nearest);
  std::string_view behind = left;
  const std::string_view segment = take_until(behind, '/');
  const bool last = segment.size() == left.size();
  if (const auto found = literals.find(segment); found != literals.end()) {
    if (const Node* node = found->second->walk(behind, last, method, values, nearest)) return node;
  }
  if (named && !segment.empty()) {
    values.push_back(segment);
    if (const Node* node = named->walk(behind, last, method, values, nearest)) return node;
    values.pop_back();
  }
  if (rest && !left.empty()) {
    values.push_back(left);
    if (const Node* node = rest->accept(method, nearest)) return node;
    values.pop_back();
  }
  return nullptr;
}

RouteTable::RouteTable() : root_(std::make_unique<Node>()) {}
RouteTable::~RouteTable() = default;
RouteTable::RouteTable(RouteTable&&) noexcept = default;
RouteTable& RouteTable::operator=(RouteTable&&) noexcept = default;

void RouteTable::add(Method method, std::string_view pattern, std::size_t index) {
  if (!pattern.starts_with('/')) throw std::logic_error(fmt::format("{}: a pattern starts with /", pattern));
  Node* node = root_.get();
  std::vector<std::string> names;
  std::string_view left = pattern.substr(1);
  for (bool more = true; more;) {
    const auto before = left.size();
    const std::string_view text = take_until(left, '/');
    more = text.size() != before;
    const Segment segment = read_segment(text, pattern);
    if (segment.kind == Segment::Kind::rest && more) throw std::logic_error(fmt::format("{}: the rest comes last", pattern));
    std::unique_ptr<Node>& next = segment.kind == Segment::Kind::literal ? node->literals[std::string(segment.text)]
                                  : segment.kind == Segment::Kind::named ? node->named
                                                                         : node->rest;
    if (!next) next = std::make_unique<Node>();
    if (segment.kind != Segment::Kind::literal) names.emplace_back(segment.text);
    node = next.get();
  }
  auto& end = node->ends[slot(method)];
  if (end) throw std::logic_error(fmt::format("{} {} stands twice", name_of(method), pattern));
  end = std::make_unique<Node::End>(Node::End{index, std::move(names)});
}

RouteTable::Found RouteTable::find(Method method, std::string_view path) const {
  Found found;
  if (!path.starts_with('/')) return found;
  std::vector<std::string_view> values;
  const Node* nearest = nullptr;
  const Node* node = root_->walk(path.substr(1), false, method, values, nearest);
  if (node == nullptr) {
    if (nearest) found.allow = nearest->allow();
    return found;
  }
  const Node::End& end = *node->end_for(method);
  found.index = end.index;
  for (std::size_t i = 0; i < values.size(); ++i) found.params.add(end.names[i], std::string(values[i]));
  found.allow = node->allow();
  return found;
}

std::string_view PathParams::get(std::string_view name) const {
  for (const auto& [key, value] : items_) {
    if (key == name) return value;
  }
  throw std::logic_error(fmt::format("the pattern has no segment {}", name));
}

}  // namespace wiec::http
