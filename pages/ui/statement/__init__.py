"""What is owed, and until when, on screen."""
