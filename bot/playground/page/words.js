// The page's own sentences, Russian and English. Knows nothing of chats.

const WORDS = {
  ru: {
    bot: "бот", offline: "бот не запущен", lost: "нет связи, пробую снова",
    start: "Старт", placeholder: "Сообщение", menu: "Меню", commands: "Команды", noCommands: "Команд пока нет",
    attach: "Прикрепить", send: "Отправить", photo: "Фото", file: "Файл", voice: "Голосовое сообщение", sticker: "Стикер",
    reply: "Ответить", copy: "Копировать", edit: "Изменить", remove: "Удалить", editing: "Изменение", copied: "Скопировано",
    edited: "изменено", cancel: "Отменить", close: "Закрыть", toBottom: "В конец", today: "Сегодня", yesterday: "Вчера",
    settings: "Настройки", language: "Язык человека", people: "Люди", groups: "Группы", newPerson: "Новый человек",
    newGroup: "Новая группа", example: "Показать пример", exampleFailed: "Пример не получился. Попробуйте ещё раз", exampleComes: "Готовлю пример: карту, группу и опрос. Меньше минуты",
    time: "Время", itIs: "Здесь сейчас", hour: "час", aDay: "день", aWeek: "неделя", timeHint: "Переведите часы вперёд, и придут напоминания и недельные сводки. С 22 до 8 бот никого не будит: что пропущено за ночь, придёт утром.",
    visit: "Песочница", calls: "Что отправляет бот", callsHint: "Вызовы Bot API, новые сверху: когда, в какой чат, сколько заняло, что отклонено.", ms: "мс",
    again: "Начать всё заново", againHint: "Удалятся все люди, группы, сообщения и карты этой песочницы. Вернуть их нельзя.", againSure: "Удалить и начать заново", againComes: "Начинаю заново, несколько секунд", block: "Заблокировать бота", empty: "Пока пусто", name: "Как зовут?", title: "Название группы",
    as: "От имени", chats: "Чаты", zoomIn: "Увеличить", zoomOut: "Уменьшить", save: "Скачать", previous: "Предыдущая", next: "Следующая",
    openPhoto: "Открыть изображение", drop: "Отпустите, чтобы отправить", here: "Здесь не работает: это только в Telegram",
    inGroup: "В группе:", outOfGroup: "больше не в группе", newTitle: "Новое название:", pinned: "Закреплено:",
    topicOpened: "Тема", topicReopened: "Тема снова открыта", migrated: "Группа стала супергруппой", general: "Общая тема", newTopic: "Новая тема", topicName: "Название темы",
    members: "Участники", owner: "владелец", admin: "админ", promote: "Сделать админом", demote: "Снять", expel: "Убрать из группы", via: "через",
    botHere: "Бот в этой группе", botMember: "Участник", botAdmin: "Админ", botOut: "Нет", forum: "Темы в группе", topicClosed: "Тема закрыта", anonymous: "Говорить от имени группы",
    botSettings: "Бот", readsAll: "Читает всё в группах", inlineMode: "Работает в любом чате (@бот …)", rates: "Пишет не чаще, чем позволяет Telegram", ratesHint: "Лишние сообщения не проходят, как в настоящем Telegram: так видно, справляется ли бот",
    openPoll: "Опрос", secretPoll: "Анонимный опрос", closedPoll: "закончен", votes: "Голосов", vote: "Голосовать", retract: "Забрать голос",
    nothing: "Ничего не нашлось", more: "Ещё", whereTo: "Куда отправить?", silent: "без звука", note: "Это песочница: сообщения не уходят дальше этого компьютера.",
    actions: { typing: "печатает", upload_photo: "отправляет фото", upload_document: "отправляет файл", choose_sticker: "выбирает стикер" },
    what: { photo: "Фото", document: "Файл", voice: "Голосовое", sticker: "Стикер", poll: "Опрос" }, bytes: ["Б", "КБ", "МБ"],
  },
  en: {
    bot: "bot", offline: "the bot is not running", lost: "connection lost, trying again",
    start: "Start", placeholder: "Message", menu: "Menu", commands: "Commands", noCommands: "No commands yet",
    attach: "Attach", send: "Send", photo: "Photo", file: "File", voice: "Voice message", sticker: "Sticker",
    reply: "Reply", copy: "Copy", edit: "Edit", remove: "Delete", editing: "Edit message", copied: "Copied",
    edited: "edited", cancel: "Cancel", close: "Close", toBottom: "To the end", today: "Today", yesterday: "Yesterday",
    settings: "Settings", language: "This person's language", people: "People", groups: "Groups", newPerson: "New person",
    newGroup: "New group", example: "Show an example", exampleFailed: "The example did not come about. Try again", exampleComes: "Setting up an example: a map, a group, a survey. Less than a minute",
    time: "Time", itIs: "Here it is", hour: "hour", aDay: "day", aWeek: "week", timeHint: "Put the clock ahead, and reminders and weekly digests come. From 22:00 to 8:00 the bot wakes nobody: what was missed comes in the morning.",
    visit: "Playground", calls: "What the bot sends", callsHint: "Calls of the Bot API, newest first: when, to which chat, how long it took, what was refused.", ms: "ms",
    again: "Start all over", againHint: "All people, groups, messages and maps of this playground are deleted. They cannot be brought back.", againSure: "Delete and start over", againComes: "Starting over, a few seconds", block: "Block the bot", empty: "Nothing yet", name: "What is the name?", title: "Name of the group",
    as: "Speaking as", chats: "Chats", zoomIn: "Zoom in", zoomOut: "Zoom out", save: "Download", previous: "Previous", next: "Next",
    openPhoto: "Open the picture", drop: "Drop to send", here: "Not available here: only in Telegram",
    inGroup: "In the group:", outOfGroup: "is not in the group any more", newTitle: "New name:", pinned: "Pinned:",
    topicOpened: "Topic", topicReopened: "The topic is open again", migrated: "The group is a supergroup now", general: "General", newTopic: "New topic", topicName: "Name of the topic",
    members: "Members", owner: "owner", admin: "admin", promote: "Make admin", demote: "Take rights", expel: "Remove from the group", via: "via",
    botHere: "The bot in this group", botMember: "Member", botAdmin: "Admin", botOut: "Out", forum: "Topics in the group", topicClosed: "The topic is closed", anonymous: "Speak as the group",
    botSettings: "Bot", readsAll: "Reads everything in groups", inlineMode: "Works in any chat (@bot …)", rates: "Writes no more often than Telegram allows", ratesHint: "What is too much is refused, as on Telegram itself: this shows whether the bot copes",
    openPoll: "Poll", secretPoll: "Anonymous poll", closedPoll: "closed", votes: "Votes", vote: "Vote", retract: "Take the vote back",
    nothing: "Nothing found", more: "More", whereTo: "Send to", silent: "silent", note: "This is a playground: messages do not leave this computer.",
    actions: { typing: "typing", upload_photo: "sending a photo", upload_document: "sending a file", choose_sticker: "choosing a sticker" },
    what: { photo: "Photo", document: "File", voice: "Voice message", sticker: "Sticker", poll: "Poll" }, bytes: ["B", "KB", "MB"],
  },
};

let language = "ru";

export function speak(code) {
  language = (code || navigator.language || "en").startsWith("ru") ? "ru" : "en";
  document.documentElement.lang = language;
}

export const spoken = () => language;
export const say = (key) => WORDS[language][key];

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

let ahead = 0; // milliseconds that visitors have travelled

export function keepTime(seconds) {
  ahead = seconds * 1000 - Date.now();
}

export const now = () => Date.now() + ahead;

export function today() {
  return new Date(now()).toLocaleString(language, { weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

export function fileNamed(message) {
  // A saved picture is called what stands below it.
  const line = (message.caption || "").split("\n")[0].replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim().slice(0, 80);
  return `${line || say("what").photo} ${message.message_id}.jpg`;
}

export function day(seconds) {
  const date = new Date(seconds * 1000);
  const days = Math.round((new Date(now()).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 864e5);
  if (days === 0) return say("today");
  if (days === 1) return say("yesterday");
  return date.toLocaleDateString(language, { day: "numeric", month: "long" });
}

export function fileSize(bytes) {
  let step = 0;
  while (bytes >= 1024 && step < 2) { bytes /= 1024; step += 1; }
  const digits = step && bytes < 10 ? 1 : 0;
  return `${bytes.toLocaleString(language, { maximumFractionDigits: digits })} ${say("bytes")[step]}`;
}
