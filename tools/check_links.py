#!/usr/bin/env python3
"""Links between the documents lead somewhere, and the map of ARCHITECTURE.md names every folder of the house.

A link to a file must find it, a link to a heading must find the heading. Addresses of other sites are not visited.
"""
import posixpath
import re
import urllib.parse

from source_tree import folder_order, line_of, main

LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.M)
FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.M | re.S)
MAP = "ARCHITECTURE.md"


def blanked(text):
    """Without code blocks, whose brackets are no links."""
    return FENCE.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), text)


def anchor(heading):
    plain = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain))


def anchors(tree, name):
    return {anchor(heading) for heading in HEADING.findall(blanked(tree.text(name)))}


def link_findings(tree, name):
    text = blanked(tree.text(name))
    folders = {posixpath.dirname(path) for path in tree.names}
    for link in LINK.finditer(text):
        target = urllib.parse.unquote(link[1])
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        path, _, heading = target.partition("#")
        found = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        is_folder = any(folder == found or folder.startswith(found + "/") for folder in folders)
        line = line_of(text, link.start())
        if found not in tree.names and not is_folder:
            yield name, line, f"the link leads to {found}, which is not there"
        elif heading and found.endswith(".md") and heading not in anchors(tree, found):
            yield name, line, f"{found} has no heading #{heading}"


def map_findings(tree):
    if MAP not in tree.names:
        return
    named = set(re.findall(r"[\w]+", tree.text(MAP)))
    for folder in folder_order(tree):
        if folder.rsplit("/", 1)[-1] not in named:
            yield MAP, 1, f"the map does not name src/{folder}"


def findings(tree):
    for name in tree.files(".md"):
        yield from link_findings(tree, name)
    yield from map_findings(tree)


if __name__ == "__main__":
    main(findings)
