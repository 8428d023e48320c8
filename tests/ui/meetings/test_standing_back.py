"""Is it asked above the agenda and in the session who may have to stand back, and answered there by keys?"""

from datetime import time
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import MinuteBlock
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.domain.records.projects import Partner, Project
from ctj_desktop.domain.records.voting import Recusal, RefusedRecusal
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.membership.people import add_organisation, change_person
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.projects.life import add_project
from ctj_desktop.services.projects.links import add_partner
from ctj_desktop.services.session.attendance import record_arrival, recuse
from ctj_desktop.services.session.attendance_lines import roll_name
from ctj_desktop.services.session.course import begin_item
from ctj_desktop.services.session.refused_recusals import refuse_recusal
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.item_sheet import who_may_stand_back
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.surfaces import Banner
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui.beginning import a_meeting, convene, open_at_two
from tests.ui.desktop import Desktop, InDialog, Key
from tests.ui.sitting import the_meeting

DIALOG = "dialog.standing_back"


def a_project_of_a_member(desktop: Desktop) -> Meeting:
    """A meeting whose item is about a project of the body for which Camille Exemple-1 works."""
    meeting, do = a_meeting(desktop), desktop.workspace.do_fields
    body: Organisation = do(add_organisation, name=text("Vauxneuf"))
    project: Any = do(add_project, committee=meeting.committee, title=text("Voie verte", "Grüner Weg"))
    do(add_partner, project=project.id, side=Side.FR, organisation=body.id)
    member = the_member(desktop)
    desktop.workspace.do(change_person, replace(member, organisation=body.id, function=text("maire")), member)
    item = the_item(desktop)
    desktop.workspace.do(change_agenda_item, replace(item, project=project.id), item)
    return meeting


def the_member(desktop: Desktop) -> Person:
    """Who works for the partner."""
    (member,) = desktop.store.all(Person, family_name="Exemple-1")
    return member


def the_item(desktop: Desktop) -> AgendaItem:
    """The only one."""
    (item,) = desktop.store.all(AgendaItem)
    return item


def sit(desktop: Desktop, meeting: MeetingId) -> None:
    """In session at the item, the member there."""
    convene(desktop, meeting)
    open_at_two(desktop, meeting)
    desktop.workspace.do(begin_item, item=the_item(desktop).id, started=time(14, 0))
    seat = next(line.seat for line in roll_of(desktop.store, meeting) if line.holder_name == "Camille Exemple-1")
    desktop.workspace.do(record_arrival, meeting=meeting, seat=seat, arrived=time(14, 0))


def question(desktop: Desktop, page: str) -> str:
    """What is asked; empty while nothing is."""
    if not desktop.shows(f"{page}.standing_back"):
        return ""
    return desktop.find(QWidget, f"{page}.standing_back").accessibleName()


@pytest.mark.long
@pytest.mark.each_language
def test_it_is_asked_above_the_agenda_and_a_refusal_needs_a_word(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = a_project_of_a_member(empty)
    empty.window.desk.navigator.go(Place(page="prepare", record=meeting.id))
    assert "Camille Exemple-1" in question(empty, "prepare")

    def sheet() -> None:
        assert "Vauxneuf" in empty.find(Banner, "dialog.item.told").sentence()
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.item_sheet"), sheet)

    def word() -> None:
        empty.click("dialog.refuse_recusal.go")
        assert empty.refusals(), "a word is needed"
        empty.keys("la commune ne paie rien")
        empty.click("dialog.refuse_recusal.go")

    def answer() -> None:
        assert "Vauxneuf" in empty.text(f"{DIALOG}.why")
        assert not empty.find(Button, f"{DIALOG}.goes").isEnabled(), "there is no roll yet"
        assert empty.find(Button, f"{DIALOG}.goes").toolTip()
        in_dialog(lambda: empty.click(f"{DIALOG}.stays"), word)
        assert "la commune ne paie rien" in empty.text(f"{DIALOG}.why")
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.standing_back"), answer)
    (refused,) = empty.store.all(RefusedRecusal)
    assert refused.reason == "la commune ne paie rien"
    assert question(empty, "prepare") == ""
    empty.trigger("action.undo")
    assert question(empty, "prepare")


@pytest.mark.long
def test_it_is_asked_before_a_vote_and_answered_corrected_and_taken_back(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = a_project_of_a_member(empty)
    sit(empty, meeting.id)
    empty.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    assert "Camille Exemple-1" in question(empty, "hold")

    def reason() -> None:
        empty.fill("dialog.recusal.reason.fr", "Maire de Vauxneuf")
        empty.click("dialog.recusal.go")

    def answer() -> None:
        assert empty.focused() is empty.find(Table, f"{DIALOG}.table")
        empty.press(Key.Key_Return)
        empty.press(Key.Key_Space)
        (made,) = empty.store.all(Recusal)
        assert "Vauxneuf" in made.reason.fr.text
        assert "Grüner Weg" in made.reason.de.text
        in_dialog(lambda: empty.click(f"{DIALOG}.correct"), reason)
        assert empty.store.all(Recusal)[0].reason.fr.text == "Maire de Vauxneuf"
        empty.click(f"{DIALOG}.take_back")
        assert empty.store.count(Recusal) == 0
        empty.click(f"{DIALOG}.goes")
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.click("hold.standing_back.button"), answer)
    assert empty.store.count(Recusal) == 1
    assert question(empty, "hold") == ""
    (partner,) = empty.store.all(Partner)
    assert partner, "nothing of the project changed"


@pytest.mark.long
def test_a_line_stays_where_it_was_when_it_is_answered(empty: Desktop, in_dialog: InDialog) -> None:
    meeting, do = a_project_of_a_member(empty), empty.workspace.do_fields
    body: Organisation = do(add_organisation, name=text("Hauterive"))
    (project,) = empty.store.all(Project)
    do(add_partner, project=project.id, side=Side.CH, organisation=body.id)
    (second,) = empty.store.all(Person, family_name="Exemple-2")
    empty.workspace.do(change_person, replace(second, organisation=body.id), second)
    convene(empty, meeting.id)
    empty.window.desk.navigator.go(Place(page="prepare", record=meeting.id))

    def answer() -> None:
        table = empty.find(Table, f"{DIALOG}.table")
        before = empty.cells(table, 1)
        assert len(before) == 2
        empty.click(f"{DIALOG}.goes")
        assert empty.cells(table, 1) == before
        empty.click(f"{DIALOG}.goes")
        assert empty.store.count(Recusal) == 2
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.standing_back"), answer)


@pytest.mark.long
def test_where_the_chair_stands_back_it_is_asked_who_presides_and_the_minutes_say_it(
    empty: Desktop, in_dialog: InDialog
) -> None:
    meeting = a_project_of_a_member(empty)
    sit(empty, meeting.id)
    chaired = the_meeting(empty.workspace)
    empty.workspace.do(change_meeting, replace(chaired, chair=the_member(empty).id), chaired)
    other = next(line for line in roll_of(empty.store, meeting.id) if line.holder != the_member(empty).id)
    empty.workspace.do(record_arrival, meeting=meeting.id, seat=other.seat, arrived=time(14, 0))
    empty.window.desk.navigator.go(Place(page="hold", record=meeting.id))

    def presides() -> None:
        assert "Camille Exemple-1" in empty.text("dialog.presides.who.note")
        empty.click("dialog.presides.go")

    def answer() -> None:
        in_dialog(lambda: empty.click(f"{DIALOG}.goes"), presides)
        (block,) = empty.store.all(MinuteBlock)
        assert block.text.fr.text == f"{other.holder_name} préside la séance pour ce point."
        empty.click(f"{DIALOG}.take_back")
        assert empty.store.count(MinuteBlock) == 0
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.click("hold.standing_back.button"), answer)


@pytest.mark.long
def test_whoever_is_not_there_is_not_asked_about_in_the_session(empty: Desktop) -> None:
    meeting = a_project_of_a_member(empty)
    convene(empty, meeting.id)
    open_at_two(empty, meeting.id)
    empty.workspace.do(begin_item, item=the_item(empty).id, started=time(14, 0))
    empty.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    assert question(empty, "hold") == ""


@pytest.mark.long
def test_somebody_against_whom_nothing_speaks_is_entered_too(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = a_meeting(empty)
    convene(empty, meeting.id)
    empty.window.desk.navigator.go(Place(page="prepare", record=meeting.id))

    names = {roll_name(one) for one in roll_of(empty.store, meeting.id)}

    def somebody() -> None:
        empty.click("dialog.somebody_back.go")  # nobody is chosen yet: it asks for somebody
        who = empty.find(ComboBox, "dialog.somebody_back.who")
        offered = [who.itemText(at).partition(",")[0] for at in range(1, who.count())]
        assert offered == sorted(names)
        who.setCurrentIndex(2)
        empty.click("dialog.somebody_back.go")

    def answer() -> None:
        in_dialog(lambda: empty.click(f"{DIALOG}.card.empty.primary"), somebody)
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.standing_back"), answer)
    assert empty.store.count(Recusal) == 1


@pytest.mark.long
def test_a_vote_counted_meanwhile_says_that_nobody_has_answered_and_waits_for_nothing(empty: Desktop) -> None:
    meeting = a_project_of_a_member(empty)
    sit(empty, meeting.id)
    empty.workspace.do_fields(record_decision, item=the_item(empty).id, text=text("Soutenu", "Unterstützt"))
    empty.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    empty.trigger("action.insert_vote")
    empty.press(Key.Key_Return)
    assert "Camille Exemple-1" in empty.text("minutes.vote.asked")
    empty.fill("minutes.vote.yes", "1")
    assert "Camille Exemple-1" in empty.text("minutes.vote.asked")
    assert empty.find(Button, "minutes.vote.record").isEnabled()
    seat = roll_of(empty.store, meeting.id)[0].seat
    empty.workspace.do(refuse_recusal, item=the_item(empty).id, person=the_member(empty).id, reason="rien à gagner")
    assert not empty.shows("minutes.vote.asked")
    empty.workspace.do(recuse, item=the_item(empty).id, seat=seat)
    assert not empty.find(Button, "minutes.vote.record").isEnabled(), "nobody is left who may vote"


@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_of_several_the_sheet_says_who_they_are_and_leaves_the_fields_their_room(office: Desktop) -> None:
    line = agenda_table(office.store, the_meeting(office.workspace).id).lines[2]
    said = who_may_stand_back(office.window.desk, office.workspace, line)
    assert "Direction ADNV et Municipalité Sainte-Croix" in said
    assert "Marchés" not in said
