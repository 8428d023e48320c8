"""Is a new version of the strategy told where one looks, and do projects follow it by one act that one undoes?"""

from datetime import date
from typing import Any

import pytest

from ctj_desktop.domain.records.projects import Project, ProjectAction
from ctj_desktop.domain.records.strategy import Action, Strategy, WorkingProposal
from ctj_desktop.services.projects.life import project_from_proposal
from ctj_desktop.services.strategy.aims import change_action
from ctj_desktop.services.strategy.copies import copy_strategy
from ctj_desktop.services.strategy.versions import add_strategy, change_strategy
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.strategy.follow import FollowLine
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui.beginning import a_committee
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_projects_follow_a_new_version_by_one_act(empty: Desktop, in_dialog: InDialog) -> None:
    do: Any = empty.workspace.do_fields
    committee, published = a_committee(empty).id, empty.store.all(Strategy)[0]
    for title in ("produits locaux", "portail"):
        proposal = next(one for one in empty.store.all(WorkingProposal) if title in one.title.fr.text)
        empty.workspace.do(project_from_proposal, committee=committee, proposal=proposal.id)
    served = {link.action for link in empty.store.all(ProjectAction)}
    assert len(served) == 2
    new = do(copy_strategy, based_on=published.id, code="2028", committee=committee, valid_from=date(2027, 1, 1))
    renamed = empty.store.all(Action, strategy=new.id, code="4.1.2")[0]
    do(change_action, action=renamed.id, title=text("Associer tous les publics"))
    navigator = empty.window.desk.navigator
    navigator.go(Place(page="today"))
    navigator.go(Place(page="strategy"))
    assert empty.text("strategy.follow.sentence") == (
        "2 projets répondent à la version 2016-2020 et pas encore à la version 2028."
    )

    def tick() -> None:
        table = empty.find(Table, "dialog.follow_strategy.table")
        model: RowsModel[FollowLine] = table.rows_model
        by_code = {line.follower.then.code: line for line in model.rows}
        assert {code: line.ticked for code, line in by_code.items()} == {"4.1.2": False, "4.2.3": True}
        assert table.select(by_code["4.1.2"].key)
        empty.press(Key.Key_Space)
        assert empty.find(Button, "dialog.follow_strategy.tick").text() == "Laisser de côté"
        empty.click("dialog.follow_strategy.go")

    in_dialog(lambda: empty.click("strategy.follow.button"), tick)
    assert not empty.shows("strategy.follow")
    now = {one.id for one in empty.store.all(Action, strategy=new.id)}
    assert len(now & {link.action for link in empty.store.all(ProjectAction)}) == 2
    empty.press(Key.Key_Z, CTRL)
    assert {link.action for link in empty.store.all(ProjectAction)} == served
    assert len(empty.store.all(Project)) == 2
    assert empty.shows("strategy.follow")


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_two_versions_that_apply_at_once_are_told_and_the_earlier_one_is_a_click_away(empty: Desktop) -> None:
    do: Any = empty.workspace.do_fields
    first, later = (
        do(add_strategy, code=code, name=text(f"Stratégie {code}"), valid_from=date(2027, month, 1))
        for month, code in ((1, "A"), (2, "B"))
    )
    empty.window.desk.navigator.go(Place(page="strategy"))
    assert all(f"Stratégie {one.code}" in empty.text("strategy.twice.sentence") for one in (first, later))
    empty.click("strategy.twice.button")
    place = empty.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("strategies", first.id)
    do(change_strategy, strategy=first.id, valid_to=later.valid_from)
    empty.window.desk.navigator.go(Place(page="strategy"))
    assert not empty.shows("strategy.twice")
