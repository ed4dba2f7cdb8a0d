"""Whatever leads a reader to somebody: is it ours, may it be linked, does it imitate us?"""
