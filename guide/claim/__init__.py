"""What is owed, to the cent, and until when it may be claimed."""
