"""Where do time, ids and the person's data folder come from? Injected, so that samples and tests repeat."""

import os
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from ctj_desktop import paths
from ctj_desktop.domain.ids import uuid7
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.storage.file.key_store import KeyStore, of_person
from ctj_desktop.storage.file.machine import machine_part
from ctj_desktop.storage.file.whereabouts import HERE, Whereabouts, whereabouts

FIRST, LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
"""The first and the last moment that have a day in every zone: a machine whose clock lies beyond is at one of them."""


class Environment(PositionalValue):
    """`clock` gives UTC, `new_id` UUIDv7, `data_folder` holds the anchors; `backs_up`: backups are made unasked.

    `machine` says which computer this is, None where nobody knows; `whereabouts` on what a file stands; `key_store`
    keeps private keys, None where they are kept in the data folder; `is_private`: nobody else reads what lies there.
    """

    clock: Callable[[], datetime]
    new_id: Callable[[], UUID]
    data_folder: Path
    backs_up: bool = False
    machine: Callable[[], str | None] = lambda: None
    whereabouts: Callable[[Path], Whereabouts] = lambda _path: HERE
    key_store: KeyStore | None = None
    is_private: bool = True

    @classmethod
    def system(cls) -> "Environment":
        """The real clock, real randomness, the person's own data folder.

        `CTJ_BACKUPS=off` leaves backups to whoever looks after the computer.
        """
        return cls(
            clock=_system_clock,
            new_id=_ordered_ids(),
            data_folder=paths.user_data(),
            backs_up=os.environ.get("CTJ_BACKUPS") != "off",
            machine=machine_part,
            whereabouts=whereabouts,
            key_store=of_person(),
            is_private=paths.is_private(),
        )

    @classmethod
    def seeded(cls, seed: int, start: datetime, data_folder: Path | None = None) -> "Environment":
        """The same ids and times at every run; the clock advances one second a look."""
        source = random.Random(seed)
        now = start.astimezone(UTC)

        def clock() -> datetime:
            nonlocal now
            now += timedelta(seconds=1)
            return now

        def new_id() -> UUID:
            nonlocal now
            now += timedelta(milliseconds=1)
            return uuid7(int(now.timestamp() * 1000), source.randbytes(10))

        return cls(clock=clock, new_id=new_id, data_folder=data_folder or paths.user_data())


def _system_clock() -> datetime:
    """Now, by the clock of the machine."""
    try:
        return max(FIRST, min(datetime.now(UTC), LAST))
    except (ValueError, OverflowError):  # it counts beyond the year 9999
        return LAST


def _ordered_ids() -> Callable[[], UUID]:
    """Ids of this process in the order in which they were asked for, also within one millisecond."""
    last = 0

    def new_id() -> UUID:
        nonlocal last
        last = max(last + 1, time.time_ns() // 1_000_000)
        return uuid7(last)

    return new_id
