// What a reader sees for a query, on the search page and in the list of the header; nothing while
// the interface is not done with it.
({ place, query }) => {
  const pathOf = (link) => new URL(link.href).pathname;
  const read = (results, answer) => ({
    paths: [...results].map(pathOf),
    answer: answer ? pathOf(answer) : "",
    urgent: Boolean(answer?.closest(".hc-answer--emergency")),
  });
  const isFor = (address) => new URL(address).searchParams.get("q") === query;
  if (place === "page") {
    const found = document.querySelector("[data-hc-page-found]");
    const done = isFor(location.href) && found.querySelector(".hc-results__count");
    if (!done && !found.querySelector(".hc-secret")) return null;
    return read(found.querySelectorAll(".hc-results > li > a"), found.querySelector(".hc-answer a"));
  }
  const panel = document.querySelector("[data-hc-panel]");
  const all = panel.querySelector(".hc-found__all");
  const none = panel.querySelector("[data-hc-note]:not([hidden]), .hc-secret");
  if (panel.hidden || !(all ? isFor(all.href) : none)) return null;
  return read(panel.querySelectorAll(".hc-found__result"), panel.querySelector(".hc-answer"));
};
