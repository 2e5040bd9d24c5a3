"""The file handed to a court: its request, its exhibits, its check before filing."""

from guide.letters.court.check import Check, check
from guide.letters.court.court_file import court_file, filed, name_of
from guide.letters.court.exhibit_file import EXHIBIT_LIMIT, Format, PieceFile, read_piece
from guide.letters.court.exhibits import MAX_ALL, added, arranged, moved, numbered, removed
from guide.letters.court.filing import Filing, FindingLevel, cost, court, filings, why_this_court
from guide.letters.court.form_filling import filled_form
from guide.letters.court.official_form import Form, FormSheet, form_sheet, form_warning, forms
from guide.letters.pdf.form_fields import FORM_LIMIT
