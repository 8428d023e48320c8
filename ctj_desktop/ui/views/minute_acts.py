"""What can be done with a block that stands in the minutes: move it, take it away, open what it names?"""

from uuid import UUID

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.minute_sheet import BlockLine, MinuteSheet
from ctj_desktop.services.minutes import move_block, remove_block
from ctj_desktop.ui.desk import Desk
from ctj_desktop.ui.navigation import Place
from ctj_desktop.ui.search import WHERE
from ctj_desktop.ui.session import Session


class BlockActs:
    """Each is one act, undone by Ctrl+Z; a refusal stands in the strip."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk, self._session = desk, session

    def remove(self, line: BlockLine) -> bool:
        """Takes the block away."""
        try:
            self._session.do(remove_block, block=line.block.id)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            return False
        return True

    def move(self, line: BlockLine, sheet: MinuteSheet, by: int) -> bool:
        """One place up or down; nothing at the edge."""
        place = sheet.place(line.key) + by
        if not 1 <= place <= len(sheet.lines):
            return False
        try:
            self._session.do(move_block, block=line.block.id, place=place)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            return False
        return True

    def open_record(self, kind: str, record: UUID) -> None:
        """The page of its kind, else its history."""
        page = WHERE[kind][0] if kind in WHERE else "history"
        self._desk.navigator.go(Place(page=page, record=record))
