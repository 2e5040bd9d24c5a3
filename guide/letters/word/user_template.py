"""Letters from a Word template of the user's own: checked, then filled in a process of its own that is given little.

The template reaches nothing but the ready strings of its letter: its words are checked first (`vocabulary`), its file
too (`word_file`), jinja2 runs sandboxed, and the process is bounded in memory and in time, writes no file, and is
stopped.
"""

import json
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guide.errors import TemplateRefused

#: What one process may take. A letter takes a few thousandths of a second.
SECONDS = 30
MEMORY = 1 << 30
MAX_LETTERS = 2000

_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Copy:
    """One letter to print: `context` is the frozen dataclass of its letter."""

    context: object
    title: str
    author: str
    on: date


def printed(template: bytes, copies: Sequence[Copy], seconds: int = SECONDS) -> list[bytes]:
    """The Word files of these copies, from the user's template. Raises TemplateRefused, naming what is wrong.

    All the copies are of one letter. The dates inside each file are those of the letter.
    """
    assert copies and len({type(copy.context) for copy in copies}) == 1
    if len(copies) > MAX_LETTERS:
        raise TemplateRefused(f"{MAX_LETTERS} lettres au plus en une fois.", "Faites-les en plusieurs fois.")
    return _run(template, tuple(copies), type(copies[0].context), seconds)


def check(template: bytes, known: type, seconds: int = SECONDS) -> None:
    """Whether a template can serve the letter of that context. Raises TemplateRefused, naming what is wrong."""
    _run(template, (), known, seconds)


def _run(template: bytes, copies: tuple[Copy, ...], known: type, seconds: int) -> list[bytes]:
    try:
        # Our own objects go in by pickle; nothing but bytes and text comes out.
        done = subprocess.run(
            [sys.executable, "-m", "guide.letters.word.user_template_process", str(seconds), str(MEMORY)],
            input=pickle.dumps((template, copies, known)),
            capture_output=True,
            timeout=seconds + 10,
            cwd=_ROOT,
            env={"PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _stopped() from None
    head, _, body = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise _stopped()
    answer = json.loads(head)
    if "refused" in answer:
        raise TemplateRefused(answer["refused"], answer["hint"])
    files, at = [], 0
    for size in answer["sizes"]:
        files.append(body[at : at + size])
        at += size
    assert at == len(body) and len(files) == len(copies)
    return files


def _stopped() -> TemplateRefused:
    return TemplateRefused(
        "Votre modèle demandait trop de temps ou de place : son remplissage a été arrêté.",
        "Simplifiez-le : moins de boucles, moins d'images.",
    )
