"""How many decisions does an agenda propose in one text, and which of them are taken?

A secretary writes several as a numbered list, with or without a sentence that leads to it, or as paragraphs. Nothing
raises: what cannot be told apart in both languages alike is one proposal.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest
from typing import Final

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Bilingual, Language

WRITTEN: Final = (Language.FR, Language.DE)
ALIKE: Final = 0.6
"""A decision was made of a proposal where so many of its words stand in it."""
_MARKER: Final = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–—•])\s+")
_NUMBER: Final = re.compile(r"(?:^|(?<=[.;:!?…»]\s))(\d{1,2})[.)]\s+(?=\S)", re.MULTILINE)
_END: Final = re.compile(r"\s*[;,](?:\s*(?:et|und|and))?$")


class Proposals(NamedValue):
    """The decisions that an agenda proposes, by their numbers from 1; `left` are those that nobody took yet.

    `uneven` is how many French and German say where that differs: which belong together nobody knows, so all are one.
    """

    whole: Bilingual
    parts: tuple[Bilingual, ...]
    left: tuple[int, ...]
    uneven: tuple[int, int] | None = None

    @property
    def are_several(self) -> bool:
        """Whether one of them has to be chosen."""
        return len(self.parts) > 1

    @property
    def are_numbered(self) -> bool:
        """Whether a number behind the command means one of them, and no text."""
        return self.are_several or self.uneven is not None

    def chosen(self, typed: str) -> Bilingual | None:
        """The next one where nothing is typed, one by its number, with 0 the whole text; None for anything else."""
        if not typed:
            return self.parts[self.left[0] - 1] if self.left else None
        number = int(typed) if typed.isdecimal() else -1
        if number == 0:
            return self.whole
        return self.parts[number - 1] if 0 < number <= len(self.parts) else None


def proposals(text: Bilingual, decided: Iterable[Bilingual] = ()) -> Proposals:
    """What is proposed, and what of it no decision says yet."""
    french, german = (_parts(text.text(language)) for language in WRITTEN)
    counts = (len(french), len(german))
    uneven = counts if french and german and len(french) != len(german) else None
    pairs = zip_longest(french, german, fillvalue="")
    parts = (text,) if uneven else tuple(Bilingual.of(*pair) for pair in pairs)
    taken: set[int] = set()
    for decision in decided:
        taken |= _taken_by(decision, parts, taken)
    left = tuple(at for at in range(1, len(parts) + 1) if at not in taken)
    return Proposals(whole=text, parts=parts, left=left, uneven=uneven)


def _parts(text: str) -> list[str]:
    """One language: each proposal without its number, behind the words that lead to all of them."""
    lines = [line for line in _apart(text).splitlines() if line.strip()]
    marked = [at for at, line in enumerate(lines) if _MARKER.match(line)]
    if len(marked) < 2:
        return _joined(lines, [line[:1].isupper() or not line[:1].isalpha() for line in map(str.strip, lines)])
    found = _joined(lines, [at == 0 or at in marked for at in range(len(lines))])
    lead = found.pop(0) if marked[0] else ""
    items = [_END.sub(".", _MARKER.sub("", item, count=1).strip()) for item in found]
    if lead and not lead.endswith(":"):
        return [lead, *items]
    return [f"{lead} {item}".strip() for item in items]


def _apart(text: str) -> str:
    """Numbers that follow each other from 1 within a line begin a line."""
    found = list(_NUMBER.finditer(text))
    if len(found) < 2 or [int(one[1]) for one in found] != list(range(1, len(found) + 1)):
        return text
    cuts = [0, *(one.start() for one in found), len(text)]
    return "\n".join(text[start:end].strip() for start, end in pairwise(cuts))


def _joined(lines: Sequence[str], begins: Sequence[bool]) -> list[str]:
    """Lines that go on belong to the one before."""
    found: list[str] = []
    for line, begin in zip(lines, begins, strict=True):
        if begin or not found:
            found.append(line.strip())
        else:
            found[-1] += f"\n{line.strip()}"
    return found


def _taken_by(decision: Bilingual, parts: Sequence[Bilingual], taken: set[int]) -> set[int]:
    """All proposals that a decision says whole; else the one that it is most like, if it is."""
    shares = {at: _share(part, decision) for at, part in enumerate(parts, 1) if at not in taken}
    whole = {at for at, share in shares.items() if share == 1}
    if whole or not shares:
        return whole
    best = max(shares, key=lambda at: shares[at])
    return {best} if shares[best] >= ALIKE else set()


def _share(part: Bilingual, decision: Bilingual) -> float:
    """How much of a proposal stands in a decision, in the language in which more of it does."""
    return max(_said(part.text(language), decision.text(language)) for language in WRITTEN)


def _said(part: str, decision: str) -> float:
    wanted, there = (re.findall(r"\w+", without_marks(text).casefold()) for text in (part, decision))
    blocks = SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted) if wanted else 0
