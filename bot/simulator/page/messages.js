// Bubbles: text, attachments, the reply line, the time, and the buttons below.

import { element, icon, languageOf, renderText } from "/page/entities.js";

const TIME = new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat([], { day: "numeric", month: "long", year: "numeric" });
const COLOURS = 7;

export function avatar(name, id, isBot = false) {
  if (isBot) return element("img", { class: "avatar", src: "/page/icon.svg", alt: "", width: "44", height: "44" });
  const colour = Math.abs(Number(id)) % COLOURS;
  return element("span", { class: `avatar c${colour}`, "aria-hidden": "true" }, [...name][0] ?? "?");
}

export function dayOf(message) {
  const date = new Date(message.date * 1000);
  return date.toDateString() === new Date().toDateString() ? "Today" : DAY.format(date);
}

// One line for the chat list and the reply bar.
export function summary(message) {
  const kinds = { photo: "Photo", voice: "Voice message", document: "Document", poll: "Poll" };
  const kind = Object.keys(kinds).find((name) => name in message);
  if (message.sticker) return `${message.sticker.emoji ?? ""} Sticker`;
  return message.text ?? message.caption ?? kinds[kind] ?? "Message";
}

export function bubble(message, context) {
  const mine = message.from.id === context.me;
  const side = mine ? "mine" : "theirs";
  const bot = message.from.id === context.botId;
  const item = element("li", {
    class: `message ${side}`, id: `message-${message.message_id}`, "data-testid": "message",
    "data-message-id": message.message_id, "data-from": bot ? "bot" : mine ? "me" : "other", "data-sender": message.from.id,
  });
  const box = element("div", { class: "bubble" });
  if (context.isGroup && !mine) {
    item.append(avatar(message.from.first_name, message.from.id, bot));
    const colour = Math.abs(message.from.id) % COLOURS;
    box.append(element("div", { class: `sender ${bot ? "bot" : `t${colour}`}` }, message.from.first_name));
  }
  if (message.reply_to_message) box.append(replyLine(message));
  const what = attachment(message);
  if (what) box.append(what);
  box.append(textOf(message, context));
  box.append(meta(message));
  const column = element("div", { class: "column" }, box);
  if (message.reply_markup) column.append(keyboard(message, context));
  item.append(column, replyButton(message, context));
  return item;
}

function textOf(message, context) {
  const text = message.text ?? message.caption ?? "";
  const body = element("div", { class: "text", dir: "auto", lang: languageOf(text) || false, "data-testid": "message-text" });
  renderText(body, text, message.entities ?? message.caption_entities, context.onCommand);
  return body;
}

function meta(message) {
  const time = element("time", { datetime: new Date(message.date * 1000).toISOString() }, TIME.format(message.date * 1000));
  const edited = message.edit_date ? [element("span", { "data-testid": "edited" }, "edited")] : [];
  return element("div", { class: "meta" }, ...edited, time);
}

function replyLine(message) {
  const target = message.reply_to_message;
  const line = element("a", { class: "reply-line", href: `#message-${target.message_id}`, "data-testid": "reply-line" },
    element("strong", {}, target.from.first_name),
    element("span", { dir: "auto" }, message.quote?.text ?? summary(target)));
  line.addEventListener("click", (event) => {
    event.preventDefault();
    const found = document.getElementById(`message-${target.message_id}`);
    found?.scrollIntoView({ block: "center", behavior: "smooth" });
    found?.animate([{ opacity: 0.4 }, { opacity: 1 }], 600);
  });
  return line;
}

function replyButton(message, context) {
  const button = element("button", { type: "button", class: "icon-button reply", "aria-label": "Reply", "data-testid": "reply-button" }, icon("reply"));
  button.addEventListener("click", () => context.onReply(message));
  return button;
}

function attachment(message) {
  if (message.photo) return element("div", { class: "photo", role: "img", "aria-label": "Photo" }, icon("photo"));
  if (message.sticker) return element("div", { class: "sticker" }, message.sticker.emoji ?? "🙂");
  if (message.voice) return card("voice", "Voice message", `0:${String(message.voice.duration).padStart(2, "0")}`);
  if (message.document) return card("document", message.document.file_name, message.document.mime_type);
  if (message.poll) return card("poll", message.poll.question, message.poll.options.map((o) => o.text).join(" · "));
  return null;
}

function card(name, title, detail) {
  return element("div", { class: "card" }, element("span", { class: "card-icon" }, icon(name)),
    element("div", {}, element("strong", { dir: "auto" }, title), element("p", {}, detail)));
}

function keyboard(message, context) {
  const rows = message.reply_markup.inline_keyboard.map((row) =>
    element("div", { class: "row" }, ...row.map((button) => keyboardButton(message, button, context))));
  return element("div", { class: "keyboard", "data-testid": "keyboard" }, ...rows);
}

function keyboardButton(message, button, context) {
  const label = element("span", { dir: "auto", lang: languageOf(button.text) || false }, button.text);
  if (button.url) {
    return element("a", { class: "key", href: button.url, target: "_blank", rel: "noopener noreferrer", "data-testid": "inline-button" }, label, icon("out"));
  }
  const key = element("button", { type: "button", class: "key", "data-testid": "inline-button" }, label);
  if (button.callback_data !== undefined) key.addEventListener("click", () => context.onPress(message, button, key));
  else if (button.copy_text) {
    key.append(icon("copy"));
    key.addEventListener("click", () => context.onCopy(button.copy_text.text));
  } else if (button.web_app) key.disabled = true;
  else {
    key.append(icon("at"));
    const query = button.switch_inline_query ?? button.switch_inline_query_current_chat ?? button.switch_inline_query_chosen_chat?.query ?? "";
    key.addEventListener("click", () => context.onInline(query));
  }
  return key;
}
