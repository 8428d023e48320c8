"""Is a record chosen by typing parts of its name, by keys alone, and is nothing chosen that was not meant?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.domain.hit_order import fit
from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Person
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.naming.picking import names_of
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Scheme, Theme
from ctj_desktop.ui.widgets.fields import Field
from ctj_desktop.ui.widgets.picker import MOST_ROWS, Picker
from ctj_desktop.ui.widgets.picker.pick_list import screens_now
from tests.storage.builders import a_person, a_store, save

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
NAMES = ("Zoé Müller", "Amélie Chappuis", "Anne Berset", "Anne-Lise Chédel", "Élie Dörig", "Chantal Müller")


@dataclass(frozen=True)
class Somebody:
    """A name to be chosen."""

    key: UUID
    name: str
    second: str = ""


@dataclass
class Office:
    """A form with a picker between two other fields; what was asked and told."""

    bot: QtBot
    page: QWidget
    picker: Picker
    people: list[Somebody]
    asked: list[str] = field(default_factory=list)
    told: list[UUID | None] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def source(self, words: str) -> Sequence[Somebody]:
        """As the services answer."""
        self.asked.append(words)
        wanted = sort_key(words).strip()
        return [one for one in self.people if fit(wanted, sort_key(one.name)) is not None][:MOST_ROWS]

    def type(self, text: str) -> None:
        """Letter after letter."""
        self.bot.keyClicks(self.picker, text)

    def type_and_wait(self, text: str) -> None:
        """And the list stands."""
        self.type(text)
        self.bot.waitUntil(lambda: not self.picker._soon.isActive())

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One after the other, where the keyboard is."""
        for key in keys:
            self.bot.keyClick(self.page.focusWidget() or self.picker, key, modifier)

    def offered(self) -> list[str]:
        """The rows that are seen."""
        return [hit.name for hit in self.picker.list.hits()] if self.picker.list.isVisible() else []

    def come_back(self) -> None:
        """From elsewhere."""
        self.page.findChildren(QLineEdit, "before")[0].setFocus()
        self.picker.setFocus()

    def stands(self) -> tuple[str, UUID | None, bool]:
        """Text, record, and whether they agree."""
        return self.picker.text(), self.picker.key(), self.picker.text_is_chosen()


def key_of(name: str) -> UUID:
    """Of somebody."""
    return uuid5(NETWORK, name)


@pytest.fixture
def office(qtbot: QtBot, theme: Theme) -> Iterator[Office]:
    """With the keyboard in the picker."""
    page = QWidget()
    page.resize(400, 300)
    column = QVBoxLayout(page)
    before, picker, after = QLineEdit(page), Picker(theme, "picker"), QLineEdit(page)
    before.setObjectName("before")
    entry = Field(theme, picker, page)
    entry.say("&Personne")
    for widget in (before, entry, after):
        column.addWidget(widget)
    office = Office(qtbot, page, picker, [Somebody(key_of(name), name) for name in NAMES])
    picker.speak(load_translator("fr_CH"))
    picker.offer_from(office.source)
    picker.chosen.connect(office.told.append)
    picker.left.connect(lambda: office.left.append(picker.text()))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    picker.setFocus()
    yield office
    page.close()
    page.deleteLater()


def test_letters_narrow_and_a_marked_row_is_taken_by_enter(office: Office) -> None:
    office.type_and_wait("mul")
    assert office.offered() == ["Zoé Müller", "Chantal Müller"]
    assert office.told == []
    office.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert office.stands() == ("Chantal Müller", key_of("Chantal Müller"), True)
    assert office.told == [key_of("Chantal Müller")]
    assert office.offered() == []


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab, Key.Key_Backtab])
@pytest.mark.parametrize("text", ["dorig", "ZOE MULLER", " anne berset ", "lise"])
def test_what_alone_can_be_meant_is_taken_even_before_the_list_stands(office: Office, key: Qt.Key, text: str) -> None:
    office.type(text)
    office.press(key)
    [only] = office.source(text) if text != "ZOE MULLER" else [office.people[0]]
    assert office.told == [only.key]
    assert office.picker.text() == only.name
    assert office.left == ([] if key == Key.Key_Return else [only.name])


@pytest.mark.parametrize("slowly", [False, True])
def test_one_of_several_is_never_taken_by_itself(office: Office, slowly: bool) -> None:
    (office.type_and_wait if slowly else office.type)("anne")
    office.press(Key.Key_Return)
    assert office.stands() == ("anne", None, False)
    assert office.offered() == ["Anne Berset", "Anne-Lise Chédel"]
    office.press(Key.Key_Tab)
    assert office.stands() == ("anne", None, False)
    assert (office.told, office.left) == ([], ["anne"])
    assert not office.picker.list.isVisible()


def test_two_of_one_name_are_chosen_by_the_row(office: Office) -> None:
    office.people += [Somebody(UUID(int=1), "Jo Aubry", "maire"), Somebody(UUID(int=2), "Jo Aubry", "syndic")]
    office.type("jo aubry")
    office.press(Key.Key_Return)
    assert office.told == []
    office.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert office.stands() == ("Jo Aubry", UUID(int=2), True)


def test_leaving_keeps_a_text_that_stands_for_nothing(office: Office) -> None:
    office.picker.put(key_of("Anne Berset"), "Anne Berset")
    office.come_back()
    office.picker.selectAll()
    office.type("une autre personne")
    office.press(Key.Key_Tab)
    assert office.stands() == ("une autre personne", None, False)
    assert office.told == []
    office.come_back()
    office.picker.selectAll()
    office.type("Anne Berset")
    assert office.stands() == ("Anne Berset", key_of("Anne Berset"), True)


def test_words_that_were_put_without_a_record_stay_as_they_are_until_they_are_changed(office: Office) -> None:
    office.picker.put(None, "Zoé")  # one alone begins so; nobody typed it
    assert (office.picker.text(), office.picker.key(), office.picker.text_is_chosen()) == ("Zoé", None, True)
    office.picker.setFocus()
    office.press(Key.Key_Tab)
    assert (office.picker.text(), office.told) == ("Zoé", [])
    office.picker.setFocus()
    office.picker.selectAll()
    office.type("zoe mu")
    office.press(Key.Key_Tab)
    assert office.told == [office.people[0].key]


def test_an_emptied_field_means_nobody(office: Office) -> None:
    office.picker.put(key_of("Anne Berset"), "Anne Berset")
    assert office.told == []
    office.picker.selectAll()
    office.press(Key.Key_Delete)
    assert office.stands() == ("", None, True)
    office.press(Key.Key_Tab)
    assert (office.told, office.left) == ([None], [""])
    office.come_back()
    office.press(Key.Key_Tab)
    assert office.told == [None]


def test_escape_closes_the_list_and_then_gives_back_what_stood(office: Office) -> None:
    office.picker.put(key_of("Anne Berset"), "Anne Berset")
    office.come_back()
    gave_up: list[bool] = []
    office.picker.gave_up.connect(lambda: gave_up.append(True))
    office.picker.selectAll()
    office.type_and_wait("mul")
    office.press(Key.Key_Escape)
    assert (office.offered(), office.picker.text()) == ([], "mul")
    office.press(Key.Key_Escape)
    assert office.stands() == ("Anne Berset", key_of("Anne Berset"), True)
    assert (gave_up, office.told) == ([True], [])


def test_escape_gives_back_the_record_before_the_choice(office: Office) -> None:
    office.picker.put(key_of("Anne Berset"), "Anne Berset")
    office.come_back()
    office.picker.selectAll()
    office.type("dorig")
    office.press(Key.Key_Return, Key.Key_Escape)
    assert office.stands() == ("Anne Berset", key_of("Anne Berset"), True)
    assert office.told == [key_of("Élie Dörig"), key_of("Anne Berset")]


def test_a_value_that_came_from_elsewhere_is_what_escape_gives_back(office: Office) -> None:
    office.picker.put(key_of("Anne Berset"), "Anne Berset")
    office.type("x")
    office.press(Key.Key_Escape)
    assert office.stands() == ("Anne Berset", key_of("Anne Berset"), True)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Alt])
def test_down_opens_at_once_and_a_chosen_name_hides_none(office: Office, modifier: Qt.KeyboardModifier) -> None:
    office.picker.put(key_of("Anne Berset"), "Anne Berset")
    office.press(Key.Key_Down, modifier=modifier)
    assert office.offered() == list(NAMES)
    assert office.picker.list.marked() == 2
    office.press(Key.Key_Down, Key.Key_Return)
    assert office.told == [key_of("Anne-Lise Chédel")]


def test_arrows_and_pages_walk_the_list_and_stay_in_it(office: Office) -> None:
    office.press(Key.Key_Down)
    marked = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_PageDown, Key.Key_Down, Key.Key_PageUp, Key.Key_Up):
        office.press(key)
        marked.append(office.picker.list.marked())
    assert marked == [0, 1, 0, 5, 5, 0, 0]
    office.press(Key.Key_Up, modifier=Alt)
    assert office.offered() == []
    office.press(Key.Key_Down, Key.Key_Up)
    assert office.picker.list.marked() == 5


def test_the_mouse_opens_and_takes(office: Office) -> None:
    caret = QPoint(office.picker.width() - 16, office.picker.height() // 2)
    office.bot.mouseClick(office.picker, Qt.MouseButton.LeftButton, pos=caret)
    assert office.offered() == list(NAMES)
    office.bot.mouseClick(office.picker, Qt.MouseButton.LeftButton, pos=caret)
    assert office.offered() == []
    office.bot.mouseClick(office.picker, Qt.MouseButton.LeftButton, pos=caret)
    row = QPoint(20, 4 + metrics.ROW_DENSE + metrics.ROW_DENSE // 2)
    office.bot.mouseMove(office.picker.list, row)
    assert office.picker.list.marked() is None
    office.bot.mouseClick(office.picker.list, Qt.MouseButton.LeftButton, pos=row)
    assert office.told == [key_of("Amélie Chappuis")]
    assert office.picker.hasFocus()


def test_the_last_row_makes_a_record_of_what_is_typed(office: Office) -> None:
    made: list[str] = []

    def make(words: str) -> tuple[UUID, str] | None:
        made.append(words)
        return (UUID(int=7), "Mairie de Morez") if words else None

    office.picker.offer_new("Nouvelle personne…", make)
    office.type_and_wait("Mairie de Morez")
    assert office.picker.list.isVisible()
    office.press(Key.Key_Down)
    assert office.picker.list.spoken() == "Nouvelle personne… «\u202fMairie de Morez\u202f»"
    office.press(Key.Key_Return)
    assert office.stands() == ("Mairie de Morez", UUID(int=7), True)
    assert (made, office.told, office.left) == (["Mairie de Morez"], [UUID(int=7)], [])
    office.press(Key.Key_Down, Key.Key_PageDown, Key.Key_Return)
    assert made == ["Mairie de Morez", ""]
    assert office.stands() == ("Mairie de Morez", UUID(int=7), True)
    assert office.picker.hasFocus()


def test_of_words_that_stand_instead_of_a_record_one_is_made(office: Office) -> None:
    made: list[str] = []
    office.picker.offer_new("Nouvelle personne…", made.append)
    office.picker.put(None, "Les amis du marché")
    office.press(Key.Key_Down, Key.Key_PageDown, Key.Key_Return)
    assert made == ["Les amis du marché"]
    office.picker.put(UUID(int=7), "Mairie de Morez")
    office.press(Key.Key_Down, Key.Key_PageDown, Key.Key_Return)
    assert made == ["Les amis du marché", ""], "that one is a record already"


def test_making_a_record_elsewhere_is_not_leaving(office: Office) -> None:
    def make(_words: str) -> tuple[UUID, str] | None:
        office.page.findChildren(QLineEdit, "before")[0].setFocus()
        return None

    office.picker.offer_new("Nouvelle personne…", make)
    office.type_and_wait("anne")
    office.press(Key.Key_Up, Key.Key_Return)
    assert office.left == []
    assert office.stands() == ("anne", None, False)
    assert office.picker.hasFocus()
    office.press(Key.Key_Escape)
    assert office.stands() == ("", None, True)


def test_a_form_made_anew_while_a_record_is_made_is_not_touched(office: Office) -> None:
    picker = Picker(office.picker._theme, "other", office.page)

    def make(_words: str) -> tuple[UUID, str] | None:
        import shiboken6

        shiboken6.delete(picker)
        return UUID(int=7), "Mairie"

    picker.offer_new("Nouvelle personne…", make)
    picker.show()
    picker.setFocus()
    office.bot.keyClick(picker, Key.Key_Down)
    office.bot.keyClick(picker, Key.Key_Down)
    office.bot.keyClick(picker, Key.Key_Return)
    assert office.told == []


def test_what_was_removed_while_the_list_stood_is_not_taken(office: Office) -> None:
    office.type_and_wait("mul")
    del office.people[0]
    office.press(Key.Key_Down, Key.Key_Return)
    assert office.told == []
    assert office.stands() == ("mul", None, False)
    assert office.offered() == ["Chantal Müller"]


def test_no_letter_is_lost_when_the_list_changes(office: Office) -> None:
    office.type_and_wait("a")
    office.press(Key.Key_Down)
    office.type("n")
    office.people.reverse()
    office.press(Key.Key_Down)
    assert office.picker.text() == "an"
    assert office.offered() == ["Anne-Lise Chédel", "Anne Berset"]
    office.type("ne")
    office.picker.offer_from(lambda _words: [])
    office.bot.waitUntil(lambda: not office.picker._soon.isActive())
    assert (office.picker.text(), office.offered()) == ("anne", [])


def test_a_row_of_earlier_letters_is_not_taken(office: Office) -> None:
    office.type_and_wait("a")
    office.press(Key.Key_Down)
    assert office.picker.list.marked() == 0
    office.type("nne-l")
    office.press(Key.Key_Return)
    assert office.told == [key_of("Anne-Lise Chédel")]


def test_a_pause_is_waited_for(office: Office) -> None:
    office.type("chedel")
    assert office.asked == []
    office.bot.waitUntil(lambda: bool(office.offered()))
    assert office.asked == ["chedel"]


@pytest.mark.parametrize("how", ["elsewhere", "moved", "hidden", "clicked", "put", "emptied", "disabled"])
def test_the_list_goes_with_its_reason(office: Office, how: str) -> None:
    office.type_and_wait("an")
    assert office.offered()
    acts: dict[str, Callable[[], object]] = {
        "elsewhere": lambda: office.page.findChildren(QLineEdit, "before")[0].setFocus(),
        "moved": lambda: office.page.resize(500, 320),
        "hidden": lambda: office.picker.hide(),
        "clicked": lambda: office.bot.mouseClick(office.page, Qt.MouseButton.LeftButton, pos=QPoint(5, 290)),
        "put": lambda: office.picker.put(None, ""),
        "emptied": lambda: office.press(Key.Key_Backspace, Key.Key_Backspace),
        "disabled": lambda: office.picker.setEnabled(False),
    }
    acts[how]()
    office.bot.waitUntil(lambda: not office.picker.list.isVisible())


def test_what_only_shows_offers_nothing(office: Office) -> None:
    office.picker.put(key_of("Anne Berset"), "Anne Berset")
    office.picker.setReadOnly(True)
    office.press(Key.Key_Down, Key.Key_Return)
    office.bot.mouseClick(office.picker, Qt.MouseButton.LeftButton, pos=QPoint(office.picker.width() - 16, 10))
    assert office.offered() == []
    assert office.stands() == ("Anne Berset", key_of("Anne Berset"), True)


def test_enter_is_the_form_s_once_the_record_is_chosen(office: Office) -> None:
    entered: list[str] = []
    office.picker.returnPressed.connect(lambda: entered.append(office.picker.text()))
    office.type("dorig")
    office.press(Key.Key_Return)
    assert entered == []
    office.press(Key.Key_Return)
    assert entered == ["Élie Dörig"]
    office.picker.selectAll()
    office.type("personne ainsi")
    office.press(Key.Key_Return)
    assert entered == ["Élie Dörig", "personne ainsi"]


def test_how_many_there_are_and_which_is_marked_is_said(office: Office) -> None:
    office.people[0] = Somebody(office.people[0].key, "Zoé Müller", "syndique · Yverdon")
    office.type_and_wait("mul")
    assert office.picker.list.accessibleName() == "2 résultats"
    office.press(Key.Key_Down)
    assert office.picker.list.accessibleName() == "Zoé Müller · syndique · Yverdon"
    office.type_and_wait("ler zoe")
    assert office.picker.list.accessibleName() == "1 résultat · Zoé Müller · syndique · Yverdon"
    office.type_and_wait("zzz")
    assert office.picker.list.accessibleName() == "Aucun résultat"
    heard = QAccessible.queryAccessibleInterface(office.picker)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Personne"
    assert heard.role() is QAccessible.Role.EditableText


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_list_stays_on_the_screen_with_whole_rows(qtbot: QtBot, theme: Theme, percent: int, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    theme.set_text_size(percent)
    screen = screens_now()[0]
    people = [Somebody(UUID(int=n), f"Commune d’Exemple-le-Haut-en-Montagne {n}", "maire") for n in range(MOST_ROWS)]
    for top in (screen.top() + 20, screen.center().y(), screen.bottom() - 60):
        picker = Picker(theme, "alone")
        qtbot.addWidget(picker)
        picker.offer_from(lambda _words: people)
        picker.offer_new("Nouvelle personne…", lambda _words: None)
        picker.setGeometry(screen.right() - 120, top, 100, picker.height())
        picker.show()
        qtbot.keyClick(picker, Key.Key_Down)
        shown = picker.list.geometry()
        field_at = picker.geometry()
        assert screen.contains(shown)
        assert not shown.intersects(field_at)
        assert shown.width() >= theme.px(280)
        for _ in range(MOST_ROWS + 1):
            qtbot.keyClick(picker, Key.Key_Down)
            marked = picker.list.marked()
            assert marked is not None
            assert picker.list.rect().contains(picker.list._row(marked))
        assert picker.list.marked() == MOST_ROWS
        assert not picker.list.grab().isNull()
        picker.close()


def test_a_button_beside_it_is_not_pressed_by_enter(office: Office) -> None:
    button = QPushButton("Créer", office.page)
    button.setDefault(True)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    office.type_and_wait("an")
    office.press(Key.Key_Return)
    assert pressed == []


@pytest.fixture(scope="module")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An empty workspace that has got 5,000 persons."""
    folder = tmp_path_factory.mktemp("thousands")
    families = ("Aubry", "Besson", "Chédel", "Dörig", "Étique", "Froidevaux", "Güder", "Huguenin")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(folder / "data"))
        with a_store(Path(folder) / "thousands.ctj") as store:
            with store.bulk():
                people = [
                    replace(a_person(store.office_id, f"{families[n % 8]} {n:04}"), given_name=f"Prénom-{n % 97}")
                    for n in range(5_000)
                ]
                save(store, *people)
            yield store


@pytest.mark.long
def test_fast_typing_over_thousands_of_names_shows_what_the_last_letters_mean(office: Office, thousands: Store) -> None:
    t = load_translator("fr_CH")
    asked: list[str] = []

    def source(words: str) -> Sequence[Somebody]:
        asked.append(words)
        return [Somebody(one.key, one.name, one.second) for one in names_of(thousands, t, ["person"], words)]

    office.picker.offer_from(source)
    for text in ("dorig 0", "etique", "prenom-9 gud", "h", "chedel 4994"):
        office.picker.selectAll()
        for at, letter in enumerate(text):
            office.type(letter)
            if at % 3 == 1:
                office.bot.keyClick(office.picker, Key.Key_Down)
            if at % 5 == 4:
                office.bot.keyClick(office.picker, Key.Key_Backspace)
                office.type(letter)
        office.bot.waitUntil(lambda: not office.picker._soon.isActive())
        assert office.picker.text() == text
        assert asked[-1] == text
        assert office.offered(), text
        assert all(fit(sort_key(text), sort_key(name)) is not None for name in office.offered())
    office.press(Key.Key_Tab)
    [person] = thousands.all(Person, family_name="Chédel 4994")
    assert office.stands() == (f"{person.given_name} {person.family_name}", person.id, True)


@pytest.mark.long
def test_somebody_removed_by_another_meanwhile_is_not_taken(office: Office, thousands: Store) -> None:
    t = load_translator("fr_CH")
    office.picker.offer_from(lambda words: names_of(thousands, t, ["person"], words))
    office.type_and_wait("huguenin 4999")
    [gone] = thousands.all(Person, family_name="Huguenin 4999")
    with thousands.write(OperationLabel("person.deleted")) as unit:
        unit.delete(gone)
    office.press(Key.Key_Return)
    assert office.told == []
    assert office.stands() == ("huguenin 4999", None, False)
