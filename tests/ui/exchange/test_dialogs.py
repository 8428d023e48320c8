"""Do the dialogs of the exchange show what would happen, do it, stop when told, and say why not?"""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete

from ctj_desktop.domain.ids import CommitteeId, HomeId, OfficeId, uuid7
from ctj_desktop.domain.log.bundle_results import PendingState
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Office as OfficeRecord
from ctj_desktop.domain.records.people import Person
from ctj_desktop.exchange.manifest import Manifest
from ctj_desktop.exchange.signing import digits
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.i18n.words import word
from ctj_desktop.services.exchange import exporting, merging
from ctj_desktop.services.exchange.identity import OwnCard, office_name, own_card, write_card
from ctj_desktop.services.exchange.lists import partners, sent
from ctj_desktop.services.exchange.merging import DigestDiffers
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.storage.errors import DiskFull
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log import import_guard
from ctj_desktop.storage.log.bundle_inbox import pending_bundles
from ctj_desktop.storage.log.partners import peers, retired
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.exchange import send
from ctj_desktop.ui.exchange.page import ExchangePage
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.sidebar import SidebarItem
from tests.office import text
from tests.ui.contradiction import Other, office_name_of
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def lists(office: Desktop) -> ExchangePage:
    """The page, opened by its key."""
    office.press(Key.Key_8, CTRL)
    page = office.view.page
    assert isinstance(page, ExchangePage)
    return page


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> Path:
    """The person names this file in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
    return path


@pytest.mark.parametrize("is_refused", [False, True])
def test_work_that_ends_after_its_dialog_went_is_over(office: Desktop, is_refused: bool) -> None:
    """What it wrote is shown all the same."""
    dialog = WorkingFrame(office.window.desk, "dialog.gone", "a", "b", office.window)
    begun, go_on, done, read_again = threading.Event(), threading.Event(), list[object](), list[bool]()
    office.workspace.bus.exchanged.connect(lambda: read_again.append(True))

    def work(_progress: object) -> None:
        begun.set()
        go_on.wait(60)
        if is_refused:
            raise DiskFull("a.ctj")

    dialog.work(work, done.append)
    assert begun.wait(60)
    delete(dialog)
    go_on.set()
    office.settle()
    assert not office.window.desk.jobs.pending()
    assert (done, read_again) == ([], [True] * (not is_refused))


# a file for another office


def test_the_preview_follows_recipient_and_profile(office: Desktop, other: Other, in_dialog: InDialog) -> None:
    lists(office)

    def inside() -> None:
        to, profile = office.find(ComboBox, "dialog.send.to"), office.find(ComboBox, "dialog.send.profile")
        t = office.window.desk.t
        assert "Grand Pontarlier" in office.text("dialog.send.lines")
        assert t("Signed and encrypted: only this partner can read it.") in office.text("dialog.send.lines")
        first = office.text("dialog.send.lines")
        assert counted(t, AgendaItem.kind, 3) in first
        assert " (" not in first.partition("\n")[2], "the fields stand there once they are asked for"
        office.click("dialog.send.more")
        assert f"{counted(t, AgendaItem.kind, 3)} (" in office.text("dialog.send.details")
        office.click("dialog.send.more")
        assert office.text("dialog.send.lines") == first
        profile.choose(Profile.PUBLICATION)
        assert office.text("dialog.send.lines") != first
        office.find(CheckBox, "dialog.send.plain").setChecked(True)
        assert t("Signed, not encrypted: anybody can read the file.") in office.text("dialog.send.lines")
        to.choose(Profile.PUBLICATION)
        assert [profile.itemText(at) for at in range(profile.count())] == [word(t, Profile.PUBLICATION)]
        assert "Grand Pontarlier" not in office.text("dialog.send.lines")

    in_dialog(lambda: office.trigger("action.send"), inside)
    assert sent(office.store) == []


def test_the_file_is_written_and_remembered(
    office: Desktop,
    other: Other,
    in_dialog: InDialog,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    folders: list[Path],
) -> None:
    target = save_as(monkeypatch, tmp_path / "pour Pontarlier")
    lists(office)

    def inside() -> None:
        office.click("dialog.send.go")
        office.settle()
        assert office.dialog() is None

    in_dialog(lambda: office.trigger("action.send"), inside)
    (bundle,) = sent(office.store)
    assert bundle.file == target.name + ".ctjx"
    assert (tmp_path / bundle.file).stat().st_size == bundle.size
    assert bundle.peer == peers(office.store)[0].key
    assert bundle.file in office.text("status.sentence")
    assert tmp_path.name in office.text("status.sentence")
    office.click("status.folder")
    assert folders == [tmp_path]


def test_card_and_file_are_named_by_the_office_that_writes_them(
    office: Desktop, other: Other, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def ask(_parent: object, _title: str, proposal: str, _filter: str) -> tuple[str, str]:
        proposed.append(Path(proposal).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    lists(office)
    office.trigger("action.save_card")
    in_dialog(lambda: office.trigger("action.send"), lambda: office.click("dialog.send.go"))
    spoken = ("fr", "de").index(office.side())
    mine, theirs = (office_name(store)[spoken] for store in (office.store, other.workspace.store))
    assert proposed == [f"{mine[:40]}.ctjcard", f"{mine[:40]} – {theirs[:40]} 0001.ctjx"]


def test_the_digits_of_the_own_card_stand_where_they_are_read_on_the_telephone(
    empty: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty.window.resize(960, 600)
    lists(empty)
    assert not empty.shows("exchange.card.digits")
    save_as(monkeypatch, tmp_path / "moi.ctjcard")
    empty.trigger("action.save_card")
    groups = " ".join(digits(own_card(empty.store).signing_key))
    empty.press(Key.Key_1, CTRL)
    lists(empty)
    label = empty.find(Label, "exchange.card.digits")
    assert label.text().endswith(groups)
    assert label.height() >= label.heightForWidth(label.width())


def test_a_file_that_cannot_be_written_is_refused_in_the_dialog(
    office: Desktop, other: Other, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_as(monkeypatch, tmp_path / "absent" / "pour Pontarlier.ctjx")
    lists(office)

    def inside() -> None:
        office.click("dialog.send.go")
        office.settle()
        assert "pour Pontarlier.ctjx" in office.text("dialog.send.refusal")
        assert office.find(QWidget, "dialog.send.go").isEnabled()

    in_dialog(lambda: office.trigger("action.send"), inside)
    assert sent(office.store) == []


def test_a_file_that_cannot_be_remembered_does_not_stay(
    office: Desktop, other: Other, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nobody would know that it left: the next one would not say what it builds on."""
    target = save_as(monkeypatch, tmp_path / "pour Pontarlier.ctjx")

    def full(_store: Store, _sent: exporting.Sent) -> None:
        raise DiskFull("Exemple.ctj")

    monkeypatch.setattr(send, "record_sent", full)
    lists(office)

    def inside() -> None:
        office.click("dialog.send.go")
        office.settle()
        assert office.text("dialog.send.refusal")

    in_dialog(lambda: office.trigger("action.send"), inside)
    assert not target.exists()


def test_escape_stops_the_work_and_leaves_no_file(
    office: Desktop, other: Other, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = save_as(monkeypatch, tmp_path / "sortie" / "pour Pontarlier.ctjx")
    target.parent.mkdir()
    started, go_on = threading.Event(), threading.Event()

    def slow(store: Store, plan: exporting.ExportPlan, path: Path, progress: Callable[[int], None]) -> exporting.Sent:
        def step(done: int) -> None:
            started.set()
            assert go_on.wait(60)
            progress(done)

        return exporting.write_export(store, plan, path, step)

    monkeypatch.setattr(send, "write_export", slow)
    lists(office)

    def inside() -> None:
        office.click("dialog.send.go")
        office.bot.waitUntil(started.is_set)
        office.press(Key.Key_Escape)
        assert office.dialog() is not None  # the file is still being written
        assert not office.find(QWidget, "dialog.send.cancel").isEnabled()
        go_on.set()
        office.settle()
        assert office.dialog() is None

    in_dialog(lambda: office.trigger("action.send"), inside)
    assert list(target.parent.iterdir()) == []
    assert sent(office.store) == []


def test_escape_after_the_last_step_finds_the_file_written_and_remembered(
    office: Desktop, other: Other, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = save_as(monkeypatch, tmp_path / "pour Pontarlier.ctjx")
    written, go_on = threading.Event(), threading.Event()

    def late(store: Store, plan: exporting.ExportPlan, path: Path, progress: Callable[[int], None]) -> exporting.Sent:
        done = exporting.write_export(store, plan, path, progress)
        written.set()
        assert go_on.wait(60)
        return done

    monkeypatch.setattr(send, "write_export", late)
    lists(office)

    def inside() -> None:
        office.click("dialog.send.go")
        office.bot.waitUntil(written.is_set)
        office.press(Key.Key_Escape)
        go_on.set()
        office.settle()
        assert office.dialog() is None

    in_dialog(lambda: office.trigger("action.send"), inside)
    assert target.exists()
    assert [bundle.file for bundle in sent(office.store)] == [target.name]


# what is being typed


@pytest.mark.long
def test_what_is_being_typed_elsewhere_is_an_act_before_the_exchange(office: Desktop, other: Other) -> None:
    person = office.store.all(Person, order="family_name, id")[0]
    office.window.desk.navigator.go(Place(page="members", record=person.id, detail="persons"))
    office.fill("persons.sheet.work_phone", "+41 24 557 20 99")
    lists(office)
    kept = office.store.get(Person, person.id)
    assert kept is not None
    assert kept.work_phone == "+41245572099"
    assert office.store.drafts() == []


def test_a_third_text_is_on_disk_before_a_dialog_opens(office: Desktop, other: Other, in_dialog: InDialog) -> None:
    lists(office)
    area = office.find(QWidget, "compare.1.result")
    area.setFocus()
    office.keys("Oui")
    assert office.store.drafts() == []  # not before the person pauses
    asked: list[str] = []

    def inside() -> None:
        asked.extend(draft.text for draft in office.store.drafts())

    in_dialog(lambda: office.trigger("action.send"), inside)
    assert any("Oui" in draft for draft in asked)


# a file that comes


@pytest.mark.long
def test_many_changes_are_taken_in_only_once_the_sender_has_confirmed(
    office: Desktop, other: Other, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = other.workspace.store.all(Meeting, order="on")[-1]
    item = other.workspace.store.all(AgendaItem, meeting=meeting.id, order="position, id")[1]
    other.workspace.do_fields(change_agenda_item, item=item.id, minutes=55)
    name = str(other.send(2, office_name_of(office.store)))
    monkeypatch.setattr(import_guard, "MANY_CHANGES", 0)
    page = lists(office)

    def inside() -> None:
        office.settle()
        assert "pontarlier-0002.ctjx" in office.text("dialog.take_in.refusal")
        assert not office.find(QWidget, "dialog.take_in.go").isEnabled()
        office.press(Key.Key_Return)  # is no way round
        office.settle()
        assert office.dialog() is not None
        box = office.find(CheckBox, "dialog.take_in.accept")
        box.setFocus()
        office.press(Key.Key_Space)
        assert box.isChecked()
        office.click("dialog.take_in.go")
        office.settle()
        assert office.dialog() is None

    in_dialog(lambda: page.lists.take_in(name), inside)
    changed = office.store.get(AgendaItem, item.id)
    assert changed is not None
    assert changed.minutes == 55


@pytest.mark.long
def test_a_file_that_contradicts_is_kept_apart_as_its_sentence_says(
    office: Desktop, other: Other, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trial alone would keep nothing, and the stick may go."""
    name = str(other.send(2, office_name_of(office.store)))

    def differs(_store: Store, _manifest: Manifest, file: str) -> None:
        raise DigestDiffers(file)

    monkeypatch.setattr(merging, "_compare_digests", differs)
    page = lists(office)

    def inside() -> None:
        office.settle()
        assert "pontarlier-0002.ctjx" in office.text("dialog.take_in.refusal")
        assert not office.find(QWidget, "dialog.take_in.go").isEnabled()

    in_dialog(lambda: page.lists.take_in(name), inside)
    assert [one.state for one in pending_bundles(office.store)] == [PendingState.DIFFERS]
    t = office.window.desk.t
    assert office.cells(page.lists.received.table, 1) == [t("set apart"), t("to settle")]
    assert office.find(SidebarItem, "sidebar.exchange").accessibleName().endswith("(4)")


# a card


def a_card(folder: Path, office: OfficeId | None = None) -> Path:
    """The card of an office that keeps no committee yet."""
    office = office or OfficeId(uuid7())
    folder.mkdir()
    environment = replace(Environment.system(), data_folder=folder / "data")
    store = Store.prepare(folder / "Val-de-Travers.ctj", office, environment, None)
    with store.write(OperationLabel("office.added")) as unit:
        unit.save(OfficeRecord(id=office, home=HomeId(office), name=text("Val-de-Travers", "Val-de-Travers")))
    path = folder / "Val-de-Travers.ctjcard"
    write_card(store, path)
    store.close()
    return path


def open_card(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The person chooses this card in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))


def test_an_office_is_accepted_only_once_its_digits_were_compared(
    office: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    open_card(monkeypatch, a_card(tmp_path / "travers"))
    lists(office)
    shown: list[str] = []

    def inside() -> None:
        assert office.text("dialog.card.name") == "Val-de-Travers"
        shown.append(office.text("dialog.card.digits"))
        assert not office.find(QWidget, "dialog.card.go").isEnabled()
        office.press(Key.Key_Return)
        assert office.dialog() is not None
        assert office.focused() is office.find(CheckBox, "dialog.card.compared")
        office.press(Key.Key_Space)
        office.press(Key.Key_Return)
        assert office.dialog() is None

    in_dialog(lambda: office.trigger("action.accept_card"), inside)
    (partner,) = peers(office.store)
    assert shown == ["  ".join(digits(partner.key))]
    assert office.cells(lists(office).lists.partners.table, 0) == ["Val-de-Travers"]


def test_where_several_committees_are_kept_the_person_says_which(
    office: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    second = CommitteeId(uuid7())
    with office.store.write(OperationLabel("test")) as unit:
        unit.save(Committee(id=second, home=HomeId(second), code="ZZ", name=text("Second comité", "Zweiter Ausschuss")))
    open_card(monkeypatch, a_card(tmp_path / "travers"))
    lists(office)

    def inside() -> None:
        office.press(Key.Key_Space)
        office.find(ComboBox, "dialog.card.profile").choose(Profile.PARTNER)
        office.click("dialog.card.go")
        assert "ZZ" in office.text("dialog.card.refusal")  # nothing is guessed
        office.find(ComboBox, "dialog.card.committee").choose(second)
        office.click("dialog.card.go")
        assert office.dialog() is None

    in_dialog(lambda: office.trigger("action.accept_card"), inside)
    (partner,) = peers(office.store)
    assert partner.committees == ((second, "ZZ"),)


def test_with_one_committee_nothing_is_asked(
    office: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    open_card(monkeypatch, a_card(tmp_path / "travers"))
    lists(office)
    asked: list[bool] = []

    def inside() -> None:
        asked.extend(one.isVisible() for one in office.window.findChildren(ComboBox, "dialog.card.committee"))

    in_dialog(lambda: office.trigger("action.accept_card"), inside)
    assert asked == [False]
    assert peers(office.store) == []


def test_the_own_card_is_refused_in_the_dialog(
    office: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "moi.ctjcard"
    write_card(office.store, own)
    open_card(monkeypatch, own)
    lists(office)

    def inside() -> None:
        office.press(Key.Key_Space)
        office.press(Key.Key_Return)
        assert office.text("dialog.card.refusal") == sentence(office.window.desk.t, OwnCard())

    in_dialog(lambda: office.trigger("action.accept_card"), inside)
    assert peers(office.store) == []


def test_what_is_no_card_is_refused_in_the_strip(
    office: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bad = tmp_path / "faux.ctjcard"
    bad.write_bytes(b"\xff\x00")
    open_card(monkeypatch, bad)
    lists(office)
    office.trigger("action.accept_card")
    assert office.dialog() is None
    assert office.text("status.sentence")


def test_a_card_of_a_known_office_asks_whether_its_computer_replaces_the_earlier_one(
    office: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is guessed: it may be one more; once it replaces it, there is one partner of that name again."""
    key = OfficeId(uuid7())
    first, second = a_card(tmp_path / "un", key), a_card(tmp_path / "deux", key)
    lists(office)

    def accept_first() -> None:
        assert not office.shows("dialog.card.replaces")
        office.click("dialog.card.compared")
        office.click("dialog.card.go")

    open_card(monkeypatch, first)
    in_dialog(lambda: office.trigger("action.accept_card"), accept_first)
    (known,) = (one for one in peers(office.store) if one.name_fr == "Val-de-Travers")

    def accept_second() -> None:
        office.click("dialog.card.compared")
        assert not office.find(QWidget, "dialog.card.go").isEnabled()
        office.find(ComboBox, "dialog.card.replaces").choose(known.key)
        office.click("dialog.card.go")

    open_card(monkeypatch, second)
    in_dialog(lambda: office.trigger("action.accept_card"), accept_second)
    assert known.key in retired(office.store)
    assert [one.name_fr for one in partners(office.store)].count("Val-de-Travers") == 1
    assert "Val-de-Travers" in office.text("status.sentence")
