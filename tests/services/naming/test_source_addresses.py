"""Is a source read as the pages it stands for: who published them, under which title, and when?"""

import json

import pytest

from ctj_desktop.paths import resources
from ctj_desktop.services.naming.source_addresses import source_lines, source_pages, source_publishers

KNOWN = json.loads((resources() / "reference" / "sources.json").read_text(encoding="utf-8"))


def test_short_names_are_read_as_pages_with_their_remark() -> None:
    assert source_lines("MAC24-10, RFJ26-02 (rapport des plafonds)") == (
        "maCommune.info, Nouvel appel à projets pour les petits projets transfrontaliers, 10.2024",
        "RFJ, Appel à projets pour des initiatives transfrontalières, 27.02.2026",
        "Rapport des plafonds",
    )
    assert source_publishers("MAC24-10, MAC25-03, RFJ26-02") == "maCommune.info, RFJ"
    first, _, remark = source_pages("MAC24-10, RFJ26-02 (rapport des plafonds)")
    assert first.url == "https://" + KNOWN["MAC24-10"]["address"]
    assert remark.url == ""


@pytest.mark.parametrize("written", ["Règlement de 2027", "INCONNU", "MAC24-10, INCONNU", "Courriel du 12/3 (canton)"])
def test_what_a_person_wrote_stays(written: str) -> None:
    assert source_lines(written) == (written,)
    assert source_publishers(written) == written
    assert source_pages(written) == ()


def test_no_source_is_no_line() -> None:
    assert source_lines("") == ()
    assert source_publishers("") == ""


def test_every_source_of_the_reference_data_is_read_as_a_page() -> None:
    for file in (resources() / "reference" / "records").glob("*.json"):
        for row in _rows(json.loads(file.read_text(encoding="utf-8"))):
            named = row.get("source", "")
            assert all(line != named for line in source_lines(named)), named


def test_no_page_is_called_by_its_short_name_or_address() -> None:
    for key, said in KNOWN.items():
        [page] = source_pages(key)
        assert page.publisher
        assert said["address"] not in page.line
        assert key == "ADNV" or key not in page.line  # that one is called so
        assert " " not in page.url


def _rows(found: object) -> list[dict[str, str]]:
    if isinstance(found, dict):
        own = [found] if "source" in found else []
        return own + [row for part in found.values() for row in _rows(part)]
    return [row for part in found for row in _rows(part)] if isinstance(found, list) else []
