"""What does the resource site of 500 public resources with a read file each cost: in a folder, its pages alone?"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.attached_texts import read_text
from ctj_desktop.services.papers.resource_site import produce_site
from ctj_desktop.services.resources.library import change_resource, join_resources
from ctj_desktop.services.resources.site.contents import site_of
from ctj_desktop.services.resources.site.pages import pages
from ctj_desktop.storage.index_upkeep import contents_to_read, keep_text
from tests.benchmarks.table import Figure, measure
from tests.office import TODAY, Office, text

RESOURCES, WORDS, OWN, VOCABULARY, THEMES = 500, 3_000, 2_003, 20_011, 12
"""A file of six pages has about a thousand different words."""
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
            words = (f"mot{(number + place**2 % OWN) % VOCABULARY}" for place in range(WORDS))
            path.write_text(" ".join(words), "utf-8")
            (made,) = office.do(join_resources, paths=[path]).record
            title, themes = text(f"Ressource {number}", f"Ressource {number}"), (f"Thème {number % THEMES}",)
            office.do_fields(change_resource, resource=made.id, title=title, themes=themes, public=True)
    for content in contents_to_read(office.store):
        text_of = read_text(office.store, content, lambda: None)
        keep_text(office.store, content.sha256, text_of.text, text_of.why)
    return office
