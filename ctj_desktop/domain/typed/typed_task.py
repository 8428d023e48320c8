"""Who must do what by when, as a minute-taker types it: `@person compléter le budget jusqu’au 15.1.`?

The day stands behind an arrow, or behind words that set a last day (`jusqu’au`, `d’ici`, `au plus tard`, `bis`,
`spätestens`, `Frist`). `le 3 mars` and `pour le 3 mars` may be the day of what is prepared, and stay text. A day
without a year, and a day of the week, is the next one after the day of the meeting.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from ctj_desktop.domain import marks
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.typed.typed_line import MONTHS, folded, parse_day

_ARROW: Final = re.compile(r"\s*(?:→|->|=>)\s*(?P<when>[^→]*?)\s*$")
_NAME_AT_END: Final = re.compile(r"\s*@\[[^\]\n]+\]\([^)\n]+\)\s*$")
_UNTIL: Final = re.compile(
    r"""(?<!\w)(?:
        (?:au\ plus\ tard\ )?jusqu[’'](?:au|à)
        | d[’']ici(?:\ (?:au|à))?
        | au\ plus\ tard
        | (?:délai|échéance|frist|termin)(?:\ (?:au|bis))?\s*:?
        | (?:bis\ )?spätestens(?:\ bis)?
        | bis(?:\ und\ mit)?
        | per
    )(?=\s)""",
    re.IGNORECASE | re.VERBOSE,
)
_SINCE: Final = re.compile(r"(?<!\w)(?:du|dès|depuis|vom|von|ab|seit)\s[^,;:]*$", re.IGNORECASE)
"""What begins before it: the words behind say how long, not by when."""
_ARTICLE: Final = re.compile(r"(?:(?:le|la|au|a|ce|am|zum|den|dem|der)\s+)+")
_WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("lundi", "montag", "mo"),
            ("mardi", "dienstag", "di"),
            ("mercredi", "mittwoch", "mi"),
            ("jeudi", "donnerstag", "do"),
            ("vendredi", "freitag", "fr"),
            ("samedi", "samstag", "sonnabend", "sa"),
            ("dimanche", "sonntag", "so"),
        )
    )
    for name in names
}
_NEXT: Final = r"(?:nachste[nrm]?|kommende[nrm]?)"
_WEEKDAY: Final = re.compile(rf"(?:{_NEXT}\s+)?(?P<day>{'|'.join(_WEEKDAYS)})\.?(?:\s+prochain)?(?:,?\s+(?P<date>.+))?")
_END_OF: Final = re.compile(
    r"(?:la\s+)?(?:fin|ende)(?:\s+(?:de|du|des|mois|monat))*\s+(?P<month>[a-z]+)(?:\s+(?P<year>\d{4}))?"
)
_END_OF_YEAR: Final = re.compile(r"(?:la\s+)?fin\s+(?:de\s+l[’']|d[’'])annee|ende\s+(?:des\s+)?jahr(?:es)?|jahresende")
_END_OF_MONTH: Final = re.compile(r"(?:la\s+)?fin\s+du\s+mois|ende\s+(?:des\s+)?monats?|monatsende")
_LIKE_A_DAY: Final = re.compile(
    rf"(?:\d{{1,2}}\s*[./]\s*\d{{1,2}}(?:\s*[./]\s*\d{{2,4}})?|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:er)?\.?\s*(?:{'|'.join(MONTHS)})\.?(?:\s*\d+)?)"
)


class TypedTask(PositionalValue):
    """A task as typed; `unread` is what stood where its day is and is none."""

    text: str
    owner: UUID | None = None
    due: date | None = None
    unread: str = ""


def read_task(text: str, day: date, is_person: Callable[[UUID], bool]) -> TypedTask:
    """A person named first is the owner, the last day at the end the due date; `day` is that of the meeting."""
    text, due, unread = _apart(text, day)
    runs = [run for run in marks.parse_marks(text) if run.text.strip() or run.is_atom]
    if runs and runs[0].mention is not None and is_person(runs[0].mention):
        return TypedTask(marks.markup(runs[1:]).lstrip(" :,"), runs[0].mention, due, unread)
    owner = next((run.mention for run in runs if run.mention is not None and is_person(run.mention)), None)
    return TypedTask(text.strip(), owner, due, unread)


def due_day(text: str, day: date) -> date | None:
    """`15.3.`, `Freitag`, `vendredi 15 janvier`, `fin mars`: the day that is meant, as seen from another one.

    None for anything else, and where the day of the week is not that of the date.
    """
    words = " ".join(folded(text).strip(" .,;:!").split())
    words = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    if _END_OF_YEAR.fullmatch(words):
        return date(day.year, 12, 31)
    if _END_OF_MONTH.fullmatch(words):
        return _last_of(day.year, day.month)
    if (found := _END_OF.fullmatch(words)) and found["month"] in MONTHS:
        month = MONTHS[found["month"]]
        return _last_of(int(found["year"] or day.year + (month < day.month)), month)
    if found := _WEEKDAY.fullmatch(words):
        return _on_weekday(_WEEKDAYS[found["day"]], found["date"] or "", day)
    return parse_day(words, day)


def _apart(text: str, day: date) -> tuple[str, date | None, str]:
    """The task without its day, the day, and what stood in its place and is none; a name may stand behind it."""
    if arrow := _ARROW.search(text):
        due = due_day(_UNTIL.sub("", arrow["when"], count=1), day)
        return (text[: arrow.start()], due, "") if due else (text, None, arrow["when"])
    name = _NAME_AT_END.search(text)
    said, behind = (text[: name.start()], text[name.start() :]) if name else (text, "")
    unread = ""
    for found in _UNTIL.finditer(said):
        before, when = said[: found.start()].rstrip(" ,;:(–-"), said[found.end() :].strip(" .,;!)")
        if not before.strip() or _SINCE.search(before):
            continue
        if due := due_day(when, day):
            return before + behind, due, ""
        unread = when if _is_like_a_day(when) else unread
    return text, None, unread


def _is_like_a_day(when: str) -> bool:
    words = _ARTICLE.sub("", folded(when), count=1)
    dated = _WEEKDAY.fullmatch(words)
    return bool(_LIKE_A_DAY.fullmatch(dated["date"] or "" if dated else words))


def _on_weekday(weekday: int, dated: str, day: date) -> date | None:
    if not dated:
        return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    found = parse_day(_ARTICLE.sub("", dated, count=1), day)
    return found if found is not None and found.weekday() == weekday else None


def _last_of(year: int, month: int) -> date | None:
    return date(year, month, calendar.monthrange(year, month)[1]) if 1900 < year < 9999 else None
