"""Letters: which ones a dossier allows, their Word files, and their text for the screen.

Word itself (docx, docxtpl) is imported only when a letter is written.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from guide.case.model import Dossier
from guide.letters.catalogue.catalogue import Family, Letter, Tone, letters, papers
from guide.letters.catalogue.computed import Computed
from guide.letters.content.blanks import CLOSE, OPEN, number_words, with_blanks
from guide.letters.content.payment_fields import even_plan
from guide.letters.permission.permission import Permission, allowed
from guide.letters.permission.required_facts import said
from guide.letters.word.email_text import Message
from guide.letters.word.letterhead import Letterhead
from guide.letters.word.word_text import Block
from guide.letters.writing import ALL, COURT, COURT_PAGES, File, Written, edited, file_name, own, translation
from guide.letters.writing import write as write_letters
from guide.values.french import listed
from guide.values.notation import Language


def write(
    dossier: Dossier,
    on: date,
    ids: Sequence[str] | str = ALL,
    tone: Tone | None = None,
    language: Language | None = None,
) -> Written:
    """The papers of these ids (or ALL: those to send; COURT: those of the court file) dated `on`, in that tone where they
    have several; those that may be in that language are, their French original after.

    Raises UnknownLetter; a refused one is in `not_written`.
    """
    wanted = list(dict.fromkeys([ids] if isinstance(ids, str) else ids))
    of_court = [id for id in wanted if id in (COURT, *COURT_PAGES)]
    written = write_letters(dossier, on, [id for id in wanted if id not in of_court], tone, language)
    if not of_court:
        return written
    from guide.letters.court.court_file import court_papers

    papers = court_papers(dossier, on, of_court)
    return Written((*written.files, *papers.files), (*written.not_written, *papers.not_written))


def preview(dossier: Dossier, on: date, id: str, tone: Tone | None = None) -> tuple[Block, ...]:
    """The paragraphs and tables of a letter, read from the Word file that would be saved.

    Raises UnknownLetter, and LetterNotAllowed with the reason.
    """
    from guide.letters.word.word_text import blocks

    return blocks(edited(id, dossier, on, tone).content)


def check_own(template: bytes, id: str) -> None:
    """Raises TemplateRefused, with the name that this letter does not have."""
    from guide.letters.content.letter_fields import context_class
    from guide.letters.word.user_template import check

    check(template, context_class(id))


def starter(id: str) -> bytes | None:
    """A simple template of that letter to begin one's own with; None when it has none."""
    from guide.letters.word import starter as simple

    return simple.starter(id)


def own_cautions(template: bytes, id: str) -> tuple[str, ...]:
    """What is to be known of a template that `check_own` took: a demand without its sum or its date asks for nothing."""
    from guide.letters.word.starter import forgotten

    if not papers()[id].prints("avant_le") or not papers()[id].demand:
        return ()
    lacking = forgotten(template)
    if not lacking:
        return ()
    them = "elles" if len(lacking) > 1 else "elle"
    return (f"Votre modèle ne dit pas {listed(list(lacking))} : une demande de paiement sans {them} ne demande rien.",)


def variables(id: str) -> str:
    """What a template of that letter may print, a line a name, as a text file."""
    from guide.letters.content.letter_fields import context_class
    from guide.letters.word.template_language import documented

    lines = (
        f"{{{{ {name} }}}}\t{meaning}" if "{%" not in meaning else f"{name}\t{meaning}"
        for name, meaning in documented(context_class(id))
    )
    return "\r\n".join(lines) + "\r\n"


def email(dossier: Dossier, on: date, id: str, tone: Tone | None = None, language: Language | None = None) -> Message:
    """The same letter as the subject and the text of an e-mail; in that language first, then in French. Raises what
    `preview` raises."""
    from guide.letters.word.email_text import followed_by, message
    from guide.letters.word.word_text import blocks

    french = message(preview(dossier, on, id, tone), dossier.creditor.phone)
    if language is None or language not in languages(dossier, on, id):
        return french
    foreign = message(blocks(translation(id, dossier, on, tone, language)), dossier.creditor.phone)
    return followed_by(foreign, french)


def languages(dossier: Dossier, on: date, id: str) -> tuple[Language, ...]:
    """Those in which a letter to this client may go before the French one: to a client abroad, for some letters."""
    from guide.letters.content import foreign_fields

    return foreign_fields.languages(papers()[id], Computed(dossier, on))


def as_pdf(file: File, on: date) -> File:
    """The same paper as a PDF: same words, same pages, its font embedded. Raises PdfRefused; not for an Excel file."""
    assert file.name.endswith(".docx"), file.name
    return replace(file, name=file.name.removesuffix(".docx") + ".pdf", content=pdf_of(file.content, on))


def pdf_of(docx: bytes, on: date) -> bytes:
    """The same of a Word file alone."""
    from guide.letters.pdf import pdf

    return pdf(docx, on)


def mail_link(message: Message, to: str | None) -> str | None:
    """A link that opens a new message of the person's own program; None when the text is too long for one."""
    from guide.letters.word.email_draft import link

    return link(message, to)


def mail_draft(
    message: Message, to: str | None, docx: bytes, on: date, invoices: Sequence[tuple[str, bytes]] = ()
) -> bytes:
    """An .eml file, to open and to send oneself: the text, the letter as a PDF, the invoices. Raises PdfRefused."""
    from guide.letters.word.email_draft import Attachment, draft

    letter = Attachment("lettre.pdf", pdf_of(docx, on))
    return draft(message, to, (letter, *(Attachment(name, content) for name, content in invoices)))


def picture(name: str, data: bytes) -> bytes:
    """A logo or a signature as a plain PNG, bounded, without what its file told of its maker. Raises UnreadableFile."""
    from guide.letters.word import letterhead

    return letterhead.picture(name, data)


def headed(docx: bytes, head: Letterhead, on: date) -> bytes:
    """A finished letter with the user's logo and signature."""
    from guide.letters.word import letterhead

    return letterhead.headed(docx, head, on)
