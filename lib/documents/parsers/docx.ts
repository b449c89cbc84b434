import { checkZip } from '../check-zip';
import { ParseError } from '../parse-error';
import { type DomNode, writeHtml } from './html-text';
import type { Parser } from './parser';

/** "Title" and "Subtitle" are paragraphs to mammoth unless it is told. */
const STYLE_MAP = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];
/** An OLE container: what Office makes of a document that opens with a password only. */
const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0];

/** Word documents, by way of the HTML that mammoth makes of them; pictures are left out. */
export const docx: Parser = {
  id: 'docx',
  label: 'Word (DOCX)',
  mimeTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  extensions: ['.docx'],
  paged: false,
  encoded: false,
  zipped: true,
  async parse({ bytes }, output) {
    if (OLE_MAGIC.every((byte, i) => bytes[i] === byte)) {
      throw new ParseError('password_protected', 'The file opens with a password only, or is of the old DOC format.');
    }
    const names = await checkZip(bytes);
    if (!names.includes('word/document.xml') && !names.includes('[Content_Types].xml')) {
      throw new ParseError('corrupt', 'The zip file holds no Word document.');
    }
    const { parseHTML } = await import('linkedom');
    const { document } = parseHTML(`<!doctype html><html><body>${await toHtml(bytes)}</body></html>`);
    await writeHtml(document.body as unknown as DomNode, output);
  },
};

async function toHtml(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        styleMap: STYLE_MAP,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    if (error instanceof RangeError) throw new ParseError('too_complex', 'The document is nested too deeply.');
    throw new ParseError(
      'corrupt',
      `The Word document can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
