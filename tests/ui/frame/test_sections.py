"""Does a section that says how its views stand name every one of them?"""

from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.window.screens import SCREENS


def test_an_order_names_every_view_of_its_section() -> None:
    ordered = [spec for spec in SECTIONS if spec.order]
    assert ordered
    for spec in ordered:
        own = [view[0] for view in (*spec.views, *spec.pages)]
        declared = [screen.setting for screen in SCREENS.values() if screen.section == spec.key and screen.tab]
        assert sorted(spec.order) == sorted((*own, *declared)), spec.key
