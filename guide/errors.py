"""The errors that a person can cause and mend.

    GuideError
     +-- AmountUnreadable    a text that is no amount
     +-- DateUnreadable      a text that is no date, or a day that does not exist
     +-- IdentifierInvalid   a SIREN, SIRET, VAT number or IBAN that fails its check
     +-- PlaceUnreadable     a text that is no French postcode
     +-- NotInForce          a rate or an amount asked for before its first known date
     +-- InvalidDossier      a dossier file with an unknown key, code or version
     +-- InvalidFollowUp     a follow-up file with an unknown key, code or version
     +-- IncompleteDossier   a fact is missing for what is asked
     +-- UnreadableFile      a file that is not what it claims to be
     +-- UnwritableFile      a file that cannot be written where it was asked
     +-- UnknownLetter       a letter id that the catalogue does not have
     +-- LetterNotAllowed    a letter that this dossier does not allow
     +-- TemplateRefused     a Word template of the user's that asks for what it may not have
     +-- PieceRefused        a file added as an exhibit that is not one, or that is too large
     +-- RegisterUnavailable   a public register that is out of reach, too slow, or answers badly
     +-- RegisterQueryRefused  a text that a public register cannot be asked
     +-- RegisterAnswerRefused an answer of another shape, or about another company than asked
     +-- ClusterUnavailable  other machines that were to do the work, and cannot

Programming faults are asserts, and stay loud.
"""

import re

#: What a message quotes of a file or of what was typed, then a whole message with its hint, in characters.
LONGEST_QUOTE, LONGEST = 60, 300
_QUOTE = re.compile("«([ \u00a0\u202f]?)(.*?)([ \u00a0\u202f]?)»", re.DOTALL)


def _said(text: str) -> str:
    """A text fit to be shown: on one line, no invisible mark, what it quotes cut where it is long."""
    line = "".join(char if char.isprintable() or char in "\u00a0\u202f" else " " for char in text[: 20 * LONGEST])
    return _QUOTE.sub(lambda quoted: f"«{quoted[1]}{_middle_cut(quoted[2])}{quoted[3]}»", line)


def _middle_cut(text: str) -> str:
    """A long quote keeps both its ends: a path says its file at the end."""
    half = LONGEST_QUOTE // 2
    return text if len(text) <= LONGEST_QUOTE else f"{text[: half - 1]}…{text[-half:]}"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


class GuideError(Exception):
    """What was found and what was expected (`message`), then what to do (`hint`), in French.

    Together they hold in LONGEST characters, whatever they quote.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = _cut(_said(message), LONGEST)
        self.hint = _cut(_said(hint), LONGEST - len(self.message) - 1) if len(self.message) < LONGEST - 1 else ""
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class AmountUnreadable(GuideError):
    """A text that is no amount of money."""


class DateUnreadable(GuideError):
    """A text that is no date, or names a day that does not exist."""


class IdentifierInvalid(GuideError):
    """A SIREN, SIRET, VAT number or IBAN that fails its check."""


class PlaceUnreadable(GuideError):
    """A text that is no French postcode."""


class NotInForce(GuideError):
    """A figure of the law asked for before the first date it is known at."""


class InvalidDossier(GuideError):
    """A dossier file with an unknown key, an unknown code, or facts that contradict each other."""


class InvalidFollowUp(GuideError):
    """A follow-up file with an unknown key, an unknown code, or another version."""


class IncompleteDossier(GuideError):
    """A fact is missing; `missing` names it as the dossier file does (`creditor.iban`)."""

    def __init__(self, message: str, hint: str = "", missing: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.missing = missing


class UnreadableFile(GuideError):
    """A file that cannot be read as what it claims to be."""


class UnwritableFile(GuideError):
    """A file that cannot be written where it was asked."""


class UnknownLetter(GuideError):
    """A letter id that the catalogue does not have."""


class LetterNotAllowed(GuideError):
    """A letter that this dossier does not allow; the message is the reason."""


class TemplateRefused(GuideError):
    """A Word template of the user's own that is not sound, or asks for a name that its letter does not have."""


class PdfRefused(GuideError):
    """A Word file that holds what our pages cannot draw: a letter of another script, a floating picture."""


class PieceRefused(GuideError):
    """A file that may not stand among the exhibits: its format, its size, or how many there are."""


class ClusterUnavailable(GuideError):
    """Other machines were to do the work: out of reach, gone, or not ready for it."""


class RegisterUnavailable(GuideError):
    """A public register that is out of reach, too slow, or that answers badly."""


class RegisterQueryRefused(GuideError):
    """A text that a public register cannot be asked."""


class RegisterAnswerRefused(GuideError):
    """The answer of a public register, of another shape or about another company than asked: nothing of it is used."""
