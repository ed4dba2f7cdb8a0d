"""Are the links that leave the site alive? The only package that knows the network."""
