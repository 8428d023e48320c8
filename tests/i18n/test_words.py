"""Has every closed set of the domain its words in every language?"""

import importlib
import pkgutil
from enum import Enum, StrEnum

import pytest

import ctj_desktop.domain
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.meetings import AttendanceStatus, ItemKind, MeetingState
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.domain.records.voting import DecisionKind, TaskState
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.kinds import counted, kind_word
from ctj_desktop.i18n.words import GENDERED, WORDS, word, word_within


def _sets() -> list[type[StrEnum]]:
    found = set()
    for module in pkgutil.walk_packages(ctj_desktop.domain.__path__, "ctj_desktop.domain."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum:
                found.add(value)
    return sorted(found, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", _sets(), ids=lambda kind: kind.__name__)
def test_every_member_has_a_word(kind: type[StrEnum]) -> None:
    assert set(WORDS.get(kind, {})) == {member.name for member in kind}


@pytest.mark.parametrize("locale", ["fr_CH", "de_CH"])
@pytest.mark.parametrize("kind", _sets(), ids=lambda kind: kind.__name__)
def test_members_of_one_set_are_told_apart(kind: type[StrEnum], locale: str) -> None:
    words = [word(load_translator(locale), member) for member in kind]
    assert len(set(words)) == len(words)


def test_the_terms_of_the_field() -> None:
    fr, de = load_translator("fr"), load_translator("de")
    shown: list[tuple[Enum, str, str]] = [
        (MeetingState.CONVENED, "Convoquée", "Einberufen"),
        (ItemKind.DECISION, "Décision", "Beschluss"),
        (ItemKind.OPINION, "Avis", "Stellungnahme"),
        (DecisionKind.NOTING, "Prise d’acte", "Kenntnisnahme"),
        (DecisionKind.MANDATE, "Mandat", "Auftrag"),
        (TaskState.VOID, "Sans objet", "Hinfällig"),
        (Side.CH, "Suisse", "Schweiz"),
    ]
    assert [(member, word(fr, member), word(de, member)) for member, _, _ in shown] == shown


def test_inside_a_sentence_no_capital_is_added() -> None:
    assert word_within(load_translator("fr"), MeetingState.CONVENED) == "convoquée"
    assert word_within(load_translator("de"), DecisionKind.DECISION) == "Beschluss"


def test_a_person_is_spoken_of_as_she_or_he_is_addressed() -> None:
    fr = load_translator("fr")
    forms = [word_within(fr, AttendanceStatus.EXCUSED, salutation) for salutation in (None, *Salutation)]
    assert forms == ["excusé-e", "excusée", "excusé", "excusé-e"]


def test_gendered_sets_are_whole() -> None:
    for kind, forms in GENDERED.items():
        assert set(forms) == {Salutation.MADAME, Salutation.MONSIEUR}
        assert all(set(words) == set(WORDS[kind]) for words in forms.values())


def test_a_stranger_is_readable() -> None:
    class Weather(StrEnum):
        LIGHT_RAIN = "light_rain"

    assert word(load_translator("fr"), Weather.LIGHT_RAIN) == "Light rain"


def test_every_kind_of_record_has_its_noun() -> None:
    assert [cls.__name__ for cls in BY_NAME.values() if not cls.noun] == []
    assert kind_word(load_translator("fr"), "agenda_item") == "point de l’ordre du jour"
    assert kind_word(load_translator("de"), "restricted_decision") == "Beschluss"
    assert kind_word(load_translator("de"), "space_ship") == "space ship"


@pytest.mark.parametrize("locale", ["fr", "de"])
def test_kinds_of_record_are_told_apart_where_they_are_counted(locale: str) -> None:
    """What goes and comes is said so: one office and one secretariat of a committee were one word."""
    t = load_translator(locale)
    open_kinds = {seen_kind(kind) for kind in BY_NAME}
    for count in (1, 2):
        said = [counted(t, kind, count) for kind in open_kinds]
        assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("locale", "said"),
    [("fr", ["0 séance", "1 séance", "2 séances"]), ("de", ["0 Sitzungen", "1 Sitzung", "2 Sitzungen"])],
)
def test_none_is_counted_as_each_language_does(locale: str, said: list[str]) -> None:
    assert [counted(load_translator(locale), "meeting", count) for count in range(3)] == said
