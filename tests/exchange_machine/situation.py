"""What do all rules of the machine share: the parties, the mailbox, and what was seen so far?"""

from pathlib import Path
from typing import Any
from uuid import UUID

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.minutes import ApprovedVersion
from tests.exchange_machine.mailbox import Letter
from tests.exchange_machine.parties import AUTHORS, Name, Party


class Situation:
    """Parties are asked for by `party`, which also notes that their store was touched.

    `doubted` are pairs: what the first believes of the second may be wrong, since an older file took its place.
    """

    folder: Path
    parties: list[Party]

    def __init__(self) -> None:
        super().__init__()
        self.touched: set[int] = set()
        self.letters: list[Letter] = []
        self.sent = 0
        self.newest: dict[tuple[int, int], Letter] = {}
        self.doubted: set[tuple[int, int]] = set()
        self.contents: dict[Name, tuple[bytes, bytes]] = {}
        self.approved: dict[UUID, ApprovedVersion] = {}
        self.unknown: dict[Name, tuple[bytes, bytes]] = {}

    def party(self, n: int) -> Party:
        """One of them."""
        found = self.parties[n % len(self.parties)]
        self.touched.add(found.n)
        return found

    def operation(self, party: Party) -> Any:
        """The write door."""
        self.touched.add(party.n)
        return party.store.write(
            OperationLabel("test.change", {"title": f"Mot {len(self.unknown)}"}), author=AUTHORS[party.n % len(AUTHORS)]
        )
