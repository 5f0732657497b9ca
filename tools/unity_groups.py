#!/usr/bin/env python3
"""Packs the source files of one target into groups that compile as one file each, without a change of meaning.

    unity_groups.py OUT.cmake FILE...    writes set_source_files_properties(... UNITY_GROUP ...) for CMake

Most of a file's time goes into headers and templates, so that eight files together cost little more than three. A file may
follow others in a group only when no name that those keep to themselves (in an unnamed namespace, static, constant, alias,
using-declaration, macro, test) occurs in it unless it stands after . -> or ::, so that no name can be found that was not found before.
A file that keeps to itself a name which a header of its folder declares too stays alone.
"""
import pathlib
import re
import sys

AT_MOST = 8  # 12 make 8 % fewer groups, but longer waits for the last one
SKIPPED = re.compile(r'R"(\w*)\(.*?\)\1"|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"'
                     r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'", re.S | re.M)
TOKEN = re.compile(r"[A-Za-z_]\w*|::|->|\S")
DEFINED = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.M)
UNDEFINED = re.compile(r"^[ \t]*#[ \t]*undef[ \t]+(\w+)", re.M)
WORD = re.compile(r"[A-Za-z_]")
TYPES = ("struct", "class", "enum", "union")
MACRO = re.compile(r"[A-Z][A-Z0-9_]+$")


def tokens_of(text):
    text = re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", "", text)  # digits in groups of three
    return TOKEN.findall(SKIPPED.sub(lambda match: " " if match[0].lstrip()[0] in "#/" else " 0 ", text))


def without_template(statement):
    depth = 0
    for at, token in enumerate(statement[1:], 1):
        depth += (token == "<") - (token == ">")
        if depth == 0:
            return statement[at + 1:]
    return []


def declared(statement, every):
    """The names that a statement of a namespace declares (every one, or those kept to its file), with what stands for what
    (None: something of its own)."""
    if not statement:
        return {}
    if statement[0] == "template":
        return declared(without_template(statement), every)
    if statement[0] == "using":
        if statement[1] == "namespace":
            return {"using namespace": None}
        return {statement[1]: None} if "=" in statement else {statement[-1]: " ".join(statement)}
    if MACRO.match(statement[0]) and statement[1:2] == ["("]:
        return {" ".join(statement[2:5]): None}  # TEST(Suite, name): a test of that name
    if not every and "static" not in statement and statement[0] not in ("const", "constexpr"):
        return {}
    if statement[0] in TYPES:
        return {name: None for name in statement[1:3] if name not in TYPES and WORD.match(name)}
    names, last, depth = {}, None, 0
    for token in statement:
        if WORD.match(token) and depth == 0:
            last = token
        elif token in ("(", "=", "{", "[", ",") and depth == 0 and last:
            names[last] = None
        depth += (token in "<([{") - (token in ">)]}")
    if last:
        names[last] = None
    return names


def is_function(statement):
    depth = 0
    for at, token in enumerate(statement):
        if token == "=" and depth == 0 and statement[at - 1] not in ("operator", "=", "!", "<", ">"):
            return False  # a value; a default argument's = stands in brackets
        depth += (token in "([{") - (token in ")]}")
    return "(" in statement and statement[0] not in TYPES


def names_of(text, header=False):
    """What a file keeps to itself (of a header: what it declares), and every word in it that is found by name alone."""
    stack, statement, found, before, parens = [], [], set(), "", 0
    own = {name: None for name in set(DEFINED.findall(text)) - set(UNDEFINED.findall(text))}
    for token in tokens_of(text):
        if WORD.match(token) and before not in (".", "->", "::"):
            found.add(token)
        before = token
        outside = "body" not in stack
        if outside and token == "{" and "namespace" in statement[:2]:
            stack.append("unnamed" if statement[-1] == "namespace" else "named")
            statement = []
        elif token == "{":
            stack.append("body")
        elif token == "}":
            if stack.pop() != "body":
                statement = []
            elif "body" not in stack:
                statement += ["{", "}"]
                if parens == 0 and is_function(statement):
                    own |= declared(statement, header or "unnamed" in stack)
                    statement = []
        elif outside:
            parens += (token == "(") - (token == ")")
            if token == ";" and parens == 0:
                own |= declared(statement, header or "unnamed" in stack)
                statement = []
            else:
                statement.append(token)
    return own, found


def may_follow(own, found, before):
    for name, meaning in before.items():
        if name in own:
            if meaning is None or own[name] != meaning:
                return False
        elif name in found:
            return False
    return "using namespace" not in own


def groups(files, text_of, headers=()):
    shown = {name for header in headers for name in names_of(text_of(header), header=True)[0]}
    made = []  # [files, names that they keep to themselves]
    for file in files:
        own, found = names_of(text_of(file))
        if any(name in shown for name, meaning in own.items() if meaning is None):
            continue
        for group in made:
            if len(group[0]) < AT_MOST and may_follow(own, found, group[1]):
                group[0].append(file)
                group[1] |= own
                break
        else:
            made.append([[file], dict(own)])
    return [group[0] for group in made if len(group[0]) > 1]


def main():
    out, files = sys.argv[1], sys.argv[2:]
    headers = [header for folder in {pathlib.Path(file).parent for file in files} for header in folder.glob("*.h")]
    with open(out, "w", encoding="utf-8") as stream:
        for number, group in enumerate(groups(files, lambda file: pathlib.Path(file).read_text(encoding="utf-8"), headers)):
            stream.write(f"set_source_files_properties({' '.join(group)} PROPERTIES UNITY_GROUP {number})\n")


if __name__ == "__main__":
    main()
