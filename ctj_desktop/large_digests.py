"""Digests of large files are made by OpenSSL from when this is imported, several times as fast as by Python alone.

What the window needs to open has none (`quick_imports`).
"""

import hashlib
from importlib import reload

reload(hashlib)
