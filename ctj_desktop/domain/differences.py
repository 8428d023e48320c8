"""In which words do two versions of a text differ?"""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from ctj_desktop.domain.record import PositionalValue

WORD: Final = re.compile(r"\n|[^\S\n]*(?:\w+(?:[’'\u2010\u2011-]\w+)*|[^\w\s])|[^\S\n]+")  # with its space
MOST_PAIRS: Final = 60_000  # equal words of both texts, in pairs; beyond it they are compared by their common ends only
SPACES_AND_SIGNS: Final = " \u00a0\u202f,;:"
AROUND: Final = 90
"""Characters that are kept before and behind a change."""
_Edit = tuple[int, int, list[str]]
"""Words `[start, end)` of a text, and what stands in their place."""


class Piece(PositionalValue):
    """A stretch of a text; `changed` where the other text has something else in its place.

    `removed` of a stretch that stands in the other text alone, where both are shown as one.
    """

    text: str
    changed: bool
    removed: bool = False


def word_differences(mine: str, theirs: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, whole words at a time; joined, the pieces are the texts again.

    What returns between two longer changes by chance does not split them.
    """
    left, right = WORD.findall(mine), WORD.findall(theirs)
    here: list[Piece] = []
    there: list[Piece] = []
    runs = [(same, "".join(first), "".join(second)) for same, first, second in _runs(left, right)]
    for at, (same, first, second) in enumerate(runs):
        changed = not same or _is_lost(runs, at)
        here.append(Piece(first, changed))
        there.append(Piece(second, changed))
    return _joined(here), _joined(there)


def as_edited(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one: what goes stands before what comes in its place."""
    runs = [(same, "".join(old), "".join(new)) for same, old, new in _runs(WORD.findall(before), WORD.findall(after))]
    found: list[Piece] = []
    gone = come = ""
    for at, (same, old, new) in enumerate(runs):
        if same and not _is_lost(runs, at):
            found += _exchanged(gone, come)
            found.append(Piece(new, False))
            gone = come = ""
        else:
            gone, come = gone + old, come + new
    return tuple(piece for piece in (*found, *_exchanged(gone, come)) if piece.text)


def _exchanged(gone: str, come: str) -> tuple[Piece, Piece]:
    return Piece(gone, changed=False, removed=True), Piece(come, changed=True)


def in_context(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What stays as it is far from what changes falls out, whole words at a time."""
    return tuple(
        piece
        if piece.changed or piece.removed
        else Piece(_shortened(piece.text, first=at == 0, last=at == len(pieces) - 1), False)
        for at, piece in enumerate(pieces)
    )


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """What is next to a change before and behind it; of a text in which nothing changes its beginning."""
    if len(text) <= 2 * AROUND:
        return text
    head, tail = text[:AROUND].rpartition(" ")[0], text[-AROUND:].partition(" ")[2]
    if first and last:
        return f"{text[: 2 * AROUND].rpartition(' ')[0]} …"
    if first:
        return f"… {tail}"
    return f"{head} …" if last else f"{head} … {tail}"


def with_both_changes(before: str, mine: str, theirs: str) -> str | None:
    """The text with what changed in `mine` and what changed in `theirs`; None where both changed the same place."""
    if mine == theirs or theirs == before:
        return mine
    if mine == before:
        return theirs
    old = WORD.findall(before)
    edits = [_edits(old, WORD.findall(text)) for text in (mine, theirs)]
    if any(_clash(one, another) for one in edits[0] for another in edits[1]):
        return None
    words = list(old)
    for start, end, instead in sorted({(edit[0], edit[1]): edit for edit in (*edits[0], *edits[1])}.values())[::-1]:
        words[start:end] = instead
    return "".join(words)


def _edits(old: list[str], new: list[str]) -> list[_Edit]:
    """What changed, by the places of the old words."""
    found: list[_Edit] = []
    here = 0
    for same, first, second in _runs(old, new):
        if not same:
            found.append((here, here + len(first), second))
        here += len(first)
    return found


def _clash(one: _Edit, other: _Edit) -> bool:
    """Whether two changes touch the same words, or put different ones at the same place; the same change is none."""
    if one == other:
        return False
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]


def _is_lost(runs: list[tuple[bool, str, str]], at: int) -> bool:
    """Whether what both have is lost between two longer changes: a comma, an article that returns by chance."""
    if not 0 < at < len(runs) - 1:
        return False
    size = len(runs[at][1])
    around = [max(len(first), len(second)) for _, first, second in (runs[at - 1], runs[at + 1])]
    return size <= min(around) or not runs[at][1].strip(SPACES_AND_SIGNS)


def _runs(left: list[str], right: list[str]) -> Iterable[tuple[bool, list[str], list[str]]]:
    """Stretches of both word lists, alternating equal and different."""
    if _pairs(left, right) > MOST_PAIRS:
        start, end = _common_ends(left, right)
        yield True, left[:start], right[:start]
        yield False, left[start : len(left) - end], right[start : len(right) - end]
        yield True, left[len(left) - end :], right[len(right) - end :]
        return
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield tag == "equal", left[i:j], right[k:m]


def _pairs(left: list[str], right: list[str]) -> int:
    """What finding the longest common stretches costs at worst: a text of one word again and again is dear."""
    counts = Counter(right)
    return sum(count * counts[word] for word, count in Counter(left).items())


def _common_ends(left: list[str], right: list[str]) -> tuple[int, int]:
    most = min(len(left), len(right))
    start = next((at for at in range(most) if left[at] != right[at]), most)
    rest = most - start
    end = next((at for at in range(rest) if left[-1 - at] != right[-1 - at]), rest)
    return start, end


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Without empty pieces, neighbours of one kind as one; no mark begins with a space."""
    found: list[Piece] = []
    for piece in pieces:
        text = piece.text
        if piece.changed and found and not found[-1].changed:
            bare = text.lstrip(" \u00a0\u202f\t")
            found[-1] = Piece(found[-1].text + text[: len(text) - len(bare)], False)
            text = bare
        if not text:
            continue
        if found and found[-1].changed == piece.changed:
            found[-1] = Piece(found[-1].text + text, piece.changed)
        else:
            found.append(Piece(text, piece.changed))
    return tuple(found)
