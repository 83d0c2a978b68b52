"""The tests; their folders are those of `api`, which they prove.

Whatever the environment says, bytecode is kept: tests start some hundred processes, each of which would
compile all modules of the product anew, half a second of a processor.
"""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
