#!/usr/bin/env python3
"""Tests of the counting of ./test: what ctest and GoogleTest left behind becomes the right numbers, crashes included."""
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from count_tests import count, read_reports  # noqa: E402

GTEST = """<testsuites><testsuite name="S"><testcase name="a" status="run" result="completed"/>
<testcase name="b" status="run" result="completed"><failure message="x"/></testcase>
<testcase name="c" status="run" result="skipped"><skipped message="y"/></testcase></testsuite></testsuites>"""
GOOD = '<testsuites><testsuite name="S"><testcase name="a" status="run" result="completed"/></testsuite></testsuites>'


class Counting(unittest.TestCase):
    def counted(self, verdicts, reports):
        """verdicts: (ctest name, program, run|fail|notrun); reports: file name -> XML."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in reports.items():
                (pathlib.Path(folder) / name).write_text(text)
            cases = "".join(f'<testcase name="{name}" status="{status}"/>' for name, _, status in verdicts)
            junit = pathlib.Path(folder) / "junit"
            junit.write_text(f"<testsuite>{cases}</testsuite>")
            return count(junit, {name: program for name, program, _ in verdicts}, read_reports(folder))

    def test_single_tests_stand_for_their_program(self):
        self.assertEqual(self.counted([("base", "base_test", "fail"), ("checkers", "check", "run")], {"base_test.xml": GTEST}), [2, 1, 1])

    def test_two_runs_of_one_program(self):
        verdicts = [("stories/sqlite", "stories", "run"), ("stories/postgres", "stories", "run")]
        self.assertEqual(self.counted(verdicts, {"stories.xml": GOOD, "stories_1.xml": GOOD}), [2, 0, 0])

    def test_a_crash_is_a_failure(self):
        self.assertEqual(self.counted([("base", "base_test", "fail")], {}), [0, 1, 0])
        self.assertEqual(self.counted([("base", "base_test", "fail")], {"base_test.xml": "<testsuites><test"}), [0, 1, 0])
        verdicts = [("stories/sqlite", "stories", "run"), ("stories/postgres", "stories", "fail")]
        self.assertEqual(self.counted(verdicts, {"stories.xml": GOOD}), [1, 1, 0])

    def test_a_bad_end_after_good_tests_is_a_failure(self):
        self.assertEqual(self.counted([("base", "base_test", "fail")], {"base_test.xml": GOOD}), [1, 1, 0])

    def test_programs_with_like_names(self):
        verdicts = [("a", "db_test", "run"), ("b", "db_test_more", "run")]
        self.assertEqual(self.counted(verdicts, {"db_test.xml": GOOD, "db_test_more.xml": GOOD}), [2, 0, 0])

    def test_not_run(self):
        self.assertEqual(self.counted([("a", "x", "notrun")], {}), [0, 0, 1])


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=1, argv=sys.argv).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)
