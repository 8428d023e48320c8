"""How is a telephone number understood, kept and written for people? (SOURCES.md 6.3: in E.164, grouped on paper)

A number that was understood is kept as `+41324204670`, one with an extension as `+41324204670 int. 12`: a word that
is read in French and in German. What is not understood is nobody's mistake and stays as it was written.
"""

import re
from typing import Final, NamedTuple

from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n.patterns import NBSP

PHONES: Final = ("phone", "work_phone", "work_mobile", "private_phone")
"""The fields of records that hold one. People write them in a hundred ways: none of them is refused."""
GROUPS: Final[dict[str, tuple[int, ...]]] = {"+33": (1, 2, 2, 2, 2), "+41": (2, 3, 2, 2)}
SHARED_COST: Final = (3, 3, 3)
"""Swiss numbers of no place, such as 0800 and 0848."""
CODES: Final = {Side.FR: "+33", Side.CH: "+41"}
EXTENSION: Final = "int."
LONGEST: Final = 60
"""Signs that a number may be written with; a longer text is none."""
_KEPT: Final = re.compile(r"(\+[0-9]{6,15})(?: int\. ([0-9]{1,7}))?")
_EXTENSION: Final = re.compile(
    r"(?:[,;]?\s*(?:ext(?:ension)?|int(?:erne?)?|poste|durchwahl|dw)\b\.?|\s*[#x])\s*:?\s*([0-9]{1,7})\s*$",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(r"[+0-9()./\s\u2010-\u2015-]*[0-9][+0-9()./\s\u2010-\u2015-]*")
_AS_FRENCH: Final = re.compile(r"0[1-9](?:[\s.-][0-9]{2}){4}")
_AS_SWISS: Final = re.compile(r"\(?0[1-9][0-9]\)?[\s./-]+[0-9]{3}[\s.-][0-9]{2}[\s.-][0-9]{2}")


class _Number(NamedTuple):
    """A number that is kept: its country where it is one of both sides, the digits behind it, its extension."""

    whole: str
    side: Side | None
    digits: str
    extension: str


def understood(text: str, side: Side | None) -> str:
    """A number as it is kept, from however it was written; empty where it is none that can be dialled.

    A number without the code of its country is one of `side`, unless it is grouped as only the other side does.
    """
    number, extension = _parted(text)
    if not _SIGNS.fullmatch(number):
        return ""  # words beside it would be lost
    found = _dialled(number, _grouped_as(number) or side)
    return f"{found} {EXTENSION} {extension}" if found and extension else found


def is_understood(text: str) -> bool:
    """Whether it is a number of either side, or of any country that it names."""
    return any(understood(text, side) for side in Side)


def telephone(number: str) -> str:
    """+33 3 81 68 53 32, +41 32 420 46 70 int. 12, held together; what was not understood stays as it is."""
    kept = _kept(number)
    if kept is None:
        return number
    groups = _groups(kept)
    if groups is None:
        return _with_extension(_of_the_world(kept.whole), kept)
    return _with_extension(NBSP.join((CODES[kept.side or Side.FR], *_cut(kept.digits, groups))), kept)


def as_dialled(number: str, side: Side | None) -> str:
    """As it is dialled on that side: 032 420 46 70 of a number of Switzerland there, else as on paper, with blanks."""
    kept = _kept(number)
    groups = _groups(kept) if kept is not None and kept.side is side else None
    if kept is None or groups is None:
        return telephone(number).replace(NBSP, " ")
    first, *rest = _cut(kept.digits, groups)
    return _with_extension(" ".join((f"0{first}", *rest)), kept).replace(NBSP, " ")


def _kept(text: str) -> _Number | None:
    """None for what is not in the form in which numbers are kept; blanks that others wrote into it are none."""
    number, extension = _parted(text)
    found = _KEPT.fullmatch(re.sub(r"\s", "", number) + (f" {EXTENSION} {extension}" if extension else ""))
    if found is None:
        return None
    whole = found[1]
    side = next((side for side, code in CODES.items() if whole.startswith(code)), None)
    return _Number(whole, side, whole.removeprefix(CODES[side]) if side else whole, found[2] or "")


def _groups(number: _Number) -> tuple[int, ...] | None:
    """None for a number of another country, or one that is too long or too short for its own."""
    if number.side is None:
        return None
    groups = GROUPS[CODES[number.side]]
    if number.side is Side.CH and number.digits[:1] in ("8", "9"):
        groups = SHARED_COST
    return groups if len(number.digits) == sum(groups) else None


def _parted(text: str) -> tuple[str, str]:
    """The number, and its extension."""
    if len(text) > LONGEST:
        return "", ""
    text = text.strip().removeprefix("tel:")
    found = _EXTENSION.search(text)
    return (text[: found.start()].strip(), found[1]) if found else (text, "")


def _grouped_as(number: str) -> Side | None:
    """Whose way of writing it is, where it is one of both."""
    if _AS_FRENCH.fullmatch(number):
        return Side.FR
    return Side.CH if _AS_SWISS.fullmatch(number) else None


def _dialled(number: str, side: Side | None) -> str:
    """In E.164; empty where no country has such a number."""
    import phonenumbers  # three megabytes that few sessions need

    plain = re.sub(r"^00", "+", number.translate(_HYPHENS))
    try:
        found = phonenumbers.parse(plain, side.upper() if side else None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(found):
        return ""
    return str(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164))


_HYPHENS: Final = dict.fromkeys(range(0x2010, 0x2016), "-")


def _of_the_world(number: str) -> str:
    """A number of another country as its own people group it."""
    import phonenumbers

    try:
        found = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_valid_number(found):
        return number
    shown = str(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    return shown.replace(" ", NBSP)


def _with_extension(shown: str, number: _Number) -> str:
    return f"{shown}{NBSP}{EXTENSION}{NBSP}{number.extension}" if number.extension else shown


def _cut(digits: str, groups: tuple[int, ...]) -> list[str]:
    parts = []
    for length in groups:
        parts.append(digits[:length])
        digits = digits[length:]
    return parts
