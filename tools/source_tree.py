"""What the checkers of tools/ see: the files of the project, C++ cut into code, comments and literals, and allow lines.

An exception to a rule is a comment with its reason, on the line or the one above:
    // allow(long-function): the table of all routes, one line each
"""
import pathlib
import re
import subprocess
import sys

ALLOW = re.compile(r"(?://|#|--|/\*)\s*allow\(([a-z-]+)\):\s*\S.{7,}")
LEFT_OUT = {"build", ".git", "node_modules", "demo-data", "out"}

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>(?:u8|u|U|L)?R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<number>\b[0-9](?:'?[0-9a-zA-Z_.])*)
      | (?P<char>'(?:\\.|[^'\\\n])+')""",
    re.S | re.X)


class Cpp:
    """One C++ file: `code` has comments and the inside of literals blanked out, line for line; `literals` are (line, text)."""

    def __init__(self, text):
        self.literals = []
        pieces = []
        at = 0
        for token in TOKEN.finditer(text):
            if token["number"]:
                continue
            pieces.append(text[at:token.start()])
            at = token.end()
            whole = token[0]
            if token["raw"] or token["string"]:
                self.literals.append((text.count("\n", 0, token.start()) + 1, whole))
                pieces.append('"' + re.sub(r"[^\n]", " ", whole[1:-1]) + '"')
            else:
                pieces.append(re.sub(r"[^\n]", " ", whole))
        pieces.append(text[at:])
        self.code = "".join(pieces)


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.names = sorted(self._list())
        self._texts = {}
        self._cpp = {}

    def _list(self):
        command = ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        if (self.root / ".git").exists():
            listing = subprocess.run(command, capture_output=True, check=True).stdout.decode()
            return [name for name in listing.split("\0") if name and (self.root / name).is_file()]
        paths = (path for path in self.root.rglob("*") if path.is_file())
        names = (path.relative_to(self.root) for path in paths)
        return [str(name) for name in names if not LEFT_OUT & set(name.parts)]

    def files(self, *endings, under=""):
        return [name for name in self.names if name.endswith(endings) and name.startswith(under)]

    def text(self, name):
        if name not in self._texts:
            try:
                self._texts[name] = (self.root / name).read_text(encoding="utf-8", errors="strict")
            except (UnicodeDecodeError, FileNotFoundError):
                self._texts[name] = ""  # a picture, a font, or gone since it was listed
        return self._texts[name]

    def cpp(self, name):
        if name not in self._cpp:
            self._cpp[name] = Cpp(self.text(name))
        return self._cpp[name]

    def allows(self, name, line, rule):
        lines = self.text(name).split("\n")
        near = lines[max(line - 2, 0):line]
        return any(match and match[1] == rule for match in map(ALLOW.search, near))

    def allows_anywhere(self, name, rule):
        return any(match[1] == rule for match in ALLOW.finditer(self.text(name)))


def is_test(name):
    return name.endswith(("/testing.h", "/testing.cpp", "_test.cpp", "_test.h", "_test.py", "_test.mjs")) or name.startswith(("tests/", "bench/"))


def folder_order(tree):
    """The folders below src/, lowest first, as WIEC_FOLDERS of src/CMakeLists.txt: the one place that says the order."""
    listed = re.search(r"^set\(WIEC_FOLDERS\s([^)]*)\)", re.sub(r"#[^\n]*", "", tree.text("src/CMakeLists.txt")), re.M)
    return listed[1].split() if listed else []


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def main(findings):
    """Runs one checker on the tree given as argument, or on the project."""
    root = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent
    found = sorted(set(findings(Tree(root))))
    for path, line, message in found:
        print(f"{path}:{line}: {message}")
    sys.exit(1 if found else 0)
