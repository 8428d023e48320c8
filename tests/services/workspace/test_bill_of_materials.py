"""Does a packed program say of what it is made, and is a release made of what was looked at?"""

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from ctj_desktop.services.workspace.bill_of_materials import write_bill
from ctj_desktop.services.workspace.licences import components, libraries

ROOT = Path(__file__).resolve().parents[3]


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_bill_names_every_library_and_what_stands_in_them(tmp_path: Path) -> None:
    """CycloneDX 1.6: what it requires of a bill and of a component, and no reference twice."""
    bill = json.loads(write_bill(tmp_path)[0].read_bytes())
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert bill["metadata"]["component"]["name"] == "CTJ Desktop"
    listed = {one["name"]: one for one in bill["components"]}
    assert all(one["type"] == "library" for one in bill["components"])
    assert len({one["bom-ref"] for one in bill["components"]}) == len(listed) == len(bill["components"])
    for name in libraries():
        version = metadata.version(name)
        assert f"pkg:pypi/{folded(name)}@{version}" in {one.get("purl") for one in bill["components"]}
    for name in ("Python", "Qt", "PDFium", "SQLite", "SQLCipher", "OpenSSL"):
        assert re.fullmatch(r"[0-9]+(\.[0-9]+)+", listed[name]["version"]), listed[name]


def test_the_same_parts_give_the_same_bill(tmp_path: Path) -> None:
    once, again = (tmp_path / name for name in "ab")
    for folder in (once, again):
        folder.mkdir()
    assert [one.read_bytes() for one in write_bill(once)] == [one.read_bytes() for one in write_bill(again)]


def test_every_licence_stands_there_in_full(tmp_path: Path) -> None:
    text = write_bill(tmp_path)[1].read_text("utf-8")
    for part in components():
        assert part.text.strip(), part.name
        assert part.text.strip() in text


def test_a_release_is_pinned_to_versions_that_the_project_allows_and_to_hashes_alone() -> None:
    pinned, lines = {}, (ROOT / ".ci" / "pinned.txt").read_text("utf-8")
    assert "://" not in lines
    for block in re.split(r"\n(?=[a-z])", "\n" + lines):
        met = re.match(r"([A-Za-z0-9-]+)==([^ ]+)", block)
        if met is not None:
            pinned[folded(met[1])] = met[2]
            assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), met[1]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for wanted in map(Requirement, [*project["dependencies"], *project["optional-dependencies"]["build"]]):
        assert wanted.specifier.contains(pinned[folded(wanted.name)]), wanted.name
