"""Which amount of money is written there, as people write it on both sides of the border?"""

import re
from typing import Final

from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import NamedValue

MARKS: Final = {
    Currency.EUR: r"€|eur(?:os?)?",
    Currency.CHF: r"chf|s?frs?\.?|francs?(?:\s+suisses?)?|(?:schweizer\s+)?franken",
}
LONGEST: Final = 60
"""Characters of an amount at most: more is a text."""
BLANKS: Final = re.compile(r"\s+")
SIGNS: Final = "-−–"
NO_CENTS: Final = re.compile(r"\s*[.,]?\s*[-−–—]+")
GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]{1,2})?")
POINTED: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


class WrittenAmount(NamedValue):
    """Cents or centimes, below zero where a sign or brackets say so, and the currency where one stands beside it."""

    minor_units: int
    currency: Currency | None = None
    or_else: int | None = None
    """As it may be meant too: a single point or comma before three digits parts thousands or cents."""


def written_amount(text: str) -> WrittenAmount | None:
    """From 26 112 €, CHF 10'000, 10’000.–, EUR 1.234,50, (5 000), -3; None for what is no amount, or says two."""
    bare = BLANKS.sub(" ", text).strip()
    if len(bare) > LONGEST:
        return None
    bare, first = _without_mark(bare)
    plain = bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare.lstrip(f"{SIGNS} ")
    below = plain != bare
    bare, second = _without_mark(plain.strip())
    if first is not None and second is not None:
        return None
    figures = _figures(_cut(bare))
    if figures is None:
        return None
    sign, (minor, other) = -1 if below else 1, figures
    return WrittenAmount(
        minor_units=sign * minor, currency=first or second, or_else=sign * other if other is not None else None
    )


def _without_mark(text: str) -> tuple[str, Currency | None]:
    """The text without the currency before or after it."""
    for currency, mark in MARKS.items():
        for pattern in (rf"(?:{mark})(?![a-z])\s*(?P<rest>.*)", rf"(?P<rest>.*?)\s*(?<![a-z])(?:{mark})"):
            if found := re.fullmatch(pattern, text, re.IGNORECASE):
                return found["rest"], currency
    return text, None


def _cut(text: str) -> str:
    """Without the dash that stands for no cents."""
    found = re.fullmatch(rf"(.*?[0-9]){NO_CENTS.pattern}", text)
    return found[1] if found else text


def _figures(text: str) -> tuple[int, int | None] | None:
    """What the digits say, and what else they may say."""
    if not (GROUPED.fullmatch(text) or POINTED.fullmatch(text)):
        return None
    bare = re.sub(r"[ '’]", "", text)
    signs = re.findall(r"[.,]", bare)
    if not signs:
        return int(bare) * 100, None
    whole, cents = re.split(r"[.,](?=[^.,]*$)", bare)
    if len(set(signs)) == 1 and len(cents) == 3:
        units = _of_thousands(bare.split(signs[0]))
        return None if units is None else (units * 100, int(whole + cents[:2]) if len(signs) == 1 else None)
    units = _of_thousands(re.split(r"[.,]", whole)) if len(signs) > 1 else int(whole)
    if units is None or len(cents) > 2 or (len(signs) > 1 and len(set(signs)) == 1):
        return None
    return units * 100 + int(cents.ljust(2, "0")), None


def _of_thousands(parts: list[str]) -> int | None:
    """Of groups of three; a first one of 0 is none."""
    sound = 1 <= len(parts[0]) <= 3 and int(parts[0]) and all(len(part) == 3 for part in parts[1:])
    return int("".join(parts)) if sound else None
