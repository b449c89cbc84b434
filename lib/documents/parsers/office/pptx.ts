import { ParseError } from '../../parse-error';
import type { ParsedText } from '../parsed-text';
import type { Parser } from '../parser';
import { cellText, rowLine } from '../table-rows';
import { type XmlNode, ZipFile } from '../zip-file';

const PRESENTATION = 'ppt/presentation.xml';
/** What is no text of the slide: fallbacks say the same again in another way, and fields of the date or the number change. */
const WITHOUT = new Set(['Fallback', 'extLst']);
const NOT_CONTENT = new Set(['dt', 'ftr', 'sldNum', 'hdr', 'sldImg']);

/** Presentations: a page for each slide, its title as a heading, its shapes from top to bottom, then the speaker's notes. */
export const pptx: Parser = {
  id: 'pptx',
  label: 'PowerPoint (PPTX)',
  mimeTypes: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  extensions: ['.pptx', '.ppsx', '.pptm'],
  paged: true,
  pageName: 'slide',
  encoded: false,
  zipped: true,
  async parse({ bytes }, output) {
    const zip = await ZipFile.open(bytes);
    const slides = await slidesOf(zip);
    output.progress(0, slides.length);
    for (const [i, slide] of slides.entries()) {
      output.beginPage();
      await writeSlide(zip, slide, output);
      output.endPage();
      if (i + 1 < slides.length) await output.append('\n');
      output.progress(i + 1, slides.length);
    }
  },
};

/** Their paths in the order in which they are shown. */
async function slidesOf(zip: ZipFile): Promise<string[]> {
  const presentation = await zip.tree(PRESENTATION, WITHOUT);
  if (!presentation) throw new ParseError('corrupt', 'The zip file holds no presentation.');
  const relations = await zip.relations(PRESENTATION);
  return presentation.all('sldId').flatMap((slide) => {
    const path = relations.get(slide.attributes.get('r:id') ?? '')?.path;
    return path !== undefined && zip.has(path) ? [path] : [];
  });
}

interface Shape {
  title: boolean;
  /** Of its upper left corner, in English Metric Units; a shape that takes its place from the layout has none. */
  place: { x: number; y: number } | null;
  lines: string[];
}

async function writeSlide(zip: ZipFile, path: string, output: ParsedText): Promise<void> {
  const tree = await zip.tree(path, WITHOUT);
  const shapes = (tree?.all('spTree')[0]?.elements ?? []).flatMap(shapesOf).filter(({ lines }) => lines.length > 0);
  const title = shapes.find((shape) => shape.title);
  if (title) await output.appendHeading(1, title.lines.join(' '), '# ');
  for (const shape of inReadingOrder(shapes.filter((each) => each !== title))) {
    await output.append(`\n${shape.lines.join('\n')}\n`);
  }
  const relations = [...(await zip.relations(path)).values()];
  for (const { path: drawing } of relations.filter(({ type }) => type === 'diagramData' || type === 'chart')) {
    const lines = await drawingLines(zip, drawing);
    if (lines.length > 0) await output.append(`\n${lines.join('\n')}\n`);
  }
  const notes = relations.find(({ type }) => type === 'notesSlide');
  const spoken = notes ? await notesOf(zip, notes.path) : [];
  if (spoken.length > 0) await output.append(`\nNotes: ${spoken.join('\n')}\n`);
}

function shapesOf(node: XmlNode): Shape[] {
  if (node.name === 'AlternateContent') return node.elements.flatMap((choice) => choice.elements.flatMap(shapesOf));
  const placeholder = node.all('ph')[0];
  const kind = placeholder?.attributes.get('type');
  if (kind !== undefined && NOT_CONTENT.has(kind)) return [];
  const offset = node.all('off')[0]?.attributes;
  const place = offset ? { x: Number(offset.get('x')), y: Number(offset.get('y')) } : null;
  // A group is one thing: its parts have coordinates of their own.
  if (node.name === 'grpSp')
    return [{ title: false, place, lines: node.elements.flatMap(shapesOf).flatMap((s) => s.lines) }];
  const table = node.all('tbl')[0];
  if (table) return [{ title: false, place, lines: tableLines(table) }];
  const body = node.child('txBody');
  // The text of a content placeholder is a list unless it says otherwise.
  const list = placeholder !== undefined && kind === undefined;
  return body ? [{ title: kind === 'title' || kind === 'ctrTitle', place, lines: paragraphs(body, list) }] : [];
}

function paragraphs(body: XmlNode, list: boolean): string[] {
  return body.elements
    .filter(({ name }) => name === 'p')
    .flatMap((paragraph) => {
      const text = runs(paragraph);
      if (text.trim() === '') return [];
      const level = Number(paragraph.child('pPr')?.attributes.get('lvl') ?? 0);
      const plain = paragraph.child('pPr')?.child('buNone') !== undefined;
      return [!plain && (level > 0 || list) ? `${'  '.repeat(level)}- ${text}` : text];
    });
}

function runs(paragraph: XmlNode): string {
  return paragraph.elements
    .map((run) => {
      if (run.name === 'br') return '\n';
      return run.name === 'r' || run.name === 'fld' ? (run.child('t')?.text ?? '') : '';
    })
    .join('')
    .trim();
}

function tableLines(table: XmlNode): string[] {
  return table.all('tr').flatMap((row) => {
    const cells = row.elements
      .filter(({ name }) => name === 'tc')
      .map((cell) => cellText(cell.all('p').map(runs).join(' ')));
    return rowLine(cells) ?? [];
  });
}

function inReadingOrder(shapes: readonly Shape[]): Shape[] {
  // Half an inch up or down is one line.
  const band = (y: number): number => Math.round(y / 457_200);
  return shapes.toSorted((a, b) => {
    if (!a.place || !b.place) return a.place ? 1 : b.place ? -1 : 0;
    return band(a.place.y) - band(b.place.y) || a.place.x - b.place.x;
  });
}

/** The words of a diagram, or of a chart: its title, its series and its categories with their values. */
async function drawingLines(zip: ZipFile, path: string): Promise<string[]> {
  const tree = await zip.tree(path, WITHOUT);
  if (!tree) return [];
  const words = tree
    .all('p')
    .map(runs)
    .filter((text) => text !== '');
  const series = tree.all('ser').flatMap((ser) => {
    const values = (name: string): string[] =>
      ser
        .child(name)
        ?.all('v')
        .map(({ text }) => cellText(text)) ?? [];
    const categories = values('cat');
    const points = values('val').map((value, i) => (categories[i] ? `${categories[i]}: ${value}` : value));
    return rowLine([values('tx').join(' '), ...points]) ?? [];
  });
  return [...words, ...series];
}

async function notesOf(zip: ZipFile, path: string): Promise<string[]> {
  const tree = await zip.tree(path, WITHOUT);
  return (tree?.all('sp') ?? []).flatMap((shape) => {
    const kind = shape.all('ph')[0]?.attributes.get('type');
    const body = shape.child('txBody');
    return kind === 'body' && body ? paragraphs(body, false) : [];
  });
}
