"""Does this installation hold everything it needs? Each part once, for real: `ctj-desktop --check-installation FOLDER`.

For an administrator after an installation, and for the build: a program packed into one folder lacks a part only
where that part is used.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from ctj_desktop import __version__
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.errors import WrongKey
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.store import Store

KEY = bytes(range(32))
LINES, SAMPLE, PICTURE = "check.txt", "sample.ctj", "window.png"
Grab = Callable[[Path, Path], None]
"""Opens a workspace in a window and writes a picture of it."""


def check_installation(folder: Path, grab: Grab) -> None:
    """Tries each part and says a line for it; raises whatever a part that does not work raises.

    Its files stay in `folder`, which must be new; the lines are in `check.txt` too, because a program without a
    console has nowhere else to say them. In English: whoever installs reads them, before any catalogue is found.
    """
    folder.mkdir(parents=True)
    environment = replace(Environment.system(), data_folder=folder / "data")
    with (folder / LINES).open("w", encoding="utf-8") as lines:
        for name, part in _parts(folder, environment, grab):
            _say(lines, f"{name} … ")
            _say(lines, part() + "\n")


def _say(lines: TextIO, text: str) -> None:
    for stream in filter(None, (lines, sys.stdout)):
        stream.write(text)
        stream.flush()


def _parts(folder: Path, environment: Environment, grab: Grab) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "version", _version
    yield "workspace under a key", lambda: _keyed(folder / "keyed.ctj", environment)
    yield "sample workspace", lambda: _sample(folder / SAMPLE, environment)
    yield "signed bundle", lambda: _bundle(folder, environment)
    yield "papers", lambda: _papers(folder, environment)
    yield "window", lambda: _window(folder, grab)


def _version() -> str:
    from ctj_desktop.i18n import load_translator
    from ctj_desktop.storage.file.opening import sqlite_version

    words = {load_translator(locale)("Meetings") for locale in ("fr_CH", "de_CH", "en")}
    if len(words) < 3:
        raise LookupError("catalogues")
    return f"{__version__}, SQLite {sqlite_version()}"


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


def _window(folder: Path, grab: Grab) -> str:
    picture = folder / PICTURE
    grab(folder / SAMPLE, picture)
    return f"{picture.stat().st_size} bytes"
