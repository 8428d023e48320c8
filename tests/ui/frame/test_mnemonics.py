"""Do the letters of a menu differ, whatever the translators chose?"""

import pytest

from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.ui.frame.language import INTERFACE_LOCALES
from ctj_desktop.ui.frame.mnemonics import without_clash
from ctj_desktop.ui.window.all_acts import ACTS
from ctj_desktop.ui.window.menus import ENTRIES, MENUS, SUBMENUS


def test_the_translators_letter_stays_where_it_is_free() -> None:
    assert without_clash(["&Ouvrir", "&Annuler", "Zone"]) == ["&Ouvrir", "&Annuler", "Zone"]


def test_the_second_of_two_gets_another_beginning_of_a_word_then_any_letter() -> None:
    assert without_clash(["&Ouvrir", "&Ouvrir tout", "&Oo"]) == ["&Ouvrir", "Ouvrir &tout", "Oo"]
    assert without_clash(["&Élan", "&et", "&e"]) == ["&Élan", "e&t", "e"]


def test_a_letter_that_somebody_chose_is_not_taken_by_another() -> None:
    assert without_clash(["&Au", "&Aube", "&Ube"]) == ["&Au", "Au&be", "&Ube"]


@pytest.mark.parametrize("locale", [locale for locale, _ in INTERFACE_LOCALES])
def test_every_menu_opens_each_entry_by_a_letter_of_its_own(locale: str) -> None:
    """Until the letters run out, which is so in the longest menu only, of which a page shows a part."""
    t, acts = load_translator(locale, on_screen=True), {act.spec.key: act.spec.text for act in ACTS}
    words = acts | {menu.key: menu.title for menu in SUBMENUS}
    bar = without_clash([t(menu.title) for menu in MENUS])
    assert len(set(map(letter, bar))) == len(bar)
    for key, entries in ENTRIES.items():
        texts = [t(words[entry]) for entry in entries if entry in words]
        letters = list(map(letter, without_clash(texts)))
        own = [one for one in letters if one]
        assert len(set(own)) == len(own), key
        assert len(own) == sum("&" in text for text in texts) or key == "meeting", key


def letter(text: str) -> str:
    """The letter behind the mark."""
    return sort_key(text.partition("&")[2][:1])
