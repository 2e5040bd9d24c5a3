"""The court file on screen."""
