"""The process in which a template of the user's own is filled: `python -m guide.letters.word.user_template_process
SECONDS MEMORY`.

In: a template and its copies (`own_template`). Out: one line of JSON, then the Word files one after the other.
"""

import contextlib
import json
import pickle
import sys
from io import BytesIO
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from guide.errors import TemplateRefused
from guide.letters.word.written_values import environment


def main() -> None:
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    template, copies, known = pickle.load(sys.stdin.buffer)
    files: list[bytes] = []
    try:
        from guide.letters.word import template_language, word_safety
        from guide.letters.word.press import Press

        _bound(seconds, memory)
        word_safety.check(template)
        files = _filled(template, copies, known, template_language, Press)
        answer: dict[str, Any] = {"sizes": [len(file) for file in files]}
    except TemplateRefused as error:
        answer = {"refused": error.message, "hint": error.hint}
    except MemoryError:
        raise
    except Exception:
        # A damaged part is met in any library, each with its own word for it.
        answer = {"refused": "Ce modèle est abîmé.", "hint": "Enregistrez-le à nouveau depuis Word, puis réessayez."}
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode() + b"\n")
    out.writelines(files)


def _bound(seconds: int, memory: int) -> None:
    """No more memory, time or file than this, where the system can hold it (the parent holds the time everywhere)."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _filled(template: bytes, copies: Any, known: type, language: Any, press: Any) -> list[bytes]:
    jinja = environment(ImmutableSandboxedEnvironment)
    try:
        opened = press(BytesIO(template), jinja=jinja)
        for source in opened.sources:
            language.check(source, known, jinja)
        return [opened.printed(copy.context, copy.title, copy.author, copy.on) for copy in copies]
    except (TemplateRefused, MemoryError):
        raise
    except Exception:
        # python-docx, docxtpl and lxml each have their own word for a document they cannot follow.
        raise TemplateRefused(
            "Word pourrait l'ouvrir, mais ce modèle ne peut pas être rempli.",
            "Repartez du modèle d'origine, et changez-le peu à peu.",
        ) from None


if __name__ == "__main__":
    main()
