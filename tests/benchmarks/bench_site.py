"""What does the resource site of 500 public resources with a file each cost: in a folder, and its pages alone?"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from ctj_desktop.i18n import load_translator
from ctj_desktop.services.papers.resource_site import produce_site
from ctj_desktop.services.resources.library import change_resource, join_resources
from ctj_desktop.services.resources.site.contents import site_of
from ctj_desktop.services.resources.site.pages import pages
from tests.benchmarks.table import Figure, measure
from tests.office import TODAY, Office, text

RESOURCES, BYTES, THEMES = 500, 20_000, 12
FRENCH: Final = load_translator("fr_CH")


def figures(folder: Path) -> Iterator[Figure]:
    """The whole beside what is worked out without a disk."""
    office = _library(folder)
    numbers = count(1)

    def made() -> None:
        produce_site(office.store, folder, f"site-{next(numbers)}", FRENCH)

    def worked_out() -> None:
        list(pages(site_of(office.store, TODAY), FRENCH, load_translator("de_CH")))

    said = f"resource site of {RESOURCES} resources"
    yield measure(said, made, "its pages alone", worked_out, rounds=3, aim="<= 10,000 ms")


def _library(folder: Path) -> Office:
    office = Office(folder, name="library")
    with office.store.batch():
        for number in range(RESOURCES):
            path = folder / f"document {number}.txt"
            path.write_bytes(f"{number}".encode().ljust(BYTES, b"."))
            (made,) = office.do(join_resources, paths=[path]).record
            title, themes = text(f"Ressource {number}", f"Ressource {number}"), (f"Thème {number % THEMES}",)
            office.do_fields(change_resource, resource=made.id, title=title, themes=themes, public=True)
    return office
