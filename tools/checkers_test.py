#!/usr/bin/env python3
"""Tests of the checkers: a small sound tree passes all of them, and each fault put into it is found by its checker."""
import importlib
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
TOOLS = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(TOOLS))

from check_size import functions  # noqa: E402
from source_tree import Cpp, Tree  # noqa: E402

SOUND = {
    "src/CMakeLists.txt": "set(WIEC_FOLDERS\n  base  # values\n  tally\n  platform/clock platform/db\n"
                          "  commons/places\n  modules/editions modules/proposals)\n",
    "src/base/CMakeLists.txt": "wiec_folder()\n",
    "src/base/money.h": "#include <cstdint>\n#include <fmt/format.h>\nstruct Money {};\n",
    "src/tally/CMakeLists.txt": "wiec_folder(USES base LINK gmp)\n",
    "src/tally/count.cpp": '#include "base/money.h"\nint count() { return 1; }\n',
    "src/tally/quota_filter.cpp": "double quick(double a) { return a; }\n",
    "src/platform/clock/CMakeLists.txt": "wiec_folder(USES base)\n",
    "src/platform/clock/clock.cpp": "#include <chrono>\nauto now() { return std::chrono::system_clock::now(); }\n",
    "src/platform/db/CMakeLists.txt": "wiec_folder(USES base)\n",
    "src/platform/db/db.h": '#include "base/money.h"\n',
    "src/commons/places/CMakeLists.txt": "wiec_folder(USES platform/db)\n",
    "src/commons/places/migrations/0001_place.sql": "create table place (id bigint primary key);\n",
    "src/modules/editions/CMakeLists.txt": "wiec_folder(USES base platform/db)\n",
    "src/modules/editions/edition_store.cpp": '#include "platform/db/db.h"\nconst char* s = R"(select id from edition)";\n',
    "src/modules/editions/edition_page.cpp": '#include "modules/editions/texts.h"\nauto t = texts::title(3);\n',
    "src/modules/editions/texts.pl.json": '{"title": "Edycja {year, number}"}\n',
    "src/modules/editions/texts.en.json": '{"title": "Edition {year, number}"}\n',
    "src/modules/editions/migrations/0001_edition.sql":
        "create table edition (id bigint primary key, place_id bigint references place);\n",
    "src/modules/proposals/CMakeLists.txt": "wiec_folder(\n  USES base\n  DEFINE A=1)\n",
    "src/modules/proposals/proposal.cpp": '#include "base/money.h"\n',
    "verify/verify.cpp": '#include "base/money.h"\n#include "tally/count.h"\n#include "verify/record.h"\n',
    "verify/record.h": "#include <string>\n",
    "ARCHITECTURE.md": "# Map\nbase tally clock db places editions proposals; see [the guide](docs/guide.md#first-steps)\n",
    "docs/guide.md": "# Guide\n## First steps\n[back](../ARCHITECTURE.md) and [the tree](../src)\n",
}


class Fixture(unittest.TestCase):
    checker = ""

    def found(self, **changes):
        """Findings of the checker in the sound tree with these files changed; a name's __ stands for /."""
        return self.found_in({**SOUND, **{name.replace("__", "/"): text for name, text in changes.items()}})

    def found_in(self, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return sorted(set(importlib.import_module(self.checker).findings(Tree(folder))))

    def assert_finds(self, name, line, part, text):
        found = self.found_in({**SOUND, name: text})
        self.assertTrue(any(f[0] == name and f[1] == line and part in f[2] for f in found), f"wanted {part!r} at {name}:{line}, got {found}")

    def assert_silent(self, name, text):
        self.assertEqual(self.found_in({**SOUND, name: text}), [])


class SoundTree(unittest.TestCase):
    def test_passes_every_checker(self):
        for path in sorted(TOOLS.glob("check_*.py")):
            fixture = Fixture()
            fixture.checker = path.stem
            self.assertEqual(fixture.found(), [], path.stem)


class Floors(Fixture):
    checker = "check_floors"

    def test_include_upward(self):
        self.assert_finds("src/base/money.h", 1, "base includes platform/db, which stands above", '#include "platform/db/db.h"\n')

    def test_include_of_a_module_to_the_right(self):
        self.assert_finds("src/modules/editions/edition_page.cpp", 2, "stands above",
                          '#include "modules/editions/texts.h"\n#include "modules/proposals/proposal.h"\nauto t = title;\n')

    def test_include_not_named_in_uses(self):
        self.assert_finds("src/modules/proposals/proposal.cpp", 1, "does not name in USES", '#include "platform/db/db.h"\n')

    def test_include_without_folder(self):
        self.assert_finds("src/tally/count.cpp", 1, "in no listed folder", '#include "ballots.h"\n')

    def test_folder_not_listed(self):
        self.assert_finds("src/modules/needs/need.h", 1, "not listed", "\n")

    def test_uses_upward_and_unknown(self):
        self.assert_finds("src/base/CMakeLists.txt", 1, "does not stand before it", "wiec_folder(USES tally)\n")
        self.assert_finds("src/base/CMakeLists.txt", 1, "does not list", "wiec_folder(USES platform/nowhere)\n")

    def test_verifier_includes_platform(self):
        self.assert_finds("verify/verify.cpp", 1, "shares only base and tally", '#include "platform/db/db.h"\n')

    def test_foreign_key_upward_and_to_nothing(self):
        name = "src/commons/places/migrations/0001_place.sql"
        self.assert_finds(name, 2, "leads up to edition", "create table place (\n  edition_id bigint references edition);\n")
        self.assert_finds(name, 1, "no migration makes", "create table place (x bigint references planet(id));\n")
        self.assert_silent(name, "-- it references edition\ncreate table place (id bigint);\n")


class Headers(Fixture):
    checker = "check_headers"

    def test_third_party_header(self):
        for header in ("boost/asio.hpp", "sqlite3.h", "unicode/ustring.h", "nlohmann/json.hpp"):
            self.assert_finds("src/platform/db/db.h", 1, "third-party", f"#include <{header}>\n")
        self.assert_silent("src/platform/db/db.cpp", "#include <sqlite3.h>\n")

    def test_clock_read_elsewhere(self):
        for read in ("std::chrono::steady_clock::now()", "time(nullptr)", "std::time(NULL)", "clock_gettime(CLOCK_REALTIME, &t)"):
            self.assert_finds("src/modules/proposals/proposal.cpp", 1, "reads the time", f"auto t = {read};\n")
        self.assert_silent("src/modules/proposals/proposal.cpp", "auto t = tx.time(0);  // not steady_clock::now()\n")

    def test_clock_read_in_sql(self):
        self.assert_finds("src/modules/editions/edition_store.cpp", 1, "bind tx.now()", 'auto s = "update edition set at = now() where id = $1";\n')

    def test_sql_elsewhere(self):
        for sql in ("select id from edition", "insert into edition (id) values ($1)", "update edition set year = 1", "delete from edition",
                    "create table x (y)", "PRAGMA synchronous".lower()):
            self.assert_finds("src/modules/proposals/proposal.cpp", 2, "SQL outside", f'\nauto s = R"({sql})";\n')
        self.assert_silent("src/modules/proposals/proposal.cpp", "// select id from edition\nauto t = \"Select one of the districts\";\n")

    def test_float_in_counting(self):
        self.assert_finds("src/tally/count.cpp", 1, "double where", "double share = 0;\n")
        self.assert_finds("src/base/money.cpp", 1, "float where", "float f;\n")
        self.assert_silent("src/base/json.h", "double number;\n")


class Size(Fixture):
    checker = "check_size"

    def test_long_file(self):
        self.assert_finds("src/tally/count.cpp", 1, "401 lines", "\n" * 401)
        self.assert_silent("src/tally/count.cpp", "// allow(long-file): a table of every municipality\n" + "\n" * 401)

    def test_long_function(self):
        body = "int count() {\n" + "  f();\n" * 60 + "}\n"
        self.assert_finds("src/tally/count.cpp", 1, "a function of 62 lines", body)
        self.assert_silent("src/tally/count.cpp", "// allow(long-function): one line for each route\n" + body)
        self.assert_finds("src/tally/count.cpp", 2, "a function", "// allow(long-function):\n" + body)  # no reason, no exception

    def test_functions_are_found(self):
        code = Cpp('namespace a {\nstruct B : C {\n  B(int x) : x_{x}, y_(2) {\n  }\n  bool operator()(int) const {\n    if (x) { y(); }\n  }\n};\n'
                   'const Table t = {\n  {1, f()},\n};\ntemplate <class T>\nauto g(T t) -> int {\n  auto l = [](int) {\n  };\n}\n}\n').code
        self.assertEqual(list(functions(code)), [(3, 4), (5, 7), (12, 16)])


class Words(Fixture):
    checker = "check_words"

    def test_each_rule(self):
        cases = {
            "int x;  // TO" + "DO later\n": "unfinished",
            "// this is a st" + "ub\n": "unfinished",
            'auto p = "/wo' + 'rk/main";\n': "machine",
            "see https://regis" + "try.example.org/x\n": "registry",
        }
        for text, part in cases.items():
            self.assert_finds("src/tally/count.cpp", 1, part, text)
        self.assert_finds("tests/pages/package-lock.json", 2, "lock file", '{\n  "resol' + 'ved": "x"}\n')

    def test_harmless_words(self):
        self.assert_silent("src/tally/count.cpp", "input::place" + "holder { color: inherit }\n<input place" + 'holder="x">\n501 Not ' + "Implemented, mastodon, stubborn, /network/, https://example.org\n")


class Texts(Fixture):
    checker = "check_texts"

    def test_faults(self):
        polish, english = "src/modules/editions/texts.pl.json", "src/modules/editions/texts.en.json"
        self.assert_finds(english, 2, "more is missing", '{"title": "Edition {year}",\n "more": "x"}\n')
        self.assert_finds(polish, 1, "twice", '{"title": "Edycja {year}", "title": "x {year}"}\n')
        self.assert_finds(polish, 1, "not JSON", "{")

    def test_unused(self):
        self.assert_finds("src/modules/editions/texts.pl.json", 2, "lost is used nowhere", '{"title": "Edycja {year}",\n "lost": "x"}\n')

    def test_no_english(self):
        files = {name: text for name, text in SOUND.items() if not name.endswith(".en.json")}
        self.assertIn("no texts.en.json", str(self.found_in(files)))


class Links(Fixture):
    checker = "check_links"

    def test_dead_links(self):
        self.assert_finds("docs/guide.md", 2, "docs/nothing.md", "# Guide\n[x](nothing.md)\n## First steps\n")
        self.assert_finds("docs/guide.md", 3, "no heading #second", "# Guide\n## First steps\n[x](#second)\n")
        self.assert_silent("docs/guide.md", "# Guide\n## First steps\n```\n[x](nothing.md)\n```\n[w](https://example.org) [h](#guide)\n")

    def test_map(self):
        self.assert_finds("ARCHITECTURE.md", 1, "does not name src/modules/editions", "base tally clock db places proposals\n")


class Glossary(Fixture):
    checker = "check_glossary"

    def test_types(self):
        files = {**SOUND, "src/base/place.h": "namespace wiec::places {\nstruct Place {};\nstruct Later;\n}\n"}
        row = "| miejsce | place | `{}` | a unit |\n"
        self.assertEqual(self.found_in({**files, "docs/glossary.md": row.format("places::Place")}), [])
        for name in ("places::Nothing", "Place", "places::Later"):
            found = self.found_in({**files, "docs/glossary.md": row.format(name)})
            self.assertEqual(found, [("docs/glossary.md", 1, f"there is no type {name}")])


class WholeCheck(unittest.TestCase):
    def test_exit_code_and_closing_line(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "note.md").write_text("[x](lost.md)\n")
            run = subprocess.run([sys.executable, str(TOOLS / "check"), folder], capture_output=True, text=True)
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stdout, r"note.md:1: .*lost.md")
        self.assertRegex(run.stdout.splitlines()[-1], r"^\d+ passed, 1 failed$")


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=1, argv=sys.argv).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)
