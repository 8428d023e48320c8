"""Is a commune merged into another one on its sheet, and does the sheet say where it stands among the others?"""

from datetime import date

import pytest

from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.services.directory.mergers import merge_organisation
from ctj_desktop.services.membership.committees import add_committee, add_seat
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.frame.navigation import Place
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def a_body(empty: Desktop, name: str, **fields: object) -> Organisation:
    """A body of this office."""
    return empty.workspace.do_fields(add_organisation, name=text(name, name), **fields)


@pytest.mark.long
@pytest.mark.each_language
def test_a_commune_is_merged_with_what_goes_on_naming_it_in_sight(empty: Desktop, in_dialog: InDialog) -> None:
    old, new = a_body(empty, "Zwischenflüh"), a_body(empty, "Zwingenflüh")
    committee = empty.workspace.do_fields(add_committee, code="ZZ", name=text("Comité", "Ausschuss"))
    empty.workspace.do_fields(add_seat, committee=committee.id, organisation=old.id, side=Side.CH)
    empty.window.desk.navigator.go(Place(page="organisations", record=old.id))

    def merge() -> None:
        dialog = empty.dialog()
        assert isinstance(dialog, AskFields)
        dialog.entries["merged_into"].put(new.id)
        empty.fill("dialog.merge.end", "31.12.2025")
        empty.press(Key.Key_Return, CTRL)

    in_dialog(lambda: empty.click("organisations.sheet.merge_organisation"), merge)
    stored = empty.store.get(Organisation, old.id)
    assert stored is not None
    assert (stored.merged_into, stored.end) == (new.id, date(2026, 1, 1))
    assert "Zwingenflüh" in empty.text("organisations.sheet.merged.sentence")
    assert empty.shows("organisations.sheet.hanging.0")
    empty.click("organisations.sheet.take_back_merger")
    back = empty.store.get(Organisation, old.id)
    assert back is not None
    assert back.merged_into is None
    assert not empty.shows("organisations.sheet.merged")


@pytest.mark.long
def test_the_sheet_names_the_bodies_of_which_it_is_a_part_and_those_that_merged_into_it(empty: Desktop) -> None:
    whole = a_body(empty, "Tout")
    part = a_body(empty, "Partie", part_of=whole.id)
    piece = a_body(empty, "Morceau", part_of=part.id)
    days = {"merged_into": whole.id, "end": date(2026, 1, 1)}
    empty.workspace.do_fields(merge_organisation, organisation=a_body(empty, "Ancienne").id, **days)
    empty.window.desk.navigator.go(Place(page="organisations", record=piece.id))
    assert empty.text("organisations.sheet.whole.sentence").endswith("Tout › Partie")
    empty.window.desk.navigator.go(Place(page="organisations", record=whole.id))
    assert not empty.shows("organisations.sheet.whole")
