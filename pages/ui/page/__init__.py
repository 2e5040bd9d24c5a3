"""The shell of every screen: title, menu, words, fields."""
