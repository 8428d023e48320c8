"""How is the sample workspace made: one committee, one year, invented and marked so?

The story is `resources/sample/*.jsonl`, steps as `ctj apply` does them, so a sample can hold nothing that an office
could not have entered. Public bodies are named; persons are named by function, and statutes, decisions, projects,
addresses and amounts are invented (product.md, W).
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ctj_desktop import paths
from ctj_desktop.domain.changes import Label
from ctj_desktop.domain.ids import HomeId, OfficeId, OrganisationId
from ctj_desktop.domain.people import Office, OfficeKind, Organisation, Person, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_, Refused
from ctj_desktop.services.apply import apply_steps
from ctj_desktop.services.reference import record_of, reference_id, renew
from ctj_desktop.storage.environment import Environment
from ctj_desktop.storage.store import Store

SEED: Final = 2017
TODAY: Final = "2027-02-24"  # the sample's own day (cli.md)
STARTS: Final = datetime(2026, 6, 15, 6, 0, tzinfo=UTC)  # before the story, so that no clock is ahead of a real one
STORY: Final = "mont-d-or-chasseron.jsonl"
CALL: Final = "call-2027-1.json"
AT_THE_KEYBOARD: Final = "Secrétariat Suisse"


class SampleNotOffered(Refused):
    """A size of sample that this version does not make."""

    message = N_(
        "This version makes samples of one committee and one year; {years} years and {territories} territories "
        "were asked for. Leave both out, or ask for 1."
    )

    def __init__(self, years: int, territories: int) -> None:
        super().__init__(years, territories)
        self.years, self.territories = years, territories


def make_sample(
    path: Path, *, years: int = 1, territories: int = 1, seed: int = SEED, environment: Environment | None = None
) -> Store:
    """A new sample workspace at `path`, open; its settings `sample` and `today` mark it.

    The same seed and version give the same content, ids and dates; only workspace and replica differ. Refuses
    other sizes (SampleNotOffered) and an existing file (WorkspaceExists); a failure leaves no file behind.
    """
    if (years, territories) != (1, 1):
        raise SampleNotOffered(years, territories)
    own = environment or Environment.system()
    seeded = Environment.seeded(seed, STARTS, own.data_folder)
    store = Store.create(path, office=_office(seeded), environment=seeded)
    try:
        _fill(store)
    except BaseException:
        store.give_up()
        raise
    store.close()
    return Store.open(path, environment=own)


def folder() -> Path:
    """Where the story and its call lie."""
    return paths.resources() / "sample"


def _office(environment: Environment) -> Office:
    identity = OfficeId(environment.new_id())
    return Office(
        id=identity,
        home=HomeId(identity),
        name=Bilingual.of("Secrétariat suisse, ADNV (exemple)", "Schweizer Sekretariat, ADNV (Beispiel)"),
        office_kind=OfficeKind.SECRETARIAT,
        side=Side.CH,
        organisation=OrganisationId(reference_id(Organisation.kind, "adnv")),
    )


def _fill(store: Store) -> None:
    renew(store)
    _add_call(store)
    apply_steps(store, (folder() / STORY).read_text(encoding="utf-8").splitlines())
    store.sit_down(store.all(Person, family_name=AT_THE_KEYBOARD)[0].id)
    store.keep_setting("today", TODAY)
    store.keep_setting("sample", STORY)


def _add_call(store: Store) -> None:
    """The invented call of the sample's spring, as the CTJ would have distributed it; it has no step of its own."""
    lines = json.loads((folder() / CALL).read_text(encoding="utf-8"))
    name = lines[0]["name"]
    with store.write(Label("call.added", {"title_fr": name["fr"], "title_de": name["de"]})) as unit:
        for line in lines:
            unit.save(record_of(line))
