// What every use case and page function is given: who asks, in which language, the database and the time to show.
#pragma once
#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <string>

#include "base/language.h"
#include "base/time.h"
#include "commons/site/actor.h"
#include "commons/site/shared.h"
#include "platform/db/db.h"
#include "platform/html/html.h"

namespace wiec {

inline constexpr Instant kForever{std::numeric_limits<std::int64_t>::max()};

// One per request or command. Not shared between threads.
struct Context {
  Context(const db::Database& database, Shared& of_process, Language l, Instant t)
      : db(database.recording(stamp)), shared(of_process), language(l), now(t) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  // What the answer was made from: it stays true until one of these tables is written or this instant is reached.
  db::TableStamp stamp;
  Instant fresh_until = kForever;

  db::Database db;  // its reads are remembered in `stamp`
  db::Look look;    // others' commits, asked about once
  Shared& shared;
  Language language = Language::pl;
  Instant now;  // for showing; deadlines are decided by tx.now()
  Actor actor;
  // A token for a form on this page; the page is then the visitor's own and is never kept.
  std::function<std::string()> form_token;
  // The token was made for a form of this browser; what it comes with need not come from this site.
  std::function<bool(std::string_view token)> is_own_token;
  // "https://budzet.miasto.pl": for addresses that leave the site. Unless the operator fixed it, it comes from the
  // request, and the answer is then never kept.
  std::function<std::string()> site_address;
  // The same for letters, whose links open accounts: nothing that a forged Host header could have named. Empty when the
  // operator fixed neither address nor hosts; absent outside requests.
  std::function<std::string()> letter_address;
  // The answer carries this session's cookie (commons/people); "" ends the one there is.
  std::function<void(const std::string& token)> keep_session;
  // The cookie of a ballot begun (modules/polling): who votes has no account. Its answers are never kept.
  std::string voter;
  // The answer carries this ballot's cookie; "" ends the one there is.
  std::function<void(const std::string& token)> keep_voter;
  // Appends what the modules to the right add to this noun's page (Panel in module.h).
  std::function<void(html::Html&, std::string_view noun, std::int64_t id)> put_panels;

  // A value that many pages need, kept as long as it is true; `build(ReadTx&)` returns a T.
  template <class T, class F>
  std::shared_ptr<const T> kept(const std::string& key, F&& build, Instant until = kForever) {
    return kept_as<T>(shared.kept, key, [&]() -> Kept::Entry {
      return db.read([&](db::ReadTx& tx) {
        auto value = std::make_shared<const T>(build(tx));
        return Kept::Entry{std::move(value), tx.stamp(), until};
      });
    });
  }

  // The same for what is made from other kept values: `make(Context&)` returns a T and asks only the context it is
  // given, which notes what the value depends on. Key and T must say everything else it depends on, the language among
  // it.
  template <class T, class F>
  std::shared_ptr<const T> kept_from(const std::string& key, F&& make) {
    return made_in<T>(shared.kept, key, make);
  }
  // The same for what one visitor asks for and perhaps the next: only the last few are kept, and they push out nothing
  // that pages need.
  template <class T, class F>
  std::shared_ptr<const T> kept_lately(const std::string& key, F&& make) {
    return made_in<T>(shared.lately, key, make);
  }

  // A page whose words change by themselves (a deadline passes, a day ends) says when.
  void changes_at(Instant at) { fresh_until = std::min(fresh_until, at); }

 private:
  template <class T, class F>
  std::shared_ptr<const T> made_in(Kept& place, const std::string& key, F&& make) {
    return kept_as<T>(place, key, [&]() -> Kept::Entry {
      Context own(db, shared, language, now);
      auto value = std::make_shared<const T>(make(own));
      return {std::move(value), own.stamp, own.fresh_until};
    });
  }
  template <class T, class F>
  std::shared_ptr<const T> kept_as(Kept& place, const std::string& key, F&& make) {
    auto entry = place.find(db, look, key, now);
    if (!entry) place.keep(key, entry.emplace(make()));
    stamp.add(entry->stamp);
    changes_at(entry->fresh_until);
    return std::static_pointer_cast<const T>(entry->value);
  }
};

}  // namespace wiec
