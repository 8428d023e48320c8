"""The frozen schema of the first version, and one module per step from a version to the next."""
