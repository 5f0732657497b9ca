#!/usr/bin/python3
"""Makes the two font files of this folder; run by hand, rarely. The build only reads what it made.

  apt-get install fonttools python3-brotli
  npm install --prefix /tmp/fonts @fontsource-variable/fraunces@5.3.0 @fontsource-variable/figtree@5.3.0
  web/fonts/make_fonts.py /tmp/fonts/node_modules

Fraunces (headings) becomes one static cut: weight 600, optical size 40, a little softened, no wonky letters.
Figtree (text) stays variable in weight. Both are cut to Polish and English, and the two files in which the packages split
each family (latin, latin-ext) become one, so that a page asks for two fonts and not four. Letters of other languages
fall back to the reader's system font, letter by letter.
"""
import copy
import io
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

POLISH = "ĄąĆćĘęŁłŃńÓóŚśŹźŻż"
LATIN = [*range(0x20, 0x7F), 0xA0, *map(ord, "§©«»°±²³·¼½¾×–—‘’‚“”„•…−€")]
EXTENDED = list(map(ord, POLISH))
FEATURES = ["kern", "liga", "tnum", "lnum", "ccmp", "mark", "locl", "frac"]


def cut(font, letters, features):
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [1, 2, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    if "gvar" in font:  # the instancer drops glyphs that do not vary, the subsetter asks for them
        for name in font.getGlyphOrder():
            font["gvar"].variations.setdefault(name, [])
    cutter.subset(font)
    stream = io.BytesIO()
    font.flavor = None
    font.save(stream)
    stream.seek(0)
    return TTFont(stream)


def join(base, other):
    """Adds the letters of `other` that `base` lacks: outlines, widths, variation and the character map."""
    known = base.getBestCmap()
    wanted = {code: name for code, name in other.getBestCmap().items() if code not in known}
    needed = []
    queue = list(wanted.values())
    while queue:
        name = queue.pop()
        if name in needed:
            continue
        needed.append(name)
        glyph = other["glyf"][name]
        if glyph.isComposite():
            queue.extend(part.glyphName for part in glyph.components)
    for table in ("glyf", "hmtx", "gvar"):  # read before the order of glyphs changes
        if table in base:
            base[table]
    rename = {name: f"x.{name}" for name in needed}
    order = base.getGlyphOrder() + [rename[name] for name in needed]
    base.setGlyphOrder(order)
    base["glyf"].glyphOrder = order
    for name in needed:
        glyph = copy.deepcopy(other["glyf"][name])
        if glyph.isComposite():
            for part in glyph.components:
                part.glyphName = rename[part.glyphName]
        base["glyf"].glyphs[rename[name]] = glyph
        base["hmtx"].metrics[rename[name]] = other["hmtx"].metrics[name]
        if "gvar" in base:
            base["gvar"].variations[rename[name]] = copy.deepcopy(other["gvar"].variations.get(name, []))
    for table in base["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({code: rename[name] for code, name in wanted.items()})
    base["maxp"].numGlyphs = len(order)
    if "HVAR" in base:  # widths vary by gvar's phantom points as well
        del base["HVAR"]
    return base


def make(files, target, features, axes):
    fonts = []
    for path, letters in zip(files, (LATIN + EXTENDED, EXTENDED)):
        font = TTFont(path)
        if axes:
            font = instancer.instantiateVariableFont(font, axes)
        fonts.append(cut(font, letters, features))
    font = join(*fonts)
    font.flavor = "woff2"
    font.save(target)
    letters = set(TTFont(target).getBestCmap())
    missing = [chr(c) for c in EXTENDED + LATIN if c not in letters]
    print(target.name, target.stat().st_size, "bytes", f"missing: {''.join(missing)}" if missing else "complete")


def main():
    packages = pathlib.Path(sys.argv[1]) / "@fontsource-variable"
    here = pathlib.Path(__file__).parent
    make([packages / f"fraunces/files/fraunces-{part}-full-normal.woff2" for part in ("latin", "latin-ext")],
         here / "fraunces-600.woff2", ["kern", "liga", "lnum", "tnum", "ccmp", "locl"], {"wght": 600, "opsz": 40, "SOFT": 50, "WONK": 0})
    make([packages / f"figtree/files/figtree-{part}-wght-normal.woff2" for part in ("latin", "latin-ext")],
         here / "figtree.woff2", ["kern", "liga", "tnum", "ccmp", "locl"], {"wght": (400, 700)})


main()
