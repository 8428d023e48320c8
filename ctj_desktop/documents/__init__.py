"""Records become blocks, blocks a layout, a layout PDF bytes."""
