"""What is missing on a paper before it is printed: translations, characters without a glyph?"""

from collections.abc import Iterator

from ctj_desktop.documents.blocks import AddressLabels, Document, Pair, Words
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.fonts import missing_characters
from ctj_desktop.domain.record import NamedValue, fields, is_value
from ctj_desktop.domain.texts import Language


class Untranslated(NamedValue):
    """A passage that stands in for its translation; `language` is the one that is missing."""

    language: Language
    text: str


class Gaps(NamedValue):
    """What is missing, in reading order, each thing once; `unaddressed` are those for whom there is no address."""

    untranslated: tuple[Untranslated, ...]
    characters: tuple[str, ...]
    unaddressed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.untranslated or self.characters or self.unaddressed)


PRINTED = {Layout.FR: (Language.FR,), Layout.DE: (Language.DE,)}


def gaps(document: Document, layout: Layout = Layout.COLUMNS) -> Gaps:
    """What is missing on a paper in a layout: to be listed before printing."""
    if document.parts:
        return _of_parts(document)
    pairs = list(_pairs(document.blocks))
    missing = [
        Untranslated(language=language, text=text)
        for pair in pairs
        for language in PRINTED.get(layout, (Language.FR, Language.DE))
        for text in _standing_in(pair.side(language))
    ]
    texts = list(_texts(document.blocks))
    labels = [block for block in document.blocks if isinstance(block, AddressLabels)]
    return Gaps(
        untranslated=tuple(dict.fromkeys(missing)),
        characters=missing_characters(texts),
        unaddressed=tuple(name for block in labels for name in block.unaddressed),
    )


def _of_parts(document: Document) -> Gaps:
    """Each thing once, whichever part lacks it."""
    found = [gaps(part.document, part.laid_out) for part in document.parts]
    return Gaps(
        untranslated=tuple(dict.fromkeys(one for gap in found for one in gap.untranslated)),
        characters=tuple(dict.fromkeys(sign for gap in found for sign in gap.characters)),
        unaddressed=tuple(part.name for part in document.parts if not part.addressed),
    )


def _standing_in(words: Words) -> tuple[str, ...]:
    """What of them stands in for a translation."""
    return (words.text,) if words.borrowed else words.inside


def _pairs(value: object) -> Iterator[Pair]:
    if isinstance(value, Pair):
        yield value
        return
    for inside in _inside(value):
        yield from _pairs(inside)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Words):
        yield value.text
    elif isinstance(value, str):
        yield value
    else:
        for inside in _inside(value):
            yield from _texts(inside)


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from value
    elif is_value(value):
        for one in fields(value):
            yield getattr(value, one.name)
