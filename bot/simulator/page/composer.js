// Writing: the text field, the command menu, replies, attachments, suggested questions.

import { element, icon } from "/page/entities.js";
import { summary } from "/page/messages.js";

const at = (id) => document.getElementById(id);
const ATTACHMENTS = [
  ["photo", "Photo"], ["voice", "Voice message"], ["sticker", "Sticker"], ["document", "Document"], ["poll", "Poll"],
];
const TALLEST = 160;

export class Composer {
  // onSend(text, replyTo, writer) and onAttach(kind, writer) send; both may throw.
  constructor({ onSend, onAttach }) {
    this.onSend = onSend;
    this.replyTo = null;
    this.commands = [];
    this.input = at("input");
    at("composer").addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.input.addEventListener("input", () => { this.grow(); this.offerCommands(); });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    at("reply-cancel").addEventListener("click", () => this.reply(null));
    at("commands").addEventListener("click", () => this.toggleCommands());
    at("attach").addEventListener("click", () => this.toggleAttachments());
    at("start").addEventListener("click", () => onSend("/start", null, this.writer()));
    at("attach-menu").append(...ATTACHMENTS.map(([kind, label]) => {
      const item = element("button", { type: "button", role: "menuitem", "data-testid": `attach-${kind}` }, icon(kind), label);
      item.addEventListener("click", () => { this.closeMenus(); onAttach(kind, this.writer()); });
      return item;
    }));
    document.addEventListener("click", (event) => {
      if (!event.target.closest("#attach, #commands, .menu, #input")) this.closeMenus();
    });
  }

  // Fit the field to the chat that was opened.
  open(chat, suggestions) {
    this.commands = chat.commands;
    at("commands").hidden = chat.commands.length === 0;
    at("writer-row").hidden = chat.type === "private";
    const chosen = at("writer").value;
    at("writer").replaceChildren(...chat.members.map((m) => element("option", { value: m.id }, m.first_name)));
    if (chat.members.some((m) => String(m.id) === chosen)) at("writer").value = chosen;
    at("suggestions").replaceChildren(...suggestions.map((text) => this.chip(text)));
    this.chat = chat;
    this.closeMenus();
  }

  chip(text) {
    const chip = element("button", { type: "button", class: "chip", dir: "auto", "data-testid": "suggestion" }, text);
    chip.addEventListener("click", () => this.onSend(text, null, this.writer()));
    return chip;
  }

  writer() {
    return this.chat.type === "private" ? null : Number(at("writer").value);
  }

  reply(message) {
    this.replyTo = message;
    at("reply-bar").hidden = !message;
    if (message) {
      at("reply-name").textContent = message.from.first_name;
      at("reply-text").textContent = summary(message);
      this.input.focus();
    }
  }

  insert(text) {
    this.input.value = text;
    this.grow();
    this.offerCommands();
    this.input.focus();
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const replyTo = this.replyTo?.message_id ?? null;
    this.insert("");
    this.reply(null);
    if (!await this.onSend(text, replyTo, this.writer())) this.insert(text);
  }

  onKey(event) {
    const menu = at("command-menu");
    if (event.key === "Escape") { this.closeMenus(); this.reply(null); }
    else if (event.key === "ArrowDown" && !menu.hidden) { event.preventDefault(); menu.querySelector("button")?.focus(); }
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
  }

  offerCommands() {
    const typed = this.input.value;
    if (!/^\/\w*$/.test(typed)) { this.closeMenus(); return; }
    this.showCommands(this.commands.filter((c) => `/${c.command}`.startsWith(typed)));
  }

  showCommands(commands) {
    const menu = at("command-menu");
    menu.replaceChildren(...commands.map((command, number) => this.commandItem(command, number, menu)));
    menu.hidden = commands.length === 0;
    at("commands").setAttribute("aria-expanded", String(!menu.hidden));
  }

  commandItem({ command, description }, number, menu) {
    const item = element("button", { type: "button", role: "option", "data-testid": "command-item" },
      element("strong", {}, `/${command}`), element("span", { dir: "auto" }, description));
    item.addEventListener("click", () => { this.closeMenus(); this.insert(""); this.onSend(`/${command}`, null, this.writer()); });
    item.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { event.preventDefault(); (menu.children[number + step] ?? this.input).focus(); }
      if (event.key === "Escape") { this.closeMenus(); this.input.focus(); }
    });
    return item;
  }

  toggleCommands() {
    const open = !at("command-menu").hidden;
    this.closeMenus();
    if (!open) this.showCommands(this.commands);
  }

  toggleAttachments() {
    const open = !at("attach-menu").hidden;
    this.closeMenus();
    at("attach-menu").hidden = open;
    at("attach").setAttribute("aria-expanded", String(!open));
  }

  closeMenus() {
    for (const [menu, button] of [["command-menu", "commands"], ["attach-menu", "attach"]]) {
      at(menu).hidden = true;
      at(button).setAttribute("aria-expanded", "false");
    }
  }
}
