"""Does every document that a docstring, a comment or a page points to exist here, with that section?

A reference is the name of a document, as much of its path as makes it the only one, and perhaps numbers of sections:
`exchange/FORMAT.md 5.2 and 5.5`. A name that stands in quotes by itself is a file in code, not a reference.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = ("ctj_desktop", "resources", "tests", "translations")
SUFFIXES = {".md", ".py", ".spec", ".sql", ".toml"}
NUMBER = r"\d+(?:\.\d+)*"
NAMED = re.compile(rf"(?P<path>(?:[\w-]+/)*[\w-]+\.md)\b(?P<sections>\s+{NUMBER}(?:(?:,| and)\s+{NUMBER})*)?")
SECTION = re.compile(rf"^(?:#+ |- \*\*)({NUMBER})\b", re.M)  # a heading, or an entry of a numbered list
CITED = re.compile(r"\[([A-Z][\w-]+)\](?!\()")


def _files() -> Iterator[Path]:
    """Every text of the repository that may name a document."""
    for found in (ROOT.glob("*"), *((ROOT / place).rglob("*") for place in PLACES)):
        yield from (path for path in found if path.suffix in SUFFIXES and path.is_file())


FILES = sorted(_files())
DOCUMENTS = {path.relative_to(ROOT).as_posix(): path for path in FILES if path.suffix == ".md"}


def _references(text: str) -> Iterator[tuple[str, list[str]]]:
    for found in NAMED.finditer(text):
        around = text[found.start() - 1 : found.start()] + text[found.end("path") : found.end("path") + 1]
        if around not in ('""', "''"):
            yield found["path"], re.findall(NUMBER, found["sections"] or "")


def _faults(text: str) -> Iterator[str]:
    """What a text points to in vain."""
    for name, sections in _references(text):
        meant = [path for path in DOCUMENTS if f"/{path}".endswith(f"/{name}")]
        if len(meant) != 1:
            yield f"{name}: {' or '.join(meant) or 'no such document'}"
            continue
        known = set(SECTION.findall(DOCUMENTS[meant[0]].read_text("utf-8")))
        yield from (f"{name}: no section {number}" for number in sections if number not in known)


def test_every_reference_resolves() -> None:
    """Every reference means one document and a section in it, and there are some."""
    texts = {path: path.read_text("utf-8") for path in FILES}
    faults = [f"{path.relative_to(ROOT)}: {fault}" for path, text in texts.items() for fault in _faults(text)]
    assert faults == []
    found = [one for text in texts.values() for one in _references(text)]
    assert sum(bool(sections) for _, sections in found) > 100
    assert {"exchange/FORMAT.md", "storage/FORMAT.md", "SOURCES.md", "ARCHITECTURE.md"} <= {name for name, _ in found}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("(elsewhere" + ".md 3)", "no such document"),
        ("(FORMAT" + ".md 3)", "ctj_desktop/exchange/FORMAT"),
        ("exchange/FORMAT" + ".md 5.2 and\n99.1", "no section 99.1"),
        ('"elsewhere' + '.md"', ""),
        ("storage/FORMAT" + ".md 4.1, SOURCES" + ".md.", ""),
    ],
)
def test_a_wrong_reference_is_noticed(text: str, fault: str) -> None:
    """No document, two of them, no such section."""
    faults = " ".join(_faults(text))
    assert fault in faults
    assert bool(fault) == bool(faults)


def test_no_section_has_its_number_twice() -> None:
    """In any document."""
    for name, path in DOCUMENTS.items():
        twice = [number for number, count in Counter(SECTION.findall(path.read_text("utf-8"))).items() if count > 1]
        assert not twice, name


def test_every_source_of_a_fact_has_its_address() -> None:
    """Beside the records, or on the page itself; none of these is there in vain."""
    folder = ROOT / "resources" / "reference"
    page = (folder / "SOURCES.md").read_text("utf-8")
    own = set(re.findall(r"^- ([A-Z][\w-]+): ", page, re.M))
    of_records = set(json.loads((folder / "sources.json").read_text("utf-8")))
    cited = set(CITED.findall(page))
    assert cited <= own | of_records
    assert own <= cited - of_records


def test_the_changelog_has_versions_of_which_none_is_longer_than_a_person_reads() -> None:
    head, *versions = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")
    assert "keepachangelog.com" in head
    for version in versions:
        title, *lines = version.splitlines()
        assert re.fullmatch(r"\[(Unreleased|\d+\.\d+\.\d+)\](?: - \d{4}-\d\d-\d\d)?", title), title
        parts = [line for line in lines if line.startswith("#")]
        assert set(parts) <= {"### Added", "### Changed", "### Deprecated", "### Removed", "### Fixed", "### Security"}
        assert len(lines) <= 60, f"{title} has {len(lines)} lines"
