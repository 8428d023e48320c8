"""What does each column of a list mean, as far as its title says?"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.folding import folded
from ctj_desktop.services.imports.composed_titles import composed
from ctj_desktop.services.imports.kinds import KINDS, ListKind
from ctj_desktop.services.imports.targets import (
    BODY,
    IN_GERMAN,
    PERSON,
    PRIVATE_ALSO,
    PROJECT,
    SEAT,
    SUBSTITUTE,
    SUBSTITUTE_ALSO,
    TITLES,
)

UNUSED: Final = ""
"""The meaning of a column that is left out."""
LEAST_OF_PROJECTS: Final = 2
"""Titles that are those of projects and of nothing else."""
LONGEST: Final = 80
"""Of a title: more is a sentence."""
SIGNS: Final = re.compile(r"[^a-z0-9]+")
AT_HOME: Final = frozenset(
    ("prive", "privee", "prives", "privat", "private", "perso", "personnel", "personnelle", "home", "domicile")
)
AT_WORK: Final = frozenset(
    ("prof", "professionnel", "professionnelle", "pro", "geschaft", "geschaftlich", "geschaftliche", "work", "business",
     "bureau", "buro", "dienstlich", "principal", "principale")
)  # fmt: skip
MEMBERS: Final = frozenset(("titulaire", "titulaires", "mitglied", "ordentliches", "member"))
STANDS_IN: Final = ("suppl", "stellvertret", "ersatz", "substitut", "deputy", "remplac", "stv")
STANDS_IN_FOR: Final = re.compile(
    r"(?:suppl|stellvertret|ersatz|substitut|deputy|remplac)\w*"
    r"(?: e| in| e s)? (?:de|du|des|d|der|von|vom|fur|of|for)\b"
)
"""“Suppléante de”: whom the person of the row replaces."""
FRENCH: Final = frozenset(("fr", "francais", "francaise", "franzosisch", "french"))
GERMAN: Final = frozenset(("de", "allemand", "allemande", "deutsch", "german"))
OF_BODY: Final = {"family_name": ("organisation_de",)}
"""What “Name (DE)” may be as well, in a list of bodies."""
OF_PROJECTS: Final = {target.name for target in PROJECT} - {"project_side", "project_place"}
SITS_FOR: Final = frozenset(
    ("commune", "communes", "gemeinde", "gemeinden", "canton", "kanton", "collectivite", "represente", "vertretene")
)
"""Words of the title of a body that somebody represents; an employer is called otherwise."""
SMALL: Final = frozenset(("1", "e", "s", "n", "g", "r", "le", "la", "les", "am", "dem", "den", "in", "innen"))
"""Ends of words and small words that change no meaning."""
IN_FRENCH: Final = (
    "nom", "prenom", "fonction", "commune", "organisme", "adresse", "ville", "lieu", "pays", "langue", "civilite",
    "depuis", "titulaire", "rue", "titre", "projet", "demande", "resume", "porteur",
)  # fmt: skip
IN_SWISS_GERMAN: Final = (
    "vorname", "nachname", "funktion", "gemeinde", "ort", "land", "sprache", "anrede", "seit", "mitglied", "strasse",
    "telefon", "amtsdauer", "titel", "projekt", "beantragt", "zusammenfassung", "projekttrager", "beginn",
)  # fmt: skip


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Title -> what it may mean, the likeliest first."""
    found: dict[str, tuple[str, ...]] = {}
    for target in (*PERSON, *BODY, *SEAT, *PROJECT):
        for word in (*target.words.split("|"), *([target.name.replace("_", " ")])):
            if word:
                found[word] = (*found.get(word, ()), target.name)
    return found


def known(title: str) -> bool:
    """Whether it is the title of a column that is known in any list."""
    return bool(title and _meanings(title))


def known_words(word: str) -> tuple[str, ...]:
    """What a word means as a title of its own."""
    return _known().get(word, ())


def recognised(
    titles: Sequence[str], kind: ListKind, may_be: Callable[[int, str], bool] = lambda _at, _meaning: True
) -> tuple[str, ...]:
    """The meaning of each column; a second column of one meaning has its next one, or is left out.

    `may_be` says whether the cells of a column can be of a meaning.
    """
    description = KINDS[kind]
    offered = {target.name for target in description.targets}
    meant = [_meanings(title) for title in titles]
    of_offices = description.of_committee and not {name for names in meant for name in names} & {"organisation", "seat"}
    taken: set[str] = set()
    found = []
    certain = {names[0].split("_")[0] for names in meant if len(names) == 1}
    for at, names in enumerate(meant):
        likely = _beside(names, certain)
        ordered = sorted(likely, key=lambda name: name != "office") if of_offices else likely
        options = (description.instead.get(name, name) for name in ordered)
        meaning = next((name for name in options if name in offered and name not in taken and may_be(at, name)), UNUSED)
        taken.add(meaning)
        found.append(meaning)
    return tuple(found)


def _beside(names: tuple[str, ...], certain: Collection[str]) -> tuple[str, ...]:
    """What is meant as the other columns tell: beside what was awarded an amount is so as well, unless one of them
    says what was asked for; and beside a lead partner a partner is none.
    """
    first = names[0].split("_")[0] if len(names) > 1 else ""
    if first == "requested":
        return names[1:] if "awarded" in certain and "requested" not in certain else names[:1]
    return names[1:] if first == "lead" and "lead" in certain else names


def guessed_kind(titles: Sequence[str], told: Collection[str] = (), *, seated: bool = True) -> ListKind:
    """What a list with these titles is; `told` is what its cells tell of columns whose titles are not known.

    Persons who stand beside a commune sit for it, where there is a committee in which they may be `seated`.
    """
    meant = {names[0] for title in titles if (names := _meanings(title))} | {name for name in told if name}
    if len(meant & OF_PROJECTS) >= LEAST_OF_PROJECTS and not meant & {"given_name", "salutation"}:
        return ListKind.PROJECTS
    of_seats = {target.name for target in SEAT}
    if meant & of_seats or any(name.startswith(SUBSTITUTE) for name in meant):
        return ListKind.MEMBERS if meant & {"family_name", "full_name", "seat", "organisation"} else ListKind.PERSONS
    if seated and {"organisation", "given_name"} <= meant and any(map(_sits_for, titles)):
        return ListKind.MEMBERS
    of_persons = meant & {"given_name", "full_name", "salutation", "function", "work_mobile", "title"}
    return ListKind.PERSONS if of_persons else ListKind.ORGANISATIONS


def _sits_for(title: str) -> bool:
    return "organisation" in _meanings(title)[:1] and not SITS_FOR.isdisjoint(_words(title))


def is_usable(columns: Collection[str], kind: ListKind) -> bool:
    """Whether one of its columns says who or what a row is about."""
    return bool(set(columns) & set(KINDS[kind].needs))


def language_of(titles: Sequence[str]) -> Language:
    """In which language the list is written, as its titles betray it; French where they do not."""
    words = Counter(word for title in titles for word in _words(title))
    french, german = (sum(words[word] for word in told) for told in (IN_FRENCH, IN_SWISS_GERMAN))
    return Language.DE if german > french else Language.FR


def text_language(titles: Sequence[str], columns: Collection[str]) -> Language:
    """In which language the texts of a list are: French where others of its columns are in German."""
    german = {name for name, _title in IN_GERMAN.values()}
    return Language.FR if german & set(columns) else language_of(titles)


def _words(title: str) -> list[str]:
    return SIGNS.sub(" ", folded(title)).split()


@lru_cache(maxsize=2_048)  # the words of a list are asked for as well, and are kept by nobody
def _meanings(title: str) -> tuple[str, ...]:
    """What a title may mean: by its whole, else by one of its lines, else by what stands between its signs."""
    name = title.strip()
    if name in TITLES:
        return (name,)
    if len(title) > LONGEST:
        return ()
    if STANDS_IN_FOR.search(" ".join(_words(title))):
        return ("substitute_of",)
    standing_in = _stands_in(title)
    for part in _parts(title):
        found = _of_words(SIGNS.sub(" ", folded(part)).split(), standing_in=standing_in)
        if found:
            return found
        if together := composed(part):
            return together
    return ()


def _stands_in(title: str) -> bool:
    """Whether it speaks of the substitute alone."""
    words = _words(title)
    return any(word.startswith(STANDS_IN) for word in words) and not MEMBERS & set(words)


def _parts(title: str) -> Iterator[str]:
    """The title, its lines from the last one on, and what stands between its signs."""
    yield title
    lines = title.split("\n")
    yield from reversed(lines)
    for line in lines:
        yield from re.split(r"[/(),;:|–]", line)


def _of_words(words: list[str], *, standing_in: bool) -> tuple[str, ...]:
    whole = _known().get(" ".join(words)) or _known().get(" ".join(word for word in words if word != "1"), ())
    if whole and not standing_in:
        return whole
    given = [word for word in words if word not in SMALL]
    said = AT_HOME | AT_WORK | FRENCH | GERMAN
    kept = [word for word in given if word not in said and not word.startswith(STANDS_IN)]
    bare = [word for word in kept if word not in MEMBERS] if len(kept) > 1 else kept
    names = _known().get(" ".join(bare), ())
    if not bare and standing_in:
        names = ("full_name",)
    if AT_HOME & set(given):
        names = tuple(PRIVATE_ALSO[name][0] for name in names if name in PRIVATE_ALSO)
    if GERMAN & set(given):
        names = tuple(
            german for name in names for german in (*IN_GERMAN.get(name, (name,))[:1], *OF_BODY.get(name, ()))
        )
    if standing_in:
        return tuple(f"{SUBSTITUTE}{name}" for name in names if name in SUBSTITUTE_ALSO)
    return names
