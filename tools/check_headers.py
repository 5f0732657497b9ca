#!/usr/bin/env python3
"""What may stand where: third-party headers, the clock, SQL and floating point each have their places.

- a header below src/ or verify/ includes only standard and system headers, fmt, and our own
- only platform/clock reads the time
- SQL stands only in *_store.cpp, in the four platform folders that keep tables of their own, and in migrations
- no float or double in money or in counting, outside files named *_filter*, whose answers exact numbers check
Tests and benchmarks may do otherwise.
"""
import re

from source_tree import is_test, line_of, main

SYSTEM_INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]*<([^>]+)>", re.M)
SYSTEM_FOLDERS = ("fmt/", "sys/", "netinet/", "arpa/")
SYSTEM_FILES = {"unistd.h", "fcntl.h", "poll.h", "netdb.h", "pthread.h", "signal.h", "immintrin.h", "emmintrin.h"}

CLOCK = re.compile(r"\b(?:system|steady|high_resolution|utc|tai|file)_clock\s*::\s*now\b"
                   r"|(?<![\w.>:])(?:std::|::)?time\s*\(\s*(?:nullptr|NULL|0|&\w+)\s*\)"
                   r"|\b(?:clock_gettime|gettimeofday|timespec_get|localtime|localtime_r|ftime)\s*\(")
CLOCK_FOLDERS = ("src/platform/clock/",)
SQL_CLOCK = re.compile(r"\bcurrent_(?:timestamp|date|time)\b|\bnow\(\)|\b(?:julianday|unixepoch|strftime|datetime)\s*\(", re.I)
SQL_CLOCK_FOLDERS = ("src/platform/db/",)

SQL = re.compile(r"\bselect\b[^;]{1,400}?\bfrom\s+\w|\binsert\s+into\s+\w+\s*(?:\(|values|select)|\bupdate\s+\w+\s+set\s+\w+\s*="
                 r"|\bdelete\s+from\s+\w+|\b(?:create|drop|alter)\s+(?:unique\s+)?(?:table|index|view|trigger)\b|\bpragma\s+\w+"
                 r"|^\W*(?:begin|commit|rollback|savepoint)\b", re.S)
SQL_FOLDERS = tuple(f"src/platform/{folder}/" for folder in ("db", "jobs", "files", "mail"))

FLOAT = re.compile(r"\b(?:float|double)\b")
EXACT = ("src/base/money", "src/tally/", "verify/")


def third_party(tree, name):
    for include in SYSTEM_INCLUDE.finditer(tree.text(name)):
        header = include[1]
        standard = "." not in header and "/" not in header
        if not (standard or header.startswith(SYSTEM_FOLDERS) or header in SYSTEM_FILES):
            yield line_of(tree.text(name), include.start()), f"<{header}> in a header: third-party headers stay in .cpp files"


def clock_reads(tree, name):
    if not name.startswith(CLOCK_FOLDERS):
        for read in CLOCK.finditer(tree.cpp(name).code):
            yield line_of(tree.cpp(name).code, read.start()), "only platform/clock reads the time"
    if not name.startswith(SQL_CLOCK_FOLDERS):
        for line, literal in tree.cpp(name).literals:
            if SQL.search(literal) and SQL_CLOCK.search(literal):
                yield line, "SQL that reads the clock: bind tx.now()"


def sql_outside(tree, name):
    if name.endswith("_store.cpp") or name.startswith(SQL_FOLDERS):
        return
    for line, literal in tree.cpp(name).literals:
        if SQL.search(literal) and not tree.allows(name, line, "sql"):
            yield line, "SQL outside a *_store.cpp"


def floats(tree, name):
    if not name.startswith(EXACT) or "_filter" in name.rsplit("/", 1)[-1]:
        return
    for word in FLOAT.finditer(tree.cpp(name).code):
        line = line_of(tree.cpp(name).code, word.start())
        if not tree.allows(name, line, "float"):
            yield line, f"{word[0]} where money or votes are counted"


def findings(tree):
    for name in tree.files(".h", ".cpp", under=("src/", "verify/")):
        if is_test(name):
            continue
        rules = [clock_reads, sql_outside, floats] + ([third_party] if name.endswith(".h") else [])
        for rule in rules:
            for line, message in rule(tree, name):
                yield name, line, message


if __name__ == "__main__":
    main(findings)
