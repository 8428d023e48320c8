"""What is said of projects: are they eligible, and by how much not?"""
