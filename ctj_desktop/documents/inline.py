"""How do marked texts become runs, and a bilingual text a pair of words?

The marks themselves are parsed in `domain.marks`; a mention prints as the name it keeps.
"""

import re
from collections.abc import Callable, Iterator

from ctj_desktop.documents.blocks import Pair, Run, Words
from ctj_desktop.domain import marks as inline_marks
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Bilingual, Language, other

_FRENCH_FIRST = re.compile(r"(?<![\d.,])1(er|re)\b")

_ADDRESS = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<web>(?:https?://|www\.)[^\s<>«»()]*[^\s<>«»().,;:!?])"
)
"""What is printed as an address must also be a link (PDF/UA)."""

MISSING_MARK = {
    Language.FR: (("[texte français / ", Language.FR), ("französischer Text]", Language.DE)),
    Language.DE: (("[texte allemand / ", Language.FR), ("deutscher Text]", Language.DE)),
}
"""Said in both languages with a borrowed text, by the language it is written in."""

Polish = Callable[[str], str]


def unpolished(text: str) -> str:
    """Leaves a text alone: for callers without a translator."""
    return text


def runs_of(text: str) -> tuple[Run, ...]:
    """The runs of a marked text."""
    return tuple(
        Run(text=run.text, strong=run.strong, em=run.em, link=run.url or "") for run in inline_marks.parse_marks(text)
    )


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    held: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if held is not None and replace(held, text="") == replace(run, text=""):
            held = replace(held, text=held.text + run.text)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def words(text: str, language: Language, *, polish: Polish = unpolished, marks: bool = False) -> Words:
    """A text as words of one language, polished; inline marks are read only where `marks` says so."""
    polished = polish(text)
    runs = runs_of(polished) if marks else (Run(text=polished),) if polished else ()
    if "@" in polished or "www." in polished or "://" in polished:
        runs = tuple(part for run in runs for part in _linked(run))
    if language is Language.FR and "1" in polished:
        runs = tuple(_merged(part for run in runs for part in _raised(run)))
    return Words(runs, language)


def _linked(run: Run) -> Iterator[Run]:
    """Mail and web addresses written out in the text, as links."""
    if run.link:
        yield run
        return
    place = 0
    for found in _ADDRESS.finditer(run.text):
        if found.start() > place:
            yield replace(run, text=run.text[place : found.start()])
        address = found.group()
        target = f"mailto:{address}" if found["mail"] else address if "://" in address else f"https://{address}"
        yield replace(run, text=address, link=target)
        place = found.end()
    if place < len(run.text):
        yield replace(run, text=run.text[place:])


def _raised(run: Run) -> Iterator[Run]:
    """`1er` with its ending raised; the text stays `1er`."""
    place = 0
    for found in _FRENCH_FIRST.finditer(run.text):
        yield replace(run, text=run.text[place : found.start(1)])
        yield replace(run, text=found.group(1), sup=True)
        place = found.end()
    yield replace(run, text=run.text[place:])


def both(fr: str, de: str) -> Pair:
    """Both texts as the program itself says them, without marks."""
    return Pair(words(fr, Language.FR), words(de, Language.DE))


def alike(text: str) -> Pair:
    """A name or figure that reads the same in both languages."""
    return both(text, text)


def content(
    text: Bilingual,
    *,
    polish_fr: Polish = unpolished,
    polish_de: Polish = unpolished,
    marks: bool = False,
) -> Pair:
    """What a person wrote; a missing side borrows the other one and says so."""
    polish = {Language.FR: polish_fr, Language.DE: polish_de}

    def side(language: Language) -> Words:
        if text.text(language).strip():
            return words(text.text(language), language, polish=polish[language], marks=marks)
        instead = other(language)
        standing_in = words(text.text(instead), instead, polish=polish[instead], marks=marks)
        return replace(standing_in, borrowed=bool(standing_in))

    return Pair(side(Language.FR), side(Language.DE))


def mark_of(words: Words) -> Words:
    """The mark with a text that stands in for its translation."""
    runs = tuple(Run(text=text, language=language) for text, language in MISSING_MARK[words.language])
    return Words(runs, words.language)
