"""What is offered at the cursor while one types: a list, and the standard texts."""
