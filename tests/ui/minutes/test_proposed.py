"""Does each of several proposed decisions become a decision of its own, by key, and is the next one shown in place?"""

from datetime import date, time

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.voting import Decision, DecisionResult
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.typed.typed_line import stray_command
from ctj_desktop.services.meetings.agenda import add_agenda_item, add_standing_items, change_agenda_item
from ctj_desktop.services.meetings.life import convene_meeting, plan_meeting
from ctj_desktop.services.minutes.proofreading import proof
from ctj_desktop.services.session.course import begin_item, close_session, open_session
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.editor import MinuteEditor
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.minutes.writer import Writer
from tests.ui.sitting import Wall

FIRST = ("Le comité approuve les comptes 2026.", "Der Ausschuss genehmigt die Rechnung 2026.")
SECOND = ("Il charge le secrétariat de les publier.", "Er beauftragt das Sekretariat, sie zu veröffentlichen.")
WHOLE = tuple(f"1. {first}\n2. {second}" for first, second in zip(FIRST, SECOND, strict=True))


@pytest.fixture
def writer(office: Desktop) -> Writer:
    made = Writer(office)
    office.workspace.do_fields(change_agenda_item, item=made.item, proposed_decision=Bilingual.of(*WHOLE))
    return made


def take(writer: Writer, typed: str, *, paused: bool = False) -> None:
    """Typed, and Enter until the line is a decision."""
    for character in typed:
        writer.desktop.keys(character)
        if paused:
            writer.editor.picker.look_now()
    before = len(writer.sheet.lines)
    for _ in range(2):
        if len(writer.sheet.lines) == before:
            writer.desktop.press(Key.Key_Return)


def decided(writer: Writer) -> list[tuple[str, str]]:
    texts = [line.decision.text for line in writer.sheet.lines if line.decision is not None and line.vote is None]
    return [(text.fr.text, text.de.text) for text in texts]


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("typed", ["/d", "/d "])
def test_the_same_keys_take_one_after_the_other(writer: Writer, typed: str, paused: bool) -> None:
    desktop, t = writer.desktop, writer.desktop.window.desk.t
    desktop.keys(typed)
    assert t("Enter: proposal {number} of {count}").format(number=1, count=2) in writer.editor.pair.head()
    assert "1\u00a0" in writer.said()
    assert "2\u00a0" in writer.said()
    desktop.press(Key.Key_Escape)
    take(writer, typed, paused=paused)
    assert decided(writer) == [FIRST]
    assert writer.said().startswith(("1 ", "1\u00a0")), "one is left, and that is said"
    writer.line("/v 8 0 0")
    take(writer, typed, paused=paused)
    assert decided(writer) == [FIRST, SECOND]
    writer.line("/v 8 0 0")
    voted = [line.decision for line in writer.sheet.lines if line.vote is not None and line.decision is not None]
    assert [(one.text.fr.text, one.result) for one in voted] == [
        (FIRST[0], DecisionResult.CONSENSUS),
        (SECOND[0], DecisionResult.CONSENSUS),
    ]
    desktop.keys(typed)
    assert writer.editor.pair.head()[1] == ""
    told = "\n".join(line.text.fr.text for line in proof(desktop.store, writer.meeting.id).lines)
    assert told.count(FIRST[0]) == told.count(SECOND[0]) == 1
    assert not any(stray_command(line) for line in told.splitlines())


@pytest.mark.parametrize("typed", ["/d 2", "/d2"])
def test_one_is_chosen_by_its_number_and_the_other_is_next(writer: Writer, typed: str) -> None:
    take(writer, typed)
    assert decided(writer) == [SECOND]
    take(writer, "/d")
    assert decided(writer) == [SECOND, FIRST]


def test_all_of_them_become_one_decision_by_zero_and_undo_takes_it_back(writer: Writer) -> None:
    desktop, t = writer.desktop, writer.desktop.window.desk.t
    desktop.keys("/d 0")
    assert t("Enter: all {count} proposals as one decision").format(count=2) in writer.editor.pair.head()
    desktop.press(Key.Key_Escape)
    take(writer, "/d 0")
    assert decided(writer) == [WHOLE]
    assert not writer.said()
    desktop.press(Key.Key_Z, CTRL)
    assert decided(writer) == []


@pytest.mark.long
def test_a_number_that_no_proposal_has_decides_nothing_and_says_which_there_are(writer: Writer) -> None:
    take(writer, "/d 3")
    assert decided(writer) == []
    assert FIRST[0][:10] in writer.said() or FIRST[1][:10] in writer.said()
    assert writer.editor.pair.fr.text() == "/d 3"
    writer.desktop.press(Key.Key_Backspace)
    writer.desktop.keys("1")
    take(writer, "")
    assert decided(writer) == [FIRST]


def test_what_was_reworded_is_taken_all_the_same(writer: Writer) -> None:
    writer.line("/d Le comité approuve les comptes 2026 et remercie la trésorière.")
    take(writer, "/d")
    assert [french for french, _ in decided(writer)][1] == SECOND[0]


def test_the_item_that_approves_the_last_minutes_is_decided_by_two_keys(empty: Desktop) -> None:
    """From an empty workspace: a meeting that was held, and the standing items of the next one."""
    Wall(empty.store).set(14, 10)
    committee, do = beginning.a_committee(empty), empty.workspace.do
    given = {"committee": committee.id, "on": date(2027, 1, 15), "start": time(14)}
    last: Meeting = empty.workspace.do_fields(plan_meeting, **given)
    empty.workspace.do_fields(add_agenda_item, meeting=last.id, title=text("Ouverture", "Eröffnung"))
    do(convene_meeting, meeting=last.id, on=date(2027, 1, 4))
    do(open_session, meeting=last.id, on=date(2027, 1, 15), opened_at=time(14))
    do(close_session, meeting=last.id, on=date(2027, 1, 15), closed_at=time(16))
    meeting = beginning.a_meeting_of(empty, committee)
    do(add_standing_items, meeting=meeting.id)
    beginning.convene(empty, meeting.id)
    beginning.open_at_two(empty, meeting.id)
    (item,) = empty.store.all(AgendaItem, approves=last.id)
    do(begin_item, item=item.id, started=time(14, 5))
    empty.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    empty.find(MinuteEditor, "minutes").pair.fr.setFocus()
    empty.line("/d")
    (made,) = empty.store.all(Decision, item=item.id)
    assert (made.text.fr.text.replace("\u00a0", " "), made.text.de.text.replace("\u00a0", " ")) == (
        "Le procès-verbal de la séance du 15 janvier 2027 est approuvé.",
        "Das Protokoll der Sitzung vom 15. Januar 2027 wird genehmigt.",
    )


def test_where_the_languages_propose_different_numbers_that_is_said_and_no_number_becomes_a_text(
    writer: Writer,
) -> None:
    desktop, uneven = writer.desktop, Bilingual.of(WHOLE[0], FIRST[1])
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, proposed_decision=uneven)
    desktop.keys("/d")
    assert {"2", "1"} <= set(writer.said()), "how many there are in each language"
    desktop.press(Key.Key_Escape)
    take(writer, "/d 2")
    assert decided(writer) == [], "which German one belongs to it nobody knows"
    assert {"2", "1"} <= set(writer.said())
    desktop.press(Key.Key_Escape)
    take(writer, "/d")
    assert decided(writer) == [(WHOLE[0], FIRST[1])]
