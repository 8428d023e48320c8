"""Does whoever closes an item see what had left already, and where what it said stands now?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.minutes import RestrictedMinuteBlock
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.exchange.exporting import export, plan_export
from ctj_desktop.services.exchange.identity import accept, own_card
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.storage.log.history import ErasedWithIt
from ctj_desktop.ui.widgets.surfaces import Banner
from tests.office import text
from tests.services.exchange.exchanging import an_office
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.meetings.test_item_documents import item, on


@pytest.fixture
def conference(office: Desktop, tmp_path: Path) -> Iterator[str]:
    """It has everything of the committee up to now; its name."""
    other = an_office(tmp_path, "ctj", 7)
    accept(office.store, own_card(other.store), "ctj.ctjcard", Profile.CTJ)
    yield {"fr": "Bureau ctj", "de": "Büro ctj"}[office.side()]
    other.store.close()


@pytest.mark.long
def test_closing_says_what_had_left_and_undo_says_why_it_ends(
    office: Desktop, in_dialog: InDialog, conference: str, tmp_path: Path
) -> None:
    office.workspace.do_fields(change_agenda_item, item=item(office, "1").id, note=text("Avis réservé"))
    export(office.store, plan_export(office.store, conference), tmp_path / "sent.ctjx")
    on(office, "1", "fr")
    told: list[str] = []

    def close() -> None:
        assert not office.shows("dialog.item.told")
        office.click("dialog.item.closed")
        told.append(office.find(Banner, "dialog.item.told").sentence())
        office.find(QWidget, "dialog.item.close").setFocus()
        office.press(Key.Key_Return)

    in_dialog(lambda: office.press(Key.Key_I, CTRL), close)
    (said,) = told
    t = office.window.desk.t
    assert all(
        word in said
        for word in (conference, t("Note")[1:], t.date_long(office.workspace.now().astimezone(ZONE).date()))
    )
    assert office.text("status.sentence") == said
    assert item(office, "1").closed
    assert [block.text.fr.text for block in office.store.all(RestrictedMinuteBlock, item=item(office, "1").id)] == [
        "Avis réservé"
    ]
    office.press(Key.Key_Z, CTRL)
    assert item(office, "1").closed
    assert office.text("status.sentence") == sentence(t, ErasedWithIt())


def test_nothing_is_said_where_nothing_had_left(office: Desktop, in_dialog: InDialog) -> None:
    bare = dict.fromkeys(("note", "proposed_decision"), NO_TEXT)
    office.workspace.do_fields(change_agenda_item, item=item(office, "1").id, **bare)
    on(office, "1", "fr")

    def close() -> None:
        office.click("dialog.item.closed")
        assert not office.shows("dialog.item.told"), office.find(Banner, "dialog.item.told").sentence()
        office.find(QWidget, "dialog.item.close").setFocus()
        office.press(Key.Key_Return)

    in_dialog(lambda: office.press(Key.Key_I, CTRL), close)
    assert item(office, "1").closed
