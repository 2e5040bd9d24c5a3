"""The letters there are, and the computed dossier that they are written from."""

from __future__ import annotations

from guide.letters.catalogue.catalogue import ROLES, papers
from guide.letters.catalogue.computed import Computed
