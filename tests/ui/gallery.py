"""Every piece in its states on one page, to be laid beside the visual target."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.i18n import Translator
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit, Note
from ctj_desktop.ui.widgets.labels import Badge, Label, StatePill, Tag, Tone
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.sidebar import Section, Sidebar
from ctj_desktop.ui.widgets.status import StatusStrip
from ctj_desktop.ui.widgets.surfaces import Banner, Card, Chip, EmptyState
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.widgets.topline import TopLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row to look at."""

    key: UUID
    number: str
    title: str
    note: str


def gallery(theme: Theme, language: WindowLanguage) -> QWidget:
    """The page."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(_sidebar(theme, page))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(_top_line(theme, page))
    grid = QGridLayout()
    grid.setContentsMargins(24, 12, 24, 12)
    grid.setSpacing(16)
    for at, build in enumerate((_buttons, _fields, _rows, _tags, _empty, _messages)):
        card = Card(theme, parent=page)
        build(theme, language, card)
        grid.addWidget(card, at // 2, at % 2)
    column.addLayout(grid, 1)
    strip = StatusStrip(theme, page)
    strip.show_saved("Enregistré 11:40:02")
    strip.show_undo("Annuler «\u00a0point 3 déplacé\u00a0»")
    strip.keys.say("F1 aide")
    column.addWidget(strip)
    row.addLayout(column, 1)
    return page


def _sidebar(theme: Theme, page: QWidget) -> Sidebar:
    bar = Sidebar(theme, [("meetings", "calendar-blank"), ("members", "users-three")], page)
    bar.show_sections(
        [
            Section(key="meetings", text="Séances", icon="", count=2),
            Section(key="members", text="Membres", icon=""),
        ],
        "{place} sur {count}",
    )
    bar.committee.offer([("Mont d’Or–Chasseron", 1), ("Tous les comités", None)])
    bar.say_workspace("Mont d’Or–Chasseron", "Secrétariat CH · ADNV")
    bar.choose("meetings")
    return bar


def _top_line(theme: Theme, page: QWidget) -> TopLine:
    line = TopLine(theme, page)
    line.search.say("Rechercher ou commander", cap="Ctrl+K")
    line.show_trail([("Aide", None), ("Composants", None)])
    line.forward.setEnabled(False)
    return line


def _across(card: Card, *widgets: QWidget) -> None:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    card.column.addLayout(row)


def _buttons(theme: Theme, _language: WindowLanguage, card: Card) -> None:
    title = Label(theme, Type.CARD)
    title.say("Boutons, 32 px")
    card.column.addWidget(title)
    for kind, icon, word in (
        (ButtonKind.PRIMARY, "paper-plane-tilt", "Envoyer"),
        (ButtonKind.PLAIN, "printer", "Imprimer"),
        (ButtonKind.QUIET, "copy", "Dupliquer"),
    ):
        made = []
        for state in ("rest", "off"):
            button = Button(theme, f"{word}.{state}", kind, icon=icon, parent=card)
            button.say(word)
            button.setEnabled(state != "off")
            made.append(button)
        _across(card, *made)
    danger = Button(theme, "empty", ButtonKind.DANGER, icon="trash", compact=True, parent=card)
    danger.say("Vider la corbeille")
    compact = Button(theme, "compact", icon="plus", compact=True, parent=card)
    compact.say("Ajouter un point", hint="Entrée")
    link = Button(theme, "link", ButtonKind.LINK, compact=True, parent=card)
    link.say("Tout voir")
    _across(card, danger, compact, link)
    card.column.addStretch(1)


def _fields(theme: Theme, _language: WindowLanguage, card: Card) -> None:
    grid = QGridLayout()
    card.column.addLayout(grid)
    card.column.addStretch(1)
    for at, (label, text, note, kind, icon) in enumerate(
        (
            ("Lieu", "L’Auberson", "", Note.HELP, "map-pin"),
            ("Durée", "30", "", Note.HELP, ""),
            ("Aide demandée", "12 000 €", "Plafond 10 700 €, règle 3", Note.ERROR, ""),
            ("Numéro", "2027-003", "Donné à l’ouverture", Note.HELP, "lock-simple"),
        )
    ):
        field = Field(theme, LineEdit(theme, f"field{at}", icon=icon))
        field.say(label)
        field.note(note, kind)
        assert isinstance(field.editor, LineEdit)
        field.editor.setText(text)
        field.editor.setEnabled(at != 3)
        grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
    choice = ComboBox(theme, "choice", card)
    choice.offer([("Les deux versions", 1), ("Français", 2)])
    choice.setAccessibleName("Fait foi")
    grid.addWidget(choice, 2, 0)


def _rows(theme: Theme, language: WindowLanguage, card: Card) -> None:
    columns = [
        Column(key="n", heading="#", cell=_number, width=72),
        Column(key="t", heading="Titre", cell=_title, tag="FR"),
        Column(key="s", heading="Côté", cell=_side, width=64),
        Column(key="x", heading="État", cell=_state, width=160, right=True),
    ]
    model = RowsModel[Line](language, columns, card)
    model.replace(
        [
            Line(key=uuid5(NETWORK, str(n)), number=f"4.{n}", title="Dossiers du territoire", note=note)
            for n, note in enumerate(("repos", "sélection", "pill", "changé"), start=1)
        ]
    )
    table = Table(theme, "table", model)
    table.select(uuid5(NETWORK, "2"))
    model.mark_fresh(frozenset({uuid5(NETWORK, "4")}))
    layout = card.layout()
    assert isinstance(layout, QLayout)
    layout.setContentsMargins(1, 1, 1, 8)
    card.column.addWidget(table)


def _number(line: Line, _t: Translator) -> Cell:
    return Cell(text=line.number, look=Look.MUTED)


def _title(line: Line, _t: Translator) -> Cell:
    return Cell(text=line.title, indent=0)


def _side(_line: Line, _t: Translator) -> Cell:
    return Cell(side="CH")


def _state(line: Line, _t: Translator) -> Cell:
    if line.note == "pill":
        return Cell(pill="à traduire en allemand", tone="WARNING", pill_icon="translate")
    return Cell(text=line.note, look=Look.CAPTION, right=True, colour="muted")


def _tags(theme: Theme, _language: WindowLanguage, card: Card) -> None:
    _across(
        card,
        Tag(theme, "FR"),
        Tag(theme, "DE"),
        Tag(theme, "FR", side=True),
        Tag(theme, "CH", side=True),
        Badge(theme, 2),
        Badge(theme, 37),
    )
    chip = Chip(theme, "chip", "kanban", card)
    chip.say("Projet 2027-003")
    papers = Chip(theme, "papers", "paperclip", card)
    papers.say("2 pièces")
    _across(card, chip, papers)
    for group in (Tone.OK, Tone.WARNING, Tone.ERROR), (Tone.NOW, Tone.QUIET):
        pills = []
        for tone in group:
            pill = StatePill(theme, tone, card)
            pill.say({Tone.OK: "Équilibré", Tone.WARNING: "À relire"}.get(tone, "Avis du comité"), tone)
            pills.append(pill)
        _across(card, *pills)
    switch = Switch(theme, "switch", card)
    switch.offer(
        [("prepare", "1  Préparer"), ("hold", "2  Tenir"), ("approve", "3  Approuver")], "Étape", "{place} sur {count}"
    )
    _across(card, switch)
    card.column.addStretch(1)


def _empty(theme: Theme, _language: WindowLanguage, card: Card) -> None:
    empty = EmptyState(theme, "empty", card)
    empty.nothing_yet(
        "Aucune séance encore",
        "Reprendre l’ordre du jour type du comité.",
        "Préparer la première séance",
        "calendar-blank",
    )
    card.column.addWidget(empty)


def _messages(theme: Theme, _language: WindowLanguage, card: Card) -> None:
    for tone, icon, sentence in (
        ("warning", "translate", "2 titres sans allemand"),
        ("error", "warning-octagon", "Quorum perdu côté CH à 15:12"),
    ):
        banner = Banner(theme, f"banner.{tone}", icon, tone=tone, parent=card)
        banner.say(sentence, "10 jours francs, art. 6", "Traduire")
        card.column.addWidget(banner)
    card.column.addStretch(1)
