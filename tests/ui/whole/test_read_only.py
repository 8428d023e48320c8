"""Does every button that a read-only file puts out of use say why?"""

import pytest

from ctj_desktop.domain.records.projects import Project
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.widgets.button import Button
from tests.ui.desktop import Desktop
from tests.ui.screens import PARTS

pytestmark = pytest.mark.each_language


@pytest.fixture
def reader(desktop: Desktop) -> Desktop:
    """The sample, only to be looked at."""
    assert desktop.window.open_file(desktop.sample, read_only=True)
    return desktop


def places(desktop: Desktop) -> list[Place]:
    project = desktop.store.all(Project, number="P-2026-005")[0].id
    prepared, held = desktop.meeting("2027-01").id, desktop.meeting("2026-02").id
    return [
        *(Place(page=section.key) for section in SECTIONS),
        *(Place(page="registers", detail=detail) for detail in ("decisions", "tasks", "opinions")),
        *(Place(page="project", record=project, detail=part) for part in PARTS),
        Place(page="prepare", record=prepared),
        Place(page="hold", record=prepared),
        Place(page="approve", record=held),
        Place(page="history", record=prepared),
        Place(page="bin"),
    ]


@pytest.mark.long
def test_every_button_that_cannot_be_used_says_why(reader: Desktop) -> None:
    mute = []
    for place in places(reader):
        reader.window.desk.navigator.go(place)
        reader.settle()
        page = reader.view.page
        assert page is not None
        for button in page.findChildren(Button):
            if button.isVisible() and not button.isEnabled() and not (button.toolTip() or button.statusTip()):
                mute.append(f"{place.page}/{place.detail}: {button.objectName()} “{button.text()}”")
    assert not mute, "\n".join(mute)
