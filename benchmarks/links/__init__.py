"""The link benchmark: faults planted in a small site, and what each checker says about them."""
