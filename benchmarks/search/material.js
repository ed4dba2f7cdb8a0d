// Asks the theme's own worker, through the protocol of its dialog: setup, ready, query, result.
async (queries) => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const base = new URL(config.base.replace(/\/?$/, "/"), location);
  const index = await (await fetch(new URL("search/search_index.json", base))).json();
  const worker = new Worker(new URL(config.search, location));
  const ask = (type, data) =>
    new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data.data);
      // A query that its parser refuses ("word:") leaves the dialog without results.
      worker.onerror = (event) => (type === 2 ? resolve({ items: [] }) : reject(new Error(event.message)));
      worker.postMessage({ type, data });
    });
  await ask(0, { ...index, options: { suggest: false } });
  const found = [];
  for (const query of queries) {
    const { items } = await ask(2, query);
    const places = items.map((group) => new URL(group[0].location, base).pathname);
    found.push([...new Set(places)].slice(0, 10));
  }
  worker.terminate();
  return found;
};
