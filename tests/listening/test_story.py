"""Does somebody who does not see hold a whole meeting by keys alone, with a real screen reader?

What Orca tells the speech module is compared with what must be heard; the journal is printed beside it where it lacks.
In the folder of CTJ_JOURNALS all journals are kept, each step with what must be heard.
"""

import os
from pathlib import Path

import pytest

from ctj_desktop.services.workspace.sample import STORY, make_sample
from tests.listening.reader import FIRST, Listening, Said, missing
from tests.listening.story import PARTS, Step

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(bool(missing()), reason="needs a screen reader and its tools: " + ", ".join(missing())),
]
PATIENCE, SHORT = 3, 1.0
"""So often it is listened once more where something lacks; seconds for the first word where none must come."""
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


@pytest.mark.parametrize("part", PARTS)
def test_everything_that_matters_is_heard(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locale, situation, steps = PARTS[part]
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "data"))
    make_sample(tmp_path / "Exemple.ctj", chapters=(STORY,)).close()
    with Listening(tmp_path / "session", locale) as listening:
        listening.run("tests.listening.program", str(tmp_path / "Exemple.ctj"), situation)
        journal = [(step, _heard(listening, step)) for step in steps]
    if kept := os.environ.get("CTJ_JOURNALS"):
        told = (f"{_line(step, said)}\n    expected: {' · '.join(step.heard) or '-'}\n" for step, said in journal)
        (Path(kept) / f"{part}.txt").write_text("".join(told), "utf-8")
    faults = [
        f"{_line(step, said)}\n    lacks {_lacks(step, said)}, and not {_wrong(step, said)}"
        for step, said in journal
        if _lacks(step, said) or _wrong(step, said)
    ]
    assert faults == [], "\n".join(_line(step, said) for step, said in journal)


def _heard(listening: Listening, step: Step) -> list[Said]:
    first = FIRST if step.heard else SHORT
    if step.do.startswith("="):
        said = listening.type(step.do[1:], first)
    else:
        *before, last = step.do.split() or [""]
        said = [one for key in before for one in _pressed(listening, key, step, SHORT)]
        said += _pressed(listening, last, step, first) if last else listening.listen(first=10)
    for _ in range(PATIENCE):
        if not _lacks(step, said):
            break
        said += listening.listen()  # of a page that takes long all is not said at once
    return said


def _pressed(listening: Listening, key: str, step: Step, first: float) -> list[Said]:
    key, _, most = key.partition("*")
    for _ in range(int(most or 1)):
        said = listening.press(key, first=first)
        if most and not _lacks(step, said):
            break
    return said


def _lacks(step: Step, said: list[Said]) -> list[str]:
    text = _text(said)
    return [one for one in step.heard if one not in text]


def _wrong(step: Step, said: list[Said]) -> list[str]:
    text = _text(said)
    return [one for one in step.unheard if one in text]


def _line(step: Step, said: list[Said]) -> str:
    return f"{step.number} [{step.do}]: {_text(said)}"


def _text(said: list[Said]) -> str:
    return " | ".join(one.text for one in said).translate(SPACES)
