"""What does a passphrase cost? The same workspace under a key and plain, in one run."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.workspace.sample import make_sample
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.backup import backup
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.rekeying import HeldFile, give_key
from ctj_desktop.storage.store import Store
from tests.benchmarks.table import Figure, measure
from tests.storage.builders import a_person, save

PHRASE = "quatre mots que personne"
YEARS, TERRITORIES = 5, 2


def figures(folder: Path) -> Iterator[Figure]:
    """Each under a key against plain."""
    environment = replace(Environment.system(), data_folder=folder / "data")
    plain, keyed, key = folder / "plain" / "a.ctj", folder / "keyed" / "a.ctj", protection.new_key()
    for path in (plain, keyed):
        path.parent.mkdir()
    make_sample(plain, years=YEARS, territories=TERRITORIES, environment=environment).close()
    shutil.copy(plain, keyed)
    give_key(HeldFile(path=keyed, key=None), key, PHRASE)
    both = {None: plain, key: keyed}

    def opening(one: bytes | None) -> Callable[[], None]:
        return lambda: Store.open(both[one], key=one, environment=environment).close()

    def unlocking() -> None:
        Store.open(keyed, key=protection.unlock(keyed, PHRASE), environment=environment).close()

    yield measure("open under a key", opening(key), "open plain", opening(None), rounds=10, aim="<= 1.5")
    yield measure("open by the passphrase", unlocking, "open plain", opening(None), rounds=5, aim="<= 0.8 s")
    with (
        Store.open(plain, environment=environment) as open_one,
        Store.open(keyed, key=key, environment=environment) as shut_one,
    ):
        for name, act, rounds in (
            ("read all meetings", lambda store: store.all(Meeting), 10),
            ("search", lambda store: store.search("levier"), 10),
            ("save a person", lambda store: save(store, a_person(store.office_id, "Levier")), 20),
            ("count persons", lambda store: store.count(Person), 20),
            ("backup", backup, 3),
        ):
            yield measure(
                f"{name}, keyed",
                lambda act=act: act(shut_one),  # type: ignore[misc]
                "plain",
                lambda act=act: act(open_one),  # type: ignore[misc]
                rounds=rounds,
                aim="<= 1.5",
            )
