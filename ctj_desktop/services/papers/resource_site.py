"""How does the resource site come into a folder, whole or not at all?"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.names import safe_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n import Translator, load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.papers.made_folder import made_folder
from ctj_desktop.services.resources.consent import PartnerEntry
from ctj_desktop.services.resources.site.contents import Site, SiteResource, site_of
from ctj_desktop.services.resources.site.pages import FILES, pages
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.storage import blobs
from ctj_desktop.storage.store import Store


class MadeSite(NamedValue):
    """Where it is, how many resources stand on it, those whose file is not there, and what of partners is left out."""

    folder: Path
    resources: int
    left_out: tuple[SiteResource, ...]
    waiting: tuple[PartnerEntry, ...]


def site_folder_name(t: Translator) -> str:
    """What the folder is called where nobody says otherwise."""
    return safe_name(t("Resource site"))


def produce_site(store: Store, into: Path, called: str, t: Translator, step: Step = no_step) -> MadeSite:
    """Pages and files in a folder of its own inside `into`, which no other folder ever gives way to.

    Its `index.html` is opened by a double click. `FileFailed`, or what `step` raises: then nothing is left of it.
    """
    site = site_of(store, today_in(store), lambda: step(0, 1))
    folder = made_folder(into, called, t("unfinished"), _files(store, site, step), many=True)
    return MadeSite(folder=folder.path, resources=len(site.resources), left_out=site.left_out, waiting=site.waiting)


def _files(store: Store, site: Site, step: Step) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The pages, then the files of the resources."""
    there = [one.file for one in site.resources if one.file is not None and one.file.on_site]
    made = list(pages(site, load_translator(LOCALES[Language.FR]), load_translator(LOCALES[Language.DE])))
    total = len(made) + len(there)
    for done, (name, text) in enumerate(made):
        step(done, total)
        yield name, (text.encode("utf-8"),)
    for done, file in enumerate(there, len(made)):
        step(done, total)
        yield f"{FILES}/{file.on_site}", blobs.pieces(store, file.sha256)
    step(total, total)
