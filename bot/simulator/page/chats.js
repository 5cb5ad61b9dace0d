// The list of chats, and what is remembered of each: messages, what the bot is doing, what was not read yet.

import { element, languageOf } from "/page/entities.js";
import { avatar, summary } from "/page/messages.js";

const ACTION_MILLISECONDS = 5500; // Telegram shows an action for five seconds or until a message comes
const DRAFT_MILLISECONDS = 30000;

export class Chats {
  constructor(onOpen) {
    this.byId = new Map();
    this.openId = null;
    this.onOpen = onOpen;
  }

  load(chats) {
    for (const chat of chats) {
      const before = this.byId.get(chat.id);
      this.byId.set(chat.id, {
        ...chat, title: chat.title ?? null, messages: new Map(chat.messages.map((m) => [m.message_id, m])),
        unread: before?.unread ?? 0, busyUntil: before?.busyUntil ?? 0, draft: before?.draft ?? null,
      });
    }
    this.openId ??= chats[0].id;
  }

  get open() {
    return this.byId.get(this.openId);
  }

  keep(event, botId) {
    const chat = this.byId.get(event.chat_id);
    if (!chat) return null;
    if (event.event === "deleted") chat.messages.delete(event.message_id);
    else if (event.event === "action") chat.busyUntil = Date.now() + ACTION_MILLISECONDS;
    else if (event.event === "draft") chat.draft = { ...event.draft, until: Date.now() + DRAFT_MILLISECONDS };
    else if (event.message) {
      chat.messages.set(event.message.message_id, event.message);
      if (event.event === "message" && event.message.from.id === botId) { chat.busyUntil = 0; chat.draft = null; }
      if (event.event === "message" && chat.id !== this.openId) chat.unread += 1;
    }
    return chat;
  }

  render(list, bot) {
    list.replaceChildren(...[...this.byId.values()].map((chat) => this.item(chat, bot)));
  }

  item(chat, bot) {
    const last = [...chat.messages.values()].at(-1);
    const isPrivate = chat.type === "private";
    const name = isPrivate ? bot.first_name : chat.title;
    const line = last ? summary(last) : isPrivate ? "Tap to start" : chat.members.map((m) => m.first_name).join(", ");
    const who = last && !isPrivate ? `${last.from.first_name}: ` : "";
    const time = last ? new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(last.date * 1000) : "";
    const button = element("button", {
      type: "button", class: "chat-item", "data-testid": isPrivate ? "chat-private" : "chat-group", "data-chat-id": chat.id,
      "aria-current": chat.id === this.openId ? "true" : false,
    },
    avatar(name, chat.id, isPrivate),
    element("span", { class: "chat-item-text" },
      element("span", { class: "chat-item-top" }, element("strong", {}, name), element("time", {}, time)),
      element("span", { class: "chat-item-line" },
        element("span", { class: "preview", dir: "auto", lang: languageOf(line) || false }, who + line),
        ...(chat.unread ? [element("span", { class: "badge", "aria-label": `${chat.unread} not read` }, String(chat.unread))] : []))));
    button.addEventListener("click", () => this.onOpen(chat.id));
    return element("li", {}, button);
  }
}
