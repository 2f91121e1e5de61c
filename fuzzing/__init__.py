"""What strangers may send, thrown at the program by the million: `python -m fuzzing`."""
