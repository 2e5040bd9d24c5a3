"""A letter on screen: what it lacks, its preview, its edits."""
