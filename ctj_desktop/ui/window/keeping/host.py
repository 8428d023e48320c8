"""What does the window do for whoever keeps its file safe?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.window.page_host import PageHost
from ctj_desktop.ui.workspace.welcome import Welcome


class ForKeeping(NamedValue):
    """`show` takes a screen instead of the first one, or that again, `flush` keeps what is being typed, `leave` closes
    what is open, `enter` opens a file and says a sentence; `refuse` says why not where the person looks, `key_of` asks
    what opens a protected file, `enter_open` shows one that is open.
    """

    desk: Callable[[], Desk]
    host: Callable[[], PageHost | None]
    welcome: Callable[[], Welcome]
    show: Callable[[QWidget | None], object]
    flush: Callable[[], object]
    leave: Callable[[], object]
    enter: Callable[[Path, str], bool]
    say: Callable[[str], object]
    refuse: Callable[[UserError | StoreError], object]
    key_of: Callable[[Path], bytes | None]
    enter_open: Callable[[Store, Path], object]
