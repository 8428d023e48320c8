"""January: a workspace, a committee with its statutes and members, and its first meeting."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QAbstractItemView, QFileDialog

from ctj_desktop.domain.records.committees import Mandate, OfficeHeld, Seat, Secretariat
from ctj_desktop.domain.records.people import DeliveryChannel, Person, Side
from ctj_desktop.domain.records.statutes import DecisionRule, DoubleMajority, SourceText, Statutes
from ctj_desktop.domain.texts import Language
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.imports.dialog import ImportList
from tests.files.tables.made import a_workbook
from tests.ui.desktop import CTRL, Key
from tests.ui.whole.year.telling import Day

MONDAY = date(2027, 1, 4)
OFFICE, OTHER = "Parc du Haut-Plateau", "Netzwerk Hochplateau"
COMMITTEE = ("Comité du Haut-Plateau", "Ausschuss Hochplateau")
TITLE = ("Statuts du 3 décembre 2026", "Statuten vom 3. Dezember 2026")
TERM = (date(2025, 1, 1), date(2028, 12, 31))


class Member(NamedTuple):
    """A seat, who sits on it and who stands in."""

    side: Side
    body: str
    college: str
    form: str
    given: str
    name: str
    language: Language
    channel: DeliveryChannel = DeliveryChannel.MAIL
    street: str = ""
    postcode: str = ""
    place: str = ""
    substitute: tuple[str, str, str] = ("", "", "")
    office: str = ""

    @property
    def mail(self) -> str:
        """Their address."""
        return f"{self.given}.{self.name}@exemple.example".lower()

    @property
    def whole(self) -> str:
        """As papers name them."""
        return f"{self.given} {self.name}"


FR, CH, POST = Side.FR, Side.CH, DeliveryChannel.POST
MEMBERS = (
    Member(FR, "Commune de Valfroid", "Communes", "Madame", "Alice", "Aubry", Language.FR, office="Coprésidence"),
    Member(
        *(FR, "Commune de Montbois", "Communes", "Monsieur", "Bruno", "Bourdin", Language.FR, POST),
        *("12 rue du Lac", "25300", "Montbois"),
    ),
    Member(
        *(FR, "Communauté du Plateau", "Communes", "Madame", "Claire", "Chauvin", Language.FR),
        substitute=("Monsieur", "Luc", "Lambert"),
    ),
    Member(FR, "Association du Balcon", "Autres organismes", "Monsieur", "Denis", "Dubois", Language.FR),
    Member(CH, "Commune de La Côtière", "Communes", "Madame", "Eva", "Egger", Language.DE, office="Coprésidence"),
    Member(
        *(CH, "Commune du Vallon", "Communes", "Monsieur", "Fritz", "Frei", Language.DE, POST),
        *("Dorfstrasse 3", "2735", "Vallon"),
    ),
    Member(
        *(CH, "Commune des Sapins", "Communes", "Madame", "Greta", "Graf", Language.DE),
        substitute=("Madame", "Ida", "Imhof"),
    ),
    Member(CH, "Office du Vallon", "Autres organismes", "Monsieur", "Hugo", "Hirt", Language.FR),
)
HEADINGS = (
    *("N°", "Côté", "Collège", "Organisme", "Civilité", "Nom", "Prénom", "Langue", "Courriel", "Mode d’envoi"),
    *("Rue", "NPA", "Lieu", "Mandat dès le", "Jusqu’au", "Suppléant·e : civilité", "Suppléant·e : nom"),
    *("Suppléant·e : prénom", "Suppléant·e : courriel", "Suppléant·e : langue", "Fonction au comité"),
)
SPOKEN: Mapping[Language, str] = {Language.FR: "français", Language.DE: "allemand"}
SENT: Mapping[DeliveryChannel, str] = {DeliveryChannel.MAIL: "courriel", POST: "courrier postal"}


def told(day: Day) -> None:
    """By the window of a secretary who begins."""
    begin(day)
    sit_down(day)
    name_the_other_secretariat(day)
    adopt_the_statutes(day)
    take_the_list_in(day)


def a_list() -> bytes:
    """As the other secretariat kept it in its table."""

    def rows() -> Iterator[list[object]]:
        for at, one in enumerate(MEMBERS, 1):
            form, given, name = one.substitute
            yield [
                *(at, one.side.value, one.college, one.body, one.form, one.name, one.given, SPOKEN[one.language]),
                *(one.mail, SENT[one.channel], one.street, one.postcode, one.place, *TERM, form, name, given),
                *(f"{given}.{name}@exemple.example".lower() if name else "", SPOKEN[one.language] if name else ""),
                one.office,
            ]

    return a_workbook([list(HEADINGS), *rows()])


def begin(day: Day) -> None:
    """The welcome, then a workspace in an empty folder."""
    desktop = day.desktop

    def fill() -> None:
        desktop.fill("dialog.workspace.office", OFFICE)
        desktop.fill("dialog.workspace.committee.fr", COMMITTEE[0])
        desktop.fill("dialog.workspace.committee.de", COMMITTEE[1])
        desktop.fill("dialog.workspace.code", "HJ-VJ")
        desktop.unprotected()
        day.press(Key.Key_Return)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(day.shelf.file), ""))
        day.opening(lambda: desktop.click("welcome.new"), fill)
    day.is_on(MONDAY)


def sit_down(day: Day) -> None:
    """She is no member: she is entered as who writes."""
    desktop = day.desktop

    def find_herself() -> None:
        desktop.keys("Zoé Exemple")
        day.opening(lambda: day.press(Key.Key_Return), lambda: day.press(Key.Key_Return))

    day.opening(lambda: day.press(Key.Key_Return), find_herself)
    [person] = desktop.store.all(Person)
    assert desktop.store.author == person.id


def name_the_other_secretariat(day: Day) -> None:
    """Her own stands in the letterhead since the workspace was made."""

    def fill() -> None:
        day.desktop.keys(OTHER)
        day.desktop.press(Key.Key_Return, CTRL)

    day.press(Key.Key_Return)
    day.opening(lambda: day.desktop.press(Key.Key_N, CTRL), fill)
    assert {one.side for one in day.desktop.store.all(Secretariat)} == {FR, CH}


def adopt_the_statutes(day: Day) -> None:
    """A pattern, then what the paper says otherwise, with its articles."""
    desktop, store = day.desktop, day.desktop.store

    def pattern() -> None:
        day.press(Key.Key_End, Key.Key_Return)  # a majority of each side is the last one

    desktop.press(Key.Key_1, CTRL)
    day.press(Key.Key_Return)
    day.opening(lambda: day.press(Key.Key_Return), pattern)
    sheet = desktop.find(Sheet, "statutes.sheet")
    sheet.make_whole()
    day.fill("statutes.sheet.title.fr", TITLE[0])
    day.fill("statutes.sheet.title.de", TITLE[1])
    day.fill("statutes.sheet.in_force_from", "1.1.2027")
    day.choose("statutes.sheet.prevailing", SourceText.BOTH)
    day.fill("statutes.sheet.quorum.minimum_per_side", "2")
    day.fill("statutes.sheet.quorum.article", "7")
    for rule, fields in (
        ("notice", {"days": "10", "article": "6"}),
        ("second_call", {"article": "8"}),
        ("circulation", {"numerator": "2/3", "article": "13"}),
    ):
        desktop.click(f"statutes.sheet.{rule}.said")
        for name, text in fields.items():
            day.fill(f"statutes.sheet.{rule}.{name}", text)
    rules = next(one for one in sheet.lists if one.linked.kind == "decision_rule").table
    assert isinstance(rules, QAbstractItemView)
    rules.setFocus()
    day.press(Key.Key_Return)
    day.fill("decision_rules.sheet.article", "9")
    [version] = store.all(Statutes)
    assert (version.title.fr.text, version.title.de.text) == TITLE
    assert version.quorum is not None
    assert version.notice is not None
    assert version.second_call is not None
    assert version.circulation is not None
    assert (version.quorum.minimum_per_side, version.quorum.article, version.quorum.strict) == (2, "7", False)
    assert (version.notice.days, version.second_call.free_of_quorum, version.second_call.article) == (10, True, "8")
    assert (version.circulation.numerator, version.circulation.denominator) == (2, 3)
    [usual] = store.all(DecisionRule)
    assert (usual.double_majority, usual.article, usual.default) == (DoubleMajority.SIDE, "9", True)


def take_the_list_in(day: Day) -> None:
    """Persons, bodies, colleges, seats, mandates, substitutes and offices from one sheet."""
    desktop, store = day.desktop, day.desktop.store
    path = day.shelf.folder / "membres.xlsx"
    path.write_bytes(a_list())

    def walk() -> None:
        dialog = desktop.dialog()
        assert isinstance(dialog, ImportList)
        day.press(Key.Key_Return)
        desktop.bot.waitUntil(lambda: not dialog.working and dialog.kind.isVisible())
        assert desktop.text("dialog.import_list.unused").count("·") == 0, "only the number of the line says nothing"
        day.press(Key.Key_Return)
        desktop.bot.waitUntil(lambda: not dialog.working and dialog.preview.isVisible())
        day.press(Key.Key_Return)
        desktop.bot.waitUntil(lambda: desktop.dialog() is None)

    desktop.press(Key.Key_6, CTRL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
        day.opening(lambda: desktop.click("members.import"), walk)
    mandates = store.all(Mandate)
    assert (store.count(Person), store.count(Seat), len(mandates), store.count(OfficeHeld)) == (11, 8, 10, 2)
    for one in MEMBERS:
        [person] = store.all(Person, family_name=one.name)
        assert (person.language, person.channel) == (one.language, one.channel), one.name
        assert (person.work_address is not None) is bool(one.place)
