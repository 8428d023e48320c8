"""What is in a workspace before anybody typed a word?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.records.committees import Committee, Secretariat
from ctj_desktop.domain.records.meetings import StandingItem
from ctj_desktop.domain.records.people import Office, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.exchange.identity import write_card
from ctj_desktop.services.membership.committees import change_committee
from ctj_desktop.services.membership.refusals import BadCode
from ctj_desktop.services.workspace.setting_up import join, set_up
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.errors import NothingToUndo, WorkspaceExists
from ctj_desktop.storage.log.merge import take_from
from ctj_desktop.storage.numbering import holds_right


def test_office_reference_data_and_committee(tmp_path: Path) -> None:
    path = tmp_path / "a.ctj"
    with set_up(path, office="Secrétariat", side=Side.CH, committee=Bilingual.of(fr="Comité"), code="MOC") as store:
        committee = store.all(Committee)[0]
        assert committee.code == "MOC"
        assert holds_right(store, committee.id)
        assert store.count(StandingItem) > 5
        office = store.get(Office, store.office_id)
        assert office is not None
        assert office.side is Side.CH
        (letterhead,) = store.all(Secretariat)
        assert (letterhead.committee, letterhead.side) == (committee.id, Side.CH)
        assert letterhead.lines == ("Secrétariat",), "what was just written is not asked for again"


def test_a_refusal_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ctj"
    with pytest.raises(BadCode):
        set_up(path, office="Secrétariat", side=None, committee=Bilingual.of(fr="Comité"), code=" ")
    assert not path.exists()
    path.write_text("mine")
    with pytest.raises(WorkspaceExists):
        set_up(path, office="Secrétariat", side=None, committee=Bilingual(), code="")
    assert path.read_text() == "mine"


@pytest.mark.parametrize("name", [Bilingual.of(fr="Comité"), Bilingual()])
def test_undo_ends_at_what_the_workspace_was_set_up_with(tmp_path: Path, name: Bilingual) -> None:
    """Whoever is at the keyboard; what was done since goes back to it and comes again."""
    with set_up(tmp_path / "a.ctj", office="Secrétariat", side=None, committee=name, code="MOC") as store:
        workspace, committee = Workspace(store), store.all(Committee)[0]
        workspace.do_fields(change_committee, committee=committee.id, short_name=Bilingual.of("CP", "LA"))
        workspace.undo()
        for _ in range(2):
            with pytest.raises(NothingToUndo):
                workspace.undo()
        workspace.redo()
        workspace.undo()
        store.sit_down(PersonId(store.environment.new_id()))
        with pytest.raises(NothingToUndo):
            workspace.undo()
        assert store.all(Committee) == [committee]
        assert store.count(Office) == 1


def test_undo_ends_at_what_the_first_file_brought(tmp_path: Path) -> None:
    with set_up(tmp_path / "a.ctj", office="Bureau", side=None, committee=Bilingual(), code="MOC") as desk:
        write_card(desk, tmp_path / "desk.ctjcard")
        with join(tmp_path / "b.ctj", tmp_path / "desk.ctjcard") as field:
            take_from(field, desk)
            with pytest.raises(NothingToUndo):
                Workspace(field).undo()
            assert field.all(Committee) == desk.all(Committee)
