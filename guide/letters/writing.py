"""The letters of one dossier as Word files, with the reason for each one that is not written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from guide.case.model import Dossier
from guide.claim import Regime
from guide.errors import UnknownLetter
from guide.letters.catalogue.catalogue import Letter, Tone, letters, papers
from guide.letters.catalogue.computed import Computed
from guide.letters.content.foreign_fields import languages, template_of, translated_values
from guide.letters.content.letter_fields import filled
from guide.letters.permission.permission import Permission, judged, with_alternative
from guide.letters.user_edits.edited_letter import EditedLetter
from guide.letters.user_edits.paragraph_edits import rewordings
from guide.values.french import listed
from guide.values.notation import Language
from guide.values.slug import slug

ALL = "tous"
#: Every paper of the file handed to a court, written together; and its pages for the user. `court` writes them.
COURT, COURT_PAGES = "dossier_tribunal", ("avant_de_deposer", "lisez_moi", "fiche_formulaire")
_IN_FRENCH_ONLY = "Ce que vous avez écrit vous-même est dans la lettre en français, et n’est pas traduit."


@dataclass(frozen=True)
class File:
    """A Word file, or an Excel one, ready to be saved: `name` is plain ASCII without any folder.

    `notes`: what its reader must know of the words that the user wrote in it, or that it does not take.
    """

    letter: str
    name: str
    title: str
    content: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotWritten:
    """`instead`: the letters to send in its place."""

    letter: str
    reason: str
    missing: tuple[str, ...]
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    files: tuple[File, ...]
    not_written: tuple[NotWritten, ...]


def write(
    dossier: Dossier, on: date, ids: Sequence[str], tone: Tone | None = None, language: Language | None = None
) -> Written:
    """The papers of these ids (ALL: those to send) dated `on`, in that tone where they have several; those that may be in
    that language are, their French original after.

    Raises UnknownLetter; a refused one is in `not_written`.
    """
    wanted = list(ids)
    if ALL in wanted:
        wanted = [*letters(), *(id for id in wanted if id != ALL)]
    computed = Computed(dossier, on)
    files, lacking = [], []
    for paper in [letter(id) for id in dict.fromkeys(wanted)]:
        permission = judged(paper, computed)
        if permission.granted:
            files.append(word_file(paper, computed, tone, language))
        else:
            lacking.append(refused(permission, computed))
    return Written(tuple(files), tuple(lacking))


def refused(permission: Permission, computed: Computed) -> NotWritten:
    """A paper that is not granted, with what to send instead."""
    instead = with_alternative(permission, computed).instead
    return NotWritten(permission.letter.id, permission.reason, permission.missing, instead)


def letter(id: str) -> Letter:
    """The letter, or other paper, of that id. Raises UnknownLetter, which names those there are."""
    try:
        return papers()[id]
    except KeyError:
        raise UnknownLetter(
            f"« {id} » n'est pas un modèle de courrier.", f"Modèles : {listed([*papers()])}, « {COURT} » ou « {ALL} »."
        ) from None


def edited(id: str, dossier: Dossier, on: date, tone: Tone | None = None) -> EditedLetter:
    """One letter with the user's words in it. Raises UnknownLetter, LetterNotAllowed."""
    paper, computed = letter(id), Computed(dossier, on)
    judged(paper, computed).require()
    return _drafted(paper, computed, tone)


def own(template: bytes, dossier: Dossier, on: date, id: str, tone: Tone | None = None) -> bytes:
    """The Word file of a letter from a template of the user's own. Raises TemplateRefused, and what `edited` raises."""
    from guide.letters.word.user_template import Copy, printed

    paper, computed = letter(id), Computed(dossier, on)
    judged(paper, computed).require()
    copy = Copy(filled(paper, computed, tone), _title(paper, computed), dossier.creditor.name, on)
    return printed(template, [copy])[0]


def word_file(letter: Letter, computed: Computed, tone: Tone | None = None, language: Language | None = None) -> File:
    """The Word file of a granted paper; in that language first when it may be."""
    french = _french_file(letter, computed, tone)
    if language is None or language not in languages(letter, computed):
        return french
    from guide.letters.word.joined import joined

    content = joined(translated(letter, computed, tone, language), french.content, computed.on)
    own_words = computed.dossier.edits.get(letter.id) or computed.dossier.words.get(letter.id, "").strip()
    notes = (*french.notes, _IN_FRENCH_ONLY) if own_words else french.notes
    name = file_name(computed.dossier, computed.on, letter.id, language)
    return replace(french, name=name, content=content, notes=notes)


def translated(letter: Letter, computed: Computed, tone: Tone | None, language: Language) -> bytes:
    """The Word file of a granted letter in a language of those that `languages` has, alone."""
    from guide.letters.word.press import press

    context, author = translated_values(letter, computed, tone, language), computed.dossier.creditor.name
    return press(template_of(letter, language)).printed(context, _title(letter, computed), author, computed.on)


def translation(id: str, dossier: Dossier, on: date, tone: Tone | None, language: Language) -> bytes:
    """The letter in that language alone, one of those that `languages` has. Raises UnknownLetter, LetterNotAllowed."""
    paper, computed = letter(id), Computed(dossier, on)
    judged(paper, computed).require()
    return translated(paper, computed, tone, language)


def _french_file(letter: Letter, computed: Computed, tone: Tone | None) -> File:
    dossier, on = computed.dossier, computed.on
    name, title = file_name(dossier, on, letter.id), _title(letter, computed)
    if not dossier.edits.get(letter.id) and not rewordings(dossier, letter.id):
        return File(letter.id, name, title, _untouched(letter, computed, tone))
    from guide.letters.user_edits.edit_cautions import notes

    edited_letter = _drafted(letter, computed, tone)
    return File(letter.id, name, title, edited_letter.content, notes(edited_letter, computed.regime is Regime.LEGAL))


def _drafted(letter: Letter, computed: Computed, tone: Tone | None) -> EditedLetter:
    from guide.letters.user_edits.edited_letter import drafted, originals

    dossier = computed.dossier
    edits, other = dossier.edits.get(letter.id, ()), rewordings(dossier, letter.id)
    edited_letter = drafted(_untouched(letter, computed, tone), edits, other, computed.on)
    if edited_letter.stale and letter.tones:
        # Words written in another tone wait for it.
        tones = [one for one in Tone if one is not (tone or letter.tone)]
        elsewhere = [originals(_untouched(letter, computed, one)) for one in tones]
        edited_letter = edited_letter.without(elsewhere)
    return edited_letter


def _untouched(letter: Letter, computed: Computed, tone: Tone | None) -> bytes:
    from guide.letters.word.press import press

    context, author = filled(letter, computed, tone), computed.dossier.creditor.name
    return press(letter.template, letter.to_send).printed(context, _title(letter, computed), author, computed.on)


def _title(letter: Letter, computed: Computed) -> str:
    return f"{letter.title} – {computed.dossier.debtor.name}"


def file_name(dossier: Dossier, on: date, id: str, language: Language | None = None) -> str:
    """ "relance-durand-fils-2026-11-22.docx"; "…-en.docx" with a language before the French."""
    return f"{id}-{slug(dossier.debtor.name)}-{on.isoformat()}{f'-{language}' if language else ''}.docx"
