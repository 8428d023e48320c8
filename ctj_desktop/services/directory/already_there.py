"""Is whoever is being entered already there: a person or a body of the same name, mail address or telephone?

Asked at every pause of whoever types, so only those are read who may be like it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Final
from uuid import UUID

from ctj_desktop.domain.hit_order import words_in
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import says_something
from ctj_desktop.errors import N_
from ctj_desktop.i18n.folding import sort_key
from ctj_desktop.i18n.telephone import EXTENSION
from ctj_desktop.services.naming.same_records import kept_ones
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.membership.likeness import rows_like

MOST: Final = 3
"""So many are said."""
SHARED: Final = 3
"""A mail address or a telephone that more than so many have is that of a body, and tells nobody apart."""
DIGITS: Final = 9
"""Of a telephone on either side, without what stands before them."""
GENERIC: Final = frozenset(
    {"commune", "ville", "municipalite", "communaute", "gemeinde", "einwohnergemeinde", "stadt", "verband"}
    | {"de", "du", "des", "d", "la", "le", "les", "l", "et", "der", "die", "das", "von", "und"}
)
"""Words that do not tell one body from another."""
_NO_DIGIT: Final = re.compile(r"[^0-9]")


class Likeness(IntEnum):
    """By what they are alike, the surest first."""

    NAME = 0
    MAIL = 1
    NEARLY = 2
    PHONE = 3


WORDS: Final[Mapping[Likeness, str]] = {
    Likeness.NAME: N_("same name"),
    Likeness.MAIL: N_("same mail address"),
    Likeness.NEARLY: N_("nearly the same name"),
    Likeness.PHONE: N_("same telephone"),
}


class Like(PositionalValue):
    """A record that is there, and by what it is like what is entered."""

    key: UUID
    by: Likeness


class Known:
    """Who is there, by what one would notice it."""

    def __init__(self, first: Mapping[UUID, UUID]) -> None:
        """`first` is the record that stands for each that is there more than once."""
        self._first = first
        self._whole: dict[tuple[str, ...], list[UUID]] = defaultdict(list)
        self._near: dict[tuple[str, str], list[tuple[str, UUID]]] = defaultdict(list)
        self._mails: dict[str, list[UUID]] = defaultdict(list)
        self._phones: dict[str, list[UUID]] = defaultdict(list)

    def add(self, key: UUID, names: Iterable[tuple[str, str]], mails: Iterable[str], phones: Iterable[str]) -> None:
        """`names` are of two parts, either of which may be empty."""
        for one, other in names:
            first, second = _words(one), _words(other)
            if first or second:
                self._whole[_whole(first, second)].append(key)
                for where, rest in _nearly(first, second):
                    self._near[where].append((rest, key))
        for mail in filter(None, mails):
            self._mails[mail.casefold()].append(key)
        for phone in filter(None, map(digits_of, phones)):
            self._phones[phone].append(key)

    def like(
        self, names: Iterable[tuple[str, str]], mails: Iterable[str] = (), phones: Iterable[str] = ()
    ) -> tuple[Like, ...]:
        """Those who are like it, the surest first, each once, and no more than are said."""
        found: dict[UUID, Likeness] = {}

        def note(keys: Iterable[UUID], by: Likeness) -> None:
            for key in keys:
                one = self._first.get(key, key)
                found[one] = min(by, found.get(one, by))

        for one, other in names:
            first, second = _words(one), _words(other)
            if first or second:
                note(self._whole.get(_whole(first, second), ()), Likeness.NAME)
                for where, rest in _nearly(first, second):
                    near = (key for there, key in self._near.get(where, ()) if _one_apart(rest, there))
                    note(near, Likeness.NEARLY)
        for known, asked, by in (
            (self._mails, (mail.strip().casefold() for mail in mails), Likeness.MAIL),
            (self._phones, map(digits_of, phones), Likeness.PHONE),
        ):
            for mark in asked:
                keys = known.get(mark, ()) if mark else ()
                note(keys if len(keys) <= SHARED else (), by)
        return tuple(Like(key, by) for key, by in sorted(found.items(), key=lambda one: (one[1], one[0]))[:MOST])


def persons_like(store: OpenFile, given: str, family: str, mail: str, phones: Sequence[str]) -> tuple[Like, ...]:
    """Persons like one of these names, which both must be there to say anything, of this mail address or telephone."""
    names = [(given, family)] if says_something(given) and says_something(family) else []
    words = [word for name in names for part in name for word in _words(part)]
    mails, digits = [mail.strip()] if mail.strip() else [], list(filter(None, map(digits_of, phones)))
    known = Known(kept_ones(store, "person"))
    for key, first, last, own, phone, mobile in rows_like(store, "person", words, mails, digits):
        known.add(UUID(bytes=key), [(first or "", last or "")], [own or ""], [phone or "", mobile or ""])
    return known.like(names, mails, phones)


def bodies_like(store: OpenFile, names: Sequence[str]) -> tuple[Like, ...]:
    """Bodies like one that has one of these names, by its names and short names in both languages."""
    told = [("", telling(name)) for name in names if says_something(name)]
    known = Known(kept_ones(store, "organisation"))
    for _, name in told:
        for key, *theirs, mail, phone in rows_like(store, "organisation", _words(name), [], []):
            own = dict.fromkeys(("", telling(one)) for one in theirs if one)
            known.add(UUID(bytes=key), own, [mail or ""], [phone or ""])
    return known.like(told)


def telling(name: str) -> str:
    """The words of a name of a body that tell it from another; all of them where none does."""
    words = words_in(sort_key(name))
    return " ".join([word for word in words if word not in GENERIC] or words)


def digits_of(phone: str) -> str:
    """The last digits of a number, however it is written; empty for what has fewer."""
    digits = _NO_DIGIT.sub("", phone.partition(EXTENSION)[0])
    return digits[-DIGITS:] if len(digits) >= DIGITS else ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(words_in(sort_key(text)))


def _whole(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """All words, in whichever field and order they stand."""
    return tuple(sorted((*first, *second)))


def _nearly(first: Sequence[str], second: Sequence[str]) -> Iterable[tuple[tuple[str, str], str]]:
    """Where one looks for what is a letter apart: by the part that is the same, else by how it begins; and the rest."""
    one, other = " ".join(first), " ".join(second)
    if one and other:
        yield ("first", one), other
        yield ("second", other), one
    elif len(one or other) > 4:
        yield ("begins", (one or other)[:2]), one or other


def _one_apart(one: str, other: str) -> bool:
    """Whether a letter more, less, other or two that changed places make one of the other; an initial is its name."""
    if one == other:
        return False  # the whole is the same then
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]
