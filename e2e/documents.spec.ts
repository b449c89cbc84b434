import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { WORKSPACE } from './servers';
import { expect, expectAccessible, test } from './test';

const DOCUMENTS = `/w/${WORKSPACE}/documents`;

async function pdfOf(lines: readonly string[]): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const line of lines) document.addPage([400, 500]).drawText(line, { x: 40, y: 450, size: 11, font });
  return Buffer.from(await document.save());
}

async function docxOf(title: string, text: string): Promise<Buffer> {
  const children = [new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }), new Paragraph(text)];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

test.describe('Documents', () => {
  // Two of the files are refused on purpose.
  test.use({ expectedErrors: ['415', '422'] });

  test('A person drops files of every format, sees each one read, opens a text, and takes a deletion back', async ({
    ownerPage: page,
    api,
  }) => {
    const made = await api.post('/api/v1/collections', { data: { name: `Sailing ${Date.now()}` } });
    const { id } = (await made.json()) as { id: string };
    await page.goto(`${DOCUMENTS}?collection=${id}`);
    await expect(page.getByText('Drop files here')).toBeVisible();
    await expectAccessible(page);

    const file = (name: string, buffer: Buffer | string) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(buffer as string),
    });
    await page
      .getByLabel('Files to upload')
      .setInputFiles([
        file('manual.pdf', await pdfOf(['The halyard raises the sail.', 'The sheet trims the sail.'])),
        file('rules.docx', await docxOf('Rules', 'Give way to starboard.')),
        file('knots.md', '# Knots\n\nThe bowline holds.\n'),
        file('page.html', '<html><body><h1>Wind</h1><p>It blows.</p></body></html>'),
        file('boats.csv', 'name;length\nOptimist;2.3\nLaser;4.2\n'),
        file('latin.txt', Buffer.from('caf\xe9 cr\xe8me', 'latin1')),
        file('empty.txt', ''),
        file('picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
      ]);
    await expect(page.getByText('“empty.txt” is empty (0 bytes).')).toBeVisible();
    await expect(page.getByText('“picture.png” is of a format that can', { exact: false })).toBeVisible();
    for (const name of ['manual.pdf', 'rules.docx', 'knots.md', 'page.html', 'boats.csv', 'latin.txt']) {
      const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
      await expect(row.getByText('Ready').filter({ visible: true })).toBeVisible({ timeout: 30_000 });
    }
    await expectAccessible(page);

    // Hidden before the server has answered: here it answers only afterwards.
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/v1/documents/*', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Actions for boats.csv' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByRole('link', { name: 'boats.csv' })).toBeHidden();
    answer();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'boats.csv' }).click();
    await expect(page.getByText('length: 2.3')).toBeVisible();

    await page.goto(`${DOCUMENTS}?collection=${id}`);
    await page.getByRole('link', { name: 'latin.txt' }).click();
    await expect(page.getByText('café crème')).toBeVisible();
    await page.getByRole('combobox', { name: 'Encoding' }).click();
    await page.getByRole('option', { name: 'windows-1251' }).click();
    await expect(page.getByText('cafй crиme')).toBeVisible({ timeout: 20_000 });
  });

  test('A collection that is deleted is hidden at once, comes back where that fails, and by Undo', async ({
    ownerPage: page,
    api,
  }) => {
    const name = `Doomed ${Date.now()}`;
    const { id } = (await (await api.post('/api/v1/collections', { data: { name } })).json()) as { id: string };
    const text = { collectionId: id, name: 'last words.txt', text: 'Fair winds.' };
    expect((await api.post('/api/v1/documents', { data: text })).ok()).toBe(true);
    await page.goto(`${DOCUMENTS}?collection=${id}`);
    const link = page.getByRole('navigation', { name: 'Collections' }).getByRole('link', { name });
    const document = page.getByRole('link', { name: 'last words.txt' });
    await expect(document).toBeVisible();
    const remove = async () => {
      await page.getByRole('button', { name: `Actions for ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Delete with its documents' }).click();
    };
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/v1/collections/*', async (route) => {
      await held;
      const problem = { type: 'about:blank', title: 'Conflict', status: 422, detail: 'Not now.', code: 'conflict' };
      await route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    await remove();
    await expect(link).toBeHidden();
    await expect(document).toBeHidden();
    answer();
    await expect(page.getByRole('region', { name: 'Notifications' }).getByText('Not now.')).toBeVisible();
    await expect(document).toBeVisible();
    await page.unroute('**/api/v1/collections/*');

    await remove();
    await expect(link).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(document).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`collection=${id}`));
  });

  test('A link to a passage opens the document there, with the passage marked', async ({ ownerPage: page, api }) => {
    const made = await api.post('/api/v1/collections', { data: { name: `Passages ${Date.now()}` } });
    const { id: collectionId } = (await made.json()) as { id: string };
    const text = `${'Nothing to see on this line.\n'.repeat(20_000)}Here is the passage.\n${'And more.\n'.repeat(500)}`;
    const sent = await api.post('/api/v1/documents', { data: { collectionId, name: 'long.txt', text } });
    const { items } = (await sent.json()) as { items: { id: string }[] };
    const id = items[0]?.id ?? '';
    await expect
      .poll(async () => ((await (await api.get(`/api/v1/documents/${id}`)).json()) as { status: string }).status, {
        timeout: 30_000,
      })
      .toBe('ready');

    const start = text.indexOf('Here is the passage.');
    await page.goto(`${DOCUMENTS}/${id}?start=${start}&end=${start + 20}`);
    const mark = page.locator('mark');
    await expect(mark).toHaveText('Here is the passage.');
    await expect(mark).toBeInViewport();
    await expectAccessible(page);
    await page.getByLabel('Find in the text').fill('and more');
    await expect(page.getByText('1 of 500')).toBeVisible();
  });
});
