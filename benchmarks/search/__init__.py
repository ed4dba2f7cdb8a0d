"""How good the search is, and what it costs, beside Material's and Pagefind's."""
