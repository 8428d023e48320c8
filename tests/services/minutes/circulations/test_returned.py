"""Is a form by circulation taken for the answer of whom it is, once, and kept as its proof?"""

from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.meetings import ReplyWay
from ctj_desktop.errors import UserError
from ctj_desktop.files.answer_forms.reading import NothingTicked
from ctj_desktop.files.forms.returned import FormUnread
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.minutes.circulations.answers import proofs_of
from ctj_desktop.services.minutes.circulations.letters import readers_of
from ctj_desktop.services.minutes.circulations.life import withdraw_circulation
from ctj_desktop.services.minutes.circulations.refusals import CirculationNotHere, CirculationOver
from ctj_desktop.services.minutes.circulations.returned import ReturnedVote, enter_vote, vote_words, votes_in
from ctj_desktop.services.papers.answer_workbooks import vote_workbook
from ctj_desktop.services.session.replying.refusals import FilledInByAnother, RepliedLater, RepliedSo
from ctj_desktop.services.session.replying.senders import origin_words
from ctj_desktop.services.steps.came_back import read_back
from tests.files.answer_forms.made import ticked
from tests.files.tables.made import a_workbook, an_archive, parts_of
from tests.office import TODAY, text
from tests.services.minutes.circulations.office import DELIBERATION, NO, YES, WritingOffice

LAST = TODAY + timedelta(days=14)


class Returning(WritingOffice):
    """One is out for answers; the forms come back into a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder, self.told = folder, self.opened()

    @property
    def line(self) -> CirculationVoter:
        return self.lines(self.told)[0]

    def form(self, *answers: CirculationAnswer, told: Circulation | None = None, **given: Any) -> bytes:
        told = told or self.told
        reader = readers_of(self.store, self.lines(told), TODAY)[0]
        return ticked(vote_workbook(self.store, told, reader, TODAY), *answers, **given)

    def votes(self, content: bytes, name: str = "f.xlsx", day: date = TODAY) -> list[ReturnedVote]:
        (self.folder / name).write_bytes(content)
        return list(votes_in(self.store, read_back(self.folder / name), day))

    def take(self, content: bytes, name: str = "f.xlsx", day: date = TODAY) -> ReturnedVote:
        [found] = self.votes(content, name, day)
        self.do(enter_vote, vote=found)
        return found

    def refused(self, content: bytes, error: type[UserError], name: str = "f.xlsx") -> None:
        before = self.line
        with pytest.raises(error):
            self.take(content, name)
        assert self.line == before


@pytest.fixture
def office(tmp_path: Path) -> Returning:
    return Returning(tmp_path)


def saved(content: bytes, day: str) -> bytes:
    """As another program says that it saved it."""
    said = f"<a><dcterms:modified>{day}T12:00:00Z</dcterms:modified></a>"
    return an_archive({**parts_of(content), "docProps/core.xml": said})


def test_an_answer_is_entered_with_its_remark_and_its_proof_as_one_act(office: Returning) -> None:
    form = office.form(DELIBERATION, beside="Trop cher.")
    found = office.take(form)
    line = office.line
    assert (line.answer, line.answered_on, line.answered_by) == (DELIBERATION, TODAY, ReplyWay.FORM)
    assert line.remark == text("Trop cher.", "")
    assert [one.name for one in proofs_of(office.store, line.id)] == ["f.xlsx"]
    assert vote_words(load_translator("fr_CH"), found).startswith(f"Réponse de {line.name} saisie")
    office.refused(form, RepliedSo)
    office.refused(office.form(DELIBERATION, beside="Trop cher."), RepliedSo)
    office.undo()
    assert office.line.answer is None
    assert list(proofs_of(office.store, line.id)) == []


def test_a_later_form_takes_the_place_of_an_answer_and_an_earlier_one_does_not(office: Returning) -> None:
    office.take(office.form(YES))
    assert office.take(office.form(NO)).after.answer is NO
    assert office.take(saved(office.form(YES), str(TODAY))).after.answer is YES
    office.refused(saved(office.form(NO), str(TODAY - timedelta(days=1))), RepliedLater)


def test_with_a_mail_the_mail_is_the_proof(office: Returning) -> None:
    mail = EmailMessage()
    for name, book in (("Réponse.xlsx", office.form(YES)), ("liste.xlsx", a_workbook([["Nom"]]))):
        mail.add_attachment(book, maintype="application", subtype="octet-stream", filename=name)
    office.take(mail.as_bytes(), "r.eml")
    assert [one.name for one in proofs_of(office.store, office.line.id)] == ["r.eml"]
    office.refused(mail.as_bytes(), RepliedSo, "r.eml")
    assert office.votes(EmailMessage().as_bytes(), "leer.eml") == []


@pytest.mark.parametrize(
    ("sent", "taken", "came", "counts"),
    [
        (LAST, LAST + timedelta(days=3), LAST, True),
        (LAST + timedelta(days=1), LAST + timedelta(days=3), LAST + timedelta(days=1), False),
        (TODAY - timedelta(days=99), TODAY, TODAY, True),  # before it went out: its clock is wrong
        (LAST + timedelta(days=4), LAST, LAST, True),  # in time to come
    ],
    ids=["in time", "late", "before it went out", "to come"],
)
def test_an_answer_came_on_the_day_of_its_mail(
    office: Returning, sent: date, taken: date, came: date, counts: bool
) -> None:
    mail = EmailMessage()
    mail["Received"] = f"from a by b; {format_datetime(datetime.combine(sent, time(12), tzinfo=UTC))}"
    mail["Date"] = format_datetime(datetime.combine(TODAY, time(12), tzinfo=UTC))
    mail.add_attachment(office.form(YES), maintype="application", subtype="octet-stream", filename="f.xlsx")
    [found] = office.votes(mail.as_bytes(), "r.eml", day=taken)
    assert (found.after.answered_on, found.late is None) == (came, counts)


def test_of_a_form_that_came_late_is_said_when_it_was_saved(office: Returning) -> None:
    t = load_translator("fr_CH")
    [found] = office.votes(saved(office.form(YES), str(LAST)), day=LAST + timedelta(days=1))
    assert found.after.answered_on == LAST + timedelta(days=1), "that it was ready is not that it was there"
    assert vote_words(t, found).endswith(t("The form was saved on {date}.").format(date=t.date_short(LAST)))
    [later] = office.votes(saved(office.form(YES), str(LAST + timedelta(days=1))), day=LAST + timedelta(days=1))
    assert t.date_short(LAST + timedelta(days=1)) not in vote_words(t, later)


def test_what_comes_after_the_last_day_says_so(office: Returning) -> None:
    [late] = office.votes(office.form(YES), day=LAST + timedelta(days=1))
    assert late.late == LAST
    assert "ne compte pas" in vote_words(load_translator("fr_CH"), late)
    [last] = office.votes(office.form(YES), day=LAST)
    assert last.late is None


def test_what_is_not_certain_is_asked_of_a_person(office: Returning) -> None:
    office.refused(office.form(), NothingTicked)
    office.refused(a_workbook([["Nom"]]), FormUnread)
    form = office.form(YES)
    reference = parts_of(form)["xl/sharedStrings.xml"].decode()
    for before, after, error in (
        (office.line.name, "Jean Inconnu", FilledInByAnother),
        (str(office.line.id), str(office.told.id), CirculationNotHere),
        (str(office.told.id), str(office.line.id), CirculationNotHere),
    ):
        changed = an_archive({**parts_of(form), "xl/sharedStrings.xml": reference.replace(before, after)})
        office.refused(changed, error)
    office.do(withdraw_circulation, circulation=office.told.id, on=TODAY, reason=text("Autre voie", "Anders"))
    office.refused(form, CirculationOver)


def test_a_vote_that_another_sender_gives_is_asked_about(office: Returning) -> None:
    """Whoever got the form passed on could vote in somebody's name."""
    office.do_fields(change_person, person=office.line.person, work_email="Vote@commune.example")
    mine, other = (from_somebody(office.form(YES), sender) for sender in ("vote@COMMUNE.example", "eve@else.example"))
    [found] = office.votes(mine, "r.eml")
    assert not found.origin.doubtful
    [found] = office.votes(other, "r.eml")
    assert (found.origin.doubtful, found.origin.mail) == (True, "eve@else.example")
    assert "eve@else.example" in " ".join(origin_words(load_translator("fr_CH"), office.line.name, found.origin))
    office.take(office.form(YES))
    [again] = office.votes(office.form(NO))
    assert (again.origin.doubtful, again.origin.replaced) == (True, YES), "nobody says who sent this file"
    [signed] = office.votes(from_somebody(office.form(NO), "vote@commune.example"), "r.eml")
    assert not signed.origin.doubtful
    assert "prend la place" in vote_words(load_translator("fr_CH"), signed)


def from_somebody(form: bytes, sender: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = sender
    mail.add_attachment(form, maintype="application", subtype="octet-stream", filename="f.xlsx")
    return mail.as_bytes()
