// Text with entities -> DOM. Only text nodes and elements made here: a message can never bring markup of its own.

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
};
const SAFE_LINK = /^(https?|tg|mailto|tel):/i;
const SCRIPTS = [
  ["th", /\p{Script=Thai}/u], ["km", /\p{Script=Khmer}/u], ["lo", /\p{Script=Lao}/u], ["my", /\p{Script=Myanmar}/u],
  ["hi", /\p{Script=Devanagari}/u], ["bn", /\p{Script=Bengali}/u], ["ta", /\p{Script=Tamil}/u], ["ar", /\p{Script=Arabic}/u],
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u], ["ko", /\p{Script=Hangul}/u], ["zh", /\p{Script=Han}/u],
  ["ru", /\p{Script=Cyrillic}/u],
];

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

// The language whose script most of the text is in, so that the browser takes the right font; "" for Latin.
export function languageOf(text) {
  const letters = [...text].filter((c) => /\p{L}/u.test(c));
  let best = ["", letters.length / 3];
  for (const [code, pattern] of SCRIPTS) {
    const count = letters.filter((c) => pattern.test(c)).length;
    if (count > best[1]) best = [code, count];
  }
  return best[0];
}

// Entities nest or lie apart (the simulator sees to it); offsets are UTF-16 units, as JavaScript's strings count.
export function renderText(parent, text, entities = [], onCommand = () => {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(parent, text, 0, text.length, sorted, onCommand);
}

function fill(parent, text, begin, end, entities, onCommand) {
  let at = begin;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    if (entity.offset < at || entity.offset + entity.length > end) continue;
    parent.append(text.slice(at, entity.offset));
    const stop = entity.offset + entity.length;
    const inside = entities.slice(i + 1).filter((e) => e.offset >= entity.offset && e.offset + e.length <= stop);
    const [outer, inner] = made(entity, text.slice(entity.offset, stop), onCommand);
    fill(inner, text, entity.offset, stop, inside, onCommand);
    parent.append(outer);
    at = stop;
    if (/quote|pre/.test(entity.type) && text[at] === "\n") at += 1; // a block ends its line by itself
  }
  parent.append(text.slice(at, end));
}

function made(entity, covered, onCommand) {
  switch (entity.type) {
    case "text_link": return link(entity.url);
    case "url": return link(/^[a-z]+:/i.test(covered) ? covered : `https://${covered}`);
    case "email": return link(`mailto:${covered}`);
    case "phone_number": return link(`tel:${covered.replace(/[^+\d]/g, "")}`);
    case "bot_command": return command(covered, onCommand);
    case "blockquote": return quote(false);
    case "expandable_blockquote": return quote(true);
    case "spoiler": return spoiler();
    case "mention": case "hashtag": case "cashtag": case "text_mention": return same(element("span", { class: "mention" }));
    default: return same(element(TAGS[entity.type] ?? "span"));
  }
}

function same(made) {
  return [made, made];
}

function link(url) {
  if (!SAFE_LINK.test(url)) return same(element("span"));
  return same(element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }));
}

function command(covered, onCommand) {
  const button = element("button", { type: "button", class: "command", "data-testid": "command-link" });
  button.addEventListener("click", () => onCommand(covered));
  return same(button);
}

function spoiler() {
  const hidden = element("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden text: show it" });
  const reveal = () => { hidden.classList.add("shown"); hidden.removeAttribute("aria-label"); };
  hidden.addEventListener("click", reveal);
  hidden.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") reveal(); });
  return same(hidden);
}

function quote(expandable) {
  const body = element("div", { class: "quote-body", dir: "auto" });
  const outer = element("blockquote", { class: "quote" }, body);
  if (expandable) {
    const toggle = element("button", {
      type: "button", class: "quote-toggle", "aria-expanded": "false", "aria-label": "Show the whole quote", "data-testid": "quote-toggle",
    }, icon("chevron"));
    const flip = () => {
      const open = outer.classList.toggle("open");
      toggle.setAttribute("aria-expanded", String(open));
      toggle.setAttribute("aria-label", open ? "Show less of the quote" : "Show the whole quote");
    };
    toggle.addEventListener("click", flip);
    body.addEventListener("click", (event) => { if (!event.target.closest("a, button")) flip(); });
    outer.classList.add("expandable");
    outer.append(toggle);
  }
  return [outer, body];
}

// Called when the text is on the page: a quote that fits into its three lines needs no toggle.
export function settleQuotes(root) {
  for (const outer of root.querySelectorAll(".quote.expandable:not(.open)")) {
    const body = outer.querySelector(".quote-body");
    outer.classList.toggle("short", body.scrollHeight <= body.clientHeight + 2);
  }
}
