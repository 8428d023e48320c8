"""What is handed over to the window as files."""
