"""Run every measurement: `BENCHMARK_SIZE=smallest python -m tests.benchmarks.smallest FILE`.

The file is told what came of each, as JSON: values by the names of its figures, or what is absent or failed.
"""

import json
import sys
import traceback
from pathlib import Path
from typing import Any

from benchmarks.__main__ import MEASUREMENTS
from benchmarks.report import AbsentError


def outcome(name: str) -> dict[str, Any]:
    try:
        return {"figures": {str(one): one.value for one in MEASUREMENTS[name]()}}
    except AbsentError as missing:
        return {"absent": str(missing)}
    except Exception:
        return {"failed": traceback.format_exc()}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps({name: outcome(name) for name in MEASUREMENTS}))
