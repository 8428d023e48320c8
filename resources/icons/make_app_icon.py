"""How does `ctj-app.svg` become the icon of each system?

`QT_QPA_PLATFORM=offscreen python resources/icons/make_app_icon.py`

Writes ctj-app.ico (Windows), ctj-app.icns (macOS) and ctj-app.png (Linux) beside the drawing; run it after the
drawing changed.
"""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
WINDOWS, LINUX, LARGEST = (16, 20, 24, 32, 40, 48, 64, 128, 256), 256, 1024


def drawn(size: int) -> Image.Image:
    """The icon at a size, drawn at that size: a small one is no shrunken large one."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / "ctj-app.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


def main() -> None:
    """Writes the three files."""
    app = QGuiApplication([])
    small = [drawn(size) for size in WINDOWS]
    small[-1].save(HERE / "ctj-app.ico", sizes=[(size, size) for size in WINDOWS], append_images=small[:-1])
    large = [drawn(size) for size in (32, 64, 128, 256, 512, LARGEST)]
    large[-1].save(HERE / "ctj-app.icns", append_images=large[:-1])
    drawn(LINUX).save(HERE / "ctj-app.png")
    app.quit()


if __name__ == "__main__":
    main()
