"""Are statutes entered from the paper in few acts, from a pattern, on one page?"""

from datetime import date

import pytest

from ctj_desktop.domain.records.statutes import DecisionRule, Statutes, StatutesPattern, TieRule
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.office import text
from tests.ui.beginning import a_committee
from tests.ui.desktop import ALT, CTRL, Desktop, InDialog, Key

ARTICLES = {"quorum": "art. 7", "notice": "art. 6", "proxies": "art. 10", "second_call": "art. 8"}
MOST = 25
"""So many chords, clicks and filled fields the statutes of a committee may take."""


class Counted:
    """A person before the window whose acts are counted: a chord, a click, a field that is filled."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop, self.count = desktop, 0

    def press(self, key: Key, *modifiers: object) -> None:
        self.count += 1
        self.desktop.press(key, *modifiers)  # type: ignore[arg-type]

    def fill(self, name: str, text: str) -> None:
        self.count += 1
        self.desktop.fill(name, text)
        self.desktop.leave()


@pytest.mark.long
def test_statutes_are_entered_from_the_franco_swiss_pattern_in_few_acts(empty: Desktop, in_dialog: InDialog) -> None:
    committee = a_committee(empty, seats=4)
    acts, side = Counted(empty), empty.side()
    empty.window.desk.navigator.go(Place(page="statutes"))

    def choose_and_enter() -> None:
        acts.count += 2  # the list is opened, and one is taken
        choice = empty.find(ComboBox, "dialog.new_statutes.pattern")
        choice.choose(StatutesPattern.FRANCO_SWISS)
        choice.activated.emit(choice.currentIndex())
        acts.fill("dialog.new_statutes.in_force_from", "1.1.2027")
        acts.press(Key.Key_Return)

    in_dialog(lambda: acts.press(Key.Key_N, CTRL), choose_and_enter)
    (version,) = empty.store.all(Statutes, committee=committee.id)
    place = empty.window.desk.navigator.place
    assert place is not None
    assert place.record == version.id, "the new version is open to be put right"
    acts.fill(f"statutes.sheet.title.{side}", "Statuts 2027")
    for part, article in ARTICLES.items():
        acts.fill(f"statutes.sheet.{part}.article", article)
    acts.fill("statutes.sheet.notice.days", "12")
    rules = next(one for one in empty.find(Sheet, "statutes.sheet").lists if one.linked.kind == "decision_rule")
    rules.table.setFocus()
    acts.press(Key.Key_Return)
    acts.fill("decision_rules.sheet.article", "art. 9")
    acts.press(Key.Key_Left, ALT)
    (version,), (rule,) = empty.store.all(Statutes), empty.store.all(DecisionRule)
    said = {part: getattr(version, part).article for part in ARTICLES}
    assert (said, version.notice.days if version.notice else 0) == (ARTICLES, 12)
    assert (rule.article, rule.tie) == ("art. 9", TieRule.CO_CHAIRS_TOGETHER)
    assert acts.count <= MOST, acts.count


def test_a_rule_added_from_the_list_of_rules_belongs_to_the_statutes_that_run(
    empty: Desktop, in_dialog: InDialog
) -> None:
    """Its field of the statutes was empty though there is one version only, and took the name of the rule."""
    committee = a_committee(empty)
    given = {"committee": committee.id, "title": text("Statuts"), "in_force_from": date(2027, 1, 1)}
    version = empty.workspace.do_fields(adopt_statutes, **given)
    empty.window.desk.navigator.go(Place(page="decision_rules"))

    def name_it() -> None:
        empty.fill(f"dialog.new_decision_rule.name.{empty.side()}", "Majorité")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), name_it)
    (rule,) = empty.store.all(DecisionRule)
    assert rule.statutes == version.id
