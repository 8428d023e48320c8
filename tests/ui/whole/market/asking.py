"""March: the committee is asked, who leads the project stands back, and the opinion is given with conditions."""

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import AgendaItem, MeetingState
from ctj_desktop.domain.records.projects import Opinion, OpinionKind
from ctj_desktop.domain.records.voting import Decision, DecisionResult, Recusal, Vote
from ctj_desktop.services.projects.sheet import conditions_on
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid
from tests.ui.desktop import ALT, CTRL, Key
from tests.ui.whole.market.planning import TITLE
from tests.ui.whole.market.sheet import knots, open_sheet, the_project
from tests.ui.whole.year.approving import to_list_row
from tests.ui.whole.year.convoking import PLACES
from tests.ui.whole.year.holding import attendance
from tests.ui.whole.year.meetings import OPENING, convene, plan
from tests.ui.whole.year.telling import Day, enclosed, mail, missing, words

ON, SENT = date(2027, 3, 25), date(2027, 3, 8)
EXAMINED = "Examen de projets"
FRENCH = ("Le comité rend un avis favorable, sous conditions :", "un marché de chaque côté", "un plan de mobilité")
GERMAN = ("Der Ausschuss nimmt befürwortend Stellung, unter Bedingungen:", "ein Markt je Seite", "ein Verkehrsplan")
CONDITIONS = list(zip(FRENCH[1:], GERMAN[1:], strict=True))


def told(day: Day) -> None:
    """From the sheet onto the agenda, and from the meeting back to the sheet."""
    it_comes_onto_an_agenda(day)
    it_is_decided(day)
    the_opinion_comes_back(day)


def it_comes_onto_an_agenda(day: Day) -> None:
    """Below the item for opinions, with its paper, and the new item is shown."""
    desktop, store = day.desktop, day.desktop.store
    day.is_on(SENT)
    plan(day, "25.3.2027", "14h", PLACES, (OPENING, EXAMINED), ())
    open_sheet(day, "opinion")
    day.opening(
        lambda: desktop.click("project.opinions.ask_committee"), lambda: desktop.click("dialog.ask_committee.go")
    )
    [item] = store.all(AgendaItem, project=the_project(day).id)
    [above] = store.all(AgendaItem, id=item.parent)
    assert above.title.fr.text.startswith(EXAMINED)
    assert desktop.find(AgendaGrid, "agenda.table").current_key() == item.id
    convene(day, ON)
    [draft] = [mail(path) for path in day.shelf.made("2027-01 ", "FR.eml")]
    papers = {name: content for name, content in enclosed(draft).items() if name.endswith(".pdf")}
    [preparation] = [words(one) for name, one in papers.items() if "avis" in name.lower()]
    assert missing(preparation, *TITLE, "9’658.60") == []


def it_is_decided(day: Day) -> None:
    """Seven vote: who leads the project does not."""
    desktop, store = day.desktop, day.desktop.store
    day.is_on(ON, time(13, 50))
    to_list_row(day, ON)
    desktop.press(Key.Key_2, ALT)
    attendance(day, "1-8")
    day.at(14, 0)
    day.command("Open the session")
    for minute in (1, 5, 10):
        day.at(14, minute)
        desktop.press(Key.Key_Return, CTRL)
    _she_stands_back(day)
    _typed(day, f"/d {FRENCH[0]}", FRENCH[1:])
    desktop.press(Key.Key_L, CTRL)
    desktop.press(Key.Key_A, CTRL)
    _typed(day, GERMAN[0], GERMAN[1:])
    day.press(Key.Key_Return)
    day.at(14, 20)
    day.line("/v 7 0 0")
    [decision], [vote] = store.all(Decision), store.all(Vote)
    assert (decision.result, vote.count and vote.count.yes) == (DecisionResult.UNANIMOUS, 7)
    day.at(14, 30)
    day.command("Close the session…")
    assert day.state(ON) == MeetingState.HELD


def the_opinion_comes_back(day: Day) -> None:
    """What was decided stands in the dialog; whoever confirms it follows each condition by itself."""
    desktop, store = day.desktop, day.desktop.store
    open_sheet(day, "opinion")
    day.opening(
        lambda: desktop.click("project.opinions.waiting.button"), lambda: desktop.click("dialog.new_opinion.go")
    )
    project = the_project(day).id
    [opinion], [decision] = store.all(Opinion, project=project), store.all(Decision)
    assert (opinion.opinion_kind, opinion.decision, opinion.on) == (
        OpinionKind.WITH_RESERVATION,
        decision.id,
        ON,
    )
    found = [(one.condition.text.fr.text, one.condition.text.de.text) for one in conditions_on(store, project, ON)]
    assert found == CONDITIONS
    assert not desktop.shows("project.opinions.waiting")
    assert any("Favorable avec réserve" in knot and "25 mars 2027" in knot for knot in knots(day))


def _she_stands_back(day: Day) -> None:
    desktop = day.desktop
    assert "Eva Egger" in desktop.find(QWidget, "hold.standing_back").accessibleName()
    day.opening(
        lambda: desktop.trigger("action.standing_back"),
        lambda: day.press(Key.Key_Return, Key.Key_Space, Key.Key_Escape),
    )
    [recusal] = desktop.store.all(Recusal)
    assert "La Côtière" in recusal.reason.fr.text
    assert not desktop.shows("hold.standing_back")


def _typed(day: Day, head: str, listed: Sequence[str]) -> None:
    """A line and a list below it."""
    day.desktop.keys(head)
    for one in listed:
        day.desktop.press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        day.desktop.keys(f"- {one}")
