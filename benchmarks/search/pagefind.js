// Asks Pagefind on a page of the language whose index is wanted.
async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const first = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    found.push([...new Set(first.map(({ url }) => new URL(url, location).pathname))]);
  }
  return found;
};
