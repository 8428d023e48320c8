"""What did the minute-taker mean by a typed line: a paragraph, a decision, a vote, a task?

Marks stand at the line start: `/d ` decision, `/v ` vote, `/t ` task, `/a ` amendment, `/p ` pause, `/r ` adjournment
(report / Vertagung, SOURCES.md 5.2: a decision of that kind), `- ` list entry, `# ` heading. `#` and a letter looks for
a record, so the two never meet. The blank behind a command may be missing before whatever begins a sentence:
`/dLe comité`, `/v8 0 1`. Nothing raises: what cannot be read is text.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Final

from ctj_desktop.domain.days import YEARS_MEANT
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import PartCount, VoteCount


class LineMark(Enum):
    """What a line becomes."""

    PARAGRAPH = "paragraph"
    LIST_ENTRY = "list_entry"
    HEADING = "heading"
    DECISION = "decision"
    ADJOURNMENT = "adjournment"
    VOTE = "vote"
    TASK = "task"
    AMENDMENT = "amendment"
    PAUSE = "pause"


MARKS: Final = {
    "/d": LineMark.DECISION,
    "/r": LineMark.ADJOURNMENT,
    "/v": LineMark.VOTE,
    "/t": LineMark.TASK,
    "/a": LineMark.AMENDMENT,
    "/p": LineMark.PAUSE,
    "-": LineMark.LIST_ENTRY,
    "•": LineMark.LIST_ENTRY,
    "#": LineMark.HEADING,
}
COMMANDS: Final = "".join(mark[1] for mark in MARKS if mark[0] == "/")
"""The letters behind a slash."""
_START: Final = re.compile(r"\s*([-•#])(?:\s+|$)")
_COMMAND: Final = re.compile(rf"\s*(/[{COMMANDS}])[:;.,]*(?P<said>.*)", re.IGNORECASE | re.DOTALL)
_STRAY: Final = re.compile(
    rf"^\s*(/(?:[^\W\d_]\S*|\s*$))|[.!?…]\s*(/[{COMMANDS}])(?=\s|$)", re.MULTILINE | re.IGNORECASE
)


class TypedLine(PositionalValue):
    """A mark and the text without it."""

    mark: LineMark
    text: str


def read_line(text: str) -> TypedLine:
    """The mark at its start; a slash alone, or one that begins a word, is text."""
    if (command := _COMMAND.match(text)) and _begins_a_sentence(command["said"]):
        return TypedLine(MARKS[command[1].casefold()], command["said"].strip())
    found = _START.match(text)
    if found is None:
        return TypedLine(LineMark.PARAGRAPH, text.strip())
    said = text[found.end() :].strip()
    return TypedLine(MARKS[found[1]], said) if said else TypedLine(LineMark.PARAGRAPH, text.strip())


def stray_command(text: str) -> str:
    """What looks like a command and would be left in the text: at the start of a line, or `/d` behind a full stop."""
    found = _STRAY.search(text)
    return (found[1] or found[2]).strip() if found else ""


def _begins_a_sentence(said: str) -> bool:
    """Whether this can stand behind a command: in `/discussion` and `/DISCUSSION` the letter belongs to a word."""
    return not said[:1].isalpha() or (said[0].isupper() and not said[1:2].isupper())


# votes

YES, NO, ABSTENTION, BLANK, INVALID, NOT_VOTED = range(6)
_WORDS: Final = {
    YES: ("pour", "oui", "ja", "yes", "dafur", "for"),
    NO: ("contre", "non", "nein", "no", "dagegen", "against"),
    ABSTENTION: ("abst", "abstention", "abstentions", "enth", "enthaltung", "enthaltungen"),
    BLANK: ("blanc", "blancs", "leer", "leere", "blank"),
    INVALID: ("nul", "nuls", "ungultig", "ungultige", "invalid"),
    NOT_VOTED: ("nonvoted",),
}
_PLACE: Final = {word: place for place, words in _WORDS.items() for word in words}
_NOT_VOTED: Final = re.compile(r"non[ -]votants?|nicht gestimmt|not voted|n.ont pas vote")
_NEGATIVE: Final = re.compile(r"(?:^|\s)[-\u2212]\d")
"""`8 0 -1`: a slip of the hand; `8-0-1` parts its numbers by dashes."""
_TOKEN: Final = re.compile(r"\d+|[a-z]+")
_PASSED_OVER: Final = frozenset({"et", "und", "and", "voix", "stimme", "stimmen", "votes", "vote", "bulletins"})
MOST: Final = 9_999
_BOTH: Final = (Side.FR, Side.CH)
_SIDES: Final = {
    **dict.fromkeys(("fr", "france", "frankreich"), Side.FR),
    **dict.fromkeys(("ch", "suisse", "schweiz"), Side.CH),
}
_SIDE: Final = re.compile(rf"\b({'|'.join(_SIDES)})\b")


def read_count(text: str) -> VoteCount | None:
    """`8 0 1` (yes, no, abstentions, blank, invalid, not voted), `Pour 8 Contre 0 Abst. 1`, `8 Ja, 1 Enthaltung`.

    Counted by side as well: `FR 5 0 1 CH 3 0 0`. None where a word or the number of numbers is not understood, so that
    nothing is counted by guess.
    """
    before, *by_side = _SIDE.split(folded(text))
    return _read_sides(by_side) if by_side and not before.strip() else _read_whole(text)


def _read_sides(split: Sequence[str]) -> VoteCount | None:
    """The whole of two sides, each of which is told once."""
    sides = [_SIDES[word] for word in split[::2]]
    counts = [_read_whole(said) for said in split[1::2]]
    known = [count for count in counts if count is not None]
    if len(set(sides)) != len(_BOTH) or len(known) != len(sides) or len(sides) != len(_BOTH):
        return None
    parts = tuple(
        PartCount(side=side, yes=count.yes, no=count.no, abstentions=count.abstentions)
        for side, count in zip(sides, known, strict=True)
    )
    names = ("yes", "no", "abstentions", "blank", "invalid", "not_voted")
    return VoteCount(**{name: sum(getattr(count, name) for count in known) for name in names}, parts=parts)


def _read_whole(text: str) -> VoteCount | None:
    if _NEGATIVE.search(text):
        return None
    tokens = [token for token in _TOKEN.findall(_NOT_VOTED.sub("nonvoted", folded(text))) if token not in _PASSED_OVER]
    if not tokens or any(token.isdigit() and int(token) > MOST for token in tokens):
        return None
    if all(token.isdigit() for token in tokens):
        numbers = [int(token) for token in tokens]
        return _count(dict(enumerate(numbers))) if len(numbers) <= len(_WORDS) else None
    if len(tokens) % 2:
        return None
    pairs = list(zip(tokens[::2], tokens[1::2], strict=True))
    if tokens[0].isdigit():
        pairs = [(word, number) for number, word in pairs]
    if not all(word in _PLACE and number.isdigit() for word, number in pairs):
        return None
    counted = {_PLACE[word]: int(number) for word, number in pairs}
    return _count(counted) if len(counted) == len(pairs) else None


def _count(given: dict[int, int]) -> VoteCount:
    yes, no, abstentions, blank, invalid, not_voted = (given.get(place, 0) for place in range(6))
    return VoteCount(yes=yes, no=no, abstentions=abstentions, blank=blank, invalid=invalid, not_voted=not_voted)


# dates

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv", "januar", "jan"),
            ("fevrier", "fevr", "fev", "februar", "feb"),
            ("mars", "marz", "mrz"),
            ("avril", "avr", "april", "apr"),
            ("mai",),
            ("juin", "juni", "jun"),
            ("juillet", "juil", "juli", "jul"),
            ("aout", "august", "aug"),
            ("septembre", "sept", "september", "sep"),
            ("octobre", "oct", "oktober", "okt"),
            ("novembre", "nov", "november"),
            ("decembre", "dec", "dezember", "dez"),
        ),
        1,
    )
    for name in names
}
_WORDED: Final = re.compile(r"(\d{1,2})(?:er)?\.?\s*([a-z]+)\.?\s*(\d{4})?")
_NUMBERED: Final = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4}|\d{2})?")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def parse_day(text: str, today: date) -> date | None:
    """`15.03.`, `15.3.2027`, `15/3`, `15 mars`, `1er mars`, `15. März 2027`, `2027-03-15`; None for anything else.

    Without a year it is the next such day from today on: what is to be done lies ahead.
    """
    words = folded(text).strip()
    if found := _ISO.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERED.fullmatch(words):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif (found := _WORDED.fullmatch(words)) and found[2] in MONTHS:
        day, month, year = int(found[1]), MONTHS[found[2]], found[3]
    else:
        return None
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = _day(today.year, month, day)
    return this_year if this_year and this_year >= today else _day(today.year + 1, month, day) or this_year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS_MEANT else None
    except ValueError:
        return None


def folded(text: str) -> str:
    """The text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
