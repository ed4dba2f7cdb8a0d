// How much each kind of evidence counts. Tuned on the half of data/queries that is marked so;
// `python -m benchmarks.search` tells what a change does.

export const WEIGHTS = {
  // Fields of a document, and how much a long one counts less (0 to 1).
  fields: { title: 6, question: 2.5, heading: 3, text: 0.6, alt: 1.7, terms: 1.4, summary: 2, answer: 0.4 },
  lengths: { title: 0.3, question: 0.6, heading: 0.15, text: 0.8, alt: 0.3, terms: 0.3, summary: 0.3, answer: 0.3 },
  saturation: 12,
  // Words of one meaning, and what is left of a word that belongs to them.
  concept: 2.4,
  listed: 0.8,
  // Words side by side.
  pair: 0.7,
  // What is left of words that do not tell the subject.
  untold: 0.04,
  // What a sound tells of the character that was meant.
  sound: 0.6,
  // How much documents lose that have not all of the query.
  coverage: 0.35,
  // How much documents gain one of whose questions is like the query.
  closeness: 1.5
}
