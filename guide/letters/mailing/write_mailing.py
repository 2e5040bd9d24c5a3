"""One letter a customer for a whole ledger, in an archive that grows by each letter alone, with the list of sends.

Each dossier is drawn, judged, filled, printed and forgotten before the next; a letter goes as it is into the archive
(a Word file is compressed already).
"""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

from guide.case.codes import DebtorKind
from guide.case.model import Address, Dossier
from guide.claim import LimitationState
from guide.errors import GuideError, PdfRefused
from guide.ledger.dunning import CustomerNotes, FollowedLedger, LetterKind, SentLetter, with_letters
from guide.letters.catalogue.catalogue import letters
from guide.letters.catalogue.computed import Computed
from guide.letters.content.foreign_fields import language_of, languages
from guide.letters.content.letter_fields import filled
from guide.letters.mailing.customer_triage import Lack, NotSent, Planned, Triage, drawn
from guide.letters.mailing.joined_invoices import InvoicePdf, InvoicesByCustomer, attachments, matched
from guide.letters.mailing.send_list import Sent, table, workbook
from guide.letters.mailing.settings import Settings
from guide.letters.pdf import Bound, LaidOut, draw, laid_out
from guide.letters.permission.permission import judged, with_alternative
from guide.letters.word.email_draft import Attachment, draft
from guide.letters.word.email_text import message
from guide.letters.word.joined import joined
from guide.letters.word.letterhead import Letterhead, headed
from guide.letters.word.press import press
from guide.letters.word.user_template import Copy, printed
from guide.letters.word.word_text import blocks
from guide.letters.word.written_values import entry
from guide.letters.writing import file_name, translated
from guide.values.french import short_day
from guide.values.notation import Language

LIST_NAME, TABLE_NAME = "liste-des-envois.xlsx", "liste-des-envois.csv"
#: Every letter in the order of the list, to print at once; and the folder of each letter apart.
ALL_PAGES, PDF_FOLDER = "tout-imprimer.pdf", "pdf"
#: The drafts of e-mails, a file a letter: opened by the person's own program, never sent from here.
MAIL_FOLDER, MAIL = "e-mails", ".eml"
WORD = ".docx"
#: Letters of the user's own template filled by one process: few enough to be held at once.
TOGETHER = 100
_IN = {Language.EN: "en anglais", Language.DE: "en allemand", Language.ES: "en espagnol", Language.IT: "en italien"}


@dataclass(frozen=True)
class WrittenMailing:
    """The archive, the letters in it, and every other customer with the reason: `refused` when its letter was to be
    written, `left_out` before. `to_join`: the drafts that lack an invoice; `unmatched`: the files joined to none."""

    archive: bytes
    sent: tuple[Sent, ...]
    refused: tuple[NotSent, ...]
    left_out: tuple[NotSent, ...]
    to_join: int = 0
    unmatched: tuple[str, ...] = ()

    @property
    def not_sent(self) -> tuple[NotSent, ...]:
        return (*self.refused, *self.left_out)


def write(
    tracking: FollowedLedger,
    settings: Settings,
    plan: Triage,
    own: Mapping[str, bytes] | None = None,
    head: Letterhead | None = None,
    progress: Callable[[int, int], None] | None = None,
    pdf: bool = False,
    drafts: bool = False,
    invoices: Sequence[InvoicePdf] = (),
) -> WrittenMailing:
    """The letters of `plan`, dated the day of the tracking, and the list of sends in one ZIP.

    `pdf`: each as a PDF too, and all of them in one in the order of the list; one that our pages cannot draw stays in Word.
    `drafts`: each as the draft of an e-mail too, its pages joined, addressed where the customer's address is known;
    `invoices`: joined to them, each to the letter that claims it.
    `own`: the user's templates by the id of their letter; raises TemplateRefused when one cannot be filled. `head`: a
    logo and a signature, put on our own letters. `progress` is told (letters done, letters in all).
    """
    out = BytesIO()
    sent: list[Sent] = []
    refused: list[NotSent] = []
    titles = {id: letter.title for id, letter in letters().items()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        bound = Bound("Courriers", settings.creditor.name, tracking.on) if pdf else None
        known = _matched(tracking, settings, plan, invoices) if drafts else InvoicesByCustomer({})
        printer = _Printer(archive, tracking, own or {}, head or Letterhead(), bound, drafts, known)
        for done, planned in enumerate(plan.planned, 1):
            answer = _letter(tracking, settings, planned, printer, len(sent) + 1)
            if isinstance(answer, Sent):
                sent.append(answer)
            else:
                refused.append(answer)
            if progress is not None:
                progress(done, len(plan.planned))
        printer.flush()
        listed = workbook(sent, (*refused, *plan.not_sent), titles, settings.creditor.name, tracking.on)
        archive.writestr(entry(LIST_NAME, tracking.on), listed, zipfile.ZIP_STORED)
        archive.writestr(entry(TABLE_NAME, tracking.on), table(sent), zipfile.ZIP_DEFLATED)
    unmatched = tuple(file.name for file in invoices if file not in printer.joined) if drafts else ()
    return WrittenMailing(out.getvalue(), tuple(sent), tuple(refused), plan.not_sent, printer.to_join, unmatched)


def _matched(
    tracking: FollowedLedger, settings: Settings, plan: Triage, files: Sequence[InvoicePdf]
) -> InvoicesByCustomer:
    """Every customer who owes is looked at, written to or not: a number that two of them have tells neither."""
    if not files:
        return InvoicesByCustomer({})
    customers = [(each.number, each.kind) for each in plan.planned]
    customers += [(each.number, DebtorKind.COMMERCANT) for each in plan.not_sent if each.overdue > 0]
    numbers = {
        number: [invoice.number for invoice in tracking.draw(number, settings.creditor, kind).invoices]
        for number, kind in customers
    }
    return matched(files, numbers)


def noted(tracking: FollowedLedger, sent: tuple[Sent, ...]) -> CustomerNotes:
    """The follow-up once these letters have left."""
    known = letters()
    kinds = {id: LetterKind(known[id].counts_as) for id in {one.planned.letter for one in sent}}
    return with_letters(
        tracking, [(one.planned.number, SentLetter(kinds[one.planned.letter], one.on, one.channel)) for one in sent]
    )


@dataclass(frozen=True)
class Contact:
    """Of a draft: the address of the customer, the phone that the sender signs with, the invoices joined to the letter."""

    email: str | None
    phone: str | None
    invoices: tuple[Attachment, ...]


class _Printer:
    """Puts each letter into the archive: one press a template; the user's own ones in their process, some at a time."""

    def __init__(
        self,
        archive: zipfile.ZipFile,
        tracking: FollowedLedger,
        own: Mapping[str, bytes],
        head: Letterhead,
        bound: Bound | None,
        drafts: bool,
        known: InvoicesByCustomer,
    ) -> None:
        self._drafts, self._known = drafts, known
        #: The files that a draft joins, and how many drafts lack one of their invoices.
        self.joined: set[InvoicePdf] = set()
        self.to_join = 0
        self._archive, self._on, self._own, self._head, self._bound = archive, tracking.on, own, head, bound
        #: Letters of the user's own wait for their process: the pages are bound in the order of the list at the end.
        self._pages: dict[str, LaidOut] = {}
        self._waiting: dict[str, list[tuple[str, Copy, Contact]]] = {}

    def is_own(self, id: str) -> bool:
        """Whether that letter is written from a template of the user's own."""
        return id in self._own

    def contact(self, customer: int, dossier: Dossier, numbers: Sequence[str]) -> Contact:
        """Of the draft of a letter that claims these invoices."""
        files, lacking = self._known.of(customer, numbers) if self._drafts else ((), frozenset())
        self.joined.update(files)
        self.to_join += bool(lacking)
        return Contact(dossier.debtor.email, dossier.creditor.phone, attachments(files))

    def put(self, id: str, name: str, copy: Copy, contact: Contact, before: bytes | None = None) -> None:
        """`before`: the same letter in the language of its reader."""
        if self.is_own(id):
            waiting = self._waiting.setdefault(id, [])
            waiting.append((name, copy, contact))
            if len(waiting) >= TOGETHER:
                self._print(id)
            return
        letter = letters()[id]
        made = press(letter.template, letter.to_send).printed(copy.context, copy.title, copy.author, copy.on)
        if before is not None:
            made = joined(before, made, copy.on)
        self._write(name, headed(made, self._head, copy.on), contact)

    def flush(self) -> None:
        for id in self._waiting:
            self._print(id)
        if self._bound is not None and self._pages:
            for name in sorted(self._pages):
                self._bound.add(self._pages[name], name.removesuffix(WORD))
            self._store(ALL_PAGES, self._bound.content())

    def _print(self, id: str) -> None:
        waiting, self._waiting[id] = self._waiting[id], []
        if waiting:
            made = printed(self._own[id], [copy for _, copy, _ in waiting])
            for (name, _, contact), content in zip(waiting, made, strict=True):
                self._write(name, content, contact)

    def _write(self, name: str, content: bytes, contact: Contact) -> None:
        self._store(name, content)
        if self._bound is None and not self._drafts:
            return
        bare = name.removesuffix(WORD)
        letter = Attachment(name.partition("-")[2], content)
        # A template of one's own that our pages cannot draw leaves in Word.
        with suppress(PdfRefused):
            laid = laid_out(content)
            pages = draw(laid, self._on)
            letter = Attachment(f"{bare.partition('-')[2]}.pdf", pages)
            if self._bound is not None:
                self._pages[name] = laid
                self._store(f"{PDF_FOLDER}/{bare}.pdf", pages)
        if self._drafts:
            mail = draft(message(blocks(content), contact.phone), contact.email, (letter, *contact.invoices))
            self._store(f"{MAIL_FOLDER}/{bare}{MAIL}", mail, zipfile.ZIP_DEFLATED)

    def _store(self, name: str, content: bytes, how: int = zipfile.ZIP_STORED) -> None:
        self._archive.writestr(entry(name, self._on), content, how)


def _letter(
    tracking: FollowedLedger, settings: Settings, planned: Planned, printer: _Printer, rank: int
) -> Sent | NotSent:
    """One letter printed, or why the law of that debt forbids it."""
    letter = letters()[planned.letter]
    dossier = drawn(tracking, settings, planned.number, planned.kind)
    computed = Computed(dossier, tracking.on)
    permission = judged(letter, computed)
    if not permission.granted:
        permission = with_alternative(permission, computed)
        address = any(fact.startswith("debtor.address") for fact in permission.missing)
        lacks = Lack.ADRESSE if address else None
        return planned.left_out(permission.reason, permission.instead, lacks)
    try:
        limitation = computed.limitation
    except GuideError as error:
        return planned.left_out(str(error))
    if limitation.state is LimitationState.BIENTOT and not planned.kind.is_administration:
        until = f" le {short_day(limitation.earliest)}" if limitation.earliest else " bientôt"
        return planned.left_out(
            f"Le délai pour agir en justice se termine{until}, une lettre ne l'arrête pas : traitez ce client à part."
        )
    figures = computed.figures(letter.scope)
    title = f"{letter.title} – {dossier.debtor.name}"
    tone, language = planned.level.tone, language_of(dossier.debtor.country) if settings.translated else None
    if language not in languages(letter, computed) or printer.is_own(letter.id):
        language = None
    name = f"{rank:04d}-{file_name(dossier, tracking.on, letter.id, language)}"
    copy = Copy(filled(letter, computed, tone), title, dossier.creditor.name, tracking.on)
    before = translated(letter, computed, tone, language) if language else None
    claimed = tuple(f.invoice.number for f in figures.invoices)
    printer.put(letter.id, name, copy, printer.contact(planned.number, dossier, claimed), before)
    heading = planned.level.said if letter.tones else letter.title
    if language:
        heading = f"{heading}, {_IN[language]} puis en français"
    return Sent(
        planned,
        heading,
        figures.total,
        figures.unpaid,
        claimed,
        name,
        dossier.debtor.address or Address(),
        (dossier.debtor.representative or "").strip(),
        dossier.debtor.country,
        letter.channel,
        tracking.on,
        permission.cautions,
    )
