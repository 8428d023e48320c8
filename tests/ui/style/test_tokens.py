"""Can everything be read, in light and in dark?"""

import pytest
from PySide6.QtGui import QColor, QPalette

from ctj_desktop.ui.style.palette import strong_as
from ctj_desktop.ui.style.tokens import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    PALETTES,
    SHAPE_PAIRS,
    TEXT_PAIRS,
    Tokens,
    contrast,
)

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@BOTH
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_writing_reaches_four_and_a_half(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert contrast(tokens.colour(pair[0]), tokens.colour(pair[1])) >= 4.5


@BOTH
@pytest.mark.parametrize("pair", SHAPE_PAIRS, ids="-on-".join)
def test_edges_that_mean_something_reach_three(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert contrast(tokens.colour(pair[0]), tokens.colour(pair[1])) >= 3.0


STRONG = pytest.mark.parametrize("tokens", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])


@STRONG
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_high_contrast_writing_reaches_seven(tokens: Tokens, pair: tuple[str, str]) -> None:
    assert contrast(tokens.colour(pair[0]), tokens.colour(pair[1])) >= 7.0


@STRONG
@pytest.mark.parametrize("pair", [*SHAPE_PAIRS, ("line", "surface"), ("line", "bg")], ids="-on-".join)
def test_high_contrast_edges_reach_four_and_a_half(tokens: Tokens, pair: tuple[str, str]) -> None:
    """Cards and hairlines are edges too: in high contrast nothing is said by a shade alone."""
    assert contrast(tokens.colour(pair[0]), tokens.colour(pair[1])) >= 4.5


INKS = ("text", "muted", "accent", "warning", "error", "ok", "fr", "de")
GROUNDS = (
    "bg",
    "surface",
    "sunken",
    "hover",
    "raised",
    "selection",
    "added",
    "desk",
    "warning_ground",
    "error_ground",
    "ok_ground",
)


@pytest.mark.parametrize("tokens", PALETTES.values(), ids=["light", "dark", "light-strong", "dark-strong"])
def test_every_ink_can_be_read_on_every_ground(tokens: Tokens) -> None:
    """A row that is chosen or under the pointer, a banner, a tinted word: no widget has to ask what lies below."""
    least = 7.0 if tokens in (LIGHT_CONTRAST, DARK_CONTRAST) else 4.5
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    assert [pair for pair in pairs if contrast(*map(tokens.colour, pair)) < least] == []


@pytest.mark.parametrize("tokens", PALETTES.values(), ids=["light", "dark", "light-strong", "dark-strong"])
def test_rings_and_borders_can_be_seen_on_every_ground(tokens: Tokens) -> None:
    pairs = [(edge, ground) for edge in ("focus", "control") for ground in GROUNDS]
    assert [pair for pair in pairs if contrast(*map(tokens.colour, pair)) < 3.0] == []


def test_contrast_agrees_with_the_table_of_the_target() -> None:
    assert round(contrast(LIGHT.ok, LIGHT.ok_ground), 1) == 5.7
    assert round(contrast(DARK.error, DARK.error_ground), 1) == 7.1


def test_an_unknown_colour_is_refused() -> None:
    with pytest.raises(AttributeError):
        LIGHT.colour("pink")
    with pytest.raises(KeyError):
        LIGHT.colour("dark")


AQUATIC, DESERT = ("#202020", "#FFFFFF", "#75E9FC"), ("#FFFAEF", "#3D3D3D", "#00635A")
"""Ground, text and link of two contrast themes of Windows 11."""


@pytest.mark.parametrize(
    ("ground", "text", "link"),
    [AQUATIC, DESERT, ("#000000", "#FFFF00", "#00FF00")],
    ids=["aquatic", "desert", "black and yellow"],
)
def test_a_contrast_theme_of_windows_is_worn_and_every_text_in_it_can_be_read(
    ground: str, text: str, link: str
) -> None:
    worn = strong_as(_contrast_theme(ground, text, link))
    assert [worn.surface, worn.text, worn.accent] == [QColor(ground), QColor(text), QColor(link)]
    assert min(contrast(worn.colour(one), worn.colour(other)) for one, other in TEXT_PAIRS) >= 4.5


@pytest.mark.parametrize(
    ("colours", "ours"),
    [(("#000", "#333", "#444"), DARK_CONTRAST), (("#FFF", "#888", "#AAA"), LIGHT_CONTRAST)],
    ids=["dark", "light"],
)
def test_a_contrast_theme_in_which_something_could_not_be_read_gives_way_to_our_own(
    colours: tuple[str, str, str], ours: Tokens
) -> None:
    assert strong_as(_contrast_theme(*colours)) is ours


def _contrast_theme(ground: str, text: str, link: str) -> QPalette:
    palette = QPalette(QColor(ground))
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    palette.setColor(QPalette.ColorRole.Text, QColor(text))
    palette.setColor(QPalette.ColorRole.Link, QColor(link))
    return palette
