"""What of a closed item is read by everybody who receives the agenda, and what stays?"""

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.closed_items import closed_with_parents, lines_of, says_too_much
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import an_item


def test_its_line_on_the_agenda_is_what_is_typed_and_what_the_history_calls_it() -> None:
    item = replace(
        an_item(), title=Bilingual.of("**Bail** commercial", "Mietvertrag"), presenter=Bilingual.of(fr="La mairie")
    )
    assert lines_of(item) == {"**Bail** commercial", "Bail commercial", "Mietvertrag", "La mairie"}


def test_its_note_and_its_proposed_decision_say_too_much() -> None:
    assert says_too_much(an_item()) == ()
    said = replace(an_item(), note=Bilingual.of(fr="Le prix"), proposed_decision=Bilingual.of(fr="Vendre"))
    assert says_too_much(said) == ("note", "proposed_decision")


def test_what_stands_below_a_closed_item_is_closed() -> None:
    above, beside = replace(an_item(), closed=True), an_item()
    below, other = replace(an_item(), parent=above.id), replace(an_item(), parent=beside.id)
    assert closed_with_parents([above, below, beside, other]) == {above.id, below.id}
