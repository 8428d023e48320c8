"""How does a paper say what French and German say differently of women and of men?

Of a person addressed as Madam or Sir by the word for that person; of anybody else as the committee chose.
"""

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Final

from ctj_desktop.domain.records.committees import InclusiveForm, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AttendanceStatus
from ctj_desktop.domain.records.people import Salutation
from ctj_desktop.errors import N_p
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word_within


class PaperWord(StrEnum):
    """What papers say of people besides their office and why they are not there."""

    PRESENT = "present"
    REMOTE = "remote"
    INVITED = "invited"
    GUESTS = "guests"
    GUEST = "guest"
    ALL_EXCUSED = "all excused"
    ALL_REPRESENTED = "all represented"
    ALL_ABSENT = "all absent"


CONTEXTS: Final[Mapping[InclusiveForm, str]] = {
    InclusiveForm.NEUTRAL: "anybody",
    InclusiveForm.PAIRED: "anybody, both words",
    InclusiveForm.SHORTENED: "anybody, shortened",
}
NEUTRAL: Final[Mapping[Enum, str]] = {
    PaperWord.PRESENT: N_p("anybody", "present"),
    PaperWord.REMOTE: N_p("anybody", "present remotely"),
    PaperWord.INVITED: N_p("anybody", "invited"),
    PaperWord.GUESTS: N_p("anybody", "Guests"),
    PaperWord.GUEST: N_p("anybody", "Guest {number}"),
    PaperWord.ALL_EXCUSED: N_p("anybody", "Excused: {names}."),
    PaperWord.ALL_REPRESENTED: N_p("anybody", "Represented: {names}."),
    PaperWord.ALL_ABSENT: N_p("anybody", "Absent without excuse: {names}."),
    AttendanceStatus.EXCUSED: N_p("anybody", "excused"),
    AttendanceStatus.ABSENT: N_p("anybody", "absent"),
    AttendanceStatus.REPRESENTED: N_p("anybody", "represented"),
    OfficeOfCommittee.PRESIDENT: N_p("anybody", "president"),
    OfficeOfCommittee.CO_PRESIDENT: N_p("anybody", "co-president"),
    OfficeOfCommittee.VICE_PRESIDENT: N_p("anybody", "vice-president"),
    OfficeOfCommittee.SECRETARY: N_p("anybody", "secretary"),
}
PAIRED: Final[Mapping[Enum, str]] = {
    PaperWord.PRESENT: N_p("anybody, both words", "present"),
    PaperWord.REMOTE: N_p("anybody, both words", "present remotely"),
    PaperWord.INVITED: N_p("anybody, both words", "invited"),
    PaperWord.GUESTS: N_p("anybody, both words", "Guests"),
    PaperWord.GUEST: N_p("anybody, both words", "Guest {number}"),
    PaperWord.ALL_EXCUSED: N_p("anybody, both words", "Excused: {names}."),
    PaperWord.ALL_REPRESENTED: N_p("anybody, both words", "Represented: {names}."),
    PaperWord.ALL_ABSENT: N_p("anybody, both words", "Absent without excuse: {names}."),
    AttendanceStatus.EXCUSED: N_p("anybody, both words", "excused"),
    AttendanceStatus.ABSENT: N_p("anybody, both words", "absent"),
    AttendanceStatus.REPRESENTED: N_p("anybody, both words", "represented"),
    OfficeOfCommittee.PRESIDENT: N_p("anybody, both words", "president"),
    OfficeOfCommittee.CO_PRESIDENT: N_p("anybody, both words", "co-president"),
    OfficeOfCommittee.VICE_PRESIDENT: N_p("anybody, both words", "vice-president"),
    OfficeOfCommittee.SECRETARY: N_p("anybody, both words", "secretary"),
}
SHORTENED: Final[Mapping[Enum, str]] = {
    PaperWord.PRESENT: N_p("anybody, shortened", "present"),
    PaperWord.REMOTE: N_p("anybody, shortened", "present remotely"),
    PaperWord.INVITED: N_p("anybody, shortened", "invited"),
    PaperWord.GUESTS: N_p("anybody, shortened", "Guests"),
    PaperWord.GUEST: N_p("anybody, shortened", "Guest {number}"),
    PaperWord.ALL_EXCUSED: N_p("anybody, shortened", "Excused: {names}."),
    PaperWord.ALL_REPRESENTED: N_p("anybody, shortened", "Represented: {names}."),
    PaperWord.ALL_ABSENT: N_p("anybody, shortened", "Absent without excuse: {names}."),
    AttendanceStatus.EXCUSED: N_p("anybody, shortened", "excused"),
    AttendanceStatus.ABSENT: N_p("anybody, shortened", "absent"),
    AttendanceStatus.REPRESENTED: N_p("anybody, shortened", "represented"),
    OfficeOfCommittee.PRESIDENT: N_p("anybody, shortened", "president"),
    OfficeOfCommittee.CO_PRESIDENT: N_p("anybody, shortened", "co-president"),
    OfficeOfCommittee.VICE_PRESIDENT: N_p("anybody, shortened", "vice-president"),
    OfficeOfCommittee.SECRETARY: N_p("anybody, shortened", "secretary"),
}
FORMS: Final[Mapping[InclusiveForm, Mapping[Enum, str]]] = {
    InclusiveForm.NEUTRAL: NEUTRAL,
    InclusiveForm.PAIRED: PAIRED,
    InclusiveForm.SHORTENED: SHORTENED,
}
ALWAYS_NEUTRAL: Final = frozenset(PaperWord) - {PaperWord.PRESENT, PaperWord.REMOTE}
"""What served everybody before there was a choice; offices and states of persons were shortened then."""


def of_anybody(t: Translator, what: Enum, form: InclusiveForm | None) -> str:
    """`absence excusée`, `excusée ou excusé`, `excusé-e`; fields are filled by the caller.

    Without a form as papers said it before a committee could choose one.
    """
    said = form or (InclusiveForm.NEUTRAL if what in ALWAYS_NEUTRAL else InclusiveForm.SHORTENED)
    return t.p(CONTEXTS[said], FORMS[said][what])


def said_of(t: Translator, what: Enum, salutation: Salutation | None, form: InclusiveForm | None) -> str:
    """An office or a state as it is said of somebody: `présidente` of a woman, else as the committee chose."""
    if salutation in (Salutation.MADAME, Salutation.MONSIEUR):
        return word_within(t, what, salutation)
    return of_anybody(t, what, form)
