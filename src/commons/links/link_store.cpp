#include "commons/links/links.h"

#include <stdexcept>

namespace wiec::links {
namespace {

const db::Sql insert_link{"links.insert_link", R"(
  insert into link (from_noun, from_id, kind, to_noun, to_id, made_at) values ($1, $2, $3, $4, $5, $6)
  on conflict do nothing)"};

const db::Sql delete_link{"links.delete_link", R"(
  delete from link where from_noun = $1 and from_id = $2 and kind = $3 and to_noun = $4 and to_id = $5)"};

const db::Sql select_from{"links.select_from", R"(
  select from_noun, from_id, kind, to_noun, to_id, made_at from link where from_noun = $1 and from_id = $2
  order by made_at, kind, to_noun, to_id)"};

const db::Sql select_to{"links.select_to", R"(
  select from_noun, from_id, kind, to_noun, to_id, made_at from link where to_noun = $1 and to_id = $2
  order by made_at, kind, from_noun, from_id)"};

Link link_in(const db::Row& row) {
  return {.from = {row.get<std::string>(0), row.get<std::int64_t>(1)},
          .kind = row.get<std::string>(2),
          .to = {row.get<std::string>(3), row.get<std::int64_t>(4)},
          .made_at = row.get<Instant>(5)};
}

std::vector<Link> of_kind(std::vector<Link> links, std::string_view kind) {
  std::erase_if(links, [&](const Link& link) { return link.kind != kind; });
  return links;
}

void require_code_word(std::string_view word) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  if (word.empty() || !std::ranges::all_of(word, allowed))
    throw std::logic_error(fmt::format("links: \"{}\" is not a code word", word));
}

// Adds what one noun is linked with and was not seen before.
void visit(db::ReadTx& tx, const Step& step, std::size_t limit, std::vector<Step>& seen) {
  const auto add = [&](const Noun& noun, const std::string& kind, bool forward) {
    const bool known = std::ranges::find(seen, noun, &Step::noun) != seen.end();
    if (!known && seen.size() < limit) seen.push_back({noun, step.steps + 1, kind, forward});
  };
  for (const Link& link : links_from(tx, step.noun)) add(link.to, link.kind, true);
  for (const Link& link : links_to(tx, step.noun)) add(link.from, link.kind, false);
}

}  // namespace

bool add_link(db::WriteTx& tx, const Noun& from, std::string_view kind, const Noun& to) {
  require_code_word(from.name);
  require_code_word(kind);
  require_code_word(to.name);
  return tx.run(insert_link, from.name, from.id, kind, to.name, to.id, tx.now()) == 1;
}

bool remove_link(db::WriteTx& tx, const Noun& from, std::string_view kind, const Noun& to) {
  return tx.run(delete_link, from.name, from.id, kind, to.name, to.id) == 1;
}

std::vector<Link> links_from(db::ReadTx& tx, const Noun& noun) {
  return tx.all(select_from, link_in, noun.name, noun.id);
}

std::vector<Link> links_from(db::ReadTx& tx, const Noun& noun, std::string_view kind) {
  return of_kind(links_from(tx, noun), kind);
}

std::vector<Link> links_to(db::ReadTx& tx, const Noun& noun) { return tx.all(select_to, link_in, noun.name, noun.id); }

std::vector<Link> links_to(db::ReadTx& tx, const Noun& noun, std::string_view kind) {
  return of_kind(links_to(tx, noun), kind);
}

std::vector<Step> thread_of(db::ReadTx& tx, const Noun& noun, int limit) {
  std::vector<Step> seen{{noun, 0, "", true}};
  const auto most = static_cast<std::size_t>(std::max(limit, 1));
  for (std::size_t next = 0; next < seen.size() && seen.size() < most; ++next) visit(tx, Step(seen[next]), most, seen);
  return seen;
}

}  // namespace wiec::links
