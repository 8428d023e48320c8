"""Do the spaces on paper hold what belongs together, and nothing else change?"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.polish import polish

FR, DE = Language.FR, Language.DE
SPACES = str.maketrans("", "", " \u00a0\u202f")


@pytest.mark.parametrize(
    ("text", "polished"),
    [
        ("Vraiment ?", "Vraiment\u202f?"),
        ("Vraiment?", "Vraiment\u202f?"),
        ("Non ; oui !", "Non\u202f; oui\u202f!"),
        ("Quoi ?!", "Quoi\u202f?!"),
        ("Objet : statuts", "Objet\u00a0: statuts"),
        ("Objet: statuts", "Objet\u00a0: statuts"),
        ("« Marchés »", "«\u202fMarchés\u202f»"),
        ("«Marchés»", "«\u202fMarchés\u202f»"),
        ("*Quorum* : atteint", "*Quorum*\u00a0: atteint"),
        ("le 24 mars 2026", "le\u00a024\u00a0mars\u00a02026"),
        ("le 1er mars", "le\u00a01er\u00a0mars"),
        ("Fin : 31 mars 2027", "Fin\u00a0:\u00a031\u00a0mars\u00a02027"),
        ("2 récusations · 29 indications", "2\u00a0récusations · 29\u00a0indications"),
        ("approuvé le …", "approuvé le\u00a0…"),
        ("à 14 h 30", "à 14\u00a0h\u00a030"),
        ("CHF 38’400.00", "CHF\u00a038’400.00"),
        ("31 250,00 €", "31\u202f250,00\u00a0€"),
        ("1 234 567 habitants", "1\u202f234\u202f567 habitants"),
        ("50 % du total", "50\u00a0% du total"),
        ("n° 2026-05, art. 7", "n°\u00a02026-05, art.\u00a07"),
        ("M. Aubry, Mme Perrenot", "M.\u00a0Aubry, Mme\u00a0Perrenot"),
        ("8 oui, 1 non, 2 abstentions", "8\u00a0oui, 1\u00a0non, 2\u00a0abstentions"),
        ("à 2 °C, sur 3 km²", "à 2\u00a0°C, sur 3\u00a0km²"),
        ("§ 3, ch. 4, fig. 3, let. a", "§\u00a03, ch.\u00a04, fig.\u00a03, let.\u00a0a"),
        ("8 membres, 17 votants dont 1 procuration", "8\u00a0membres, 17\u00a0votants dont 1\u00a0procuration"),
        ("p. ex. le Dr Meier, tél. 03 81", "p.\u00a0ex. le Dr\u00a0Meier, tél.\u00a003 81"),
        ("en 2026 membres et 12 membranes", "en 2026 membres et 12 membranes"),
        ("Séance {number} : {state}", "Séance {number}\u00a0: {state}"),
    ],
)
def test_french(text: str, polished: str) -> None:
    assert polish(text, FR) == polished


@pytest.mark.parametrize(
    ("text", "polished"),
    [
        ("am 24. März 2026", "am\u00a024.\u00a0März\u00a02026"),
        ("genehmigt am …, 2 im Ausstand", "genehmigt am\u00a0…, 2\u00a0im Ausstand"),
        ("um 14.30 Uhr", "um 14.30\u00a0Uhr"),
        ("Herr Ammann und Frau Moser", "Herr\u00a0Ammann und Frau\u00a0Moser"),
        ("Beschluss Nr. 2026-05", "Beschluss Nr.\u00a02026-05"),
        ("8 Ja, 1 Nein", "8\u00a0Ja, 1\u00a0Nein"),
        ("z. B. so, d. h. nie, i. d. R.", "z.\u00a0B. so, d.\u00a0h. nie, i.\u00a0d.\u00a0R."),
        ("Dr. Meier, Bst. a, 8 Mitglieder", "Dr.\u00a0Meier, Bst.\u00a0a, 8\u00a0Mitglieder"),
        ("Gruppe A. Es folgt B.", "Gruppe A. Es folgt B."),
        ("Wirklich? «Ja»: gut!", "Wirklich? «Ja»: gut!"),
    ],
)
def test_german_gets_no_space_before_its_marks(text: str, polished: str) -> None:
    assert polish(text, DE) == polished


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org/?a=b;c:d!e",
        "www.example.org/a?b",
        "14:30",
        "1:10000",
        "secretariat@example.org",
        "+41 32 420 46 70",
        "+33 3 81 68 53 32",
        "032 420 46 70",
        "en 2026 200",
        "(?)",
        "a\\!",
        "1.2.2026",
        "P-2026-014",
    ],
)
def test_left_alone(text: str) -> None:
    assert polish(text, FR) == text


def test_a_phrase_around_an_address_is_still_polished() -> None:
    text = "Voir https://example.org/?q=1 : « page » ; merci !"
    assert polish(text, FR) == ("Voir https://example.org/?q=1\u00a0: «\u202fpage\u202f»\u202f; merci\u202f!")


def test_france_sets_wider_guillemets() -> None:
    assert load_translator("fr_FR").polish("« a »") == "«\u00a0a\u00a0»"
    assert load_translator("fr_CH").polish("« a »") == "«\u202fa\u202f»"


MARKED = ["12", "345", "3", "h", "mars", "er", "2026", "€", "CHF", "n°", "M.", "Aubry", "oui"]
KEPT = ["{x}", "https://a.b?c", "a@b.ch", "+41"]
PIECES = st.lists(
    st.sampled_from([" ", "  ", "\u00a0", "\u202f", *":;!?«»*()\\\n", *MARKED, *KEPT]),
    max_size=14,
).map("".join)


@given(st.one_of(PIECES, st.text(max_size=40)), st.sampled_from([FR, DE]), st.sampled_from(["\u00a0", "\u202f"]))
@example("12:»", FR, "\u00a0")
def test_polishing_twice_changes_nothing_more(text: str, language: Language, space: str) -> None:
    once = polish(text, language, guillemet_space=space)
    assert polish(once, language, guillemet_space=space) == once


@given(st.one_of(PIECES, st.text(max_size=40)), st.sampled_from([FR, DE]))
def test_only_spaces_change(text: str, language: Language) -> None:
    assert polish(text, language).translate(SPACES) == text.translate(SPACES)
