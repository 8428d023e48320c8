"""Does a sheet give back the key, and does its file say it nowhere else than on the page?"""

from datetime import date

import pytest

from ctj_desktop.domain.protection.recovery_code import GROUPS, groups_of, key_of, mark_of
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.papers.all_papers import PAPERS
from ctj_desktop.services.papers.recovery_sheet import SheetFacts, recovery_sheet_pdf
from tests.documents import reading

KEY = bytes.fromhex("3fa9c01277e85b1d9042ffe0a1b6d3387c5504e9b2118dfa6634209bcd70175e")
FACTS = SheetFacts(
    name="Comité du Mont-d’Or",
    office=Bilingual.of("Secrétariat du comité", "Sekretariat des Ausschusses"),
    made=date(2026, 3, 1),
    key=KEY,
)


def test_what_is_read_from_the_page_is_the_key() -> None:
    items = reading.structure(recovery_sheet_pdf(FACTS)).find("LI")
    groups = [reading.squeezed(item.kids[1].text) for item in items]
    assert len(groups) == GROUPS
    assert key_of(" ".join(groups)) == KEY


def test_the_file_is_of_the_day_and_says_of_the_key_its_mark_alone() -> None:
    pdf = recovery_sheet_pdf(FACTS)
    file = reading.reader(pdf)
    told = " ".join(map(str, file.metadata.values())) + file.root_object["/Metadata"].get_data().decode()
    assert "2026-03-01T12:00:00Z" in told
    assert file.metadata["/CreationDate"] == file.metadata["/ModDate"] == "D:20260301120000Z"
    assert FACTS.name in told
    hidden = (*groups_of(KEY), KEY.hex(), KEY.hex().upper())
    assert [one for one in hidden if one in told or one.encode() in pdf] == []
    [figure] = [one for one in reading.structure(pdf).find("Figure") if "QR" in one.alternative]
    assert not any(character.isdecimal() for character in figure.alternative)
    assert mark_of(KEY) in file.pages[0].extract_text()


def test_the_same_facts_make_the_same_bytes_and_another_key_another_file() -> None:
    assert recovery_sheet_pdf(FACTS) == recovery_sheet_pdf(FACTS)
    other = replace(FACTS, key=bytes(32))
    assert (
        reading.reader(recovery_sheet_pdf(other)).trailer["/ID"]
        != reading.reader(recovery_sheet_pdf(FACTS)).trailer["/ID"]
    )


def test_the_key_stands_in_no_text_that_a_log_could_hold() -> None:
    assert mark_of(KEY) in repr(FACTS)
    assert str(KEY) not in repr(FACTS)


def test_a_key_of_another_length_makes_no_sheet() -> None:
    with pytest.raises(ValueError, match="31"):
        recovery_sheet_pdf(replace(FACTS, key=KEY[:31]))


def test_the_print_centre_does_not_offer_it() -> None:
    assert not any("recovery" in paper.name for paper in PAPERS)
