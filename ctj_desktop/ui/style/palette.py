"""How do the tokens reach Qt's own widgets: menus, scroll bars, tool tips, dialogs?"""

from typing import Final

from PySide6.QtGui import QColor, QPalette

from ctj_desktop.ui.style.tokens import PALETTES, SHAPE_PAIRS, TEXT_PAIRS, Tokens, contrast, luminance

BARE: Final = ("LineEdit", "TextArea", "BlockEdit")
"""Editors whose frame and ground their owner paints, by their classes: only the writing is left to Qt.

The menu of an editor is a child of it and has the looks of all menus, so the rule names the editors."""

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "control",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "control",
}

_WORN: Final = (QPalette.ColorRole.Base, QPalette.ColorRole.Text, QPalette.ColorRole.Link)
"""What is taken of a contrast theme: its ground, its text, its link. Qt's highlight is the accent of Windows there."""


def palette_of(tokens: Tokens) -> QPalette:
    """The application's palette; what is disabled is muted in every role that writes."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, tokens.colour(name))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.HighlightedText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.muted)
    return palette


def strong_as(system: QPalette) -> Tokens:
    """The colours of a contrast theme that a person chose on Windows, or our strong ones where some could not be read.

    Text and edges are the theme's text, what is done is its link, which the theme lets nobody miss on its ground; what
    is chosen by a pointer is a little of the link. Signs and words say what colours said.
    """
    ground, text, link = (system.color(role) for role in _WORN)
    near, nearer = _mixed(ground, link, 0.22), _mixed(ground, text, 0.12)
    ours = PALETTES[luminance(ground) < luminance(text), True]
    grounds = dict.fromkeys(
        ("surface", "sunken", "raised", "desk", *(n for n in ours.names() if "_ground" in n)), ground
    )
    links = dict.fromkeys(("accent", "accent_hover", "focus"), link)
    moved = {"on_accent": ground, "bg": ground, "selection": near, "added": near, "hover": nearer, "badge": nearer}
    worn = Tokens(dark=ours.dark, **{**dict.fromkeys(ours.names(), text), **grounds, **links, **moved})
    legible = all(contrast(worn.colour(one), worn.colour(other)) >= 4.5 for one, other in TEXT_PAIRS)
    seen = all(contrast(worn.colour(one), worn.colour(other)) >= 3 for one, other in SHAPE_PAIRS)
    return worn if legible and seen else ours


def _mixed(ground: QColor, other: QColor, share: float) -> QColor:
    parts = (QColor.redF, QColor.greenF, QColor.blueF)
    return QColor.fromRgbF(*(part(ground) * (1 - share) + part(other) * share for part in parts))


def style_sheet_of(tokens: Tokens, menu_height: int, radius: int) -> str:
    """The few rules that are clearly simpler as a style sheet: menus, tool tips, scroll bars, bare editors.

    A sheet of its own would be read anew for each of the editors of a form. And no label takes its text for HTML: Qt
    looks at a text to see whether it is, and would then load the pictures it names, from the disk or a server. Whatever
    shows text by a label is polished by these rules before it shows any: a tool tip and the boxes of the system too.
    """
    name = {key: tokens.colour(key).name() for key in tokens.names()}
    pad = max(2, (menu_height - 20) // 2)
    return f"""
QLabel {{ qproperty-textFormat: PlainText; }}
QMenuBar {{ background: {name["bg"]}; color: {name["text"]}; border: none;
  border-bottom: 1px solid {name["line"]}; padding: 0 10px; }}
QMenuBar::item {{ background: transparent; padding: {pad}px 10px; border-radius: {radius}px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {name["selection"]}; }}
QMenu {{ background: {name["surface"]}; color: {name["text"]}; border: 1px solid {name["control"]};
  padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: {radius - 2}px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {name["selection"]}; color: {name["text"]}; }}
QMenu::item:disabled {{ color: {name["muted"]}; }}
QMenu::separator {{ height: 1px; background: {name["line"]}; margin: 4px 8px; }}
QToolTip {{ background: {name["surface"]}; color: {name["text"]}; border: 1px solid {name["control"]};
  padding: 4px 8px; qproperty-textFormat: PlainText; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {name["control"]}; border-radius: 3px; margin: 2px; min-height: 24px;
  min-width: 24px; }}
QScrollBar::handle:hover {{ background: {name["muted"]}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: none; width: 0; height: 0; }}
{", ".join(BARE)} {{ background: transparent; border: none; padding: 0; color: {name["text"]};
  placeholder-text-color: {name["muted"]}; selection-background-color: {name["quiet"]};
  selection-color: {name["text"]}; }}
{", ".join(f"{editor}:disabled" for editor in BARE)} {{ color: {name["muted"]}; }}
"""
