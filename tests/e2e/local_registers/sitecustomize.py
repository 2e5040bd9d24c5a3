"""Read by the Python of the server under test alone (its PYTHONPATH): the registers are then on this machine.

The product has no setting for it: its hosts are those of a data file, and nothing else.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PORT = "QUEL_RECOURS_TEST_PORT"

if PORT in os.environ:
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    from guide.registers import Host, Register, client, hosts

    local = {
        register: Host(hosts()[register].name, "127.0.0.1", f"/{register}", int(os.environ[PORT]))
        for register in Register
    }
    vars(client)["hosts"] = lambda: local
