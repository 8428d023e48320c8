"""What do the rules of a committee say, in sentences, by example and by their articles?"""
