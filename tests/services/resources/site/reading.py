"""The resource site as a browser reads it, for the tests."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class PageRead(HTMLParser):
    """What stands in a page: its language, ids, addresses, scripts, texts and what could be carried out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.language = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.headings: list[str] = []
        self.texts: list[str] = []
        self.handlers: list[str] = []
        self.inline: list[str] = []
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attributes}
        self._in = tag
        if tag == "html":
            self.language = held.get("lang", "")
        self.ids += [held["id"]] if "id" in held else []
        self.links += [held[name] for name in ("href", "action") if name in held and tag in ("a", "form")]
        self.loaded += [held[name] for name in ("src", "href") if name in held and tag not in ("a", "form")]
        self.handlers += [name for name in held if name.startswith("on") or name == "style"]

    def handle_data(self, data: str) -> None:
        if self._in in ("script", "style") and data.strip():
            self.inline.append(data)
        elif data.strip():
            self.texts.append(data.strip())
            if self._in == "h1":
                self.headings.append(data.strip())


def read_site(folder: Path) -> dict[str, PageRead]:
    """Every page by its place in the folder."""
    found = sorted(folder.rglob("*.html"))
    return {path.relative_to(folder).as_posix(): PageRead(path.read_text("utf-8")) for path in found}


def faults(folder: Path) -> list[str]:
    """A sentence for each link that leads nowhere, id that is there twice, and whatever a page could carry out."""
    said = []
    for name, page in read_site(folder).items():
        here = (folder / name).parent
        if page.language not in ("fr", "de"):
            said.append(f"{name} says no language")
        if len(set(page.ids)) < len(page.ids):
            said.append(f"{name} has an id twice")
        if len(page.headings) < 1:
            said.append(f"{name} has no heading")
        said += [f"{name} carries out {part}" for part in (*page.handlers, *page.inline)]
        for link in (*page.links, *page.loaded):
            parts = urlsplit(link)
            if parts.scheme and link in page.loaded:
                said.append(f"{name} fetches {link}")
            elif parts.scheme not in ("", "http", "https", "mailto"):
                said.append(f"{name} leads to {link}")
            elif not parts.scheme and parts.path and not (here / unquote(parts.path)).resolve().is_file():
                said.append(f"{name} leads nowhere: {link}")
            elif not parts.path and parts.fragment and parts.fragment not in page.ids:
                said.append(f"{name} has nothing called {link}")
    return said
