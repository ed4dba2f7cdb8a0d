// Texts of the page: in the reader's language (`own`) and, unless it is the same, in that of support.

const both = item => {
  const { hcSupport } = item.dataset
  return { own: item.textContent.trim(), ...(hcSupport ? { support: hcSupport } : {}) }
}

// By group and name: `words.labels.kind.own`; those without a group under `words.plain`.
export function readWords(template) {
  const words = {}
  for (const item of template.content.querySelectorAll("[data-hc-word]")) {
    const [name, group = "plain"] = item.dataset.hcWord.split(".").reverse()
    words[group] = { ...words[group], [name]: both(item) }
  }
  return words
}

// The code that was chosen and its texts; nothing while none is.
export function readChoice(select) {
  const [option] = select.selectedOptions
  return option?.value ? { code: option.value, text: both(option) } : null
}
