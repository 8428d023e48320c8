"""Does every message say a thing by the word that translations/GLOSSARY.md keeps for it?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import pytest
from babel.messages.catalog import Message

from ctj_desktop import paths
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.catalogues import TRANSLATED, read_catalogue

COLUMN = {Language.FR: 1, Language.DE: 2}


class Term(NamedValue):
    """How a thing is called in English, and by which words in one of the other languages."""

    english: tuple[str, ...]
    forms: tuple[str, ...]


class Otherwise(PositionalValue):
    """A message that says a thing by another word."""

    message: str
    word: str


@cache
def messages(language: Language) -> tuple[Message, ...]:
    """All of a catalogue; reading it takes half a second."""
    return tuple(message for message in read_catalogue(language) if message.id)


def rows(head: str) -> list[list[str]]:
    """The cells of the table that begins with this head."""
    lines = (paths.translations() / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    start = lines.index(head) + 2
    ends = next((at for at, line in enumerate(lines[start:], start) if not line.startswith("|")), len(lines))
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines[start:ends]]


def terms(language: Language) -> list[Term]:
    """Longer ones first: an agenda item is no agenda."""
    table = rows("| English | Français | Deutsch (CH) | |")
    cells = [(row[0].split(", "), row[COLUMN[language]].split(", ")) for row in table]
    single = [Term(english=(word,), forms=tuple(forms)) for words, forms in cells for word in words]
    return sorted(single, key=lambda term: -len(term.english[0]))


def exceptions() -> set[Otherwise]:
    """The second table."""
    return {Otherwise(row[0], row[1]) for row in rows("| Message | Word | Why |")}


def otherwise(said_so: Iterable[Message], kept: Sequence[Term]) -> Iterator[Otherwise]:
    """Which message has an English term, and none of its forms."""
    for message in said_so:
        source = message.id if isinstance(message.id, str) else message.id[0]
        said = [message.string] if isinstance(message.string, str) else list(message.string or ())
        left = plain(source)
        for term in kept:
            word = term.english[0]
            if word.casefold() not in left:
                continue
            left, found = re.subn(rf"\b{re.escape(word.casefold())}s?\b", " ", left)
            if found and not any(form.casefold() in plain(text) for form in term.forms for text in said):
                yield Otherwise(source, word)


def plain(text: str) -> str:
    """Without fields, marks of keys and hard spaces."""
    bare = re.sub(r"\{\w*\}", " ", text).replace("&", "")
    return bare.replace("\u00a0", " ").replace("\u202f", " ").casefold()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_keeps_to_the_words_of_the_glossary(language: Language) -> None:
    found = set(otherwise(messages(language), terms(language)))
    assert found - exceptions() == set()


def test_what_is_said_otherwise_is_so_in_a_language() -> None:
    found = {one for language in TRANSLATED for one in otherwise(messages(language), terms(language))}
    assert exceptions() - found == set()


def unused(said_so: Iterable[Message], language: Language) -> list[tuple[str, str]]:
    """Which text of a language has a word of the third table."""
    table = [row[0].split(", ") for row in rows("| Word | Language | Instead |") if row[1] == language.value]
    words = [word for cells in table for word in cells]
    texts = [text for one in said_so for text in ([one.string] if isinstance(one.string, str) else one.string or ())]
    said = [(text, plain(text)) for text in texts]
    near = [(word, text, bare) for text, bare in said for word in words if word.casefold() in bare]
    return [(word, text) for word, text, bare in near if re.search(rf"\b{word.casefold()}\b", bare)]


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_message_has_a_word_that_was_given_up(language: Language) -> None:
    assert unused(messages(language), language) == []


def test_a_word_that_was_given_up_is_found() -> None:
    wrong = Message("This office", "Diese &Geschäftsstelle")
    assert [word for word, _ in unused([wrong, Message("Loan", "Ausleihe")], Language.DE)] == ["Geschäftsstelle"]


@pytest.mark.parametrize(
    ("message", "french", "german", "wrong"),
    [
        ("Every task is done.", "Toutes les affaires sont faites.", "Alle Pendenzen sind erledigt.", (1, 0)),
        ("Remove the agenda item", "Supprimer le point", "Tagesordnungspunkt löschen", (0, 1)),
        ("The &attachments of {name}", "Les pièces jointes de {name}", "Die Anlagen von {name}", (1, 1)),
        ("Agenda of the meeting", "Ordre du jour de la séance", "Traktandenliste der Sitzung", (0, 0)),
        ("Their multitasking", "Leur polyvalence", "Ihre Vielseitigkeit", (0, 0)),
    ],
)
def test_another_word_is_found(message: str, french: str, german: str, wrong: tuple[int, int]) -> None:
    told = [
        list(otherwise([Message(message, text)], terms(language)))
        for language, text in ((Language.FR, french), (Language.DE, german))
    ]
    assert tuple(len(one) for one in told) == wrong


def test_of_a_plural_either_form_may_say_it() -> None:
    one = Message(("{count} task", "{count} tasks"), ("{count} Aufgabe", "{count} Pendenzen"))
    assert list(otherwise([one], terms(Language.DE))) == []
