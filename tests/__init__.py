import os
import sys

# Compiled once, not by each of the hundreds of programs that the tests start, whatever the machine says of it.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
