"""Do the letters of a menu differ, whatever the translators chose?"""

from ctj_desktop.ui.mnemonics import without_clash


def test_the_translators_letter_stays_where_it_is_free() -> None:
    assert without_clash(["&Ouvrir", "&Annuler", "Zone"]) == ["&Ouvrir", "&Annuler", "Zone"]


def test_the_second_of_two_gets_another_beginning_of_a_word_then_any_letter() -> None:
    assert without_clash(["&Ouvrir", "&Ouvrir tout", "&Oo"]) == ["&Ouvrir", "Ouvrir &tout", "Oo"]
    assert without_clash(["&Élan", "&et", "&e"]) == ["&Élan", "e&t", "e"]


def test_a_letter_that_somebody_chose_is_not_taken_by_another() -> None:
    assert without_clash(["&Au", "&Aube", "&Ube"]) == ["&Au", "Au&be", "&Ube"]
