#!/usr/bin/env python3
"""Files stay under 400 lines and functions under 60, unless an allow line gives a reason one would say aloud:
    // allow(long-file): REASON        anywhere in the file
    // allow(long-function): REASON    on the function's first line or the one above
"""
import re

from source_tree import line_of, main

FILE_LIMIT = 400
FUNCTION_LIMIT = 60
ENDINGS = (".cpp", ".h", ".py", ".mjs", ".js", ".sql", ".sh", ".cmake")
TRANSPARENT = re.compile(r'\bnamespace\b|\bextern\s*"|^\s*(?:template\s*<.*>\s*)?(?:typedef\s+)?(?:class|struct|union|enum)\b[^()]*$'
                         r"|^\s*(?:template\s*<.*>\s*)?(?:class|struct)\s+alignas\([^)]*\)[^()]*$", re.S)
MEMBER_INITIALISER = re.compile(r"\)\s*(?:noexcept\s*)?:[^:].*[\w>]$", re.S)
ASSIGNED = re.compile(r"(?<![=!<>+\-*/%&|^])=(?!=)")


def opens_function(statement):
    """Whether the text before a brace is the head of a function (with its initialiser list, if any)."""
    head = re.sub(r"\boperator\s*\S+?\s*\(", "operator(", statement)
    before = head.split("(", 1)[0]
    return "(" in head and not ASSIGNED.search(before)


def functions(code):
    """(first line, last line) of each function body at file, namespace or class scope."""
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda text: re.sub(r"[^\n]", " ", text[0]), code, flags=re.M)
    scopes = []  # what each open brace is: "scope", "function", "initialiser" of a member, or "other"
    begun = 0  # where the statement before the next brace began
    start = 0
    for mark in re.finditer(r"[{};]", code):
        inside = [kind for kind in scopes if kind != "scope"]
        if mark[0] == "{":
            statement = re.sub(r"^\s*(?:public|private|protected)\s*:", "", code[begun:mark.start()])
            kind = "other"
            if not inside and TRANSPARENT.search(statement):
                kind = "scope"
            elif not inside and MEMBER_INITIALISER.search(statement):
                kind = "initialiser"
            elif not inside and opens_function(statement):
                kind = "function"
                start = begun + len(code[begun:mark.start()]) - len(code[begun:mark.start()].lstrip())
            scopes.append(kind)
        elif mark[0] == "}" and scopes:
            closed = scopes.pop()
            if closed == "function":
                yield line_of(code, start), line_of(code, mark.start())
            elif closed == "initialiser":
                continue
        if not [kind for kind in scopes if kind != "scope"]:
            begun = mark.end()


def findings(tree):
    for name in tree.files(*ENDINGS):
        lines = tree.text(name).count("\n")
        if lines > FILE_LIMIT and not tree.allows_anywhere(name, "long-file"):
            yield name, 1, f"{lines} lines, more than {FILE_LIMIT}"
        if not name.endswith((".cpp", ".h")):
            continue
        for first, last in functions(tree.cpp(name).code):
            if last - first + 1 > FUNCTION_LIMIT and not tree.allows(name, first, "long-function"):
                yield name, first, f"a function of {last - first + 1} lines, more than {FUNCTION_LIMIT}"


if __name__ == "__main__":
    main(findings)
