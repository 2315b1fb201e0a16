"""How Chinese papers write things: dates, amounts, identity numbers, and folded text.

Owns the conversions between values and their written forms, both ways, and the masking of personal
numbers and names. Knows nothing of volumes, forms or searching: everyone below uses it.
"""
