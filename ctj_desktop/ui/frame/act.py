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
    """One act; `missing` is the sentence shown where what it needs is not open (marked with N_).

    `menu` names the group of entries in which it stands, after those declared before it (`window/menus.py` says where
    the group stands). Without one it is in no menu.
    """

    spec: ActionSpec
    reach: Reach
    missing: str = ""
    menu: str = ""


def of_window(key: str, text: str, icon: str = "", *shortcuts: str, menu: str = "") -> Act:
    """An act that can always be done."""
    return Act(spec=ActionSpec(key=key, text=text, icon=icon, shortcuts=shortcuts), reach=Reach.WINDOW, menu=menu)


def of_workspace(key: str, text: str, icon: str = "", *shortcuts: str, menu: str = "") -> Act:
    """An act of any open workspace."""
    return Act(spec=ActionSpec(key=key, text=text, icon=icon, shortcuts=shortcuts), reach=Reach.WORKSPACE, menu=menu)


def of_page(key: str, text: str, missing: str, icon: str = "", *shortcuts: str, menu: str = "") -> Act:
    """An act of the page that is open."""
    spec = ActionSpec(key=key, text=text, icon=icon, shortcuts=shortcuts)
    return Act(spec=spec, reach=Reach.PAGE, missing=missing, menu=menu)
