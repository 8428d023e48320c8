"""How is a paper printed from the command line?"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctj_desktop.cli.call import DONE, Call, WrongCall, a_committee, a_date, one_of
from ctj_desktop.cli.usage import Command
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.errors import N_
from ctj_desktop.services.naming.lookup import find
from ctj_desktop.services.steps.file_output import write_whole
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the papers bring half of the services along
    from ctj_desktop.services.papers.making import About, PaperKind

YEARS: Final = range(1, 10_000)


def _print(call: Call) -> int:
    from ctj_desktop.services.papers.making import LAYOUTS, PaperKind, Printing, paper_pdf

    kinds = tuple(kind.value for kind in PaperKind)
    kind = PaperKind(one_of(call.asked.document, kinds, N_("There is no document “{value}”. Known are: {known}.")))
    if call.asked.layout is not None:
        one_of(call.asked.layout, LAYOUTS, N_("There is no layout “{value}”. Known are: {known}."))
    target = Path(call.asked.output)
    form = target.suffix.lower() or target.name
    one_of(form, (".pdf",), N_("“{value}” is no form of this paper. Known are: {known}."))
    day = a_date(call.asked.on, "--on")
    with call.reading() as store:
        printing = Printing(
            printed_on=day or Workspace(store).today(),
            layout=call.asked.layout,
            draft=call.asked.draft,
            public=call.asked.public,
        )
        pdf = paper_pdf(store, kind, _about(call, store, kind), printing)
    write_whole(target, pdf)
    call.say(call.t("“{name}” printed.").format(name=target.name))
    return DONE


def _about(call: Call, store: Store, kind: "PaperKind") -> "About":
    """The meeting or the committee that was asked for; `WrongCall` where the document is about something else."""
    from ctj_desktop.services.papers.making import OF_COMMITTEE, OF_MEETING, OfCommittee, PaperKind

    asked = call.asked
    if asked.meeting is not None:
        _refuse_unless(kind in OF_MEETING, "--meeting", kind)
        _refuse_unless(asked.year is None, "--year", kind)
        _refuse_unless(asked.as_of is None, "--as-of", kind)
        named = asked.meeting if asked.committee is None else f"{asked.committee}/{asked.meeting}"
        return MeetingId(find(store, Meeting, named))
    if kind not in OF_COMMITTEE:
        message = N_("The document “{document}” is about a meeting. Name it with --meeting NUMBER.")
        raise WrongCall(message, document=kind.value)
    _refuse_unless(kind is PaperKind.DECISIONS or asked.year is None, "--year", kind)
    _refuse_unless(kind is PaperKind.ROSTER or asked.as_of is None, "--as-of", kind)
    if asked.year is not None and asked.year not in YEARS:
        raise WrongCall(N_("“{value}” is no year. Write it as 2027."), value=str(asked.year))
    return OfCommittee(
        committee=a_committee(store, asked.committee) or _only_committee(store),
        year=asked.year,
        as_of=a_date(asked.as_of, "--as-of"),
    )


def _refuse_unless(fits: bool, option: str, kind: "PaperKind") -> None:
    if not fits:
        message = N_("{option} does not go with this call of “{document}”. Leave it out.")
        raise WrongCall(message, option=option, document=kind.value)


def _only_committee(store: Store) -> CommitteeId:
    """The one that the workspace holds; one of several must be named."""
    found = store.all(Committee, order="code, id")
    if len(found) == 1:
        return found[0].id
    codes = ", ".join(committee.code for committee in found) or "–"
    raise WrongCall(N_("Name the committee with --committee CODE. Known are: {known}."), known=codes)


COMMANDS: Final = (
    Command(
        "print FILE DOCUMENT [--meeting NUMBER] [--committee CODE] [--year N] [--as-of DATE] "
        "[--layout columns|alternate|sequential|fr|de] [--public] [--draft] [--on DATE] -o OUT.pdf",
        N_(
            "Prints as PDF: agenda, attendance, minutes or decisions of a meeting; "
            "decisions of a committee or of its year; roster, the committee’s directory as of a day."
        ),
        _print,
    ),
)
