// The two ways to the simulator: what happens comes as server-sent events, what the person does goes as JSON.

export function listen(onEvent, onState) {
  const source = new EventSource("/page/events");
  source.onmessage = (message) => onEvent(JSON.parse(message.data));
  source.onopen = () => onState(true);
  source.onerror = () => onState(false); // the browser connects again by itself and gets a new snapshot
}

export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const result = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(result.error ?? `The simulator answered ${answer.status}.`);
  return result;
}
