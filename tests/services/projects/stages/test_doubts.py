"""Is it said what is to be asked of the fund, while that is still of use?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.projects import Project, RuleKind
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.projects import calls, life, routes
from ctj_desktop.services.projects.sheet import project_sheet
from ctj_desktop.services.projects.stages.doubts import to_ask_of_fund
from tests.office import TODAY, text
from tests.services.projects.test_eligibility import Secretariat


@pytest.fixture
def office(tmp_path: Path) -> Secretariat:
    return Secretariat(tmp_path).set_up()


def asked(office: Secretariat) -> list[str]:
    """The codes, and no mark left in a sentence."""
    sheet = project_sheet(office.store, office.project, TODAY)
    found = to_ask_of_fund(office.store, sheet.project, sheet.stage)
    for locale in ("fr_CH", "de_CH", "en"):
        assert all("{" not in finding_text(load_translator(locale), one) for one in found)
    return [one.code.removeprefix("fund.") for one in found]


def test_what_no_source_confirms_is_asked_until_the_fund_has_decided(office: Secretariat) -> None:
    assert asked(office) == ["no_day_of_decision", "no_day_of_report", "enclosures"]
    office.a_rule(RuleKind.OTHER, confirmed=False)
    assert asked(office)[0] == "unconfirmed_rule"
    days = {"decides_on": date(2027, 6, 1), "report_by": date(2028, 6, 1)}
    office.do_fields(calls.change_call, call=office.call, **days)
    assert asked(office) == ["unconfirmed_rule", "enclosures"]
    route = office.store.all(Project)[0].pipeline
    made = {"pipeline": route, "code": "left", "name": text("Abandonné"), "role": "side_exit"}
    exit_stage = office.do_fields(routes.add_stage, **made).record.id
    office.do(routes.add_stage_transition, from_stage=office.stages[0], to_stage=exit_stage)
    office.do(life.move_project, project=office.project, to="left", on=TODAY, reason=text("Plus personne"))
    assert asked(office) == []


def test_of_a_project_that_goes_to_no_fund_nothing_is_asked(office: Secretariat) -> None:
    committee = office.do_fields(add_committee, code="ZZ", name=text("Autre")).record.id
    given = {"committee": committee, "title": text("Sans fonds"), "on": TODAY}
    office.project = office.do_fields(life.add_project, **given).record.id
    assert asked(office) == []
