"""What every page is made of: colours, letters, icons, buttons, fields."""
