"""Are the forms of the steps what scripts of other offices rely on?"""

import json
from pathlib import Path
from typing import Any

from ctj_desktop.services.catalogue.steps import described

STORED: list[dict[str, Any]] = json.loads((Path(__file__).parent / "stored_steps.json").read_text(encoding="utf-8"))


def test_a_step_keeps_its_form() -> None:
    """Steps, fields, types, what is required, order and description stay for ever.

    What comes later stands beside them: a step, a field that nobody must give, more at the end of a step.
    """
    known = [step["do"] for step in STORED]
    now = [step for step in described() if step["do"] in known]
    for stored, found in zip(STORED, now, strict=True):
        old = [field["name"] for field in stored["fields"]]
        fields: Any = found["fields"]
        assert not [field for field in fields if field["name"] not in old and field["required"]]
        kept = [field for field in fields if field["name"] in old]
        shown = {name: kept if name == "fields" else found[name] for name in list(found)[: len(stored)]}
        assert json.dumps(shown, ensure_ascii=False) == json.dumps(stored, ensure_ascii=False)
