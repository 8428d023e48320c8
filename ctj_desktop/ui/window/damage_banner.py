"""What does the window say of a file that turned out damaged, and of one that was set aside as damaged?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.surfaces import Banner


class DamageBanner(Banner):
    """Hidden as long as nothing is damaged. Its button leads to the backups, after a restore to what was set aside."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "workspace.damaged", "x-circle", tone="error", wrap=True, parent=parent)
        self._desk, self._workspace = desk, workspace
        workspace.damage_told.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """What is known by now."""
        t, store = self._desk.t, self._workspace.store
        if store.damage:
            from ctj_desktop.services.workspace.damage import damage_text  # a sound file has no need of it

            text = damage_text(t, store.path.name, self._workspace.damage)
            self.say(text, button=t("See the backups"))
        elif self._workspace.aside is not None:
            told = t("What was written since this backup may still be read from “{name}”, the damaged file.")
            self.say(told.format(name=self._workspace.aside.name), button=t("See what it still holds…"))
        self.setVisible(bool(store.damage) or self._workspace.aside is not None)
