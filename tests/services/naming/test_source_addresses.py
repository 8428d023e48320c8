"""Is a source read as the pages it stands for?"""

import json

import pytest

from ctj_desktop.paths import resources
from ctj_desktop.services.naming.source_addresses import source_lines, source_sites

KNOWN = json.loads((resources() / "reference" / "sources.json").read_text(encoding="utf-8"))


def test_short_names_are_read_as_pages_with_their_remark() -> None:
    assert source_lines("MAC24-10, RFJ26-02 (rapport des plafonds)") == (
        KNOWN["MAC24-10"],
        KNOWN["RFJ26-02"],
        "Rapport des plafonds",
    )
    assert source_sites("MAC24-10, MAC25-03, RFJ26-02") == "macommune.info, rfj.ch"


@pytest.mark.parametrize("written", ["Règlement de 2027", "INCONNU", "MAC24-10, INCONNU", "Courriel du 12/3 (canton)"])
def test_what_a_person_wrote_stays(written: str) -> None:
    assert source_lines(written) == (written,)
    assert source_sites(written) == written


def test_no_source_is_no_line() -> None:
    assert source_lines("") == ()
    assert source_sites("") == ""


def test_every_source_of_the_reference_data_is_read_as_a_page() -> None:
    for file in (resources() / "reference" / "records").glob("*.json"):
        for row in _rows(json.loads(file.read_text(encoding="utf-8"))):
            named = row.get("source", "")
            assert all(line != named for line in source_lines(named)), named


def _rows(found: object) -> list[dict[str, str]]:
    if isinstance(found, dict):
        own = [found] if "source" in found else []
        return own + [row for part in found.values() for row in _rows(part)]
    return [row for part in found for row in _rows(part)] if isinstance(found, list) else []
