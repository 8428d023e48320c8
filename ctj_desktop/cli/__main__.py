"""How does `python -m ctj_desktop.cli` start?"""

import sys

from ctj_desktop.cli.program import main

sys.exit(main())
