"""Word files: filled from a template, bounded, read back as text, with the logo and the signature of the user."""

from guide.letters.word import word_text
from guide.letters.word.letterhead import PICTURE_LIMIT, Letterhead
from guide.letters.word.word_safety import TEMPLATE_LIMIT
from guide.letters.word.word_text import Block, Paragraph, TextTable
