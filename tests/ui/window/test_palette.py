"""Is everything found from one line, best match first, by keys alone?"""

from collections import Counter
from datetime import date

import pytest

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Organisation, Territory
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.membership.names import add_committee_name
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.record_pages import WHERE
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.search_list import Finder
from ctj_desktop.ui.window import search_line
from ctj_desktop.ui.window.all_acts import ACTS
from ctj_desktop.ui.window.screens import VIEWS
from ctj_desktop.ui.workspace.recents import SETTING, read_places
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, Key
from tests.ui.hearing import Announced

pytestmark = pytest.mark.each_language


def palette(office: Desktop) -> Finder:
    """Open, with the keyboard in its line."""
    office.press(Key.Key_K, CTRL)
    return office.find(Finder, "finder")


def current(finder: Finder) -> str:
    """What Enter would choose."""
    hit = finder.current()
    return hit.text if hit is not None else ""


def test_arrows_pages_home_and_end_walk_and_every_step_is_spoken_once(office: Desktop, announced: Announced) -> None:
    finder, t = palette(office), office.window.desk.t
    texts = [hit.text for hit in finder.hits()]
    field = office.find(SearchField, "topline.search")
    assert len(texts) > 9
    announced.take()
    for key, expected in (
        (Key.Key_Down, texts[1]),
        (Key.Key_End, texts[-1]),
        (Key.Key_Home, texts[0]),
        (Key.Key_PageDown, texts[8]),
        (Key.Key_PageUp, texts[0]),
        (Key.Key_Up, texts[0]),
    ):
        office.press(key)
        assert current(finder) == expected
        said = announced.take()
        assert [expected in one for one in said] == [True] * len(said)
        if said:  # already there, nothing is said
            place = t("{place} of {count}").format(place=texts.index(expected) + 1, count=len(texts))
            assert said[0].endswith(place)
        assert field.accessibleDescription() == ""  # a reader that follows descriptions would say it once more
    office.press(Key.Key_Escape)
    assert not office.shows("finder")


@pytest.mark.long
def test_it_fits_the_smallest_window_and_leaves_the_line_free(office: Desktop) -> None:
    office.window.resize(960, 600)
    office.window.desk.navigator.go(Place(page="members"))
    finder, field = palette(office), office.find(SearchField, "topline.search")
    office.press(Key.Key_End)
    whole = finder.geometry()
    assert office.window.rect().contains(whole)
    assert whole.top() >= field.mapTo(office.window, field.rect().bottomLeft()).y()


def test_accents_do_not_matter_and_an_act_shows_its_key(office: Desktop) -> None:
    t = office.window.desk.t
    finder = palette(office)
    wanted = t("&New meeting").replace("&", "")
    office.keys(t.sort_key(wanted))
    assert current(finder) == wanted
    hit = finder.current()
    assert hit is not None
    assert hit.side_note == "+".join(("Ctrl", t("Shift"), "M"))


def test_what_cannot_be_done_says_why_and_stays_open(office: Desktop) -> None:
    t = office.window.desk.t
    finder = palette(office)
    office.keys(t.sort_key(t("&Redo").replace("&", "")))
    hit = finder.current()
    assert hit is not None
    assert hit.why_not == t("There is nothing to redo.")
    office.press(Key.Key_Return)
    assert office.text("status.sentence") == t("There is nothing to redo.")
    assert office.shows("finder")


@pytest.mark.long
def test_an_item_leads_to_its_meeting_and_then_stands_among_the_last_places(office: Desktop) -> None:
    t, meeting = office.window.desk.t, office.meeting("2027-01")
    titles = Counter(one.title for one in office.store.all(AgendaItem))  # standing items return at every meeting
    item = next(one for one in office.store.all(AgendaItem, meeting=meeting.id) if titles[one.title] == 1)
    office.press(Key.Key_F, CTRL_SHIFT)
    finder = office.find(Finder, "finder")
    office.keys(t.sort_key(item.title.or_other(t.language)))
    assert item.title.or_other(t.language) in current(finder)
    office.press(Key.Key_Return)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("prepare", meeting.id)
    office.press(Key.Key_2, CTRL)
    finder = palette(office)
    hit = finder.current()
    assert hit is not None
    assert hit.group == t("Last opened")
    assert meeting.number is not None
    assert meeting.number in hit.text
    office.window.close_workspace()
    office.open_sample()
    assert [place.record for place in read_places(office.store.setting(SETTING) or "")] == [meeting.id]


@pytest.mark.long
def test_a_meeting_that_was_open_in_two_modes_stands_once_among_the_last_places(office: Desktop) -> None:
    meeting = office.meeting("2027-01").id
    for page in ("prepare", "hold", "today"):
        office.window.desk.navigator.go(Place(page=page, record=meeting if page != "today" else None))
    t, finder = office.window.desk.t, palette(office)
    last = [hit.text for hit in finder.hits() if hit.group == t("Last opened")]
    assert len(last) == len(set(last))
    assert sum("2027-01" in text for text in last) == 1


def test_searching_everywhere_puts_records_before_commands(office: Desktop) -> None:
    office.press(Key.Key_F, CTRL_SHIFT)
    finder, t = office.find(Finder, "finder"), office.window.desk.t
    office.keys("mar")
    groups = list(dict.fromkeys(hit.group for hit in finder.hits()))
    assert groups[0] == t("Records")


@pytest.mark.long
def test_every_act_that_a_person_can_type_is_found_by_its_whole_name(office: Desktop) -> None:
    t = office.window.desk.t
    palette_of = office.view.host.finder
    missing = []
    for act in ACTS:
        name = office.window.desk.actions[act.spec.key].text().replace("&", "").rstrip("…")
        palette_of._field.setText(name)
        palette_of._typed(name)
        if act.spec.key not in ("search", "search_all") and name not in [hit.text for hit in palette_of.hits()]:
            missing.append(name)
    assert missing == []
    assert t("Commands")


@pytest.mark.long
@pytest.mark.each_language
def test_an_act_is_found_by_what_it_is_looked_for(office: Desktop) -> None:
    finder, actions = palette(office), office.window.desk.actions
    words: dict[str, dict[str, tuple[str, ...]]] = {
        "settings": {"fr": ("sauvegarde", "langue"), "de": ("sicherung", "sprache")},
        "convene": {"fr": ("convocation", "invit"), "de": ("einladung", "einberufung")},
        "key_list": {"fr": ("aide",), "de": ("hilfe",)},
        "import_list": {"fr": ("excel", "carnet"), "de": ("excel", "adressbuch")},
        "show_statutes": {"fr": ("quorum", "majorite"), "de": ("quorum", "mehrheit")},
        "go_registers": {"fr": ("circulation", "extraits"), "de": ("zirkularbeschl", "auszüge")},
    }
    for key, spoken in words.items():
        name = actions[key].text().replace("&", "").rstrip("…")
        for typed in spoken[office.side()]:
            office.fill("topline.search", typed)
            assert name in [hit.text for hit in finder.hits()], typed


@pytest.mark.long
def test_the_directory_is_found_from_a_page_that_shows_nothing_of_it(office: Desktop) -> None:
    palette(office)
    office.keys({"fr": "annuaire", "de": "verzeichnis"}[office.side()])
    office.press(Key.Key_Return)
    (committee,) = office.store.all(Committee)
    assert office.window.desk.navigator.place == Place(page="documents", record=committee.id, detail="roster")


@pytest.mark.long
@pytest.mark.parametrize("page", ["coverage", "dashboard", "calendar"])
def test_a_view_of_a_section_is_opened_by_its_name(office: Desktop, page: str) -> None:
    palette(office)
    office.keys(office.window.desk.t(VIEWS[page][1]).replace("&", ""))
    office.press(Key.Key_Return)
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.page == page


def test_whoever_does_not_read_this_language_types_the_name_of_their_own(office: Desktop) -> None:
    name, locale = {"fr": ("Deutsch", "de_CH"), "de": ("Français", "fr_CH")}[office.side()]
    palette(office)
    office.keys(name[:5])
    office.press(Key.Key_Return)
    assert office.window.desk.t.locale == locale
    assert office.window.preferences.settings.locale == locale


def test_another_committee_is_looked_at_by_its_name(office: Desktop) -> None:
    t = office.window.desk.t
    made = office.workspace.do_fields(add_committee, code="ADJ", name=Bilingual.of("Arc de Joux", "Jouxbogen"))
    finder = palette(office)
    office.keys("joux")
    name = "Arc de Joux" if t.language is Language.FR else "Jouxbogen"
    wanted = t("Look at {committee}").format(committee=name)
    texts = [hit.text for hit in finder.hits()]
    assert wanted in texts
    for _ in range(texts.index(wanted)):
        office.press(Key.Key_Down)
    office.press(Key.Key_Return)
    assert office.workspace.committee == made.id
    assert office.view.shell.sidebar.committee.chosen() == made.id


@pytest.mark.long
def test_after_a_choice_the_keyboard_is_where_it_was(office: Desktop) -> None:
    table = office.prepare()
    rows = table.rows_model.rowCount()
    office.press(Key.Key_K, CTRL)
    office.keys(office.window.desk.t("&Save now").replace("&", ""))
    office.press(Key.Key_Return)
    assert table.hasFocus()
    office.press(Key.Key_K, CTRL)
    office.press(Key.Key_Escape)
    assert table.hasFocus()
    assert table.rows_model.rowCount() == rows


@pytest.mark.long
def test_how_many_more_there_are_is_said_and_they_are_shown(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_line, "RECORDS", 4)
    monkeypatch.setattr(search_line, "MORE_RECORDS", 5)
    t = office.window.desk.t
    count = office.store.count_found("ma", tuple(WHERE), most=1_000)
    assert count > 9
    office.press(Key.Key_F, CTRL_SHIFT)
    finder = office.find(Finder, "finder")
    office.keys("ma")

    def records() -> list[str]:
        return [hit.text for hit in finder.hits() if hit.group == t("Records")]

    def more(left: int) -> str:
        return t.n("{count} more record…", "{count} more records…", left).format(count=t.number(left))

    assert len(records()) == 5
    assert records()[-1] == more(count - 4)
    assert next(filter(None, (hit.count for hit in finder.hits()))) == t("{shown} of {all}").format(shown=4, all=count)
    for _ in range(4):
        office.press(Key.Key_Down)
    assert current(finder) == more(count - 4)
    office.press(Key.Key_Return)
    assert office.shows("finder")
    assert len(records()) == 10
    assert records()[-1] == more(count - 9)
    assert finder.hits().index(finder.current()) == 4
    while len(records()) < count:
        finder._move_to(len(records()) - 1)
        office.press(Key.Key_Return)
    assert len(records()) == count
    assert {more(left) for left in range(1, count)}.isdisjoint(records())
    office.keys("r")
    assert len(records()) == 5


def test_among_very_many_it_says_that_there_are_more_than_it_counts(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_line, "RECORDS", 2)
    monkeypatch.setattr(search_line, "MANY_HITS", 5)
    t = office.window.desk.t
    office.press(Key.Key_F, CTRL_SHIFT)
    office.keys("ma")
    hits = office.find(Finder, "finder").hits()
    texts = [hit.text for hit in hits]
    assert t("{shown} of more than {all}").format(shown=2, all=7) in [hit.count for hit in hits]
    assert t("More than {count} more records…").format(count=t.number(5)) in texts


@pytest.mark.long
@pytest.mark.parametrize("typed", ["bienne", "biel", "ville de bienne", "stadt biel"])
def test_a_body_is_found_by_its_names_in_both_languages(office: Desktop, typed: str) -> None:
    office.press(Key.Key_F, CTRL_SHIFT)
    finder = office.find(Finder, "finder")
    office.keys(typed)
    city = next(one for one in office.store.all(Organisation) if one.name.de.text == "Stadt Biel/Bienne")
    name = city.name.or_other(office.window.desk.t.language)
    texts = [hit.text for hit in finder.hits()]
    assert name in texts
    for _ in range(texts.index(name)):
        office.press(Key.Key_Down)
    office.press(Key.Key_Return)
    assert office.window.desk.navigator.place == Place(page="organisations", record=city.id)


@pytest.mark.long
def test_a_territory_leads_to_its_page_and_not_to_where_it_is_entered(office: Desktop) -> None:
    territory = office.store.all(Territory, code="MOC")[0]
    office.press(Key.Key_F, CTRL_SHIFT)
    finder = office.find(Finder, "finder")
    office.keys(territory.name.or_other(office.window.desk.t.language))
    assert (current(finder) or "").startswith(territory.code)
    office.press(Key.Key_Return)
    assert office.shows("page.territory")
    assert office.window.desk.navigator.place == Place(page="territory", record=territory.id)


@pytest.mark.long
def test_a_committee_is_found_by_what_it_was_called_once(office: Desktop) -> None:
    committee = office.store.all(Committee)[0]
    once = Bilingual.of("Table ronde des Verrières", "Runder Tisch von Les Verrières")
    days = {"start": date(2015, 1, 1), "end": date(2019, 1, 1)}
    made = office.workspace.do_fields(add_committee_name, committee=committee.id, name=once, **days)
    office.press(Key.Key_F, CTRL_SHIFT)
    finder = office.find(Finder, "finder")
    office.keys("verrieres")
    assert current(finder) == once.or_other(office.window.desk.t.language)
    office.press(Key.Key_Return)
    assert office.window.desk.navigator.place == Place(page="committee_names", record=made.id)


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("procuration", "Réponses"),
        ("versement", "Enregistrer un versement"),
        ("convention", "Changer d’étape"),
        ("convocation", "Convoquer"),
    ],
)
def test_an_act_stands_before_the_words_of_the_glossary(empty: Desktop, typed: str, first: str) -> None:
    finder = palette(empty)
    empty.keys(typed)
    groups = [hit.group for hit in finder.hits()]
    assert groups[0] == empty.window.desk.t("Commands")
    assert first in {hit.text for hit in finder.hits()[: groups.count(groups[0])]}


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_excel_is_both_import_and_export(empty: Desktop) -> None:
    finder = palette(empty)
    empty.keys("excel")
    assert {"Importer une liste", "Exporter la liste"} <= {hit.text for hit in finder.hits()}
