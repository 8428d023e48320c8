"""Are the forms of the steps what scripts of other offices rely on?"""

import json
import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

from ctj_desktop.domain.record import Record
from ctj_desktop.services.catalogue.steps import STEPS, described

STORED: list[dict[str, Any]] = json.loads((Path(__file__).parent / "stored_steps.json").read_text(encoding="utf-8"))


def test_a_step_keeps_its_form() -> None:
    """Steps, fields, types, what is required, order and description stay for ever.

    What comes later stands beside them: a step, a field that nobody must give, another kind that a field may name
    (a restricted twin), one more part of a value or member of a closed set, more at the end of a step.
    """
    known = [step["do"] for step in STORED]
    now = [step for step in described() if step["do"] in known]
    for stored, found in zip(STORED, now, strict=True):
        old = [field["name"] for field in stored["fields"]]
        fields: Any = found["fields"]
        assert not [field for field in fields if field["name"] not in old and field["required"]]
        types = {field["name"]: field["type"] for field in stored["fields"]}
        kept = [
            field | {"type": _as_stored(types[field["name"]], field["type"])}
            for field in fields
            if field["name"] in old
        ]
        shown = {name: kept if name == "fields" else found[name] for name in list(found)[: len(stored)]}
        assert json.dumps(shown, ensure_ascii=False) == json.dumps(stored, ensure_ascii=False)


def test_records_come_to_a_step_in_one_way() -> None:
    """A new one, or one after and before: no act takes the fields of a record and the record as it was beside them."""
    for step in STEPS:
        hints = get_type_hints(step)
        taken = {name for name, hint in hints.items() if name != "return" and records_in(hint)}
        assert taken in (set(), {"new"}, {"after", "before"}), step.__name__


def records_in(hint: Any) -> list[Any]:
    return [part for part in get_args(hint) or (hint,) if isinstance(part, type) and issubclass(part, Record)]


def _as_stored(stored: str, found: str) -> str:
    """The stored type where everything that it names is still taken, in its order."""
    left = iter(re.findall(r"\w+|[^\w\s]", found))
    return stored if all(word in left for word in re.findall(r"\w+|[^\w\s]", stored)) else found
