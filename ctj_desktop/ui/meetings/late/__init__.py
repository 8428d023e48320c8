"""How is it asked why an item or a document comes after its day?"""
