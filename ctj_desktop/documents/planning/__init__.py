"""What papers say of meetings ahead."""
