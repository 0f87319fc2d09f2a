import { describe, expect, it } from 'vitest';
import { demoUser } from '../../../lib/sandbox/demo';
import { letters, seed } from '../../../lib/sandbox/mailbox/seed';
import { messageId } from '../../../lib/sandbox/mailbox/source';
import { parseMail } from '../../../lib/sandbox/state/parse-mail';

const now = Date.UTC(2026, 5, 3, 8, 0, 0);
const { mails, folders, labels } = seed(now);
const parsed = await Promise.all(mails.map(({ raw }) => parseMail(raw, 0)));

describe('the seeded mails', () => {
  it('are some thirty and more, in Chinese, Japanese and English', () => {
    const bodies = parsed.map((mail) => mail.body_text + mail.body_html);
    const japanese = bodies.filter((text) => /[\u3040-\u30ff]/.test(text)).length;
    const chinese = bodies.filter(
      (text) => /\p{Script=Han}/u.test(text) && !/[\u3040-\u30ff]/.test(text),
    ).length;
    expect(mails.length).toBeGreaterThanOrEqual(30);
    expect(japanese).toBeGreaterThanOrEqual(6);
    expect(chinese).toBeGreaterThanOrEqual(10);
    expect(mails.length - japanese - chinese).toBeGreaterThanOrEqual(10);
  });

  it.each(letters.map((letter, index) => [letter.id, letter, parsed[index]] as const))(
    '%s arrives as it was written',
    (_, letter, mail) => {
      expect(mail?.from).toEqual(letter.from);
      expect(mail?.to).toEqual(letter.to ?? [demoUser]);
      expect(mail?.cc).toEqual(letter.cc ?? []);
      expect(mail?.reply_to).toEqual(letter.replyTo ? [letter.replyTo] : []);
      expect(mail?.subject).toBe(letter.subject);
      expect(mail?.smtp_message_id).toBe(messageId(letter));
      expect(Math.abs((mail?.internal_date ?? 0) - (now - letter.hoursAgo * 3_600_000))).toBeLessThan(1000);
      expect(mail?.body_text.startsWith((letter.text ?? '').trimEnd())).toBe(true);
      expect(mail?.body_html.includes(letter.html ?? '')).toBe(true);
      expect(mail?.attachments.map(({ filename, size }) => ({ filename, size }))).toEqual(
        (letter.attachments ?? []).map(({ filename, bytes }) => ({ filename, size: bytes })),
      );
    },
  );

  it('have ids of their own', () => {
    expect(new Set(parsed.map((mail) => mail.smtp_message_id)).size).toBe(mails.length);
  });

  it('answer mails that are there, each citing what it answers', () => {
    const known = new Map(parsed.map((mail) => [mail.smtp_message_id, mail]));
    const answers = parsed.filter((mail) => mail.in_reply_to !== '');
    expect(answers.length).toBeGreaterThanOrEqual(8);
    for (const mail of answers) {
      const cited = known.get(mail.in_reply_to);
      expect(cited, mail.subject).toBeDefined();
      expect(mail.references.at(-1)).toBe(mail.in_reply_to);
      expect(mail.body_text + mail.body_html).toContain(cited?.from.address);
    }
  });

  it('lie in folders and carry labels that are seeded too', () => {
    const system = ['INBOX', 'SENT', 'DRAFT', 'SPAM', 'ARCHIVED'];
    const marks = [...labels.map(({ name }) => name), 'FLAGGED'];
    for (const mail of mails) {
      expect([...system, ...folders]).toContain(mail.folder ?? 'INBOX');
      for (const label of mail.labels ?? []) expect(marks).toContain(label);
    }
    for (const folder of [...system.slice(1), ...folders]) {
      expect(
        mails.some((mail) => mail.folder === folder),
        folder,
      ).toBe(true);
    }
  });

  it('move with the clock', () => {
    const later = seed(now + 86_400_000);
    expect(later.mails[0]?.raw).not.toBe(mails[0]?.raw);
    expect(seed(now).mails).toEqual(mails);
  });

  it('hold what senders do to be mistaken for others', () => {
    const froms = parsed.map(({ from }) => from);
    expect(froms.some(({ name, address }) => name === '' && address !== '')).toBe(true);
    expect(froms.some(({ name, address }) => name.toLowerCase() === address)).toBe(true);
    expect(froms.some(({ name, address }) => name.includes('@') && name.toLowerCase() !== address)).toBe(
      true,
    );
    expect(froms.some(({ name }) => [...name].length === 300)).toBe(true);
    expect(froms.some(({ address }) => address.length > 300 && address.length <= 319)).toBe(true);
    expect(froms.some(({ name }) => name.includes('\u202e'))).toBe(true);
    expect(froms.some(({ name }) => name.includes('\u0000'))).toBe(true);
    expect(parsed.some(({ from, reply_to }) => reply_to.some((one) => one.address !== from.address))).toBe(
      true,
    );
  });
});
