"""Does what Qt writes by itself stand in the language of the window?"""

import re
import sys
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.catalogues import read_catalogue
from ctj_desktop.ui.frame.keys import WORDS
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.frame.mnemonics import without_mnemonic
from ctj_desktop.ui.window.all_acts import ACTS
from ctj_desktop.ui.window.key_list import LISTS

UNDO = {"fr_CH": "Annuler", "de_CH": "Rückgängig", "en": "Undo"}
KEYS = {"fr_CH": "Ctrl+Maj+Suppr", "de_CH": "Ctrl+Umschalt+Entf", "en": "Ctrl+Shift+Delete"}


def entries(qtbot: QtBot) -> list[str]:
    """The menu of a text field."""
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    return [without_mnemonic(action.text()).partition("\t")[0] for action in menu.actions()]


@pytest.mark.each_language
def test_the_menu_of_a_text_field_and_the_keys_follow_the_window(qtbot: QtBot, language: WindowLanguage) -> None:
    for locale in (language.t.locale, "en", "de_CH", "fr_CH"):
        language.switch(locale)
        assert UNDO[locale] in entries(qtbot)
        assert QKeySequence("Ctrl+Shift+Del").toString(QKeySequence.SequenceFormat.NativeText) == KEYS[locale]


@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
def test_swiss_german_is_spelt_without_eszett(qtbot: QtBot, language: WindowLanguage) -> None:
    assert QCoreApplication.translate("QFileSystemModel", "Size") == "Grösse"


def test_a_word_that_no_catalogue_has_stays_what_it_is(qtbot: QtBot, language: WindowLanguage) -> None:
    assert QCoreApplication.translate("Nowhere", "Such a word") == "Such a word"


def labels(qtbot: QtBot) -> set[str]:
    """What Qt's own dialogs for files and for printing say beside their fields and on their buttons."""
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialogs = (files,) if sys.platform == "win32" else (files, QPrintDialog())  # there it is the one of the system
    for dialog in dialogs:
        qtbot.addWidget(dialog)
    found = [one for dialog in dialogs for one in dialog.findChildren(QWidget)]
    texts = {without_mnemonic(one.text()) for one in found if isinstance(one, QLabel | QAbstractButton)}
    return {text for text in texts if any(letter.isalpha() for letter in text) and "/" not in text}


def test_no_dialog_of_qt_is_half_in_english(qtbot: QtBot, language: WindowLanguage) -> None:
    spoken = labels(qtbot)
    language.switch("en")
    assert spoken & labels(qtbot) <= ALIKE


ALIKE = {"Name:", "Pages", "Options >>"}
"""German or French says so too."""
SIGNS = re.compile(r"Ctrl|Alt|Tab|F\d+|.")


def test_every_key_that_is_shown_has_its_name_in_french_and_german() -> None:
    """What a keyboard shows as a word: Maj, Entrée, Suppr; Umschalt, Eingabe, Entf."""
    shown = {keys for act in ACTS for keys in act.spec.shortcuts} | {keys for _, each in LISTS for keys in each}
    parts = {part for keys in shown for part in keys.removesuffix("+").split("+") if part and not SIGNS.fullmatch(part)}
    assert parts - WORDS.keys() == set()
    named = [[load_translator(locale, on_screen=True)(WORDS[part]) for part in sorted(parts)] for locale in KEYS]
    assert {"Maj", "Entrée", "Suppr", "Échap", "Fin"} <= set(named[0])
    assert {"Umschalt", "Eingabe", "Entf", "Esc", "Ende"} <= set(named[1])


@pytest.mark.parametrize(
    ("locale", "foreign"), [("fr_CH", "Enter|Shift|Del|Delete|Esc"), ("de_CH", "Enter|Shift|Delete")]
)
def test_no_sentence_names_a_key_by_another_language(locale: str, foreign: str) -> None:
    word = re.compile(rf"(?<!\w)(?:{foreign})(?!\w)")
    catalogue = read_catalogue(load_translator(locale, on_screen=True).language)
    texts = [text for message in catalogue if message.id for text in as_texts(message.string)]
    assert [text for text in texts if word.search(text)] == []


def as_texts(string: str | Sequence[str] | None) -> Sequence[str]:
    """A sentence, or the singular and the plural of it."""
    return [string] if isinstance(string, str) else string or []
