"""Which pairs of characters do the bundled faces draw closer or further apart? Writes `kerning.json`.

Run when packaging or after a change of fonts; needs `fonttools`. Only the characters of French, German and
their punctuation are kept, so that the file loads in a few milliseconds.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
FACES = ("Regular", "Semibold", "It")
LETTERS = "".join(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0x100)))) + "ŒœŸ"
PUNCTUATION = "–—‘’‚“”„…‹›€"
CHARACTERS = tuple(char for char in LETTERS + PUNCTUATION if char != "\u00ad")


def kerning(face: str) -> dict[str, str]:
    """From an adjustment in thousandths of the size to all pairs that have it, written one after the other."""
    from fontTools.ttLib import TTFont  # packaging only, never a dependency of the program

    font = TTFont(FOLDER / f"SourceSans3-{face}.ttf")
    scale = 1000 / font["head"].unitsPerEm
    names = font.getBestCmap()
    glyphs = {char: names[ord(char)] for char in CHARACTERS if ord(char) in names}
    lookups = list(_kern_lookups(font["GPOS"].table))
    grouped: dict[str, list[str]] = {}
    for left, first in glyphs.items():
        for right, second in glyphs.items():
            value = round(sum(_advance(subtables, first, second) for subtables in lookups) * scale)
            if value:
                grouped.setdefault(str(value), []).append(left + right)
    return {value: "".join(grouped[value]) for value in sorted(grouped, key=int)}


def _kern_lookups(table: Any) -> Iterator[list[Any]]:
    """The subtables of each pair lookup that the default Latin script uses."""
    latin = next(item.Script for item in table.ScriptList.ScriptRecord if item.ScriptTag == "latn")
    features = (table.FeatureList.FeatureRecord[index] for index in latin.DefaultLangSys.FeatureIndex)
    wanted = sorted(
        {index for feature in features if feature.FeatureTag == "kern" for index in feature.Feature.LookupListIndex}
    )
    for index in wanted:
        tables = [getattr(sub, "ExtSubTable", sub) for sub in table.LookupList.Lookup[index].SubTable]
        pairs = [(sub, frozenset(sub.Coverage.glyphs)) for sub in tables if sub.LookupType == 2]
        if pairs:
            yield pairs


def _advance(subtables: list[Any], first: str, second: str) -> int:
    """The first subtable that knows the pair decides, as OpenType says."""
    for table, covered in subtables:
        if first not in covered:
            continue
        if table.Format == 1:
            records = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
            found = next((record for record in records if record.SecondGlyph == second), None)
            if found is None:
                continue
            return found.Value1.XAdvance if found.Value1 else 0
        row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
        value = row.Class2Record[table.ClassDef2.classDefs.get(second, 0)].Value1
        return getattr(value, "XAdvance", 0) if value else 0
    return 0


def as_text() -> str:
    """The file's content: one line per adjustment."""
    data = {face: kerning(face) for face in FACES}
    return json.dumps(data, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    (FOLDER / "kerning.json").write_text(as_text(), encoding="utf-8")
