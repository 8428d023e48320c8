"""Can the strategy be read, filtered and turned into projects by keyboard?"""

import pytest

from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.strategy import Action, WorkingProposal
from ctj_desktop.services.naming.source_addresses import source_publishers
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import ALT, CTRL, Desktop, Key


def strategy(office: Desktop) -> Table:
    """The list."""
    office.press(Key.Key_5, CTRL)
    return office.find(Table, "strategy.table")


@pytest.mark.each_language
def test_both_languages_stand_beside_the_line_and_doubts_are_told(office: Desktop) -> None:
    table = strategy(office)
    action = office.store.all(Action, code="4.2.1")[0]
    assert table.select(action.id)
    assert office.text("strategy.read.fr") == action.title.fr.text.replace("\u202f", "\u00a0")
    assert office.text("strategy.read.de") == action.title.de.text
    assert office.text("strategy.ours") != ""
    assert "4.2.1" in office.text("strategy.doubts")
    assert "4.2.1" not in office.text("strategy.title")
    assert source_publishers(action.source) in office.text("strategy.source")


def test_what_is_nowhere_found_leaves_the_list_empty_whatever_key_follows(office: Desktop) -> None:
    table = strategy(office)
    office.press(Key.Key_F, CTRL)
    office.keys("qqqq")
    office.press(Key.Key_Return)
    assert table.rows_model.rowCount() == 0
    assert office.window.isVisible()


@pytest.mark.long
def test_a_proposal_is_found_and_becomes_a_project(office: Desktop) -> None:
    table = strategy(office)
    office.press(Key.Key_F, CTRL)
    office.keys("portail")
    office.bot.waitUntil(lambda: table.rows_model.rowCount() == 3)
    office.press(Key.Key_Return)
    proposal = next(one for one in office.store.all(WorkingProposal) if "portail" in one.title.fr.text)
    assert table.current_key() == proposal.id, "not the strategy above it"
    office.trigger("action.make_project")
    made = office.store.all(Project, proposal=proposal.id)[0]
    assert office.find(Picker, "project.call").isReadOnly(), "which calls there are follows from the route"
    assert made.title == proposal.title
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.record in (made.id, proposal.id)
    office.press(Key.Key_Left, ALT)
    office.press(Key.Key_Z, CTRL)
    assert office.store.all(Project, proposal=proposal.id) == []


@pytest.mark.long
def test_no_match_is_said_and_cleared(office: Desktop) -> None:
    table = strategy(office)
    office.press(Key.Key_F, CTRL)
    office.keys("xyzzy")
    office.bot.waitUntil(lambda: office.shows("strategy.card.empty.plain"))
    office.click("strategy.card.empty.plain")
    assert table.rows_model.rowCount() > 30
