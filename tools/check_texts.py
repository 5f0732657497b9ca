#!/usr/bin/env python3
"""The texts of each folder: Polish and English have the same keys, and each is used somewhere.

Arguments and plural forms are the text compiler's to check: it reads the patterns.
A text is used where its key stands as a word in code that may see the folder's texts (its own folder and those above it),
or as "folder.key" in a literal there.
"""
import json
import re

from check_floors import folder_of
from source_tree import folder_order, is_test, main


def read(tree, name):
    """Key -> text, or the message of what is wrong with the file."""
    twice = []

    def pairs(items):
        keys = [key for key, _ in items]
        twice.extend(key for key in set(keys) if keys.count(key) > 1)
        return dict(items)

    try:
        texts = json.loads(tree.text(name), object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        return {}, f"not JSON: {error}"
    return texts, f"the key {twice[0]} stands twice" if twice else None


def key_line(tree, name, key):
    lines = tree.text(name).split("\n")
    return next((number for number, line in enumerate(lines, 1) if f'"{key}"' in line), 1)


def pair_findings(tree, polish_name, english_name):
    if english_name not in tree.names:
        yield polish_name, 1, "there is no texts.en.json beside it"
        return
    polish, polish_fault = read(tree, polish_name)
    english, english_fault = read(tree, english_name)
    for name, fault in ((polish_name, polish_fault), (english_name, english_fault)):
        if fault:
            yield name, 1, fault
    if polish_fault or english_fault:
        return
    for name, own, other in ((polish_name, polish, english), (english_name, english, polish)):
        for key in own.keys() - other.keys():
            yield name, key_line(tree, name, key), f"{key} is missing in the other language"


def words_by_folder(tree, order):
    words = {}
    for name in tree.files(".cpp", ".h", under="src/"):
        if is_test(name):
            continue
        folder = folder_of(name.removeprefix("src/"), order)
        own = words.setdefault(folder, set())
        own.update(re.findall(r"\b[a-z]\w*\b", tree.cpp(name).code))
        for _, literal in tree.cpp(name).literals:
            own.update(re.findall(r"\b\w+\.([a-z]\w*)\b", literal))
    return words


def findings(tree):
    order = folder_order(tree)
    words = words_by_folder(tree, order)
    for polish_name in tree.files("texts.pl.json", under="src/"):
        yield from pair_findings(tree, polish_name, polish_name.replace(".pl.", ".en."))
        folder = folder_of(polish_name.removeprefix("src/"), order)
        if folder is None:
            continue
        seeing = order[order.index(folder):]
        used = set().union(*(words.get(other, set()) for other in seeing))
        for key in read(tree, polish_name)[0]:
            if key.replace(".", "_") not in used:
                yield polish_name, key_line(tree, polish_name, key), f"{key} is used nowhere"


if __name__ == "__main__":
    main(findings)
