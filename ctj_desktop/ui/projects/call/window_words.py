"""How does the page of a call show whether it is open?"""

from ctj_desktop.domain.funding.envelope import CallWindowState


def window_look(window: CallWindowState) -> tuple[str, str]:
    """Tone and icon of what is said of the window."""
    opens, closes = window.until_open, window.until_close
    if closes is not None and closes < 0:
        return "QUIET", "lock-simple"
    if opens is not None and opens > 0:
        return "NOW", "hourglass"
    if closes == 0:
        return "WARNING", "hourglass"
    if closes is not None:
        return ("OK" if opens is not None else "NOW"), "play-circle"
    return ("OK", "play-circle") if opens is not None else ("QUIET", "question")
