"""Does the sheet of a text to use again say how it reads where it goes, and takes it another one by a slash?"""

import pytest

from ctj_desktop.domain.records.standard_texts import LetterAbout, StandardText, TextUse
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.services.texts.standard_texts import add_standard_text
from ctj_desktop.ui.forms.caret.text_blocks import TextBlockList
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.text_area import TextArea
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, Key


def a_block(office: Desktop) -> StandardText:
    committee = office.meeting("2027-01").committee
    said = text("Merci. {point}", "Danke. {point}")
    given = {"use": TextUse.BLOCK, "name": text("Remerciement", "Dank"), "text": said, "committee": committee}
    return office.workspace.do_fields(add_standard_text, **given)


@pytest.mark.long
@pytest.mark.each_language
def test_the_wording_of_a_convocation_reads_as_it_leaves_and_takes_a_block(office: Desktop) -> None:
    a_block(office)
    committee = office.meeting("2027-01").committee
    own = office.workspace.do(keep_letter_text, committee=committee, letter=LetterAbout.CONVOCATION)
    office.window.desk.navigator.go(Place(page="texts", record=own.id))
    office.settle()
    assert "2027" in office.text("texts.proof")
    area, other = (office.find(TextArea, f"texts.sheet.text.{side}") for side in ("fr", "de"))
    area.setFocus()
    office.press(Key.Key_A, CTRL)
    office.keys("{appel}\u00a0: {météo} /rem")
    assert "météo" in office.text("texts.proof.unknown")
    offered = area.window().findChild(TextBlockList, "texts.blocks")
    assert offered is not None
    offered.look_now()
    before = other.text()
    office.press(Key.Key_Return)
    assert area.text().endswith("Merci. {point}")
    assert other.text() == f"{before} Danke. {{point}}", "it stays typed there with the reason why it is not kept"
    assert "point" in office.text("texts.proof.unknown")
    assert office.shows("texts.proof.usual")


def test_of_a_block_it_says_what_is_filled_in(office: Desktop) -> None:
    block = a_block(office)
    office.window.desk.navigator.go(Place(page="texts", record=block.id))
    office.settle()
    assert "{point}" in office.text("texts.proof")
    assert not office.shows("texts.proof.usual")
