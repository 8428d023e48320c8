"""In which words does the page of a call say whether it is open, and its dates?"""

from ctj_desktop.domain.funding.envelope import CallWindowState
from ctj_desktop.domain.records.projects import Call
from ctj_desktop.i18n import Translator


def window_text(t: Translator, window: CallWindowState) -> tuple[str, str, str]:
    """Opens in, closes in, closed since: with tone and icon."""
    opens, closes = window.until_open, window.until_close
    if closes is not None and closes < 0:
        return (
            t.n("closed for {count} day", "closed for {count} days", -closes).format(count=-closes),
            "QUIET",
            "lock-simple",
        )
    if opens is not None and opens > 0:
        return t.n("opens in {count} day", "opens in {count} days", opens).format(count=opens), "NOW", "hourglass"
    if closes == 0:
        return t("closes today"), "WARNING", "hourglass"
    if closes is not None:
        tone = "OK" if opens is not None else "NOW"
        return t.n("closes in {count} day", "closes in {count} days", closes).format(count=closes), tone, "play-circle"
    return (t("open"), "OK", "play-circle") if opens is not None else (t("without dates"), "QUIET", "question")


def dates_text(t: Translator, call: Call) -> str:
    """Open from when to when, decided on, reports by: as far as it is known."""
    said = []
    if call.opens is not None and call.closes is not None:
        said.append(t("Open from {start} to {end}").format(start=t.date_long(call.opens), end=t.date_long(call.closes)))
    elif call.closes is not None:
        said.append(t("Open until {end}").format(end=t.date_long(call.closes)))
    elif call.opens is not None:
        said.append(t("Open from {start}").format(start=t.date_long(call.opens)))
    if call.decides_on is not None:
        said.append(t("decided on {date}").format(date=t.date_long(call.decides_on)))
    if call.report_by is not None:
        said.append(t("reports by {date}").format(date=t.date_long(call.report_by)))
    return " · ".join(said)
