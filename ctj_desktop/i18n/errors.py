"""What does one say to a person when something failed?

The convention for whoever writes an error, of which `SeatTaken` is an example: the first paragraph of the docstring is
the sentence, in English. It says why, and what to do; what only programmers need to know is a second paragraph. The
data are annotated attributes, which the constructor takes in their order, and the fields of the sentence.

A `__post_init__` may trim a value, or set a `message` marked with `N_` where a value decides what is said; a property
may make one value of others. A class that says nothing itself has an empty `message`.

Dates (ISO text too), money, enums, paths and lists are written in the reader's language; `kind` may be the name of a
kind of record, `register` that of a field (`registers` of several), `article` one of the statutes, a field of `TERMS` a
marked English term, one of `MEETINGS` the number of a meeting or its day, one of `COUNTED` counts of kinds, and one of
`USES` what hangs on a record. Whatever else is given is shown as it is.
"""

import datetime as dt
import re
from enum import Enum
from pathlib import PurePath
from string import Formatter
from typing import Final

from ctj_desktop.domain.money import Money
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.domain.typed.legible import unturned
from ctj_desktop.errors import N_, StoreError, UserError
from ctj_desktop.i18n.elision import named
from ctj_desktop.i18n.kinds import counted, kind_word
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word_within

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TERMS = frozenset({"detail"})
MEETINGS = frozenset({"meeting", "like"})  # behind the word “meeting”: its number, or the day of one without
COUNTED = frozenset({"changes"})  # (kind of record, rows, of how many)
USES = frozenset({"uses"})  # (kind of record, how many, the names of the first)
UNNAMED_REFUSAL = N_("This cannot be done: {reason}")
UNNAMED_FAILURE = N_("The file or the medium failed: {reason}. What was saved before is safe.")


def sentence(t: Translator, error: UserError | StoreError) -> str:
    """One plain sentence in the reader's language; never raises, whatever the error holds."""
    if error.message:
        return unturned(filled_in(t, t(error.message), _values(t, error, error.message)))
    unnamed = UNNAMED_FAILURE if isinstance(error, StoreError) else UNNAMED_REFUSAL
    return unturned(t(unnamed).format(reason=str(error) or type(error).__name__))


def _values(t: Translator, error: Exception, message: str) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(error, name, None) for name in field_names(message)}
    for name, value in values.items():
        if name in COUNTED and isinstance(value, tuple):
            values[name] = [_of_all(t, *change) for change in value]
        elif name in USES and isinstance(value, tuple):
            values[name] = [_use(t, *use) for use in value]
        elif name == "registers" and isinstance(value, tuple):
            values[name] = [register_name(t, one) for one in value]
        elif isinstance(value, str) and not isinstance(value, Enum):
            if name == "register":
                values[name] = register_name(t, value)
            elif name == "article":
                values[name] = article_in(value, t.language)
            elif name in TERMS:
                values[name] = t(value)
            elif name in MEETINGS:
                values[name] = which_meeting(t, value)
            elif name == "kind" and value in BY_NAME:
                values[name] = kind_word(t, value)
    return values


def _of_all(t: Translator, kind: str, count: int, of: int) -> str:
    """39 présences sur 41."""
    return t("{records} of {count}").format(records=counted(t, kind, count), count=t.number(of))


def _use(t: Translator, kind: str, count: int, names: tuple[object, ...]) -> str:
    """3 sièges (Pontarlier, Jougne, …)."""
    said = [text for text in (readable(t, name) for name in names) if text]
    more = ["…"] if said and count > len(said) else []
    return counted(t, kind, count) + (f" ({', '.join([*said, *more])})" if said else "")


def field_names(message: str) -> tuple[str, ...]:
    """The `{names}` in a message, in their order."""
    return tuple(name for _, name, _, _ in Formatter().parse(message) if name)


def filled_in(t: Translator, text: str, values: dict[str, object]) -> str:
    """The text with its fields written for the reader; an unknown one shows an ellipsis."""
    written = {name: readable(t, value) for name, value in values.items()}
    return named(t, text, **written)


def readable(t: Translator, value: object) -> str:
    """One value as the reader writes it."""
    if value is None:
        return "…"
    if isinstance(value, Enum):
        return word_within(t, value)
    if isinstance(value, Bilingual):
        return value.or_other(t.language)
    if isinstance(value, Money):
        return t.money(value)
    if isinstance(value, PurePath):
        return value.name
    if isinstance(value, (list, tuple, set, frozenset)):
        return t.join([readable(t, part) for part in value])
    return _number_or_moment(t, value)


def _number_or_moment(t: Translator, value: object) -> str:
    if isinstance(value, dt.datetime):
        return t.instant(value) if value.tzinfo else f"{t.date_short(value.date())}, {t.clock(value.time())}"
    if isinstance(value, dt.date):
        return t.date_long(value)
    if isinstance(value, dt.time):
        return t.time(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return t.number(value)
    return day_or_text(t, str(value))


def day_or_text(t: Translator, text: str) -> str:
    """A day in ISO 8601 as the reader writes it; any other text as it is."""
    if not _ISO_DAY.fullmatch(text):
        return text
    try:
        return t.date_long(dt.date.fromisoformat(text))
    except ValueError:  # looks like a day and is none: 2026-02-30
        return text


UNDATED: Final = "–"
"""What is kept for a meeting that has neither number nor day."""


def which_meeting(t: Translator, name: str) -> str:
    """Behind the word “meeting”: its number, else its day as `of 12 March 2027`, else that it has none."""
    if name == UNDATED:
        return t.p("meeting", "without a date")
    day = day_or_text(t, name)
    return name if day == name else t.p("meeting", "of {day}").format(day=day)


def article_in(article: str, language: Language) -> str:
    """`art. 7 al. 2` as the language writes it, in whichever it was typed, or the bare number: Art. 7 Abs. 2."""
    named = f"art. {article}" if article[:1].isdigit() else article
    for pair in (("art.", "Art."), ("al.", "Abs."), ("let.", "Bst.")):
        known, said = pair if language is Language.DE else pair[::-1]
        named = re.sub(rf"\b{re.escape(known)}", said, named)
    return named
