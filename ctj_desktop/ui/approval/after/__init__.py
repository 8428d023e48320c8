"""What is done about minutes after their approval: signatures, the signed copy, errata."""
