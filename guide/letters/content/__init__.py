"""What each letter says: every field that a template may print, from one computed dossier."""

from guide.letters.content.exhibit_kind import PROVES, TITLES, ExhibitKind, kind_of
from guide.letters.content.party_fields import wrong_numbers
