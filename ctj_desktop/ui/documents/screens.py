"""Which plain screens have the documents: the texts that are used again?"""

from typing import Any, Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.screen import Part, Screen


def _proof(desk: Any, workspace: Any, parent: Any) -> Any:
    """How a letter reads with an example."""
    from ctj_desktop.ui.documents.letter_proof import ProofOfLetter

    return ProofOfLetter(desk, workspace, parent)


SCREENS: Final = (
    Screen(
        kind="standard_text",
        page="texts",
        section="documents",
        title=N_("Standard texts"),
        icon="text-aa",
        new=N_("New standard text"),
        nothing=N_("No standard text yet"),
        nothing_more=N_("Sentences that stand in minutes or letters again and again, written once in both languages."),
        parts=(
            Part(rows=(("name",), ("use",), ("text",)), follows=_proof),
            Part(
                title=N_("Fields of the text"),
                note=N_("The name of a field stands in the text between braces; one name on each line."),
                rows=(("fields",),),
            ),
        ),
        asked=(("name",), ("use", "committee"), ("text",), ("fields",)),
        second=("use",),
    ),
)
