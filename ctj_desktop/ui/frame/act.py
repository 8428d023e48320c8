"""What is an act: its words and keys, and what must be open for it?"""

from enum import Enum

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.frame.actions import ActionSpec


class Reach(Enum):
    """Who carries an act out: the window, the open workspace, or the page that is open and knows the key."""

    WINDOW = "window"
    WORKSPACE = "workspace"
    PAGE = "page"


class Act(NamedValue):
    """One act; `missing` is the sentence shown where what it needs is not open (marked with N_)."""

    spec: ActionSpec
    reach: Reach
    missing: str = ""


def of_window(key: str, text: str, icon: str = "", *shortcuts: str) -> Act:
    """An act that can always be done."""
    return Act(spec=ActionSpec(key=key, text=text, icon=icon, shortcuts=shortcuts), reach=Reach.WINDOW)


def of_workspace(key: str, text: str, icon: str = "", *shortcuts: str) -> Act:
    """An act of any open workspace."""
    return Act(spec=ActionSpec(key=key, text=text, icon=icon, shortcuts=shortcuts), reach=Reach.WORKSPACE)


def of_page(key: str, text: str, missing: str, icon: str = "", *shortcuts: str) -> Act:
    """An act of the page that is open."""
    spec = ActionSpec(key=key, text=text, icon=icon, shortcuts=shortcuts)
    return Act(spec=spec, reach=Reach.PAGE, missing=missing)
