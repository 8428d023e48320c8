"""Does the source of a record open its page, and is it never called by its key?"""

import pytest
from PySide6.QtCore import QUrl

from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.ui.forms.screens.pieces import SourceLinks
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.desktop import Desktop


@pytest.mark.parametrize("page", ["strategy", "actions"])
def test_a_source_is_a_button_that_opens_its_page(office: Desktop, page: str) -> None:
    action = office.store.all(Action, code="4.1.2")[0]
    assert action.source == "SEED"
    office.window.desk.navigator.go(Place(page=page, record=action.id))
    office.settle()
    name = "strategy.sources" if page == "strategy" else "actions.sheet.sources"
    links = office.find(SourceLinks, name)
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    links.open_url = open_url
    office.click(f"{name}.0")
    assert [url.toString() for url in opened] == ["https://slideplayer.fr/slide/13043948"]
    assert "Conférence TransJurassienne" in links.buttons[0].text()
    assert "SEED" not in links.buttons[0].text()
    links.say("Courriel du canton")
    assert links.isHidden()
