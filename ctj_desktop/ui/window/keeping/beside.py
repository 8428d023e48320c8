"""What begins with the first paint of a workspace, goes on beside the window, and ends with the workspace?"""

from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.window.ahead import ListsAhead
from ctj_desktop.ui.window.keeping.damage_watch import DamageWatch


def start_beside(desk: Desk, workspace: OpenWorkspace) -> None:
    """Nobody waits for it, and it has no end that anybody must hear of."""
    ListsAhead(desk, workspace).start()
    DamageWatch(desk, workspace).start()
