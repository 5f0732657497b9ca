#!/usr/bin/env python3
"""docs/glossary.md: every type it names in code letters exists in the namespace it names."""
import re

from source_tree import main

GLOSSARY = "docs/glossary.md"
DECLARED = re.compile(r"^(?:struct|class|enum class|using) ([A-Z]\w*)\b(?!;)", re.M)


def declared_types(tree):
    """"editions::Edition" for each type of a header; "Money" for those of wiec itself."""
    types = set()
    for name in tree.files(".h", under="src/"):
        code = tree.cpp(name).code
        for space in re.findall(r"^namespace wiec(?:::([\w:]+))?\s*{", code, re.M):
            types.update(f"{space}::{name}" if space else name for name in DECLARED.findall(code))
    return types


def findings(tree):
    types = declared_types(tree) if GLOSSARY in tree.names else set()
    for number, line in enumerate(tree.text(GLOSSARY).split("\n") if GLOSSARY in tree.names else [], 1):
        if not line.startswith("|"):
            continue
        for name in re.findall(r"`((?:\w+::)*[A-Z]\w*)`", line):
            if name not in types:
                yield GLOSSARY, number, f"there is no type {name}"


if __name__ == "__main__":
    main(findings)
