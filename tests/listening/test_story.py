"""Does somebody who does not see hold a whole meeting by keys alone, with a real screen reader?

What Orca tells the speech module is compared with what must be heard; the journal is printed beside it where it lacks.
"""

from pathlib import Path

import pytest

from ctj_desktop.services.workspace.sample import make_sample
from tests.listening.reader import Listening, Said, missing
from tests.listening.story import PARTS, Step

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(bool(missing()), reason="needs a screen reader and its tools: " + ", ".join(missing())),
]
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


@pytest.mark.parametrize("part", PARTS)
def test_everything_that_matters_is_heard(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locale, situation, steps = PARTS[part]
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "data"))
    make_sample(tmp_path / "Exemple.ctj").close()
    with Listening(tmp_path / "session", locale) as listening:
        listening.run("tests.listening.program", str(tmp_path / "Exemple.ctj"), situation)
        journal = [(step, _heard(listening, step)) for step in steps]
    lacking = [f"{_line(step, said)}\n    lacks {lacks}" for step, said in journal if (lacks := _lacks(step, said))]
    assert lacking == [], "\n".join(_line(step, said) for step, said in journal)


def _heard(listening: Listening, step: Step) -> list[Said]:
    if not step.do:
        return listening.listen(first=10)
    if step.do.startswith("="):
        return listening.type(step.do[1:])
    return [said for key in step.do.split() for said in listening.press(key)]


def _lacks(step: Step, said: list[Said]) -> list[str]:
    text = _text(said)
    return [one for one in step.heard if one not in text]


def _line(step: Step, said: list[Said]) -> str:
    return f"{step.number} [{step.do}]: {_text(said)}"


def _text(said: list[Said]) -> str:
    return " | ".join(one.text for one in said).translate(SPACES)
