"""Which letters a dossier allows, and the reason of each that it does not."""

from guide.letters.permission import required_facts
from guide.letters.permission.permission import judged
