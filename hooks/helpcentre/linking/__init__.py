"""Links between articles, as the sources write them."""
