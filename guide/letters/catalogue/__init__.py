"""The letters there are, and the computed dossier that they are written from."""

from guide.letters.catalogue.catalogue import ROLES, papers
from guide.letters.catalogue.computed import Computed
