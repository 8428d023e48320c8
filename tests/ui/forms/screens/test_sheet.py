"""Does a sheet keep what is typed into it, and say at once what it cannot keep?"""

from fractions import Fraction

import pytest

from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.records.statutes import QuorumRule, Statutes
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.projects.calls import add_exchange_rate
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from tests.ui.desktop import Desktop
from tests.ui.forms.screens.test_list_page import note_at

QUORUM = "statutes.sheet.quorum"


@pytest.fixture
def statutes(empty: Desktop) -> Statutes:
    """Statutes that ask for a quorum, shown."""
    committee = empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    made = empty.workspace.do_fields(
        adopt_statutes,
        committee=committee.id,
        title=Bilingual.of("Statuts", "Statuten"),
        in_force_from=empty.workspace.today(),
        quorum=QuorumRule(numerator=1, denominator=2),
    )
    assert isinstance(made, Statutes)
    empty.window.desk.navigator.go(Place(page="statutes", record=made.id))
    return made


def stored(desktop: Desktop, statutes: Statutes) -> QuorumRule:
    """The quorum as it is now."""
    found = desktop.store.get(Statutes, statutes.id)
    assert found is not None
    assert found.quorum is not None
    return found.quorum


@pytest.mark.long
@pytest.mark.parametrize("typed", ["la moitié", "1/0", "3/2"])
def test_a_part_of_a_rule_says_why_it_cannot_be_read_when_it_is_left(
    empty: Desktop, statutes: Statutes, typed: str
) -> None:
    empty.fill(f"{QUORUM}.numerator", typed)
    empty.leave()
    assert empty.focused().objectName() == f"{QUORUM}.strict"
    empty.settle()
    assert typed in note_at(empty, f"{QUORUM}.numerator")
    empty.fill(f"{QUORUM}.numerator", "2/3")
    empty.leave()
    empty.settle()
    assert note_at(empty, f"{QUORUM}.numerator") == ""
    empty.fill("statutes.sheet.title.fr", "Statuts révisés")
    empty.settle()
    rule = stored(empty, statutes)
    assert Fraction(rule.numerator, rule.denominator) == Fraction(2, 3)


@pytest.mark.long
def test_a_square_ticked_last_is_kept_when_the_rule_is_left(empty: Desktop, statutes: Statutes) -> None:
    before = stored(empty, statutes).proxies_count
    empty.click(f"{QUORUM}.proxies_count")
    assert empty.focused() is empty.find(CheckBox, f"{QUORUM}.proxies_count")
    empty.find(CheckBox, f"{QUORUM}.said").setFocus()
    assert stored(empty, statutes).proxies_count is before
    empty.find(CheckBox, f"{QUORUM}.proxies_count").setFocus()
    empty.find(CheckBox, "statutes.sheet.notice.said").setFocus()
    empty.settle()
    assert stored(empty, statutes).proxies_count is not before


@pytest.mark.long
def test_a_field_that_cannot_be_corrected_says_how_a_slip_is_mended(empty: Desktop) -> None:
    committee = empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    rate = empty.workspace.do_fields(
        add_exchange_rate,
        from_currency=Currency.CHF,
        to_currency=Currency.EUR,
        rate="1.05",
        on=empty.workspace.today(),
    )
    empty.window.desk.navigator.go(Place(page="rates", record=rate.id))
    currency = empty.find(ComboBox, "rates.sheet.from_currency")
    assert not currency.isEnabled()
    assert empty.find(LineEdit, "rates.sheet.rate").isEnabled()
    assert currency.accessibleName() in empty.text("rates.sheet.fixed.0.sentence")
    empty.window.desk.navigator.go(Place(page="committees", record=committee.id))
    assert not empty.shows("committees.sheet.fixed.0.sentence")
