"""Papers name women and men as the committee chose, and a person as she or he is addressed."""

import pytest

from ctj_desktop.domain.records.committees import InclusiveForm, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AttendanceStatus
from ctj_desktop.domain.records.people import Salutation
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.inclusive import FORMS, PaperWord, of_anybody, said_of

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")


def test_every_form_has_every_word() -> None:
    words = {*PaperWord, *AttendanceStatus, *OfficeOfCommittee}
    assert set(FORMS) == set(InclusiveForm)
    assert all(set(form) == words for form in FORMS.values())


@pytest.mark.parametrize(
    ("form", "french", "german"),
    [
        (InclusiveForm.NEUTRAL, "absence excusée", "Co-Präsidium"),
        (InclusiveForm.PAIRED, "excusée ou excusé", "Co-Präsidentin oder Co-Präsident"),
        (InclusiveForm.SHORTENED, "excusé-e", "Co-Präsident/in"),
    ],
)
def test_anybody_is_named_by_the_form_and_a_person_as_addressed(form: InclusiveForm, french: str, german: str) -> None:
    excused, chair = AttendanceStatus.EXCUSED, OfficeOfCommittee.CO_PRESIDENT
    assert said_of(FRENCH, excused, Salutation.NEUTRAL, form) == of_anybody(FRENCH, excused, form) == french
    assert said_of(GERMAN, chair, None, form) == of_anybody(GERMAN, chair, form) == german
    assert said_of(FRENCH, excused, Salutation.MADAME, form) == "excusée"
    assert said_of(GERMAN, chair, Salutation.MONSIEUR, form) == "Co-Präsident"


def test_words_that_serve_everybody_are_of_no_gender() -> None:
    marks = ("-e", "/in", " ou ", " oder ")
    for what in FORMS[InclusiveForm.NEUTRAL]:
        said = [of_anybody(t, what, InclusiveForm.NEUTRAL) for t in (FRENCH, GERMAN)]
        assert not any(mark in text for text in said for mark in marks)
