"""Are the numbers of an indicator numbers, however they are written?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.project_work import Indicator
from ctj_desktop.services.projects import indicators
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects.refusals import NoNumber, ReachedBefore
from tests.office import Office, text


def test_an_indicator_is_entered_reached_and_taken_away(tmp_path: Path) -> None:
    office = Office(tmp_path)
    project = office.do_fields(projects.add_project, committee=office.a_committee().id, title=text("Marchés")).record
    made = office.do_fields(
        indicators.add_indicator,
        project=project.id,
        label=text("Visiteurs", "Besuche"),
        target="1’500,5",
        unit=text("m²"),
    ).record
    assert (made.target, made.reached, made.unit.fr.text) == ("1500.5", "", "m²")
    change = indicators.change_indicator
    changed = office.do_fields(change, indicator=made.id, reached="620", reached_on=date(2027, 9, 1)).record
    assert (changed.target, changed.reached, changed.reached_on) == ("1500.5", "620", date(2027, 9, 1))
    with pytest.raises(NoNumber) as refused:
        office.do_fields(change, indicator=made.id, target="environ 500")
    assert refused.value.speaks_of("target")
    assert not refused.value.speaks_of("reached")
    with pytest.raises(ReachedBefore):
        office.do_fields(change, indicator=made.id, reached="")
    office.do(indicators.remove_indicator, indicator=made.id)
    assert office.store.count(Indicator) == 0
