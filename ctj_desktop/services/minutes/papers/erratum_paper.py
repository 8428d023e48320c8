"""What do the errata to the minutes of a meeting print?"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.remarks import SigningRole
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n.closed_sets.after_meetings import signing_role
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.membership.senders import approved_on, sender, town_of
from ctj_desktop.services.minutes.approved.approved_text import item_number
from ctj_desktop.services.minutes.approved.errata import ErratumLine, errata_of, is_reworded, passage_of
from ctj_desktop.services.minutes.approved.signatures import signed_of
from ctj_desktop.services.minutes.formal_sentences import approved_version, paper_voices
from ctj_desktop.services.minutes.signers import signers
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.approved.erratum import Adoption, ErrataPaper, PrintedErratum, SignedAs


def errata_paper(store: OpenFile, meeting: Meeting, *, last: bool = False) -> "ErrataPaper":
    """Everything they print, each for itself; with `last` only the one with the highest number."""
    from ctj_desktop.documents.approved.erratum import ErrataPaper

    version, statutes = approved_version(store, meeting.id), statutes_of(store, meeting)
    lines = errata_of(store, meeting.id)
    return ErrataPaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        approved=approved_on(store, meeting),
        fingerprint=version.sha256 if version is not None else "",
        signed=tuple(signed_as(store, meeting)),
        errata=tuple(_printed(store, meeting, one) for one in (lines[-1:] if last else lines)),
        prevailing=statutes.prevails if statutes else None,
    )


def errata_to(store: OpenFile, meeting: Meeting, items: Collection[AgendaItemId]) -> "list[PrintedErratum]":
    """The errata to what a paper prints of some items of approved minutes."""
    return [_printed(store, meeting, one) for one in errata_of(store, meeting.id) if one.erratum.item in items]


def signed_as(store: OpenFile, meeting: Meeting) -> "list[SignedAs]":
    """Who signed the minutes, as a paper says it."""
    from ctj_desktop.documents.approved.erratum import SignedAs

    signed = signed_of(store, meeting)
    return [
        SignedAs(name=one.name, role=_role(one.role, together=signed.together), place=one.place, on=one.on)
        for one in signed.signatures
    ]


def _role(role: SigningRole, *, together: bool) -> tuple[str, str]:
    return paper_voices().two(lambda t: signing_role(t, role, together=together))


def _printed(store: OpenFile, meeting: Meeting, line: ErratumLine) -> "PrintedErratum":
    from ctj_desktop.documents.approved.erratum import PrintedErratum

    one, passage = line.erratum, passage_of(store, line.erratum)
    by = store.get(Meeting, line.decision.meeting) if line.decision and line.decision.meeting else None
    return PrintedErratum(
        number=line.number,
        on=one.on,
        wrong=one.wrong,
        text=one.text,
        reason=one.reason,
        item=line.item,
        item_number=item_number(store, line.item) if line.item is not None else "",
        paragraph=passage.number if passage is not None else "",
        passage=passage.text if passage is not None else NO_TEXT,
        closed=line.closed,
        reworded=is_reworded(store, one),
        adopted=_adoption(store, line, by),
        signers=tuple(signers(store, by or meeting)),
    )


def _adoption(store: OpenFile, line: ErratumLine, by: Meeting | None) -> "Adoption | None":
    """The decision by which it was adopted; of one that is not here only that there was one."""
    from ctj_desktop.documents.approved.erratum import Adoption

    if line.erratum.decision is None:
        return None
    decision = line.decision
    if decision is None:
        return Adoption()
    return Adoption(
        number=decision.number or "",
        on=decision.on or (by.on if by is not None else None),
        text=decision.text,
        town=town_of(store, by.place) if by is not None and by.place else NO_TEXT,
    )
