r"""What do the inline marks of a text say? The only place that parses them.

A closed set: `*em*`, `**strong**`, `[text](url)`, `@[name](id)`, and a backslash before `\ * [ ] ( ) @` takes
that character as it is. Stars mark only where they touch a word (so `5 * 3` stays a product), four stars and
more are stars, and whatever is not closed is text. Any text parses, and nothing of it is lost. Lists are kinds
of block, not marks.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from ctj_desktop.domain.record import PositionalValue, replace

_LABEL = r"\[(?P<label>(?:\\.|[^\[\]\\\n])+)\]"
_LINK = re.compile(_LABEL + r"\((?P<target>(?:https?://|mailto:)(?:\\.|[^()\\\s])+)\)", re.IGNORECASE)
_MENTION = re.compile("@" + _LABEL + r"\((?P<target>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\)")
_ESCAPE = re.compile(r"\\([\\*\[\]()@])")
_STARS = re.compile(r"\*+")
_TEXT = re.compile(r"[^\\*\[@]+")
_MARK = re.compile(r"[\\*\[]")


class MarkedRun(PositionalValue):
    """A stretch of text in one style; a link or a mention is one run, `text` is its label or the name."""

    text: str
    em: bool = False
    strong: bool = False
    url: str | None = None
    mention: UUID | None = None

    @property
    def is_atom(self) -> bool:
        """A link or a mention: never joined with its neighbours."""
        return self.url is not None or self.mention is not None


@dataclass(slots=True)
class _Stars:
    """A run of one to three stars: the odd one is for emphasis, the pair for strong."""

    count: int
    opens: bool
    closes: bool
    em: bool = False
    strong: bool = False

    @property
    def literal(self) -> str:
        """The stars that found no partner and stay text."""
        em = self.count % 2 == 1 and not self.em
        return "*" * (em + 2 * (self.count > 1 and not self.strong))


class Mention(PositionalValue):
    """Where in a source a name stands that leads to a record."""

    start: int
    end: int
    run: MarkedRun


def parse_marks(text: str) -> tuple[MarkedRun, ...]:
    """The runs of a text, in order, without empty ones; never raises."""
    tokens = list(_tokens(text))
    _pair(tokens, "em")
    _pair(tokens, "strong")
    return _joined(_styled(tokens))


def mentions(text: str) -> tuple[Mention, ...]:
    """The mentions of a source with their places, for an editor that shows their names alone."""
    found: list[Mention] = []
    place = 0
    while place < len(text):
        token, end = _token(text, place)
        if isinstance(token, MarkedRun) and token.mention is not None:
            found.append(Mention(place, end, token))
        place = end
    return tuple(found)


def without_marks(text: str) -> str:
    """The text without its marks: link labels and names stay, addresses and ids go."""
    return "".join(run.text for run in parse_marks(text)) if _MARK.search(text) else text


def escape(text: str) -> str:
    """Plain text written so that it parses to itself."""
    return re.sub(r"([\\*\[\]])", r"\\\1", text)


def markup(runs: Iterable[MarkedRun]) -> str:
    """The text that parses to these runs: `parse(markup(parse(t))) == parse(t)` for any text.

    Spaces at the edge of a style lose the style, since stars mark only where they touch a word.
    """
    written: list[str] = []
    em = strong = False
    for run in _trimmed(runs):
        written.append("*" * ((run.em != em) + 2 * (run.strong != strong)))
        em, strong = run.em, run.strong
        written.append(_written(run))
    written.append("*" * (em + 2 * strong))
    return "".join(written)


def _tokens(text: str) -> Iterable[MarkedRun | _Stars]:
    place = 0
    while place < len(text):
        token, end = _token(text, place)
        yield token
        place = end


def _token(text: str, place: int) -> tuple[MarkedRun | _Stars, int]:
    if stars := _STARS.match(text, place):
        count = len(stars[0])
        if count > 3:
            return MarkedRun(stars[0]), stars.end()
        before, behind = text[place - 1 : place], text[stars.end() : stars.end() + 1]
        return _Stars(count, opens=_is_word(behind), closes=_is_word(before)), stars.end()
    if atom := _LINK.match(text, place) or _MENTION.match(text, place):
        label = _ESCAPE.sub(r"\1", atom["label"])
        if label == label.strip():
            return _atom(label, atom), atom.end()
    if escaped := _ESCAPE.match(text, place):
        return MarkedRun(escaped[1]), escaped.end()
    words = _TEXT.match(text, place)
    return (MarkedRun(words[0]), words.end()) if words else (MarkedRun(text[place]), place + 1)


def _atom(label: str, match: re.Match[str]) -> MarkedRun:
    if match.re is _MENTION:
        return MarkedRun(label, mention=UUID(match["target"]))
    return MarkedRun(label, url=_ESCAPE.sub(r"\1", match["target"]))


def _is_word(character: str) -> bool:
    return bool(character) and not character.isspace()


def _pair(tokens: Sequence[MarkedRun | _Stars], kind: str) -> None:
    """Marks each opening and closing star of one kind; the kinds may overlap, as styles of runs do."""
    opened: _Stars | None = None
    for token in tokens:
        if not isinstance(token, _Stars) or token.count == (2 if kind == "em" else 1):
            continue
        if opened is not None and token.closes:
            setattr(opened, kind, True)
            setattr(token, kind, True)
            opened = None
        elif opened is None and token.opens:
            opened = token


def _styled(tokens: Iterable[MarkedRun | _Stars]) -> Iterable[MarkedRun]:
    em = strong = False
    for token in tokens:
        if isinstance(token, MarkedRun):
            yield replace(token, em=em, strong=strong)
        else:
            closing = (token.em and em) or (token.strong and strong)
            if not closing:
                yield MarkedRun(token.literal, em=em, strong=strong)
            em, strong = em != token.em, strong != token.strong
            if closing:
                yield MarkedRun(token.literal, em=em, strong=strong)


def _joined(runs: Iterable[MarkedRun]) -> tuple[MarkedRun, ...]:
    joined: list[MarkedRun] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and not last.is_atom and not run.is_atom and (last.em, last.strong) == (run.em, run.strong):
            joined[-1] = replace(last, text=last.text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def _trimmed(runs: Iterable[MarkedRun]) -> tuple[MarkedRun, ...]:
    """Runs whose styles begin and end at a word; atoms keep theirs."""
    cells: list[MarkedRun] = []
    for run in runs:
        if run.is_atom:
            cells.append(replace(run, text=run.text.strip()))
        else:
            cells.extend(replace(run, text=character) for character in run.text)
    for kind in ("em", "strong"):
        _trim(cells, kind, range(len(cells)))
        _trim(cells, kind, range(len(cells) - 1, -1, -1))
    return _joined(cells)


def _trim(cells: list[MarkedRun], kind: str, places: range) -> None:
    inside = False
    for place in places:
        cell = cells[place]
        if not getattr(cell, kind):
            inside = False
        elif not inside and not cell.is_atom and cell.text.isspace():
            cells[place] = replace(cell, em=cell.em and kind != "em", strong=cell.strong and kind != "strong")
        else:
            inside = True


def _written(run: MarkedRun) -> str:
    if run.mention is not None:
        return f"@[{escape(run.text)}]({run.mention})"
    if run.url is not None:
        target = re.sub(r"([\\()])", r"\\\1", run.url)
        return f"[{escape(run.text)}]({target})"
    return escape(run.text)
