"""Do the buttons above the lists of the exchange stay in place while files come and changes wait?"""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.services.membership.people import add_person
from tests.ui.contradiction import Other
from tests.ui.desktop import CTRL, Desktop, Key


@pytest.mark.long
@pytest.mark.each_language
@pytest.mark.parametrize("size", [(1366, 768), (960, 600)])
def test_a_file_and_a_change_move_no_button(office: Desktop, other: Other, size: tuple[int, int]) -> None:
    office.window.resize(*size)
    office.press(Key.Key_8, CTRL)

    def where() -> list[QPoint]:
        office.settle()
        names = ("exchange.outgoing.button", "exchange.partners.button", "exchange.card")
        return [office.find(QWidget, name).mapTo(office.window, QPoint()) for name in names]

    before = where()
    for number in (2, 3):
        other.workspace.do_fields(add_person, given_name="Camille", family_name=f"Exemple-{number}")
        take_in(office.store, other.send(number, to="Secrétariat"))
        office.workspace.bus.exchanged.emit()
        office.workspace.do_fields(add_person, given_name="Claude", family_name=f"Exemple-{number}")
        assert where() == before
