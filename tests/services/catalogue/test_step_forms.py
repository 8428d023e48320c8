"""Are the forms of the steps what scripts of other offices rely on?"""

import json
from pathlib import Path

from ctj_desktop.services.catalogue.steps import described

STORED = Path(__file__).parent / "stored_steps.json"


def test_a_step_keeps_its_form() -> None:
    """Names, types, what is required, order and description stay for ever; more may stand behind them, not required."""
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    now = {step["do"]: step for step in described()}
    for step in stored:
        found = now[step["do"]]
        fields = found["fields"]
        assert isinstance(fields, list)
        shown = json.dumps(
            {name: found[name] for name in step} | {"fields": fields[: len(step["fields"])]}, ensure_ascii=False
        )
        assert not [field for field in fields[len(step["fields"]) :] if field["required"]]
        assert shown == json.dumps(step, ensure_ascii=False)
        assert list(found)[: len(step)] == list(step)
    assert [name for name in now if name in {step["do"] for step in stored}] == [step["do"] for step in stored]
