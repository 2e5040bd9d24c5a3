"""What the user changed in a letter, and whether it still holds."""

from guide.letters.user_edits import paragraph_edits
from guide.letters.user_edits.edit_cautions import cautions, name, said
from guide.letters.user_edits.edited_letter import EditedLetter, Passage, Stale
