"""A thousand formal notices in a ZIP through the batch, against the naive docxtpl loop, in time of processor; and memory.

`python -m tests.bench.letters [LETTERS] [NAIVE]`. The naive loop opens the template, renders and saves for each letter; it
is given ready contexts, and is measured on NAIVE letters. Ours is the whole work: each dossier drawn, judged, filled,
printed, put into the ZIP, and the Excel list.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from io import BytesIO

from guide.ledger.dunning.followed_ledger import FollowedLedger
from guide.letters.mailing.customer_triage import Triage
from guide.letters.mailing.settings import Settings
from tests.bench.ledger import ROOT
from tests.bench.report import line

LETTERS, NAIVE = 1000, 100
TRIES = 2
SMALL, LARGE = 500, 2000
#: Builds the ledger of that many late customers, then does nothing more, or writes the letters and says the ZIP's size.
PREPARED = "from tests.bench.letters import prepared; found, chosen, plan = prepared({count})"
WRITES = PREPARED + (
    "; from guide.letters.mailing.write_mailing import write; written = write(found, chosen, plan)"
    "; assert len(written.sent) == {count}; print(len(written.archive))"
)


def prepared(count: int) -> tuple[FollowedLedger, Settings, Triage]:
    """The ledger, the settings and the letters planned."""
    from guide.letters.mailing.customer_triage import triage
    from tests.unit.batch_cases import ledger_of, settings

    found = ledger_of([(f"Client {n:04d}", 40 + n % 90, 1000 + n) for n in range(count)])
    chosen = settings(found)
    return found, chosen, triage(found, chosen)


def ours(count: int) -> tuple[float, int]:
    """Seconds a letter, and the letters of the archive."""
    from guide.letters.mailing.write_mailing import write

    found, chosen, plan = prepared(count)
    start = time.process_time()
    written = write(found, chosen, plan)
    taken = time.process_time() - start
    with zipfile.ZipFile(BytesIO(written.archive)) as archive:
        assert len([name for name in archive.namelist() if name.endswith(".docx")]) == count
    return taken / count, len(written.sent)


def naive(count: int) -> float:
    """Seconds a letter of the loop that the documentation of docxtpl shows, on the same letters."""
    from dataclasses import fields

    from docxtpl import DocxTemplate

    from guide.letters.catalogue.catalogue import letters
    from guide.letters.catalogue.computed import Computed
    from guide.letters.content.letter_fields import filled
    from guide.letters.mailing.customer_triage import drawn
    from guide.letters.word.written_values import environment

    found, chosen, plan = prepared(count)
    letter = letters()["mise_en_demeure"]
    ready = []
    for planned in plan.planned:
        values = filled(letter, Computed(drawn(found, chosen, planned.number, planned.kind), found.on))
        ready.append({field.name: getattr(values, field.name) for field in fields(values)})
    start = time.process_time()
    with zipfile.ZipFile(BytesIO(), "w") as archive:
        for rank, values in enumerate(ready):
            document = DocxTemplate(letter.template)
            document.render(values, jinja_env=environment(), autoescape=True)
            out = BytesIO()
            document.save(out)
            archive.writestr(f"{rank}.docx", out.getvalue())
    return (time.process_time() - start) / count


def pages(count: int) -> float:
    """Seconds a page of that many letters laid out and bound in one PDF."""
    from guide.letters import write as write_letters
    from guide.letters.pdf import Bound, laid_out
    from tests.unit.letters_cases import ON, case

    letter = write_letters(case(), ON, "mise_en_demeure").files[0].content
    start = time.process_time()
    bound, drawn = Bound("Courriers", "", ON), 0
    for rank in range(count):
        drawn += bound.add(laid_out(letter), str(rank))
    assert bound.content()
    return (time.process_time() - start) / drawn


def peak(program: str) -> tuple[int, int]:
    """(bytes at the peak of a process, the number that it printed)."""
    child = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return used.ru_maxrss * 1024, int(said or 0)


def memory(count: int) -> tuple[int, int]:
    """(bytes of the peak above that of the same ledger only sorted, bytes of the ZIP)."""
    most, size = peak(WRITES.format(count=count))
    return most - peak(PREPARED.format(count=count))[0], size


def main(letters: int, compared: int) -> None:
    # First, while this process is small: a child is counted from the size of its parent.
    (less, small), (more, large) = memory(SMALL), memory(LARGE)
    line(
        f"mémoire, de {SMALL} à {LARGE} lettres / ce que le ZIP grandit",
        (more - less) / (large - small),
        1.15,
        f"pic de {less >> 20} à {more >> 20} Mio, ZIP {small >> 20} à {large >> 20} (liste Excel comprise)",
    )
    slow = min(naive(compared) for _ in range(TRIES))
    quick = min(ours(letters)[0] for _ in range(TRIES))
    line(
        f"{letters} mises en demeure en ZIP / boucle docxtpl",
        quick / slow,
        0.05,
        f"{quick * 1000:.1f} ms contre {slow * 1000:.1f} ms par lettre : {slow / quick:.1f} fois plus vite",
    )
    page = min(pages(letters // 4) for _ in range(TRIES))
    line("une page de PDF, reliée aux autres / 20 ms", page / 0.02, 1.0, f"{page * 1000:.1f} ms la page")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(*(numbers + [LETTERS, NAIVE][len(numbers) :])[:2])
