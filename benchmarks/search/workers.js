// Starts a search's own worker in an isolated page, asks it after every key, and weighs it.
async ({ name, words }) => {
  const start = performance.now();
  const starters = {
    ours: async () => {
      const form = document.querySelector("[data-engine]");
      const [engine, core, more] = ["engine", "core", "more"].map(
        (part) => new URL(form.dataset[part], document.baseURI).href,
      );
      const worker = new Worker(engine);
      worker.postMessage({ load: [core] });
      return { worker, rest: { rest: more }, message: (query, id) => ({ id, query, limit: 20 }) };
    },
    Material: async () => {
      const config = JSON.parse(document.getElementById("__config").textContent);
      const base = new URL(config.base.replace(/\/?$/, "/"), location);
      const index = await (await fetch(new URL("search/search_index.json", base))).json();
      const worker = new Worker(new URL(config.search, location));
      await new Promise((resolve) => {
        worker.onmessage = resolve;
        worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
      });
      return { worker, message: (query) => ({ type: 2, data: query }) };
    },
  };
  const { worker, rest, message } = await starters[name]();
  const tell = (data) =>
    new Promise((resolve) => {
      worker.onmessage = resolve;
      worker.postMessage(data);
    });
  const times = [];
  for (const [number, word] of words.entries()) {
    const asked = performance.now();
    await tell(message(word, number + 1));
    times.push(performance.now() - (number ? asked : start));
    if (!number && rest) await tell(rest); // the first answer comes before it
  }
  const { breakdown } = await performance.measureUserAgentSpecificMemory();
  const own = breakdown.filter(({ attribution }) =>
    attribution.some(({ scope }) => scope === "DedicatedWorkerGlobalScope"),
  );
  const heap = Math.max(...own.map(({ bytes }) => bytes)); // the page may have one of its own
  return { ready: times[0], keys: times.slice(1), heap };
};
