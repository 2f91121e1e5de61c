"""What is painted of a history, on a screen and on paper."""
