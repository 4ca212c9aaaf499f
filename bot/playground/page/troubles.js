// What the playground refuses, in the visitor's words. The server speaks English to programs.

const TROUBLES = [
  [/holds \d+ characters/, "Слишком длинно: в сообщении до 4096 знаков. Разделите его на части.", "Too long: a message holds 4096 characters. Split it."],
  [/empty text/, "Пустое сообщение не отправить.", "An empty message cannot be sent."],
  [/only one's own text/, "Изменить можно только своё сообщение с текстом.", "Only your own text can be edited."],
  [/no message \d+/, "Этого сообщения уже нет.", "This message is gone."],
  [/TOPIC_CLOSED|topic.*closed/i, "Тема закрыта: откройте её в настройках или пишите в другую.", "The topic is closed: open it in the settings, or write in another one."],
  [/is not in chat/, "Этого человека нет в группе.", "This person is not in the group."],
  [/is in the group already/, "Этот человек уже в группе.", "This person is in the group already."],
  [/only supergroups have anonymous/, "В маленькой группе не бывает анонимных админов: включите темы или сделайте группу супергруппой.", "A small group has no anonymous administrators: it has to become a supergroup."],
  [/has no topics|supergroup has topics/, "В этой группе нет тем: включите их в настройках группы.", "This group has no topics: switch them on in its settings."],
  [/now the supergroup/, "Группа стала супергруппой: откройте её в списке слева.", "The group has become a supergroup: open it in the list."],
  [/poll is closed/, "Опрос закончен.", "The poll is closed."],
  [/one answer only/, "Здесь выбирают один ответ.", "One answer only."],
  [/inline mode is not/, "Включите «Работает в любом чате» в настройках.", "Switch on “Works in any chat” in the settings."],
  [/time goes forward/, "Вперёд можно уйти не больше чем на 400 дней, назад нельзя.", "Time goes forward here, up to 400 days."],
  [/start payload/, "В этой ссылке лишние знаки.", "There are wrong characters in this link."],
  [/too large/i, "Файл слишком большой.", "The file is too large."],
  [/blocked/, "Бот заблокирован: снимите это в настройках.", "The bot is blocked: change that in the settings."],
  [/sends nothing to the bot|no button/, "Этой кнопки уже нет.", "This button is gone."],
];
const REST = ["Не получилось. Попробуйте ещё раз.", "That did not work. Try again."];

export function explain(words, language) {
  const [, russian, english] = TROUBLES.find(([sign]) => sign.test(words)) || [null, ...REST];
  return language === "ru" ? russian : english;
}
