// The page: puts the parts together and keeps what is shown in step with what happens.

import { Chats } from "/page/chats.js";
import { Composer } from "/page/composer.js";
import { element, renderText, settleQuotes } from "/page/entities.js";
import { listen, post } from "/page/live.js";
import { avatar, bubble, dayOf } from "/page/messages.js";
import { alertBox, copy, toast } from "/page/overlays.js";

const at = (id) => document.getElementById(id);
const CLOSE_TO_END = 120;
const ANSWER_MILLISECONDS = 10000;
const state = { bot: null, description: "", suggestions: [], connected: true };
const waiting = new Map(); // query id -> the button that waits for the bot's answer
const early = new Set(); // answers that came before the press had its id

const chats = new Chats(openChat);
const composer = new Composer({
  onSend: (text, replyTo, writer) => act("messages", { text, reply_to: replyTo, as: writer }),
  onAttach: (kind, writer) => act("attachments", { kind, as: writer }),
});

async function act(what, body) {
  try {
    return await post(`/page/chats/${chats.openId}/${what}`, body);
  } catch (error) {
    toast(error.message);
    return null;
  }
}

function openChat(id) {
  chats.openId = id;
  chats.open.unread = 0;
  document.body.dataset.view = "chat";
  composer.reply(null);
  showChat();
  at("scroller").scrollTop = at("scroller").scrollHeight;
}

function context() {
  return {
    me: chats.open.me, botId: state.bot.id, isGroup: chats.open.type !== "private",
    onReply: (message) => composer.reply(message),
    onCommand: (text) => act("messages", { text, as: composer.writer() }),
    onPress: press, onCopy: copy, onInline: (query) => composer.insert(`@${state.bot.username} ${query}`),
  };
}

function showChat() {
  const chat = chats.open;
  const isPrivate = chat.type === "private";
  const name = isPrivate ? state.bot.first_name : chat.title;
  at("chat-title").textContent = name;
  at("chat-avatar").replaceChildren(avatar(name, chat.id, isPrivate));
  at("welcome").hidden = !isPrivate || chat.messages.size > 0;
  at("welcome-name").textContent = state.bot.first_name;
  at("welcome-text").textContent = state.description;
  composer.open(chat, state.suggestions);
  renderMessages();
  showBusy();
  chats.render(at("chat-list"), state.bot);
}

function renderMessages() {
  const shown = context();
  const items = [];
  let day = null;
  for (const message of chats.open.messages.values()) {
    if (dayOf(message) !== day) {
      day = dayOf(message);
      items.push(element("li", { class: "day" }, element("span", {}, day)));
    }
    items.push(bubble(message, shown));
  }
  const opened = new Set([...document.querySelectorAll(".message:has(.quote.open)")].map((item) => item.id));
  at("messages").replaceChildren(...items);
  for (const id of opened) at(id)?.querySelectorAll(".quote-toggle").forEach((toggle) => toggle.click());
  settleQuotes(at("messages"));
}

function showBusy() {
  const chat = chats.open;
  const busy = chat.busyUntil > Date.now();
  at("typing").hidden = !busy || Boolean(chat.draft);
  at("typing").classList.toggle("in-group", chat.type !== "private");
  document.getElementById("draft")?.remove();
  if (chat.draft && chat.draft.until > Date.now()) {
    const body = element("div", { class: "bubble text", dir: "auto" });
    renderText(body, chat.draft.text || "…", chat.draft.entities);
    at("messages").append(element("li", { class: "message theirs draft", id: "draft", "data-testid": "draft" }, body));
  }
  const rest = chat.type === "private" ? "bot" : `${chat.members.length + 1} members`;
  at("chat-status").textContent = !state.connected ? "connecting…" : busy ? `${chat.type === "private" ? "" : `${state.bot.first_name} is `}typing…` : rest;
  at("chat-status").classList.toggle("busy", busy || !state.connected);
}

async function press(message, button, key) {
  key.classList.add("waiting");
  const pressed = await act("presses", { message_id: message.message_id, data: button.callback_data, as: composer.writer() });
  if (!pressed || early.delete(pressed.query_id)) { key.classList.remove("waiting"); return; }
  waiting.set(pressed.query_id, key);
  setTimeout(() => key.classList.remove("waiting"), ANSWER_MILLISECONDS);
}

function answered({ query_id: id, answer }) {
  if (waiting.has(id)) waiting.get(id).classList.remove("waiting");
  else early.add(id);
  waiting.delete(id);
  if (answer.text && answer.show_alert) alertBox(answer.text);
  else if (answer.text) toast(answer.text);
}

function onEvent(event) {
  if (event.event === "snapshot") { onSnapshot(event); return; }
  if (event.event === "answer") { answered(event); return; }
  const scroller = at("scroller");
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < CLOSE_TO_END;
  const chat = chats.keep(event, state.bot.id);
  if (!chat) return;
  if (chat === chats.open) {
    onOpenChat(event, chat);
    const own = event.event === "message" && event.message.from.id !== state.bot.id;
    if (atEnd || own) follow(event);
  }
  chats.render(at("chat-list"), state.bot);
}

function onOpenChat(event, chat) {
  const shown = event.message && at(`message-${event.message.message_id}`);
  if (event.event === "message" && chat.messages.size > 1 && !shown) {
    const item = bubble(event.message, context());
    at("messages").append(item);
    settleQuotes(item);
  } else if (event.event === "edited" && shown) {
    const item = bubble(event.message, context());
    shown.replaceWith(item);
    settleQuotes(item);
  } else if (event.event === "deleted") at(`message-${event.message_id}`)?.remove();
  else if (event.event === "message") showChat();
  showBusy();
}

// A long answer is read from its beginning: scroll to its end only as far as its first line stays in sight.
function follow(event) {
  const scroller = at("scroller");
  const item = event.event === "message" && event.message.from.id === state.bot.id ? at(`message-${event.message.message_id}`) : null;
  const end = scroller.scrollHeight - scroller.clientHeight;
  scroller.scrollTo({ top: item ? Math.min(end, item.offsetTop - 12) : end, behavior: "smooth" });
}

function onSnapshot(event) {
  Object.assign(state, { bot: event.bot, description: event.description, suggestions: event.suggestions });
  document.title = event.bot.first_name;
  chats.load(event.chats);
  const options = Object.entries(event.languages).map(([code, name]) => element("option", { value: code, lang: code }, name));
  at("language").replaceChildren(...options);
  at("language").value = event.language_code;
  showChat();
  document.body.dataset.ready = "true";
}

at("language").addEventListener("change", async (event) => {
  try {
    await post("/page/language", { language_code: event.target.value });
  } catch (error) {
    toast(error.message);
  }
});
at("back").addEventListener("click", () => { document.body.dataset.view = "list"; });
at("to-end").addEventListener("click", () => at("scroller").scrollTo({ top: at("scroller").scrollHeight, behavior: "smooth" }));
at("scroller").addEventListener("scroll", () => {
  const { scrollHeight, scrollTop, clientHeight } = at("scroller");
  at("to-end").hidden = scrollHeight - scrollTop - clientHeight < CLOSE_TO_END;
});
window.addEventListener("resize", () => settleQuotes(at("messages")));
setInterval(() => { if (state.bot) showBusy(); }, 1000);
listen(onEvent, (connected) => { state.connected = connected; if (state.bot) showBusy(); });
