"""Lists that others send become records: what each column means, what each row would change, and then all of it."""
