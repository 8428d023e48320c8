"""How is a text with what goes and what comes said to whoever hears it?"""

from collections.abc import Sequence

from ctj_desktop.domain.differences import Piece
from ctj_desktop.i18n import Translator


def spoken_edit(t: Translator, pieces: Sequence[Piece]) -> str:
    """An edited text for whoever hears it: what goes and what comes is said so."""
    parts = []
    for piece in pieces:
        said = piece.text.strip()
        if piece.removed and said:
            parts.append(t("[instead of: {words}]").format(words=said))
        elif piece.changed and said:
            parts.append(t("[new: {words}]").format(words=said))
        elif said:
            parts.append(said)
    return " ".join(parts)
