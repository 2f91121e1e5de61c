"""What is heard: tones and sentences, one at a time, played by a program of its own."""
