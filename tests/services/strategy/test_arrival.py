"""A new version of the strategy comes by a file: is it told before and after, and what serves the old one found?"""

from datetime import date
from pathlib import Path

from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.records.projects import ProjectAction
from ctj_desktop.domain.records.strategy import Action, Strategy
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.exchange.bundle_words import taken_lines
from ctj_desktop.services.exchange.merging import take_in
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.services.strategy import aims, copies, following, versions
from ctj_desktop.services.workspace.today import today
from tests.office import TODAY, text
from tests.services.exchange.exchanging import an_office, introduce, pass_on, send

TOLD = "A version of the strategy is new: under Strategy you see what serves the one before it."


def test_a_version_that_comes_by_a_file_is_told_and_followed(tmp_path: Path) -> None:
    t = load_translator("en")
    keeper, ours = an_office(tmp_path, "pontarlier", 1), an_office(tmp_path, "saint-imier", 2)
    introduce(keeper, ours, Profile.PARTNER)
    committee = keeper.a_committee("MOC").id
    old = keeper.do_fields(versions.add_strategy, code="A", name=text("A"), committee=committee).record
    action = keeper.do_fields(aims.add_action, strategy=old.id, code="1.1", title=text("Marchés")).record
    pass_on(keeper, ours)
    project = ours.do_fields(projects.add_project, committee=committee, title=text("Marché")).record
    ours.do(links.link_action, project=project.id, action=action.id)
    assert today(ours.store, TODAY).strategy is None
    new = keeper.do_fields(
        copies.copy_strategy, based_on=old.id, code="B", valid_from=date(2028, 1, 1), committee=committee
    ).record
    path, _ = send(keeper, ours)
    trial = take_in(ours.store, path, dry_run=True)
    assert TOLD in list(taken_lines(t, trial))
    assert ours.store.count(Strategy) == 1  # a trial writes nothing
    assert TOLD in list(taken_lines(t, take_in(ours.store, path)))
    found = today(ours.store, TODAY).strategy
    assert found is not None
    assert (found.strategy.id, found.waiting_projects, found.waiting_proposals) == (new.id, 1, 0)
    ours.do(following.follow_strategy, strategy=new.id)
    linked = ours.store.some(Action, [link.action for link in ours.store.all(ProjectAction)])
    assert {one.strategy for one in linked} == {old.id, new.id}
    assert today(ours.store, TODAY).strategy is None
    assert TOLD not in list(taken_lines(t, pass_on(ours, keeper)))
