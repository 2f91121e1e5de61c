"""The stop word in the window: a microphone in a program of its own, a lamp, and what it may ask for."""
