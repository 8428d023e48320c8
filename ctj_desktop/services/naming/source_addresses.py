"""Where does a fact of the reference data come from: which pages stand behind the short names of its sources?"""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from ctj_desktop import paths
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n.words import capital

NAMED: Final = re.compile(r"([A-Z][A-Z0-9-]*(?:, [A-Z][A-Z0-9-]*)*)(?: \((.+)\))?")
"""Short names, and a remark."""


class SourcePage(NamedValue):
    """A page, or a remark without an address: who published it, under which title, and when as far as that is known."""

    publisher: str
    title: str = ""
    on: str = ""
    address: str = ""

    @property
    def line(self) -> str:
        """RFJ, Soutien aux projets transfrontaliers, 03.03.2025."""
        day = ".".join(reversed(self.on.split("-")))
        return ", ".join(filter(None, (self.publisher, self.title, day)))

    @property
    def url(self) -> str:
        """What a browser opens; empty for a remark."""
        return f"https://{self.address}" if self.address else ""


def source_pages(source: str) -> tuple[SourcePage, ...]:
    """The pages and a remark; what a person wrote is no page."""
    named = NAMED.fullmatch(source)
    keys, pages = named[1].split(", ") if named else [], _pages()
    if named is None or not all(key in pages for key in keys):
        return ()
    remark = named[2] or ""
    after = [SourcePage(publisher=capital(remark))] if remark else []
    return (*(pages[key] for key in keys), *after)


def source_lines(source: str) -> tuple[str, ...]:
    """Publisher, title and day of each page and a remark, each a line; what a person wrote stays as it is."""
    pages = source_pages(source)
    return tuple(page.line for page in pages) if pages else (source,) if source else ()


def source_publishers(source: str) -> str:
    """Who published it, for a line: maCommune.info, RFJ; what a person wrote as it is."""
    pages = source_pages(source)
    return ", ".join(dict.fromkeys(page.publisher for page in pages)) if pages else source


@cache
def _pages() -> Mapping[str, SourcePage]:
    found: dict[str, dict[str, str]] = json.loads(
        (paths.resources() / "reference" / "sources.json").read_text(encoding="utf-8")
    )
    return {key: SourcePage(**said) for key, said in found.items()}
