#!/usr/bin/env python3
"""Words that must not stand in the project: paths of one machine, marks of unfinished work, hosts of package registries.

The forbidden words are put together from pieces here, so that the checker can check itself.
"""
import re

from source_tree import line_of, main

UNFINISHED = "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK"])
UNFINISHED_ANY_CASE = "|".join([r"stu" + "b(?:s|bed)?", "place" + r"holders?(?!=)", "lorem " + "ipsum", "coming " + "soon"])
UNFINISHED_SENTENCE = "[Nn]ot " + "implemented"  # HTTP's reason of 501 has capitals
MACHINE = "|".join(["/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w", "/Us" + r"ers/\w"])
HOSTS = r"https?://[^\s\"']*\b(?:registry|deb|security|archive|ports|packages|proxy|pypi|files|crates|repo1?)\.[a-z]"

RULES = [
    (re.compile(rf"\b(?:{UNFINISHED})\b"), "a mark of unfinished work"),
    (re.compile(rf"(?<![\w:$-])(?:{UNFINISHED_ANY_CASE})\b", re.I), "a mark of unfinished work"),
    (re.compile(rf"\b{UNFINISHED_SENTENCE}\b"), "a mark of unfinished work"),
    (re.compile(rf"(?<![\w.~])(?:{MACHINE})"), "a path of one machine"),
    (re.compile(HOSTS), "the host of a package registry"),
    (re.compile(r'^\s*"reso' + r'lved":', re.M), "a lock file that names a host"),
]
LEFT_OUT = ("LICENSE",)


def findings(tree):
    for name in tree.names:
        if name in LEFT_OUT:
            continue
        text = tree.text(name)
        for pattern, what in RULES:
            for word in pattern.finditer(text):
                line = line_of(text, word.start())
                if not tree.allows(name, line, "word"):
                    yield name, line, f"{what}: {word[0].strip()}"


if __name__ == "__main__":
    main(findings)
