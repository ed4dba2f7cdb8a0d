// A frame of another origin: it may run its scripts there, and may not open windows, leave the
// frame, use the camera or learn where it stands.

// {remove()}; `told(event)` is called for every message of this very frame and origin.
export function openFrame(place, address, told) {
  const frame = document.createElement("iframe")
  const { origin } = new URL(address)
  frame.title = place.dataset.title
  frame.sandbox = "allow-scripts allow-same-origin allow-forms"
  frame.allow = ""
  frame.referrerPolicy = "no-referrer"
  frame.src = address
  const listen = event => {
    if (event.source === frame.contentWindow && event.origin === origin) told(event.data)
  }
  addEventListener("message", listen)
  place.replaceChildren(frame)
  return {
    send: message => frame.contentWindow.postMessage(message, origin),
    remove() {
      removeEventListener("message", listen)
      frame.remove()
    }
  }
}
