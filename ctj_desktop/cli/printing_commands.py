"""How is a paper printed from the command line?"""

from pathlib import Path
from typing import Final

from ctj_desktop.cli.call import DONE, Call, a_date, one_of
from ctj_desktop.cli.usage import Command
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.meetings import Meeting
from ctj_desktop.errors import N_
from ctj_desktop.services.lookup import find
from ctj_desktop.services.office import Workspace
from ctj_desktop.services.output import write_whole


def _print(call: Call) -> int:
    from ctj_desktop.services.papers import LAYOUTS, PaperKind, Printing, paper_pdf

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
        pdf = paper_pdf(store, kind, MeetingId(find(store, Meeting, call.asked.meeting)), printing)
    write_whole(target, pdf)
    call.say(call.t("“{name}” printed.").format(name=target.name))
    return DONE


COMMANDS: Final = (
    Command(
        "print FILE DOCUMENT --meeting NUMBER [--layout columns|alternate|sequential|fr|de] [--public] [--draft] "
        "[--on DATE] -o OUT.pdf",
        N_("Prints the agenda or the minutes of a meeting as PDF."),
        _print,
    ),
)
