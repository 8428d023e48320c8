"""Why may somebody have to stand back? In a sentence for who asks, and as the reason that is kept."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from ctj_desktop.domain.deciding.standing_back import Bond, Link, PartInItem
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator, load_translator
from ctj_desktop.i18n.words import capital

DOES: Final = {
    PartInItem.LEAD: N_("lead partner of the project {project}"),
    PartInItem.PARTNER: N_("partner of the project {project}"),
    PartInItem.NAMED: N_("named in the item"),
}
"""Behind the name of the body, which is the subject of no sentence: it would want its article there."""
IN_WRITING: Final = N_("named in the proposed decision")
"""Of what is put to the vote by circulation, where there is no item."""
LINKED: Final = {
    Link.SAME: N_("{matter} ({party}, the same body)"),
    Link.PART: N_("{matter} ({party}, of which this body is a part)"),
    Link.WHOLE: N_("{matter} ({party}, which is a part of this body)"),
}

_OF_OFFICE: Final = frozenset({Bond.FUNCTION, Bond.WORK, Bond.MANDATE})


class GroundWords(NamedValue):
    """What a reason is made of: names as they are on the day; nothing where it does not need them.

    `by` is the kind of the record in whose text the party is named.
    """

    bond: Bond
    part: PartInItem
    link: Link = Link.SAME
    function: Bilingual = NO_TEXT
    body: Bilingual = NO_TEXT
    party: Bilingual = NO_TEXT
    project: Bilingual = NO_TEXT
    by: str = ""


def why(t: Translator, name: str, words: GroundWords) -> str:
    """`Anne Jacot, maire (Vauxneuf) : partenaire du projet « Voie verte ».` For the committee alone."""
    if words.bond is Bond.CONTACT:
        said = t("{name} is the contact of the project {project}.")
        return said.format(name=name, project=_project(t, words))
    if words.bond is Bond.INTEREST:
        said = t("{name} has declared an interest ({body}): {matter}.")
    elif words.function:
        said = t("{name}, {function} ({body}): {matter}.")
    else:
        said = t("{name} ({body}): {matter}.")
    function, body = words.function.or_other(t.language), words.body.or_other(t.language)
    return said.format(name=name, function=function, body=body, matter=_matter(t, words))


def why_in_both(name: str, words: GroundWords) -> Bilingual:
    """As `why`, whatever the window speaks."""
    return Bilingual.of(*(why(_voice(locale), name, words) for locale in ("fr_CH", "de_CH")))


def matter(t: Translator, words: GroundWords) -> str:
    """The same beside the name: `Vauxneuf : partenaire du projet « Voie verte ».`"""
    if words.bond is Bond.CONTACT:
        return _reason(t, words)
    return _of_body(t, words)


def said_once(words: Iterable[GroundWords]) -> tuple[GroundWords, ...]:
    """Without what says the same of a mandate after a function; an interest is said beside both."""
    found: dict[object, GroundWords] = {}
    for one in words:
        found.setdefault(replace(one, bond=Bond.MANDATE, function=NO_TEXT) if one.bond in _OF_OFFICE else one, one)
    return tuple(found.values())


def reason_of(words: GroundWords) -> Bilingual:
    """The reason that a recusal keeps, in both languages, which the conference sees with it.

    Of an interest it says that one was declared and nothing else: to which body, is for the committee alone.
    """
    return Bilingual.of(*(_reason(_voice(locale), words) for locale in ("fr_CH", "de_CH")))


def _reason(t: Translator, words: GroundWords) -> str:
    if words.bond is Bond.INTEREST:
        return t("Has declared an interest.")
    if words.bond is Bond.CONTACT:
        return t("Contact of the project {project}.").format(project=_project(t, words))
    matter = _matter(t, words)
    if not words.function:
        return _of_body(t, words)
    function, body = words.function.or_other(t.language), words.body.or_other(t.language)
    return capital(t("{function} ({body}): {matter}.").format(function=function, body=body, matter=matter))


def _matter(t: Translator, words: GroundWords) -> str:
    body, party = words.body.or_other(t.language), words.party.or_other(t.language)
    in_writing = words.part is PartInItem.NAMED and words.by == Circulation.kind
    does = t(IN_WRITING if in_writing else DOES[words.part]).format(project=_project(t, words))
    if words.link is Link.SAME and body == party:
        return does
    return t(LINKED[words.link]).format(matter=does, party=party)


def _of_body(t: Translator, words: GroundWords) -> str:
    return t("{body}: {matter}.").format(body=words.body.or_other(t.language), matter=_matter(t, words))


def _project(t: Translator, words: GroundWords) -> str:
    return t.quote(words.project.or_other(t.language))


@lru_cache(maxsize=2)  # a catalogue takes longer to read than a screen to show
def _voice(locale: str) -> Translator:
    return load_translator(locale)
