"""Does what Qt writes by itself stand in the language of the window?"""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.frame.mnemonics import without_mnemonic

UNDO = {"fr_CH": "Annuler", "de_CH": "Rückgängig", "en": "Undo"}
KEYS = {"fr_CH": "Ctrl+Maj+Suppr", "de_CH": "Ctrl+Umschalt+Delete", "en": "Ctrl+Shift+Delete"}


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
