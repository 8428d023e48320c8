"""Does a file of an earlier version become wholly searchable by being opened, while somebody works in it?"""

import pytest

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.storage import index_upkeep, search_index
from ctj_desktop.ui.window import index_upkeep as upkeep
from tests.ui.desktop import Desktop


@pytest.fixture(name="before")
def _before(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """Opened with an index that an earlier version made."""
    meeting = office.meeting("2027-01")
    office.workspace.do_fields(
        add_agenda_item, meeting=meeting.id, title=Bilingual.of("Fußverbindung", "Fußverbindung")
    )
    store = office.store
    with store.transaction():
        store.connection.run("DELETE FROM search_row")
        store.connection.run("INSERT INTO search_text (search_text) VALUES ('delete-all')")
        store.connection.run("DELETE FROM local WHERE name = ?", (search_index.SETTING,))
    office.window.close_workspace()
    monkeypatch.setattr(upkeep, "AFTER_MILLISECONDS", 0)
    monkeypatch.setattr(search_index, "TOGETHER", 50)
    return office.open_sample()


def test_the_index_is_made_anew_once_with_progress(before: Desktop) -> None:
    told: list[tuple[int, int]] = []
    said: list[str] = []
    before.workspace.bus.progressed.connect(lambda done, total: told.append((done, total)))
    before.workspace.bus.said.connect(said.append)
    before.bot.waitUntil(lambda: not index_upkeep.is_outdated(before.store))
    assert [hit.title for hit in before.store.search("fussverbindung")] == ["Fußverbindung"]
    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    t = before.window.desk.t
    assert said[-1] == t("The search index is up to date.")
    assert not before.shows("status.progress")
    before.window.close_workspace()
    before.open_sample()
    before.workspace.bus.said.connect(said.append)
    count = len(said)
    before.bot.wait(20)
    assert len(said) == count


def test_who_closes_the_file_meanwhile_goes_on_when_it_is_opened_again(before: Desktop) -> None:
    told: list[int] = []
    before.workspace.bus.progressed.connect(lambda done, _total: told.append(done))
    before.bot.waitUntil(lambda: bool(told))
    before.window.close_workspace()
    before.open_sample()
    assert index_upkeep.is_outdated(before.store)
    before.bot.waitUntil(lambda: not index_upkeep.is_outdated(before.store))
    assert [hit.title for hit in before.store.search("fussverbindung")] == ["Fußverbindung"]


def test_it_can_be_stopped(before: Desktop) -> None:
    before.bot.waitUntil(lambda: before.shows("status.stop"))
    before.click("status.stop")
    assert not before.shows("status.progress")
    before.bot.wait(30)
    assert index_upkeep.is_outdated(before.store)
