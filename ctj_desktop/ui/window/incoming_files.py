"""What happens with a file that the system hands over: a workspace, a file from another office, a card?"""

from pathlib import Path

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.window.page_host import PageHost

BUNDLE, CARD = ".ctjx", ".ctjcard"


def is_exchanged(path: Path) -> bool:
    """Whether it is no workspace but something for one."""
    return path.suffix.casefold() in (BUNDLE, CARD)


def workspace_for(recent: tuple[str, ...]) -> Path | None:
    """The workspace that was open last, as far as it is still there."""
    return next((path for text in recent if (path := Path(text)).is_file()), None)


def take(desk: Desk, host: PageHost, path: Path) -> None:
    """Shows under Exchanges what the file would change, or whose card it is; nothing is taken in unasked."""
    from ctj_desktop.ui.exchange.page import ExchangePage
    from ctj_desktop.ui.exchange.partner import AcceptCard

    host.go("exchange")
    page = host.page
    if not isinstance(page, ExchangePage):
        return
    if path.suffix.casefold() == BUNDLE:
        page.lists.take_in(str(path))
        return
    try:
        accepted = AcceptCard.ask(desk, host.workspace, path, page)
    except (UserError, StoreError) as error:
        desk.refuse(error)
        return
    if accepted is not None:
        host.workspace.bus.exchanged.emit()
