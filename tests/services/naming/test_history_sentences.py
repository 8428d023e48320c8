"""Does the history say what is stored beside this test: every act, on a record with a name and on one without?

`history_sentences.tsv` was written by the program when every kind had five sentences of its own. Whoever changes a
sentence on purpose changes its line there, after reading it.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.services.naming.labels import OTHER_LABELS, label_text

STORED: Final = Path(__file__).parent / "history_sentences.tsv"
PEOPLE: Final = ("Anne Dubois", "Hans Muster")
"""In French the first takes the vowel from the word before."""
OTHERS: Final = {"number": "2027-01", "became": "2028-01", "like": "2026-04", "count": "3", "state": "…", "field": "on"}


def stored() -> list[dict[str, str]]:
    """A line for every key and language: the sentence without a name, and one for each of `PEOPLE`."""
    with STORED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def said(t: Translator, key: str) -> dict[str, str]:
    """What the history says today, in the columns of `stored`."""
    others: Mapping[str, str] = OTHERS if key in OTHER_LABELS else {}
    named = {person: label_text(t, key, {"name": person, **others}) for person in PEOPLE}
    return {"key": key, "language": t.language.value, "nobody": label_text(t, key, {}), **named}


def test_the_history_says_what_is_stored() -> None:
    assert [said(load_translator(line["language"]), line["key"]) for line in stored()] == stored()


def test_every_act_that_is_not_on_a_record_is_stored() -> None:
    assert {line["key"] for line in stored()} >= set(OTHER_LABELS)
