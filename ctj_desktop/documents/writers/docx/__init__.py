"""How is a paper written as WordprocessingML (ECMA-376): marks, styles, tables, heads and feet, the parts of a file?"""
