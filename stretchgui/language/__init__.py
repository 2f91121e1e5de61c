"""What the program says: texts in several languages, and the words of the program itself."""
