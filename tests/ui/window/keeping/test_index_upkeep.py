"""Does a file of an earlier version become wholly searchable by being opened, while somebody works in it?"""

import sys
import time
from pathlib import Path

import pytest

from ctj_desktop.domain.file_texts import Unread
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.meetings import attached_texts
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.meetings.item_documents import join_files
from ctj_desktop.services.resources.library import join_resources
from ctj_desktop.storage import index_upkeep, search_index
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.documents.attached import COLUMNS, AttachedList
from ctj_desktop.ui.widgets.search_list import Finder
from ctj_desktop.ui.window.keeping import index_upkeep as upkeep
from tests.ui.desktop import CTRL_SHIFT, Desktop, Key


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
    monkeypatch.setattr(search_index, "RENEWED_TOGETHER", 50)
    monkeypatch.setattr(index_upkeep, "contents_to_read", lambda _store: [])  # the papers of the sample
    return office.open_sample()


@pytest.mark.long
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


@pytest.mark.long
def test_who_closes_the_file_meanwhile_goes_on_when_it_is_opened_again(before: Desktop) -> None:
    told: list[int] = []
    before.workspace.bus.progressed.connect(lambda done, _total: told.append(done))
    before.bot.waitUntil(lambda: bool(told))
    before.window.close_workspace()
    before.open_sample()
    assert index_upkeep.is_outdated(before.store)
    before.bot.waitUntil(lambda: not index_upkeep.is_outdated(before.store))
    assert [hit.title for hit in before.store.search("fussverbindung")] == ["Fußverbindung"]


@pytest.mark.long
def test_it_can_be_stopped(before: Desktop) -> None:
    before.bot.waitUntil(lambda: before.shows("status.stop"))
    before.click("status.stop")
    assert not before.shows("status.progress")
    before.bot.wait(30)
    assert index_upkeep.is_outdated(before.store)


# attached files


def _attach(office: Desktop, folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    item = office.store.all(AgendaItem, meeting=office.meeting("2027-01").id)[0]
    office.workspace.do(join_files, item=item.id, paths=[folder / name])


def _is_read(office: Desktop) -> bool:
    return not index_upkeep.contents_to_read(office.store) and not office.window.desk.jobs.pending()


@pytest.fixture(name="soon")
def _soon(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """What waits until the window stands begins at once."""
    monkeypatch.setattr(upkeep, "AFTER_MILLISECONDS", 0)
    return office


@pytest.fixture(name="hanging")
def _hanging(soon: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """A file over which its reader hangs."""
    program = [sys.executable, "-S", "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(attached_texts, "_ctj", lambda: program)
    _attach(soon, tmp_path, "a.pdf", b"%PDF-")
    soon.bot.waitUntil(lambda: bool(soon.window.desk.jobs.pending()))
    return soon


@pytest.mark.long
def test_an_attached_file_is_found_by_its_words_in_a_moment(soon: Desktop, tmp_path: Path) -> None:
    _attach(soon, tmp_path, "a.txt", b"une passerelle flottante")
    _attach(soon, tmp_path, "b.txt", b"un bac\0")
    (tmp_path / "c.txt").write_bytes(b"un gue")
    soon.workspace.do(join_resources, paths=[tmp_path / "c.txt"])
    soon.bot.waitUntil(lambda: _is_read(soon))
    soon.press(Key.Key_F, CTRL_SHIFT)
    soon.keys("passerelle flott")
    hit = soon.find(Finder, "finder").current()
    assert hit is not None
    assert hit.text == "a.txt"
    assert soon.window.desk.t("in the text of the file") in hit.note
    soon.press(Key.Key_Return)
    files = soon.window.findChild(AttachedList)
    assert files is not None
    lines = files.model.rows
    t = soon.window.desk.t
    said = {line.name: COLUMNS[0].cell(line, t).second for line in lines}
    assert t("not found by its text: {why}").format(why=word_within(t, Unread.DAMAGED)) in said["b.txt"]
    assert "a.txt" in said
    assert ":" not in said["a.txt"]
    assert not soon.shows("status.progress")


def test_which_files_wait_to_be_read_is_asked_once_for_all_of_them(
    soon: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, contents_to_read = list[int](), index_upkeep.contents_to_read

    def counted(store: OpenFile) -> list[index_upkeep.Content]:
        found = [one for one in contents_to_read(store) if one.name.endswith(".txt")]  # not the papers of the sample
        asked.append(len(found))
        return found

    monkeypatch.setattr(index_upkeep, "contents_to_read", counted)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(name.encode())
    item = soon.store.all(AgendaItem, meeting=soon.meeting("2027-01").id)[0]
    soon.workspace.do(join_files, item=item.id, paths=sorted(tmp_path.glob("?.txt")))
    soon.bot.waitUntil(lambda: asked[-1:] == [0])
    assert asked == [3, 0]


@pytest.mark.long
def test_whoever_closes_the_window_does_not_wait_for_a_file_that_hangs(hanging: Desktop) -> None:
    before = time.monotonic()
    hanging.window.close()
    assert time.monotonic() - before < 3


@pytest.mark.long
def test_any_other_work_comes_first(hanging: Desktop) -> None:
    done: list[object] = []
    hanging.window.desk.jobs.run(hanging.window, lambda _progress: 1, done.append, done.append)
    hanging.bot.waitUntil(lambda: done == [1], timeout=3_000)
    assert index_upkeep.contents_to_read(hanging.store)


def test_reading_can_be_stopped(hanging: Desktop) -> None:
    hanging.click("status.stop")
    assert not hanging.shows("status.progress")
