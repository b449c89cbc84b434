import type { Address, Email } from 'postal-mime';
import { ParseError } from '../parse-error';
import { type DomNode, writeHtml } from './html-text';
import type { ParsedText } from './parsed-text';
import type { Parser } from './parser';

/** E-mail: who, to whom, when and about what; then the text, of HTML where there is no other; then the names of what is attached. */
export const eml: Parser = {
  id: 'eml',
  label: 'E-mail (EML)',
  mimeTypes: ['message/rfc822'],
  extensions: ['.eml'],
  paged: false,
  encoded: false,
  async parse({ bytes }, output) {
    const mail = await read(bytes);
    if (mail.headers.length === 0) throw new ParseError('corrupt', 'There is no header of an e-mail in this file.');
    if (mail.subject) await output.appendHeading(1, mail.subject, '# ');
    const lines = [
      line('From', mail.from ? [mail.from] : []),
      line('To', mail.to ?? []),
      line('Cc', mail.cc ?? []),
      mail.date ? `Date: ${mail.date}` : '',
    ].filter((each) => each !== '');
    if (lines.length > 0) await output.append(`\n${lines.join('\n')}\n`);
    await writeBody(mail, output);
    const attached = mail.attachments.filter(({ disposition, related }) => disposition === 'attachment' || !related);
    if (attached.length > 0) {
      const names = attached.map(({ filename, mimeType }) => filename ?? mimeType);
      await output.append(`\nAttachments: ${names.join(', ')}\n`);
      output.warn({
        code: 'attachments_not_read',
        detail: `${attached.length === 1 ? 'An attachment is' : `${attached.length} attachments are`} named but not read. Upload what you need of them.`,
        count: attached.length,
      });
    }
  },
};

async function read(bytes: Uint8Array): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime');
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 50, maxRfc822NestingDepth: 10 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw /nest|exceed|maximum/i.test(reason)
      ? new ParseError('too_complex', `The e-mail asks for too much: ${reason}`)
      : new ParseError('corrupt', `The e-mail can't be read: ${reason}`);
  }
}

function line(name: string, addresses: readonly Address[]): string {
  const written = addresses
    .flatMap((each) => each.group ?? [each])
    .map((each) => {
      return each.name ? `${each.name} <${each.address}>` : each.address;
    });
  return written.length === 0 ? '' : `${name}: ${written.join(', ')}`;
}

async function writeBody({ text, html }: Email, output: ParsedText): Promise<void> {
  if (text !== undefined && text.trim() !== '') {
    await output.append(`\n${text.trim()}\n`);
  } else if (html !== undefined) {
    const { parseHTML } = await import('linkedom');
    const { document } = parseHTML(
      `<!doctype html><html><body>${html.replace(/^[\s\S]*?<body[^>]*>/i, '')}</body></html>`,
    );
    await output.append('\n');
    await writeHtml(document.body as unknown as DomNode, output);
  }
}
