"""WHAT to do: exercises and routines as people write them, and the timeline that follows from them."""
