"""Read by the Python of the server under test alone (its PYTHONPATH): the registers are then on this machine.

The product has no setting for it: its hosts are those of a data file, and nothing else.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

PORT = "QUEL_RECOURS_TEST_PORT"

if PORT in os.environ:
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    from guide.registers import Register, client, hosts

    local = {
        register: replace(hosts()[register], host="127.0.0.1", path=f"/{register}", port=int(os.environ[PORT]))
        for register in Register
    }
    vars(client)["hosts"] = lambda: local
