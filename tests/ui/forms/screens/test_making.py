"""Does a dialog for a new record say at once what it cannot use, and stop saying it once it can?"""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.records.projects import Call, Pipeline
from ctj_desktop.domain.records.statutes import Statutes
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import kept_elsewhere
from ctj_desktop.services.steps.refusals import EndBeforeStart
from ctj_desktop.storage.store import Draft
from ctj_desktop.ui.forms.entries.picks import NotChosenYet, NothingChosen
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.window.screens import SCREENS
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.forms.screens.test_list_page import note_at

NEW = "dialog.new_statutes"


@pytest.fixture
def on_statutes(empty: Desktop) -> Desktop:
    """The page of the statutes, of which there are none."""
    empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    empty.window.desk.navigator.go(Place(page="statutes"))
    return empty


def empty_the_title(desktop: Desktop) -> None:
    """The usual one stood there."""
    for language in ("fr", "de"):
        desktop.fill(f"{NEW}.title.{language}", "")


@pytest.mark.long
def test_a_day_that_is_none_says_so_when_it_is_left(on_statutes: Desktop, in_dialog: InDialog) -> None:
    def enter() -> None:
        title = f"{NEW}.title.{on_statutes.side()}"
        empty_the_title(on_statutes)
        on_statutes.press(Key.Key_Return)
        assert note_at(on_statutes, title)
        on_statutes.fill(title, "Statuts")
        assert note_at(on_statutes, title) == ""
        on_statutes.fill(f"{NEW}.in_force_from", "31.02.2026")
        on_statutes.leave()
        assert "31.02.2026" in note_at(on_statutes, f"{NEW}.in_force_from")
        on_statutes.fill(f"{NEW}.in_force_from", "1.2.2026")
        on_statutes.leave()
        assert note_at(on_statutes, f"{NEW}.in_force_from") == ""
        on_statutes.press(Key.Key_Return)

    in_dialog(lambda: on_statutes.press(Key.Key_N, CTRL), enter)
    (made,) = on_statutes.store.all(Statutes)
    assert made.in_force_from.isoformat() == "2026-02-01"


def test_what_is_needed_says_so_where_it_is_left_empty(on_statutes: Desktop, in_dialog: InDialog) -> None:
    def enter() -> None:
        empty_the_title(on_statutes)
        on_statutes.leave()
        assert note_at(on_statutes, f"{NEW}.title.{on_statutes.side()}")
        on_statutes.press(Key.Key_Escape)

    in_dialog(lambda: on_statutes.press(Key.Key_N, CTRL), enter)
    assert not on_statutes.store.all(Statutes)


@pytest.mark.long
@pytest.mark.parametrize(("language", "side"), [("fr_CH", "fr"), ("de_CH", "de")], indirect=["language"])
def test_what_was_typed_is_the_name_in_the_language_of_the_window(empty: Desktop, language: object, side: str) -> None:
    desk, workspace = empty.window.desk, empty.workspace
    dialog = NewRecord(desk, workspace, desk.screens["organisation"], empty.window, named="Sonvilier")
    texts = {one: dialog.entries[f"name.{one}"].typed()[0][1].text() for one in ("fr", "de")}
    assert texts == {"fr": "", "de": "", side: "Sonvilier"}
    dialog.close()


@pytest.mark.long
@pytest.mark.parametrize(("language", "side"), [("fr_CH", "fr"), ("de_CH", "de")], indirect=["language"])
def test_a_name_in_neither_language_is_asked_for_in_that_of_the_window(
    on_statutes: Desktop, in_dialog: InDialog, language: object, side: str
) -> None:
    def enter() -> None:
        empty_the_title(on_statutes)
        on_statutes.press(Key.Key_Return)
        assert [one for one in ("fr", "de") if note_at(on_statutes, f"{NEW}.title.{one}")] == [side]
        on_statutes.press(Key.Key_Escape)

    in_dialog(lambda: on_statutes.press(Key.Key_N, CTRL), enter)


@pytest.mark.long
def test_a_body_chosen_instead_of_unknown_words_is_refused_no_more(empty: Desktop, in_dialog: InDialog) -> None:
    body = empty.workspace.do_fields(add_organisation, name=Bilingual.of("Bourg-Dessous", "Unterburg"), side=Side.FR)
    assert isinstance(body, Organisation)
    empty.window.desk.navigator.go(Place(page="persons"))

    def enter() -> None:
        name = "dialog.new_person.organisation"
        empty.fill(name, "nobody of that name")
        empty.leave()
        assert note_at(empty, name)
        empty.fill(name, "bourg-dessous")
        empty.leave()
        assert note_at(empty, name) == ""
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)


@pytest.mark.long
def test_words_that_two_bodies_have_ask_for_a_choice_and_unknown_ones_say_so(
    empty: Desktop, in_dialog: InDialog
) -> None:
    for place in ("Bourg-Dessous", "Bourg-Dessus"):
        empty.workspace.do_fields(add_organisation, name=Bilingual.of(place, ""), side=Side.FR)
    empty.window.desk.navigator.go(Place(page="persons"))
    t = empty.window.desk.t

    def enter() -> None:
        name = "dialog.new_person.organisation"
        empty.fill(name, "bourg-des")
        empty.leave()
        assert note_at(empty, name) == sentence(t, NotChosenYet("bourg-des"))
        empty.fill(name, "nulle part ailleurs")
        empty.leave()
        assert note_at(empty, name) == sentence(t, NothingChosen("nulle part ailleurs"))
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)


@pytest.mark.long
@pytest.mark.parametrize(("page", "dialog", "start", "end"), [("calls", "new_call", "opens", "closes")])
def test_a_period_that_ends_before_it_begins_is_said_at_its_end(
    empty: Desktop, in_dialog: InDialog, page: str, dialog: str, start: str, end: str
) -> None:
    name = f"dialog.{dialog}"
    empty.window.desk.navigator.go(Place(page=page))

    def enter() -> None:
        empty.fill(f"{name}.name.fr", "Appel")
        empty.fill(f"{name}.code", "A1")
        empty.find(Picker, f"{name}.pipeline").put(empty.store.all(Pipeline, order="id")[0].id, "A")
        empty.fill(f"{name}.{start}", "2.3.2027")
        empty.fill(f"{name}.{end}", "1.3.2027")
        empty.press(Key.Key_Return)
        days = EndBeforeStart(date(2027, 3, 2), date(2027, 3, 1))
        assert note_at(empty, f"{name}.{end}") == sentence(empty.window.desk.t, days)
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)


@pytest.mark.long
def test_an_exchange_rate_is_proposed_between_two_currencies_and_stays_so(empty: Desktop, in_dialog: InDialog) -> None:
    empty.window.desk.navigator.go(Place(page="rates"))

    def chosen() -> list[object]:
        return [empty.find(ComboBox, f"dialog.new_exchange_rate.{side}_currency").chosen() for side in ("from", "to")]

    def choose() -> None:
        one, other = Currency
        assert chosen() == [one, other]
        empty.find(ComboBox, "dialog.new_exchange_rate.from_currency").setFocus()
        empty.press(Key.Key_Down)
        assert chosen() == [other, one]
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), choose)


@pytest.mark.long
def test_what_was_typed_in_a_dialog_when_the_program_fell_over_stands_there_again(
    on_statutes: Desktop, in_dialog: InDialog
) -> None:
    """It is on disk within a second, and leaves it with the dialog."""
    store, lost = on_statutes.store, list[Draft]()

    def type_and_fall() -> None:
        on_statutes.fill(f"{NEW}.title.fr", "Statuts")
        on_statutes.fill(f"{NEW}.in_force_from", "1.2.2")
        on_statutes.bot.waitUntil(lambda: len(store.drafts()) == 2)
        lost.extend(store.drafts())
        on_statutes.click(f"{NEW}.cancel")

    in_dialog(lambda: on_statutes.press(Key.Key_N, CTRL), type_and_fall)
    assert store.drafts() == []
    for draft in lost:
        store.save_draft(draft.record, draft.register, draft.text)

    def find_and_enter() -> None:
        texts = [on_statutes.find(QLineEdit, f"{NEW}.{field}").text() for field in ("title.fr", "in_force_from")]
        assert texts == ["Statuts", "1.2.2"]
        assert note_at(on_statutes, f"{NEW}.title.fr") == on_statutes.window.desk.t("Typed earlier and not finished.")
        on_statutes.fill(f"{NEW}.in_force_from", "1.2.2026")
        on_statutes.press(Key.Key_Return)

    in_dialog(lambda: on_statutes.press(Key.Key_N, CTRL), find_and_enter)
    assert [one.title.fr.text for one in store.all(Statutes)] == ["Statuts"]
    assert store.drafts() == []


@pytest.mark.long
@pytest.mark.each_language
def test_a_new_record_speaks_the_language_of_the_window_and_on_the_side_of_france_french(
    on_statutes: Desktop, in_dialog: InDialog
) -> None:
    here = Language(on_statutes.side())

    def choose(side: Side | None) -> object:
        box = on_statutes.find(ComboBox, "dialog.new_person.side")
        box.choose(side)
        box.activated.emit(box.currentIndex())
        return on_statutes.find(ComboBox, "dialog.new_person.language").chosen()

    def enter() -> None:
        assert on_statutes.find(ComboBox, "dialog.new_person.language").chosen() is here
        assert [choose(side) for side in (Side.FR, Side.CH, Side.FR)] == [Language.FR, here, Language.FR]
        language = on_statutes.find(ComboBox, "dialog.new_person.language")
        language.choose(Language.DE)
        language.activated.emit(language.currentIndex())
        assert choose(Side.CH) is Language.DE
        assert choose(Side.FR) is Language.DE

    on_statutes.window.desk.navigator.go(Place(page="persons"))
    in_dialog(lambda: on_statutes.press(Key.Key_N, CTRL), enter)
    assert (
        NewRecord(on_statutes.window.desk, on_statutes.workspace, SCREENS["committee"], on_statutes.window)
        .entries["source_language"]
        .value()
        is here
    )


@pytest.mark.long
def test_a_share_beyond_the_whole_is_refused_when_its_field_is_left(on_statutes: Desktop, in_dialog: InDialog) -> None:
    share = "dialog.new_decision_rule.numerator"

    def enter() -> None:
        on_statutes.fill(share, "3/2")
        on_statutes.leave()
        assert "3/2" in note_at(on_statutes, share)
        on_statutes.fill(share, "2/3")
        on_statutes.leave()
        assert note_at(on_statutes, share) == ""

    (committee,) = on_statutes.store.all(Committee)
    title = Bilingual.of("Statuts", "Statuten")
    on_statutes.workspace.do_fields(adopt_statutes, committee=committee.id, title=title, in_force_from=date(2026, 1, 1))
    on_statutes.window.desk.navigator.go(Place(page="decision_rules"))
    in_dialog(lambda: on_statutes.press(Key.Key_N, CTRL), enter)


@pytest.mark.long
def test_a_rule_of_a_call_that_is_kept_elsewhere_is_refused_before_it_is_typed(
    office: Desktop, in_dialog: InDialog
) -> None:
    theirs = next(one for one in office.store.all(Call) if not kept_here(office.store, one))

    def enter() -> None:
        picker = office.find(Picker, "dialog.new_call_rule.call")
        picker.setFocus()
        picker.put(theirs.id, theirs.name.fr.text)
        picker.chosen.emit(theirs.id)
        said = sentence(office.window.desk.t, kept_elsewhere(office.store, theirs))
        assert note_at(office, "dialog.new_call_rule.call") == said
        office.leave()
        assert note_at(office, "dialog.new_call_rule.call") == said

    office.window.desk.navigator.go(Place(page="call_rules"))
    in_dialog(lambda: office.press(Key.Key_N, CTRL), enter)
