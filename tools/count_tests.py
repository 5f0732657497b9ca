#!/usr/bin/env python3
"""Prints "N passed, N failed, N skipped" of one run of ctest.

    count_tests.py TREE JUNIT GTEST_DIR

GoogleTest programs are counted by their single tests (the XML they leave in GTEST_DIR), every other program as one
test. A program that ended badly, or without leaving its XML, counts as one failure beside those it named.
"""
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as xml


def programs(tree):
    """Name of each ctest test -> file name of its program."""
    listing = subprocess.run(["ctest", "--test-dir", tree, "--show-only=json-v1"], capture_output=True, check=True)
    return {test["name"]: pathlib.Path(test.get("command", ["?"])[0]).name for test in json.loads(listing.stdout)["tests"]}


def gtest_counts(file):
    passed = failed = skipped = 0
    for case in xml.parse(file).getroot().iter("testcase"):
        if case.find("failure") is not None:
            failed += 1
        elif case.get("result") in ("skipped", "suppressed") or case.get("status") == "notrun":
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def read_reports(folder):
    """File name of a program -> the reports its runs left; a program that died while writing leaves a torn one."""
    reports = {}
    for file in sorted(pathlib.Path(folder).glob("*.xml")):
        try:
            reports.setdefault(file.stem, []).append(gtest_counts(file))
        except xml.ParseError:
            pass
    return reports


def reports_of(program, reports):
    """The reports of one program: prog.xml, and prog_1.xml and so on of later runs."""
    found = []
    for stem in list(reports):
        rest = stem.removeprefix(program)
        if stem == program or (rest != stem and rest[:1] == "_" and rest[1:].isdigit()):
            found += reports.pop(stem)
    return found


def verdict(case):
    if case.get("status") == "fail" or case.find("failure") is not None:
        return "failed"
    return "skipped" if case.get("status") in ("notrun", "disabled") or case.find("skipped") is not None else "passed"


def count(junit, program_of, reports):
    """(passed, failed, skipped) of a JUnit file of ctest, with the reports of GoogleTest programs in place of their one line."""
    verdicts = {}
    for case in xml.parse(junit).getroot().iter("testcase"):
        verdicts.setdefault(program_of.get(case.get("name"), case.get("name")), []).append(verdict(case))
    total = [0, 0, 0]
    for program, own in verdicts.items():
        counts = reports_of(program, reports) or [tuple(own.count(word) for word in ("passed", "failed", "skipped"))]
        total = [sum(column) for column in zip(total, *counts)]
        if not any(failed for _, failed, _ in counts):
            total[1] += own.count("failed")
    return total


def main():
    tree, junit, folder = sys.argv[1:4]
    passed, failed, skipped = count(junit, programs(tree), read_reports(folder))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")


if __name__ == "__main__":
    main()
