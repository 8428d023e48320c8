"""What must be done so that nobody is kept longer, or otherwise, than one may."""
