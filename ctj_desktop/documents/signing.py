"""Who signs a paper, of which meeting, approved when, and which language prevails?"""

import datetime as dt
from collections.abc import Iterator, Sequence

from ctj_desktop.documents.blocks import Pair, Signatory, Signatures, Words
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices, joined, not_shared
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.words import word

PREVAILING = {
    SourceText.FR: N_("Only the French version is authentic."),
    SourceText.DE: N_("Only the German version is authentic."),
    SourceText.BOTH: N_("Both versions are equally authentic."),
}
THE_OTHER_TOO = N_("The version in the other language is equally authentic.")
"""On a paper in one language, which has no second version beside it."""


class Signer(NamedValue):
    """Who signs: for an office of the committee, else in their own function. Without a name: not shared.

    `chaired` and `wrote` are what somebody without a presiding office did at the meeting.
    """

    name: str
    function: Bilingual = NO_TEXT
    office: OfficeOfCommittee | None = None
    side: Side | None = None
    salutation: Salutation = Salutation.NEUTRAL
    chaired: bool = False
    wrote: bool = False


class SigningMeeting(NamedValue):
    """The meeting that is minuted: its town, its day, and when its minutes were approved."""

    town: Bilingual = NO_TEXT
    on: dt.date | None = None
    approved: dt.date | None = None


def signatures(
    signers: Sequence[Signer], sitting: SigningMeeting, prevailing: SourceText | None, voices: Voices, layout: Layout
) -> Signatures:
    """Place and day of the meeting, a line for each signer, which version prevails.

    The day of approval is said as such, since the committee sat elsewhere that day or did not sit; before it there is
    room to write it in.
    """
    return Signatures(
        place_and_date=_place_and_date(sitting, voices),
        people=tuple(signatory(signer, voices) for signer in signers),
        note=prevailing_note(prevailing, voices, layout),
    )


def prevailing_note(prevailing: SourceText | None, voices: Voices, layout: Layout) -> Pair | None:
    """Which version counts, in words that are true of a paper in that layout; None where nobody said so."""
    if prevailing is None:
        return None
    alone = prevailing is SourceText.BOTH and layout in (Layout.FR, Layout.DE)
    return voices.say(THE_OTHER_TOO if alone else PREVAILING[prevailing])


def signatory(signer: Signer, voices: Voices) -> Signatory:
    """`Coprésidente, France`; `Présidence de séance, maire`."""
    parts = list(_as_what(signer, voices))
    return Signatory(
        name=signer.name or both(*not_shared(voices)),
        function=_capital(joined(parts, ", ")) if parts else both("", ""),
    )


def _as_what(signer: Signer, voices: Voices) -> Iterator[Pair]:
    office, side = signer.office, signer.side
    if office is not None:
        yield voices.of(office, signer.salutation)
        if side is not None:
            yield both(*voices.two(lambda t: word(t, side)))
        return
    if signer.chaired:
        yield voices.say(N_("chair of the meeting"))
    if signer.wrote:
        yield voices.say(N_("minute-taker of the meeting"))
    function = voices.name(signer.function)
    if function:
        yield function


def _capital(pair: Pair) -> Pair:
    return Pair(*(_begun(side) for side in (pair.fr, pair.de)))


def _begun(words: Words) -> Words:
    first, *more = words.runs
    return replace(words, runs=(replace(first, text=first.text[:1].upper() + first.text[1:]), *more))


def _place_and_date(sitting: SigningMeeting, voices: Voices) -> Pair:
    """`Morteau, le 24 mars 2026 · procès-verbal approuvé le 27 mars 2026`."""
    day, approved = sitting.on, sitting.approved
    parts = []
    if day:
        date = voices.two(lambda t: t.date_long(day))
        town = voices.names(sitting.town)
        parts.append(voices.say(N_("{place}, {date}"), place=town, date=date) if sitting.town else both(*date))
    written = voices.two(lambda t: t.date_long(approved)) if approved else ("…", "…")
    parts.append(voices.say(N_("minutes approved on {date}"), date=written))
    return _capital(joined(parts, " · "))
