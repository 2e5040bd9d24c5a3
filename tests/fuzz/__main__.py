"""`python -m tests.fuzz [COUNT] [SEED]`: hostile inputs at every door (2,000 by default), and what each did.

Exit status 1 when something other than a right result or one sentence came out; each fault is told with its seed:
`python -m tests.fuzz 1 SEED` gives it again.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable

from guide.errors import GuideError
from tests.fuzz.doors import DOORS, judged
from tests.fuzz.inputs import Draw

COUNT = 2_000
#: Of processor: longer than this is as good as stopped, for who waits.
MOST_SECONDS = 10.0
MOST_TOLD = 20


def tried(seed: int) -> tuple[str, str, str]:
    """(the door, "read", "refused" or "fault", what was wrong) of one input."""
    r = Draw(seed)
    door: Callable[[Draw], None] = r.choices(list(DOORS), list(DOORS.values()))[0]
    began = time.process_time()
    try:
        door(r)
        wrong, end = None, "read"
    except GuideError as error:
        wrong, end = judged(error), "refused"
    except Exception as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        wrong, end = f"{type(fault).__name__}: {str(fault)[:200]} ({last.filename}:{last.lineno})", "fault"
    spent = time.process_time() - began
    if wrong is None and spent > MOST_SECONDS:
        wrong = f"{spent:.0f} seconds"
    return door.__name__, end if wrong is None else "fault", wrong or ""


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else COUNT
    first = int(arguments[1]) if len(arguments) > 1 else 1
    ends: Counter[tuple[str, str]] = Counter()
    faults = []
    for seed in range(first, first + count):
        door, end, wrong = tried(seed)
        ends[door, end] += 1
        if wrong:
            faults.append(f"seed {seed}, {door}: {wrong}")
    for name in (each.__name__ for each in DOORS):
        print(f"{name}: " + ", ".join(f"{ends[name, end]} {end}" for end in ("read", "refused", "fault")))
    print(*faults[:MOST_TOLD], sep="\n")
    print(f"{count} inputs, {len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
