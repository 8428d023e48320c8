"""All projects at once: what they come to, group by group."""
