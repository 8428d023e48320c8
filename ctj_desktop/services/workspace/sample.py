"""How is the sample workspace made: a story of one committee and one year, or many invented years, marked so?

The story is `resources/sample/*.jsonl`, steps as `ctj apply` does them, so a sample can hold nothing that an office
could not have entered. Public bodies are named; persons are named by function, and statutes, decisions, projects,
addresses and amounts are invented.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from ctj_desktop import paths
from ctj_desktop.domain.ids import HomeId, OfficeId, OrganisationId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.committees import OfficeHeld, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AnyItemDocument
from ctj_desktop.domain.records.people import Office, OfficeKind, Organisation, Person, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.files.names import safe_name
from ctj_desktop.services.catalogue.apply import apply_steps
from ctj_desktop.services.meetings.item_documents import fill_document
from ctj_desktop.services.workspace.reference import record_of_entry, reference_id, renew
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.store import Store
from ctj_sample.diary import Hours, moment
from ctj_sample.papers import paper
from ctj_sample.words import said, vocabulary
from ctj_sample.years import SampleProgress, Size, write_years

SAMPLE_SEED: Final = 2017
TODAY: Final = "2027-02-24"  # the sample's own day
STARTS: Final = datetime(2026, 6, 15, 6, 0, tzinfo=UTC)  # before the story, so that no clock is ahead of a real one
STORY: Final = "mont-d-or-chasseron.jsonl"
AFTERWARDS: Final = "afterwards.jsonl"
CHAPTERS: Final = (STORY, AFTERWARDS)
"""The meetings of a year, and what goes out and comes back after them; told together, in the order of time."""
CALL: Final = "call-2027-1.json"
MOST_YEARS: Final = 20
MOST_TERRITORIES: Final = 8
AT_THE_KEYBOARD: Final = "Secrétariat Suisse"


class SampleNotOffered(Refused):
    """A sample has 1 to {most_years} years and 1 to {most_territories} territories, not {years} and {territories}.
    Choose numbers within these limits.
    """

    most_years, most_territories = MOST_YEARS, MOST_TERRITORIES
    years: int
    territories: int


def make_sample(
    path: Path,
    *,
    years: int = 1,
    territories: int = 1,
    seed: int = SAMPLE_SEED,
    environment: Environment | None = None,
    progress: SampleProgress | None = None,
    chapters: Sequence[str] = CHAPTERS,
) -> Store:
    """A new sample workspace at `path`, open; its settings `sample` and `today` mark it.

    One year of one territory is the story; any other size is invented around the same day, with the counts
    that the program must hold at 20 years of 8 territories: 2,000 meetings, 40,000 agenda items, 5,000 persons,
    3,000 projects, 500,000 row changes in the log, 200 MB of attachments. The same seed and version give the same
    content, ids and dates; only workspace and replica differ. `progress` hears from 0 to 1 how far it is. Of the story
    its `chapters` are told.
    Refuses other sizes (SampleNotOffered) and an existing file (WorkspaceExists); a failure leaves no file behind.
    """
    if not (1 <= years <= MOST_YEARS and 1 <= territories <= MOST_TERRITORIES):
        raise SampleNotOffered(years, territories)
    own = environment or Environment.system()
    size = Size(years, territories, date.fromisoformat(TODAY))
    is_story = (years, territories) == (1, 1)
    hours = Hours(seed, moment(size.plan.start, 6))
    seeded = Environment.seeded(seed, STARTS, own.data_folder) if is_story else hours.environment(own.data_folder)
    store = Store.create(path, office=_office(seeded, territories), environment=seeded)
    try:
        if is_story:
            _tell(store, chapters)
        else:
            _invent(store, hours, size, seed, progress)
    except BaseException:
        store.give_up()
        raise
    store.close()
    return Store.open(path, environment=own)


def story_folder() -> Path:
    """Where the story and its call lie."""
    return paths.resources() / "sample"


def _office(environment: Environment, territories: int) -> Office:
    """Of one territory its Swiss secretariat keeps the workspace, of several an invented common one."""
    identity = OfficeId(environment.new_id())
    if territories > 1:
        return Office(id=identity, home=HomeId(identity), name=said(vocabulary()["office"]).both)
    return Office(
        id=identity,
        home=HomeId(identity),
        name=Bilingual.of("Secrétariat suisse, ADNV (exemple)", "Schweizer Sekretariat, ADNV (Beispiel)"),
        office_kind=OfficeKind.SECRETARIAT,
        side=Side.CH,
        organisation=OrganisationId(reference_id(Organisation.kind, "adnv")),
    )


def _invent(store: Store, hours: Hours, size: Size, seed: int, progress: SampleProgress | None) -> None:
    """Years around the story's day, without the story."""
    renew(store)
    _add_call(store)
    write_years(store, hours, size, seed, progress)
    right = store.all(OfficeHeld, office=OfficeOfCommittee.SECRETARY, side=Side.CH)[0]
    store.sit_down(right.person)
    store.keep_setting("today", TODAY)
    store.keep_setting("sample", f"{size.years} × {size.territories}")


def _tell(store: Store, chapters: Sequence[str]) -> None:
    renew(store)
    _add_call(store)
    store.keep_setting("today", TODAY)  # nothing of the story is still to come
    apply_steps(store, _with_papers(store, _in_order_of_time(chapters)))
    store.sit_down(store.all(Person, family_name=AT_THE_KEYBOARD)[0].id)
    store.keep_setting("sample", STORY)


def _in_order_of_time(chapters: Iterable[str]) -> Iterator[str]:
    """Every step of the chapters with its time; of the same minute those of the first chapter come first."""
    told: list[tuple[datetime, str]] = []
    for chapter in chapters:
        at = ""
        for line in (story_folder() / chapter).read_text(encoding="utf-8").splitlines():
            if line.startswith("{"):
                step = json.loads(line)
                at = step.get("at", at)
                told.append((datetime.fromisoformat(at), json.dumps({**step, "at": at})))
    return (line for _, line in sorted(told, key=lambda one: one[0]))


def _with_papers(store: Store, lines: Iterable[str]) -> Iterator[str]:
    """The story; the file of a paper comes right after the paper, since a step holds no file."""
    for line in lines:
        yield line
        step = json.loads(line)
        at = step["at"]
        if step.get("do") == "add_item_document" and not step.get("to_follow"):
            _bring(store, store.all(AnyItemDocument, order="-id")[0], datetime.fromisoformat(at))


def _bring(store: Store, document: AnyItemDocument, at: datetime) -> None:
    author = store.all(Person, family_name=AT_THE_KEYBOARD)[0].id
    with TemporaryDirectory() as folder:
        path = Path(folder) / safe_name(f"{document.title.fr.text}.pdf")
        path.write_bytes(paper(0, Random(SAMPLE_SEED), (document.title.fr.text, document.title.de.text)))
        with store.write(OperationLabel(fill_document.__name__), at=at, author=author) as unit:
            fill_document(unit, document=document.id, path=path)


def _add_call(store: Store) -> None:
    """The invented call of the sample's spring, as the CTJ would have distributed it; it has no step of its own."""
    lines = json.loads((story_folder() / CALL).read_text(encoding="utf-8"))
    name = lines[0]["name"]
    with store.write(OperationLabel("call.added", {"title_fr": name["fr"], "title_de": name["de"]})) as unit:
        for line in lines:
            unit.save(record_of_entry(line))
