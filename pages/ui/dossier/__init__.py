"""The facts of a dossier: who, what, what happened."""
