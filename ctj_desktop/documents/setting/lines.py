"""Where do the lines of a text end?

Lines break at U+0020 only, so U+00A0 and U+202F hold and stay in the text layer. Flush left; a word is divided
only when its line would stay more than 11 mm short, at most twice in a row, by the rules of its own language; in a
narrow column only when it is wider than the column. Headings are never divided but balanced; a last line under
14 mm is lengthened by narrowing the paragraph when that costs no line. A dot between two facts does not end a line.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from ctj_desktop.documents.blocks import Run, Words
from ctj_desktop.documents.setting.fonts import SOFT_HYPHEN, paper_face, printable
from ctj_desktop.documents.setting.hyphenation import divisions
from ctj_desktop.documents.setting.styles import HYPHENATE_FROM, MM, NARROW, NARROWING, SHORT_LAST_LINE, Face, PaperType
from ctj_desktop.domain.texts import Language

RAISED_SIZE = 0.62
RAISED_BY = 0.33
HYPHENS_IN_A_ROW = 2
DOT = "·"
"""What stands between two facts of one line."""
NO_NAMES: frozenset[str] = frozenset()
ITSELF = -1
"""The owner of text that belongs to the paragraph itself, not to a link or a passage in another language."""


class FragmentLook(NamedTuple):
    """How a fragment is set; `owner` is the index of its run where that is an element of its own."""

    face: Face
    size: float
    rise: float
    owner: int


class Fragment(NamedTuple):
    """Text of one look inside a line."""

    text: str
    look: FragmentLook


class Line(NamedTuple):
    """One line: its fragments, its width in points, whether it ends in a divided word."""

    fragments: tuple[Fragment, ...]
    width: float
    divided: bool = False

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(fragment.text for fragment in self.fragments)


class _Word(NamedTuple):
    atoms: tuple[Fragment, ...]
    width: float
    starts_line: bool = False


def set_lines(words: Words, style: PaperType, width: float, names: frozenset[str] = NO_NAMES) -> tuple[Line, ...]:
    """The lines of the words in a column of so many points; no words, no lines. `names` are never hyphenated."""
    found = _words(words.runs, style)
    if not found:
        return ()
    breaker = _Breaker(found, style, words, names)
    lines = breaker.lines(width)
    if len(lines) == 1:
        return lines
    if style.balance:
        return _balanced(breaker, lines, width)
    if style.hyphenate and lines[-1].width < SHORT_LAST_LINE:
        return _lengthened(breaker, lines, width)
    return lines


def text_width(text: str, style: PaperType) -> float:
    """The width in points of a text set in one line."""
    return paper_face(style.face).width(text) * style.size / 1000


def _balanced(breaker: "_Breaker", lines: tuple[Line, ...], width: float) -> tuple[Line, ...]:
    """The narrowest setting with as many lines, found by halving, so that the lines come out alike."""
    low, high, best = width / len(lines) * 0.8, width, lines
    while high - low > 2:
        middle = (low + high) / 2
        tried = breaker.lines(middle)
        if len(tried) <= len(lines) and max(line.width for line in tried) <= middle:
            high, best = middle, tried
        else:
            low = middle
    return best


def _lengthened(breaker: "_Breaker", lines: tuple[Line, ...], width: float) -> tuple[Line, ...]:
    narrower = width - 2 * MM
    while narrower >= width - NARROWING - 0.01:
        tried = breaker.lines(narrower)
        if len(tried) != len(lines):
            break
        if tried[-1].width >= SHORT_LAST_LINE:
            return tried
        narrower -= 2 * MM
    return lines


def _words(runs: Sequence[Run], style: PaperType) -> list[_Word]:
    """Runs cut at spaces; a word may hold several fragments (`1` and a raised `er`)."""
    found: list[list[Fragment]] = [[]]
    starts: set[int] = set()
    for index, run in enumerate(runs):
        look = _look(run, style, index)
        for row, part in enumerate(printable(run.text).split("\n")):
            if row:
                found.append([])
                starts.add(len(found) - 1)
            for place, text in enumerate(part.split(" ")):
                if place:
                    found.append([])
                if text:
                    found[-1].append(Fragment(text, look))
    return _measured(found, starts)


def _measured(found: list[list[Fragment]], starts: set[int]) -> list[_Word]:
    measured = []
    starts_line = False
    for index, atoms in enumerate(found):
        starts_line = starts_line or index in starts
        if atoms:
            measured.append(_Word(tuple(atoms), sum(map(_width, atoms)), starts_line))
            starts_line = False
    return measured


def _look(run: Run, style: PaperType, index: int) -> FragmentLook:
    face = Face.SEMIBOLD if run.strong else Face.ITALIC if run.em else style.face
    owner = index if run.link or run.language else ITSELF
    if run.sup:
        return FragmentLook(face, style.size * RAISED_SIZE, style.size * RAISED_BY, owner)
    return FragmentLook(face, style.size, 0.0, owner)


def _width(fragment: Fragment, most: float = math.inf) -> float:
    """The width in points; of a fragment wider than `most` only that it is."""
    face, size = paper_face(fragment.look.face), fragment.look.size
    return face.width(fragment.text, most * 1000 / size + 1) * size / 1000


class _Breaker:
    """Breaks the same words at one width after another."""

    def __init__(self, found: list[_Word], style: PaperType, words: Words, names: frozenset[str]) -> None:
        self._words = found
        self._style = style
        self._said = words
        self._names = names
        self._space = paper_face(style.face).advance(" ") * style.size / 1000

    def lines(self, width: float) -> tuple[Line, ...]:
        """The lines at a width in points; a word wider than that is cut between characters."""
        lines: list[Line] = []
        held: list[_Word] = []
        used = 0.0
        waiting = list(reversed(self._words))
        space = self._space
        while waiting:
            word = waiting.pop()
            after = used + space + word.width if held else word.width
            if after <= width and not (word.starts_line and held):
                held.append(word)
                used = after
                continue
            parts = None if word.starts_line and held else self._divided(word, width, used, bool(held), lines)
            if parts is not None:
                held.append(parts[0])
                waiting.append(parts[1])
                used += (space if len(held) > 1 else 0.0) + parts[0].width
            elif held:
                waiting.append(word._replace(starts_line=False))
                used = self._dropped_dot(held, used)
            lines.append(_line(held, used, divided=parts is not None))
            held, used = [], 0.0
        if held:
            lines.append(_line(held, used, divided=False))
        return tuple(lines)

    def _divided(
        self, word: _Word, width: float, used: float, beside: bool, lines: list[Line]
    ) -> tuple[_Word, _Word] | None:
        """The word in two parts of which the first fits behind what the line holds."""
        room = width - used - (self._space if beside else 0.0)
        if not beside:
            return self._at_division(word, room) or _cut(word, room, hyphen=not self._is_link(word))
        in_a_row = len(lines) >= HYPHENS_IN_A_ROW and all(line.divided for line in lines[-HYPHENS_IN_A_ROW:])
        if self._style.hyphenate and width >= NARROW and width - used > HYPHENATE_FROM and not in_a_row:
            return self._at_division(word, room)
        return None

    def _at_division(self, word: _Word, room: float) -> tuple[_Word, _Word] | None:
        if len(word.atoms) > 1 or self._is_link(word):
            return None
        atom = word.atoms[0]
        points = () if bare(atom.text) in self._names else divisions(atom.text, self._language(atom))
        for point in reversed(points):
            head = atom._replace(text=atom.text[:point] + SOFT_HYPHEN)
            width = _width(head)
            if width <= room:
                tail = atom._replace(text=atom.text[point:])
                return _Word((head,), width), _Word((tail,), _width(tail))
        return None

    def _language(self, atom: Fragment) -> Language:
        """That of a passage in another language, else that of the words."""
        owner = atom.look.owner
        return (self._said.runs[owner].language if owner != ITSELF else None) or self._said.language

    def _is_link(self, word: _Word) -> bool:
        return any(atom.look.owner != ITSELF and self._said.runs[atom.look.owner].link for atom in word.atoms)

    def _dropped_dot(self, held: list[_Word], used: float) -> float:
        """The width of the line without a dot at its end; the words lose it."""
        last = held[-1]
        kept = [*last.atoms[:-1], last.atoms[-1]._replace(text=last.atoms[-1].text.removesuffix(DOT).rstrip())]
        if kept[-1] == last.atoms[-1] or (len(held) == 1 and not any(atom.text for atom in kept)):
            return used
        held.pop()
        if not any(atom.text for atom in kept):
            return used - last.width - self._space
        held.append(_word([atom for atom in kept if atom.text]))
        return used - last.width + held[-1].width


def bare(word: str) -> str:
    """A word without the punctuation around it."""
    return word.strip("«»()[]‹›“”„.,;:!?…\u00a0\u202f")


def _cut(word: _Word, room: float, *, hyphen: bool) -> tuple[_Word, _Word] | None:
    """An unbreakable word wider than its column, cut where the column ends; at least one character goes.

    Between two letters it shows a hyphen, unless it is an address.
    """
    taken: list[Fragment] = []
    used = 0.0
    for index, atom in enumerate(word.atoms):
        width = _width(atom, room)
        if used + width <= room:
            taken.append(atom)
            used += width
            continue
        count = _fitting(atom, room - used - (_width(atom._replace(text=SOFT_HYPHEN)) if hyphen else 0.0))
        if not count and not taken:
            count = 1
        rest = [atom._replace(text=atom.text[count:])] if count < len(atom.text) else []
        rest.extend(word.atoms[index + 1 :])
        if count:
            shown = SOFT_HYPHEN if hyphen and atom.text[count - 1 : count + 1].isalpha() and rest else ""
            taken.append(atom._replace(text=atom.text[:count] + shown))
        if not rest:
            return None
        return _word(taken), _word(rest, room)
    return None


def _fitting(atom: Fragment, room: float) -> int:
    face = paper_face(atom.look.face)
    used = 0.0
    for count, char in enumerate(atom.text):
        used += face.advance(char) * atom.look.size / 1000
        if used > room:
            return _at_joint(atom.text, count)
    return len(atom.text)


def _at_joint(text: str, count: int) -> int:
    """Behind the last joint of a name or an address among the first characters, else just there."""
    joint = max(text.rfind(sign, 1, count) for sign in "-/@_")
    return joint + 1 if joint > 0 else count


def _word(atoms: Sequence[Fragment], most: float = math.inf) -> _Word:
    """A word of these atoms; of one wider than `most`, a whole line, only that it is."""
    width = 0.0
    for atom in atoms:
        width += _width(atom, most)
        if width > most:
            break
    return _Word(tuple(atoms), width)


def _line(words: Sequence[_Word], width: float, *, divided: bool) -> Line:
    texts: list[list[str]] = []
    looks: list[FragmentLook] = []
    for index, word in enumerate(words):
        for place, (text, look) in enumerate(word.atoms):
            said = _spaced(text, look, looks, texts) if index and not place else text
            if looks and looks[-1] == look:
                texts[-1].append(said)
            else:
                looks.append(look)
                texts.append([said])
    fragments = tuple(Fragment("".join(text), look) for text, look in zip(texts, looks, strict=True))
    return Line(fragments, width, divided)


def _spaced(text: str, look: FragmentLook, looks: list[FragmentLook], texts: list[list[str]]) -> str:
    """The space between two words goes to the plainer side: a link or a raised ending does not hold it."""
    before = looks[-1]
    if before != look and (before.owner != ITSELF or before.rise):
        return " " + text
    texts[-1].append(" ")
    return text
