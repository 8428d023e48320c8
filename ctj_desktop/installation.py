"""Does this installation hold everything it needs? Each part once, for real: `ctj-desktop --check-installation FOLDER`.

For whoever looks after computers, after an installation or when something went wrong, and for the build: a program
packed into one folder lacks a part only where that part is used.
"""

import locale
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, TextIO

import platformdirs

from ctj_desktop import __version__, paths
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.problems import noted_problems, told
from ctj_desktop.storage.errors import WrongKey
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.key_store import KeyStoreClosed, of_system
from ctj_desktop.storage.file.whereabouts import HERE, whereabouts
from ctj_desktop.storage.store import Store

KEY: Final = bytes(range(32))
LINES: Final = "check.txt"
SAMPLE: Final = "sample.ctj"
TRIED: Final = "installation check"
HEAD: Final = (
    "What was tried of CTJ Desktop on this computer, for whoever looks after it. It holds no name of a person, of a "
    "file or of this computer, and nothing that anybody wrote; what the parts work on is invented."
)
Part = tuple[str, Callable[[], str]]
"""What is tried, and what is said of it when it works; whatever it raises is a fault."""


def check_installation(folder: Path, *further: Part, aloud: bool = True) -> bool:
    """Try each part, those that are asked for besides at the end; whether all of them work.

    Its files stay in `folder`, which must be new. The lines are in `check.txt` there, because a program without a
    console has nowhere else to say them, and on standard output where they are said `aloud`: in English, which whoever
    installs reads before any catalogue is found. Of a part that fails it says how and where, and goes on.
    """
    before = noted_problems(Environment.system().data_folder)
    folder.mkdir(parents=True)
    # What is invented for the check may stand on a share too, where nobody else writes to it.
    data = folder / "data"
    environment = replace(
        Environment.system(), data_folder=data, whereabouts=lambda _path: HERE, key_store=None, is_private=True
    )
    whole = True
    with (folder / LINES).open("w", encoding="utf-8") as lines:
        streams = [lines, *filter(None, [sys.stdout if aloud else None])]
        _say(streams, f"{HEAD}\n")
        for name, part in (*_parts(folder, environment), *further):
            _say(streams, f"{name} … ")
            try:
                said = part()
            except Exception as error:  # noqa: BLE001 (a part that is missing raises anything)
                whole, said = False, f"FAILED: {told(error)}"
            _say(streams, f"{said}\n")
        for line in before:
            _say(streams, f"went wrong before … {line}\n")
    return whole


def _say(streams: Iterable[TextIO], text: str) -> None:
    for stream in streams:
        stream.write(text)
        stream.flush()


def _parts(folder: Path, environment: Environment) -> Iterator[Part]:
    yield "version", _version
    yield "system", lambda: _system(folder)
    yield "refusal in French", _refusal
    yield "places", _places
    yield "workspace under a key", lambda: _keyed(folder / "keyed.ctj", environment)
    yield "sample workspace", lambda: _sample(folder / SAMPLE, environment)
    yield "signed bundle", lambda: _bundle(folder, environment)
    yield "papers", lambda: _papers(folder, environment)
    yield "key store of the system", _key_store


def _system(folder: Path) -> str:
    """What runs it, how it writes texts and times, and how much room there is."""
    packed = "packed" if getattr(sys, "frozen", False) else "from its source"
    clock = datetime.now().astimezone()
    free = shutil.disk_usage(folder).free // 2**20
    runs = f"{platform.platform()}, {platform.machine()}, Python {platform.python_version()}, {packed}"
    return f"{runs}, {locale.getpreferredencoding(do_setlocale=False)}, UTC{clock:%z}, {free} MiB free"


def _places() -> str:
    """Tell on what data and documents of the person stand: a share and a synchronised folder explain much."""
    found = {"keys and settings": paths.user_data(), "documents": Path(platformdirs.user_documents_dir())}
    stand = {name: whereabouts(folder / "a") for name, folder in found.items()}
    return ", ".join(f"{name} {one.on}{f' ({one.service})' if one.service else ''}" for name, one in stand.items())


def _version() -> str:
    from ctj_desktop.i18n import load_translator
    from ctj_desktop.storage.file.opening import sqlite_version

    words = {load_translator(locale)("Meetings") for locale in ("fr_CH", "de_CH", "en")}
    if len(words) < 3:
        raise LookupError("catalogues")
    return f"{__version__}, SQLite {sqlite_version()}"


def _refusal() -> str:
    """What is refused is said by docstrings, which a program that was packed without them lacks."""
    from ctj_desktop.i18n import load_translator
    from ctj_desktop.i18n.errors import sentence
    from ctj_desktop.storage.errors import NothingToRedo

    english, french = (sentence(load_translator(locale), NothingToRedo()) for locale in ("en", "fr_CH"))
    if english != NothingToRedo.message or english == french:
        raise LookupError("docstrings")
    return french


def _keyed(path: Path, environment: Environment) -> str:
    """Made under a key, closed, refused under another, opened again."""
    from ctj_desktop.domain.ids import HomeId, OfficeId
    from ctj_desktop.domain.records.people import Office

    office = OfficeId(environment.new_id())
    record = Office(id=office, home=HomeId(office), name=Bilingual.of("Essai", "Versuch"))
    Store.create(path, office=record, environment=environment, key=KEY).close()
    try:
        Store.open(path, environment=environment, key=bytes(32)).close()
    except WrongKey:
        store = Store.open(path, environment=environment, key=KEY)
        name = store.all(Office)[0].name.fr.text
        store.close()
        return name
    raise AssertionError("a wrong key opened it")


def _sample(path: Path, environment: Environment) -> str:
    from ctj_desktop.services.workspace.sample import make_sample

    store = make_sample(path, environment=environment)
    count = store.count(Meeting)
    store.close()
    return f"{count} meetings"


def _bundle(folder: Path, environment: Environment) -> str:
    """Signed and sealed for another office, and read by it."""
    from ctj_desktop.services.exchange.exporting import export, plan_export
    from ctj_desktop.services.exchange.identity import trust, write_card
    from ctj_desktop.services.exchange.merging import take_in
    from ctj_desktop.services.workspace.setting_up import set_up

    elsewhere = replace(environment, data_folder=folder / "elsewhere")
    nobody = Bilingual()
    other = set_up(folder / "other.ctj", office="CTJ", side=Side.CH, committee=nobody, code="", environment=elsewhere)
    own = Store.open(folder / SAMPLE, environment=environment)
    try:
        for giver, taker in ((own, other), (other, own)):
            card = giver.path.with_suffix(".ctjcard")
            write_card(giver, card)
            trust(taker, card, Profile.CTJ)
        written = export(own, plan_export(own, "CTJ"), folder / "first.ctjx").written
        taken = take_in(other, written.path)
        return f"{written.path.stat().st_size} bytes, {taken.result.value if taken.result else '–'}"
    finally:
        own.close()
        other.close()


def _key_store() -> str:
    """A word is kept, read and forgotten. That there is none, or that it is locked, is no fault of the program."""
    if not getattr(sys, "frozen", False):
        return "not tried from its source"
    store = of_system()
    try:
        kept = store.fetch(TRIED) is None and store.keep(TRIED, "ctj") and store.fetch(TRIED) == "ctj"
    except KeyStoreClosed as error:
        if isinstance(error.__cause__, ImportError) and sys.platform != "linux":
            raise
        return f"none that answers: {error.detail}"
    return "keeps, gives and forgets" if store.forget(TRIED) and kept else "refuses"


def _papers(folder: Path, environment: Environment) -> str:
    from ctj_desktop.services.papers.all_papers import paper_named
    from ctj_desktop.services.papers.making import Printing, make, paper_pdf
    from ctj_desktop.services.papers.paper import PaperForm
    from ctj_desktop.services.papers.print_centre import offers, subject

    with Store.open(folder / SAMPLE, environment=environment, read_only=True) as store:
        meeting = store.all(Meeting, order="on")[-1]
        day = meeting.on or environment.clock().date()
        pages = 0
        for offer in offers(subject(store, meeting.id), day):
            pdf = paper_pdf(store, offer.paper, offer.about, Printing(printed_on=day))
            (folder / f"{offer.name}.pdf").write_bytes(pdf)
            pages += _pages(pdf)
            if PaperForm.WORD in paper_named(offer.paper).forms:
                made = make(store, offer.paper, offer.about, Printing(printed_on=day), PaperForm.WORD)
                (folder / f"{offer.name}.docx").write_bytes(made.file)
    return f"pages: {pages}"


def _pages(pdf: bytes) -> int:
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        if not document[0].get_textpage().get_text_range().strip():
            raise AssertionError("an empty page")
        return len(document)
    finally:
        document.close()
