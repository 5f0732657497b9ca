#!/usr/bin/env python3
"""Includes and foreign keys go only down the floors.

The order of the folders is WIEC_FOLDERS in src/CMakeLists.txt. A folder includes only what stands before
it there, and only the folders named in the USES of its own CMakeLists.txt. A migration's foreign key leads only to a table
made by the same folder or one before it. verify/ shares only base and tally with the server.
"""
import re

from source_tree import Tree, folder_order, line_of, main

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+"([^"]+)"', re.M)
CREATE = re.compile(r"\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)", re.I)
REFERENCES = re.compile(r"\breferences\s+(\w+)", re.I)
VERIFIER_SHARES = ("base", "tally")
BESIDE_SRC = ("web/",)  # headers that the build makes from other folders


def folder_of(path, order):
    """The listed folder that a path below src/ (or the place of a generated header) belongs to."""
    fitting = [folder for folder in order if path.startswith(folder + "/")]
    return max(fitting, key=len, default=None)


def uses_of(tree, folder):
    text = re.sub(r"#[^\n]*", "", tree.text(f"src/{folder}/CMakeLists.txt"))
    call = re.search(r"\bwiec_folder\((.*?)\)", text, re.S)
    if not call:
        return None
    words = call[1].split()
    if "USES" not in words:
        return set()
    used = words[words.index("USES") + 1:]
    ends = [used.index(word) for word in ("LINK", "DEFINE") if word in used]
    return set(used[:min(ends, default=len(used))])


def include_findings(tree, order):
    place = {folder: number for number, folder in enumerate(order)}
    uses = {folder: uses_of(tree, folder) for folder in order}
    for name in tree.files(".h", ".cpp", under="src/"):
        own = folder_of(name.removeprefix("src/"), order)
        if own is None:
            yield name, 1, "its folder is not listed in src/CMakeLists.txt"
            continue
        for include in INCLUDE.finditer(tree.text(name)):
            line = line_of(tree.text(name), include.start())
            target = folder_of(include[1], order)
            if target == own or include[1].startswith(BESIDE_SRC):
                continue
            if target is None:
                yield name, line, f'"{include[1]}" is in no listed folder; include by the path below src/'
            elif place[target] > place[own]:
                yield name, line, f"{own} includes {target}, which stands above it in src/CMakeLists.txt"
            elif uses[own] is not None and target not in uses[own]:
                yield name, line, f"{own} includes {target}, which its CMakeLists.txt does not name in USES"


def uses_findings(tree, order):
    place = {folder: number for number, folder in enumerate(order)}
    for folder in order:
        for used in uses_of(tree, folder) or ():
            if used not in place:
                yield f"src/{folder}/CMakeLists.txt", 1, f"USES names {used}, which src/CMakeLists.txt does not list"
            elif place[used] >= place[folder]:
                yield f"src/{folder}/CMakeLists.txt", 1, f"{folder} uses {used}, which does not stand before it"


def verifier_findings(tree):
    own = {name.removeprefix("verify/") for name in tree.files(".h", under="verify/")}
    for name in tree.files(".h", ".cpp", under="verify/"):
        for include in INCLUDE.finditer(tree.text(name)):
            path = include[1].removeprefix("verify/")
            if path not in own and not path.startswith(tuple(f"{folder}/" for folder in VERIFIER_SHARES)):
                yield name, line_of(tree.text(name), include.start()), f'the verifier shares only base and tally, not "{include[1]}"'


def without_comments(sql):
    return re.sub(r"--[^\n]*", "", sql)


def key_findings(tree, order):
    place = {folder: number for number, folder in enumerate(order)}
    migrations = [name for name in tree.files(".sql", under="src/") if "/migrations/" in name]
    maker = {}
    for name in migrations:
        for table in CREATE.finditer(without_comments(tree.text(name))):
            maker[table[1].lower()] = folder_of(name.removeprefix("src/"), order)
    for name in migrations:
        own = folder_of(name.removeprefix("src/"), order)
        sql = without_comments(tree.text(name))
        for key in REFERENCES.finditer(sql):
            table = key[1].lower()
            line = line_of(sql, key.start())
            if table not in maker:
                yield name, line, f"no migration makes the table {table}"
            elif own and maker[table] and place[maker[table]] > place[own]:
                yield name, line, f"a foreign key of {own} leads up to {table} of {maker[table]}"


def findings(tree: Tree):
    order = folder_order(tree)
    yield from include_findings(tree, order)
    yield from uses_findings(tree, order)
    yield from verifier_findings(tree)
    yield from key_findings(tree, order)


if __name__ == "__main__":
    main(findings)
