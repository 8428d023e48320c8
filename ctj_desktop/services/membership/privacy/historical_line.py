"""What stands for a person in the composition once the name is gone: “member, college communes, 2021–2025”?"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.records.committees import College, Mandate, OfficeHeld, Seat
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.steps.records import source_language
from ctj_desktop.storage.open_file import OpenFile

MEMBER: Final = (N_("member, college {college}, {years}"), N_("member, {years}"))
SUBSTITUTE: Final = (N_("substitute, college {college}, {years}"), N_("substitute, {years}"))


def historical_line(store: OpenFile, person: Person) -> str:
    """In the language in which the committee writes first; of who never sat, what the person was otherwise."""
    mandates = store.all(Mandate, person=person.id, order="start, id")
    if mandates:
        return _of_mandates(store, mandates)
    offices = store.all(OfficeHeld, person=person.id, order="start, id")
    if offices:
        last = offices[-1]
        t = load_translator(source_language(store, last.committee))
        return f"{word_within(t, last.office)}, {_years(t, last.start, last.end)}"
    t = load_translator(person.language)
    return t("anonymous person")


def _of_mandates(store: OpenFile, mandates: Sequence[Mandate]) -> str:
    """By the last of them; one that went on, on the same college, counts from its beginning."""
    last = mandates[-1]
    t = load_translator(source_language(store, last.committee))
    college = _college(store, last)
    alike = [one for one in mandates if one.substitute is last.substitute and _college(store, one) == college]
    ends = [one.end for one in alike]
    years = _years(t, min(one.start for one in alike), None if None in ends else max(filter(None, ends)))
    named, bare = SUBSTITUTE if last.substitute else MEMBER
    name = college.or_other(t.language)
    return t(named).format(college=name, years=years) if name else t(bare).format(years=years)


def _college(store: OpenFile, mandate: Mandate) -> Bilingual:
    seat = store.get(Seat, mandate.seat, deleted=True)
    college = store.get(College, seat.college, deleted=True) if seat is not None and seat.college is not None else None
    return college.name if college is not None else Bilingual()


def _years(t: Translator, start: date, end: date | None) -> str:
    """`2021–2025`, by its first and its last day; one year once."""
    if end is None:
        return t("since {year}").format(year=start.year)
    last = days_later(end, -1).year
    return f"{start.year}–{last}" if last > start.year else str(start.year)
