"""What is in a workspace before anybody typed a word?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import StandingItem
from ctj_desktop.domain.records.people import Office, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.refusals import BadCode
from ctj_desktop.services.workspace.setting_up import set_up
from ctj_desktop.storage.errors import WorkspaceExists
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


def test_a_refusal_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ctj"
    with pytest.raises(BadCode):
        set_up(path, office="Secrétariat", side=None, committee=Bilingual.of(fr="Comité"), code=" ")
    assert not path.exists()
    path.write_text("mine")
    with pytest.raises(WorkspaceExists):
        set_up(path, office="Secrétariat", side=None, committee=Bilingual(), code="")
    assert path.read_text() == "mine"
