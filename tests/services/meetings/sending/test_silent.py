"""Is a reminder made for those who were asked and said nothing, for nobody else, and is nothing sent with it anew?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.sending.convoking import convoke
from ctj_desktop.services.meetings.sending.dispatches import revision_of
from ctj_desktop.services.meetings.sending.letters import asking_of
from ctj_desktop.services.meetings.sending.silent import reminded_on, silent, unanswered
from ctj_desktop.services.membership.committees import end_mandate
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.papers.mailings.convocation_files import produce
from ctj_desktop.services.session.attendance import record_guest_reply, record_reply
from ctj_desktop.services.workspace.today import today
from tests.office import TODAY, Office
from tests.services.meetings.sending.calling import Calling

DEADLINE = date(2027, 3, 1)
AFTER = date(2027, 3, 2)


@pytest.fixture
def calling(tmp_path: Path) -> Calling:
    """Convened; answers are asked for by a day."""
    calling = Calling(tmp_path)
    order = calling.order(answer_by=DEADLINE)
    made = produce(calling.office.store, order, tmp_path / "first", load_translator("fr_CH"))
    calling.office.do(convoke, order=order, dispatches=made.dispatches)
    return calling


def names(calling: Calling) -> list[str]:
    """Of those who said nothing."""
    return [one.name for one in silent(calling.office.store, calling.meeting, TODAY)]


def says(office: Office, calling: Calling, place: int) -> None:
    """The seat at that place is excused."""
    row = roll_of(office.store, calling.key)[place]
    office.do_fields(record_reply, meeting=calling.key, seat=row.seat, reply=Reply.EXCUSED, replied_on=TODAY)


def test_whoever_is_asked_and_said_nothing_is_silent(calling: Calling) -> None:
    assert names(calling) == ["Siège 1 Personne-1", "Siège 2 Personne-2", "Experte"]  # no substitute, no prefecture
    says(calling.office, calling, 0)
    given = {"meeting": calling.key, "guest": calling.guest.id, "reply": Reply.REMOTE, "replied_on": TODAY}
    calling.office.do_fields(record_guest_reply, **given)
    assert names(calling) == ["Siège 2 Personne-2"]


def test_the_substitute_of_a_vacant_seat_is_asked(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    held = calling.office.store.all(Mandate, person=calling.anne.id)[0]
    calling.office.do_fields(end_mandate, mandate=held.id, end=date(2027, 1, 1))
    calling.office.do(convoke, order=calling.order(), dispatches=())
    assert names(calling) == ["Zoé Suppléante", "Siège 2 Personne-2", "Experte"]


@pytest.mark.slow
def test_a_reminder_goes_with_its_own_words_and_the_appointment_alone_and_changes_nothing_of_the_meeting(
    calling: Calling, tmp_path: Path
) -> None:
    office, before = calling.office, asking_of(calling.office.store, calling.meeting, TODAY)
    readers = tuple(one for one in calling.readers() if one.name in names(calling))
    order = replace(calling.order(DispatchKind.REMINDER), readers=readers, revision=1, again=True)
    made = produce(office.store, order, tmp_path / "second", load_translator("fr_CH"))
    draft = next((made.folder / name).read_text() for name in made.files if name.endswith(".eml"))
    assert "text/calendar" in draft
    assert "application/pdf" not in draft
    assert {one.what for one in made.dispatches} == {DispatchKind.REMINDER}
    office.do(convoke, order=order, dispatches=made.dispatches)
    assert revision_of(office.store, calling.key) == 1
    assert asking_of(office.store, calling.meeting, TODAY) == before
    assert len(reminded_on(office.store, calling.key, TODAY)) == 3
    assert reminded_on(office.store, calling.key, AFTER) == frozenset()
    office.undo()
    assert office.store.all(Dispatch, what=DispatchKind.REMINDER) == []


def test_after_the_day_for_answers_the_first_page_says_how_many_are_missing(calling: Calling) -> None:
    store = calling.office.store
    assert unanswered(store, calling.meeting, DEADLINE) is None
    [found] = today(store, AFTER).unanswered
    assert (found.key, found.answer_by, found.count) == (calling.key, DEADLINE, 3)
    for place in (0, 1):
        says(calling.office, calling, place)
    given = {"meeting": calling.key, "guest": calling.guest.id, "reply": Reply.REMOTE, "replied_on": TODAY}
    calling.office.do_fields(record_guest_reply, **given)
    assert today(store, AFTER).unanswered == ()
