"""June: the second meeting approves the minutes of the first at the item that stands for it, and they are locked."""

import hashlib
from datetime import date, time

from ctj_desktop.domain.records.meetings import AgendaItem, MeetingMove, MeetingState, Reply
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.voting import Decision, DecisionResult, Task, TaskState
from ctj_desktop.services.minutes.proofreading import proof
from ctj_desktop.services.steps.states import task_state
from ctj_desktop.ui.approval.list_view import ProofTable
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import ALT, CTRL, CTRL_SHIFT, Key
from tests.ui.whole.year.convoking import FIRST
from tests.ui.whole.year.founding import MEMBERS
from tests.ui.whole.year.holding import YES, attendance, pair, quorum, vote
from tests.ui.whole.year.meetings import OPEN_TASKS_DE, OPENING_DE, TO_APPROVE_DE, answer, convene, plan
from tests.ui.whole.year.remarking import CORRECTED, REWORDED
from tests.ui.whole.year.telling import Day, enclosed, mail, missing, words

SECOND, SENT = date(2027, 6, 11), date(2027, 5, 20)
PLACES = ("La Côtière, maison de commune", "La Côtière, Gemeindehaus")
REPORT = ("Rapport annuel", "Jahresbericht")
CORRECTED_DE = "Das Sekretariat stellt einen Voranschlag von 42 000 Euro vor."
APPROVED = ("Le comité approuve le procès-verbal.", "Der Ausschuss genehmigt das Protokoll.")
TIED = (
    "Approbation du procès-verbal de la séance du 12 mars 2027",
    "Genehmigung des Protokolls der Sitzung vom 12. März 2027",
)

TOLD = (
    "est approuvé avec 2 modifications. 1 remarque n’a pas été retenue.",
    "wird mit 2 Änderungen genehmigt. 1 Bemerkung wurde nicht übernommen.",
    *(
        "Office du Vallon, § 1 : refusée – Les deux ont ouvert la séance ensemble.",
        "Communauté du Plateau, § 2 : acceptée.",
    ),
    "Commune du Vallon, § 4: in anderer Form angenommen.",
    "Le procès-verbal de la séance n° 2027-01 du 12 mars 2027 est approuvé (décision n° 2027-003).",
    "Das Protokoll der Sitzung Nr. 2027-01 vom 12. März 2027 wird genehmigt (Beschluss Nr. 2027-003).",
    *("Absences excusées : Hugo Hirt (Office du Vallon).", "La séance est levée à 14 h 40."),
)
"""What the minutes of the second meeting say of it."""


def told(day: Day) -> None:
    """At the German window."""
    the_german_text_follows(day)
    the_second_meeting_is_convened(day)
    it_approves(day)
    the_minutes_are_locked(day)
    the_paper_is_the_approved_one(day)
    the_second_minutes_tell_of_it(day)


def to_list_row(day: Day, on: date) -> None:
    """The meeting of that day, from the list of meetings."""
    desktop = day.desktop
    desktop.press(Key.Key_2, CTRL)
    table = desktop.find(Table, "meetings.table")
    table.setFocus()
    assert table.select(day.meeting(on).id)
    day.press(Key.Key_Return)


def the_german_text_follows(day: Day) -> None:
    """What was accepted in French is put right in German, and everything read once more."""
    desktop = day.desktop
    day.is_on(date(2027, 4, 6))
    to_list_row(day, FIRST)
    desktop.press(Key.Key_3, ALT)
    meeting = day.meeting(FIRST).id
    [open_line] = proof(desktop.store, meeting).open_lines
    assert open_line.text.fr.text == CORRECTED
    desktop.press(Key.Key_F8)
    found = desktop.find(ProofTable, "approve.table").current_line()
    assert found is not None
    assert found.key == open_line.key
    day.press(Key.Key_Return)
    desktop.press(Key.Key_A, CTRL)
    day.line(CORRECTED_DE)
    assert proof(desktop.store, meeting).open_lines == ()


def the_second_meeting_is_convened(day: Day) -> None:
    """Its agenda names the minutes by their day, and what is still to be done."""
    day.is_on(SENT)
    plan(day, "11.6.2027", "14h", PLACES, (OPENING_DE, TO_APPROVE_DE, OPEN_TASKS_DE), (REPORT,))
    items = day.desktop.store.all(AgendaItem, meeting=day.meeting(SECOND).id, order="position")
    assert items[1].approves == day.meeting(FIRST).id
    assert tuple(side.text.replace("\u00a0", " ") for side in (items[1].title.fr, items[1].title.de)) == TIED
    convene(day, SECOND)
    [draft] = [mail(path) for path in day.shelf.made("2027-02 ", "FR.eml")]
    [agenda] = [content for name, content in enclosed(draft).items() if name.endswith(".pdf")]
    assert missing(words(agenda), *TIED, *REPORT, *PLACES, "11 juin 2027", "11. Juni 2027") == []
    day.is_on(date(2027, 6, 7))
    day.desktop.trigger("action.replies")
    answer(day, SECOND, {one.body: Reply.PRESENT for one in MEMBERS[:7]})


def it_approves(day: Day) -> None:
    """Item 2: what became of the remarks, the decision by name; item 3: the task is done."""
    desktop = day.desktop
    day.is_on(SECOND, time(13, 50))
    to_list_row(day, SECOND)
    desktop.press(Key.Key_2, ALT)
    attendance(day, "1-7 /x 8")
    day.at(14, 0)
    day.command("Open the session")
    assert day.state(SECOND) == MeetingState.IN_SESSION
    assert quorum(day) == day.says("Quorum reached {count}", count="7/8")
    desktop.press(Key.Key_Return, CTRL)
    day.at(14, 5)
    desktop.press(Key.Key_Return, CTRL)
    desktop.trigger("action.insert_remarks")
    pair(day, "/d ", APPROVED)
    day.at(14, 10)
    vote(day, *[YES] * 7)
    day.at(14, 15)
    desktop.press(Key.Key_Return, CTRL)
    day.opening(
        lambda: desktop.press(Key.Key_F9, CTRL_SHIFT),
        lambda: day.press(Key.Key_Space, Key.Key_Return),
    )
    [task] = desktop.store.all(Task)
    assert task_state(desktop.store, task.id) is TaskState.DONE
    day.at(14, 20)
    desktop.press(Key.Key_Return, CTRL)
    pair(day, "", ("Le rapport est présenté.", "Der Bericht wird vorgestellt."))
    day.at(14, 40)
    day.command("Close the session…")
    assert day.state(SECOND) == MeetingState.HELD


def the_minutes_are_locked(day: Day) -> None:
    """With the decision of the second meeting, which is chosen already."""
    desktop = day.desktop
    day.is_on(date(2027, 6, 14))
    to_list_row(day, FIRST)
    desktop.press(Key.Key_3, ALT)
    day.opening(lambda: desktop.trigger("action.approve"), lambda: desktop.click("dialog.approve.go"))
    assert day.state(FIRST) == MeetingState.APPROVED
    [version] = desktop.store.all(ApprovedVersion)
    [approving] = desktop.store.all(Decision, meeting=day.meeting(SECOND).id)
    assert approving.result is DecisionResult.UNANIMOUS
    moves = desktop.store.all(MeetingMove, meeting=version.meeting, to_state=MeetingState.APPROVED)
    assert [(one.decision, one.on) for one in moves] == [(approving.id, SECOND)]
    assert version.sha256 == hashlib.sha256(version.text.encode()).hexdigest()
    assert all(said in version.text for said in (CORRECTED, CORRECTED_DE, *REWORDED))
    assert "41 000" not in version.text


def the_paper_is_the_approved_one(day: Day) -> None:
    """Printed from the approval page."""
    desktop = day.desktop
    desktop.press(Key.Key_P, CTRL)
    desktop.settle()
    desktop.click("documents.paper.minutes")
    paper = day.save_paper("pv-approuve.pdf")
    changed = (CORRECTED, CORRECTED_DE, *REWORDED)
    assert missing(paper, *changed, "approuvé le 11 juin 2027", "genehmigt am 11. Juni 2027") == []
    planned_since = ("Prochaine séance", "Nächste Sitzung")
    gone = (*planned_since, "Version provisoire", "Entwurf: noch nicht genehmigt", "41 000")
    assert missing(paper, *gone) == list(gone)


def the_second_minutes_tell_of_it(day: Day) -> None:
    """How many changes, which remark was not taken over and why, and what was decided."""
    desktop = day.desktop
    to_list_row(day, SECOND)
    desktop.press(Key.Key_3, ALT)
    desktop.press(Key.Key_P, CTRL)
    desktop.settle()
    desktop.click("documents.paper.minutes")
    paper = day.save_paper("pv-2.pdf")
    assert missing(paper, *TOLD, *APPROVED) == []
