import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { PDFDocument, StandardFonts } from 'pdf-lib';

export interface SampleFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
  /** A sentence that its text holds. */
  sentence: string;
}

const encode = (text: string) => Buffer.from(text, 'utf8');

/** Six small files, one of each everyday format, about one invented lighthouse so that questions have answers. */
export async function sampleFiles(): Promise<SampleFile[]> {
  return [
    {
      name: 'keeper.pdf',
      mimeType: 'application/pdf',
      sentence: 'The keeper of the lighthouse is Marta Quill.',
      buffer: await pdf(['The keeper of the lighthouse is Marta Quill.', 'She lights the lamp at dusk.']),
    },
    {
      name: 'tower.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      sentence: 'The tower is forty-two metres tall.',
      buffer: await docx(),
    },
    {
      name: 'boats.md',
      mimeType: 'text/markdown',
      sentence: 'Boats dock on the north side of the island.',
      buffer: encode(
        '# Boats\n\nBoats dock on the north side of the island.\n\n## Times\n\nThe ferry leaves at nine.\n',
      ),
    },
    {
      name: 'history.html',
      mimeType: 'text/html',
      sentence: 'The lighthouse was built in 1871 by the Brennan brothers.',
      buffer: encode(
        '<!doctype html><html lang="en"><head><title>History</title><script>alert(1)</script></head><body><main><h1>History</h1><p>The lighthouse was built in 1871 by the Brennan brothers.</p><p>It has been restored twice since then, in 1920 and in 1988.</p></main></body></html>',
      ),
    },
    {
      name: 'supplies.csv',
      mimeType: 'text/csv',
      sentence: 'lamp oil',
      buffer: encode('item,litres\nlamp oil,120\nfresh water,900\n'),
    },
    {
      name: 'notes.txt',
      mimeType: 'text/plain',
      sentence: 'Gulls nest under the gallery every spring.',
      buffer: encode('Gulls nest under the gallery every spring.\n'),
    },
  ];
}

async function pdf(pages: readonly string[]): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of pages) document.addPage([400, 300]).drawText(text, { x: 20, y: 250, size: 12, font });
  return Buffer.from(await document.save());
}

async function docx(): Promise<Buffer> {
  const children = [
    new Paragraph({ text: 'The tower', heading: HeadingLevel.HEADING_1 }),
    new Paragraph('The tower is forty-two metres tall.'),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
