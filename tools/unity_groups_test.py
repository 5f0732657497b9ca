#!/usr/bin/env python3
"""Files go together only when none can find a name that another keeps to itself."""
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from unity_groups import AT_MOST, groups, names_of  # noqa: E402

HIDDEN = """#include <vector>
namespace wiec::a {
namespace {
const db::Sql select_one{"select { from"};
struct Row { int id; };
constexpr int kMost = 1'000, kLeast = 2;
template <typename T> T twice(T value) { return value + value; }
int counted(const Row& row, const Inputs& inputs = {}) { return row.id; }
bool operator==(const Row& one, const Row& other) { return one.id == other.id; }
std::map<int, std::string> words(char quote) { return quote == '"' ? make({1}) : make({}); }
}  // namespace
using people::Account;
int shown(int hidden_argument) { int inside = 0; return inside; }
}
"""


def together(*texts):
    files = {f"{number}.cpp": text for number, text in enumerate(texts)}
    return groups(list(files), files.get) == [list(files)]


class UnityGroups(unittest.TestCase):
    def test_finds_what_a_file_keeps_to_itself(self):
        own, found = names_of(HIDDEN)
        self.assertEqual(set(own), {"select_one", "Row", "kMost", "kLeast", "twice", "counted", "words", "Account", "operator"})
        self.assertIn("shown", found)
        self.assertNotIn("Account", found)

    def test_the_same_name_twice_goes_apart(self):
        one = "namespace { int half(int n) { return n / 2; } }"
        self.assertFalse(together(one, "namespace { int half(long n); }"))
        self.assertTrue(together(one, "namespace { int third(int n) { return n / 3; } }"))

    def test_a_name_that_another_would_now_find_goes_apart(self):
        one = "namespace { int half(int n) { return n / 2; } }"
        self.assertFalse(together(one, "int f() { return half(3); }"))
        self.assertTrue(together(one, "int f(Cake c) { return c.half(3) + other::half(3); }"))

    def test_the_same_declaration_of_use_may_stand_twice(self):
        self.assertTrue(together("using a::Row; Row f();", "using a::Row; Row g();"))
        self.assertFalse(together("using a::Row; Row f();", "using b::Row; Row g();"))
        self.assertFalse(together("using a::Row; Row f();", "Row g();"))
        self.assertFalse(together("int f();", "using namespace std; int g();"))

    def test_a_macro_that_is_not_taken_back_is_a_name(self):
        self.assertFalse(together("#define COLUMNS 1\nint f();", "int g() { return COLUMNS; }"))
        self.assertTrue(together("#define COLUMNS 1\nint f();\n#undef COLUMNS", "int g() { return COLUMNS; }"))

    def test_tests_of_one_name_go_apart(self):
        one = "namespace { TEST(Sum, OfTwo) { EXPECT_EQ(2, 1 + 1); } }"
        self.assertTrue(together(one, one.replace("OfTwo", "OfThree")))
        self.assertFalse(together(one, one))

    def test_a_name_that_a_header_of_the_folder_declares_stays_alone(self):
        files = {"a.cpp": "namespace { struct Change { int at; }; }", "b.cpp": "int f();", "c.cpp": "int g();",
                 "d.h": "namespace wiec { enum class Change { kept }; inline int length(int n) { return n; } }"}
        self.assertEqual(groups(["a.cpp", "b.cpp", "c.cpp"], files.get, ["d.h"]), [["b.cpp", "c.cpp"]])

    def test_a_group_has_an_end(self):
        files = [f"{number}.cpp" for number in range(AT_MOST + 1)]
        self.assertEqual(groups(files, lambda file: "int f();"), [files[:AT_MOST]])


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=1, argv=sys.argv).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)
