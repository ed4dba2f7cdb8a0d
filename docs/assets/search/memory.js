// What was worked out once and is asked again with the next key.

const MOST = 4000 // values; more are forgotten all at once

// The value of a key in a map, made where it is not there.
export function remember(map, key, make) {
  let value = map.get(key)
  if (value === undefined) {
    if (map.size >= MOST) map.clear()
    value = make(key)
    map.set(key, value)
  }
  return value
}
