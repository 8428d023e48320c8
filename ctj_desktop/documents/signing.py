"""Who signs a paper, where and when, and which language prevails?"""

import datetime as dt
from collections.abc import Sequence

from ctj_desktop.documents.blocks import Pair, Signatory, Signatures
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import Voices, joined, not_shared
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.words import word

PREVAILING = {
    SourceText.FR: N_("Only the French version is authentic."),
    SourceText.DE: N_("Only the German version is authentic."),
    SourceText.BOTH: N_("Both versions are equally authentic."),
}


class Signer(NamedValue):
    """Who signs: for an office of the committee, else in their own function. Without a name: not shared."""

    name: str
    function: Bilingual = NO_TEXT
    office: OfficeOfCommittee | None = None
    side: Side | None = None
    salutation: Salutation = Salutation.NEUTRAL


def signatures(
    signers: Sequence[Signer], place: Bilingual, on: dt.date | None, prevailing: SourceText | None, voices: Voices
) -> Signatures:
    """Place and date, a line for each signer, which version prevails; without a day there is room to write it in."""
    return Signatures(
        place_and_date=_place_and_date(_town(place), on, voices),
        people=tuple(_signatory(signer, voices) for signer in signers),
        note=voices.say(PREVAILING[prevailing]) if prevailing else None,
    )


def _signatory(signer: Signer, voices: Voices) -> Signatory:
    """`Coprésidente, France`."""
    name = signer.name or " / ".join(not_shared(voices))
    office, side = signer.office, signer.side
    if office is None:
        return Signatory(name=name, function=voices.name(signer.function) or both("", ""))
    held = both(*voices.two(lambda t: word(t, office, signer.salutation)))
    if side is None:
        return Signatory(name=name, function=held)
    return Signatory(name=name, function=joined([held, both(*voices.two(lambda t: word(t, side)))], ", "))


def _place_and_date(town: Bilingual, day: dt.date | None, voices: Voices) -> Pair | None:
    """`Morteau, le 27 mars 2026`."""
    if not town:
        return None
    date = voices.two(lambda t: t.date_long(day)) if day else ("…", "…")
    return voices.say(N_("{place}, {date}"), place=voices.names(town), date=date)


def _town(place: Bilingual) -> Bilingual:
    """The town of a meeting place: what stands before the first comma."""
    return Bilingual.of(
        place.text(Language.FR).partition(",")[0].strip(), place.text(Language.DE).partition(",")[0].strip()
    )
