"""What goes out with minutes that are sent round for remarks, on paper."""
