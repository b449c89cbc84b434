import type { Access } from '@/lib/auth/schema';
import { importText, readForm } from '@/lib/documents';
import { BakeoffError, PayloadTooLargeError, ValidationError } from '@/lib/errors';
import { settings } from '@/lib/settings';
import { addCases } from './change-cases';
import { decodeText } from './formats/decode-text';
import type { Imported, ImportFile } from './formats/imported';
import { readFiles } from './formats/read-files';
import { getDataset } from './read-datasets';
import { MOST_CASES, type CasesChange, type ImportPreview } from './schema';

interface Upload {
  body: ReadableStream<Uint8Array> | null;
  contentType: string;
}

const FIELDS = new Set(['collectionId', 'baseVersion']);
/** More documents in one file go in by the documents' own upload. */
const MOST_DOCUMENTS = 2_000;
const PREVIEWED = 50;

/**
 * Adds the cases of uploaded files: CSV, JSON, JSON Lines, SQuAD, BEIR, TREC, told apart by what is in them. All of them, or
 * none where a line can't be read. With a `collectionId` the texts that come with the questions become documents there first.
 *
 * @throws ValidationError naming the lines, PayloadTooLargeError
 */
export async function importCases(access: Access, datasetId: string, upload: Upload): Promise<CasesChange> {
  await getDataset(access, datasetId);
  const { imported, fields } = await readUpload(upload);
  if (imported.errors.length > 0) {
    throw new ValidationError(
      imported.errors.slice(0, 100).map(({ line, message }) => ({ path: `line ${line}`, message })),
    );
  }
  const cases = imported.cases.map((item) => item.case);
  if (cases.length === 0) throw new ValidationError([{ path: 'file', message: 'holds no cases' }]);
  if (cases.length > MOST_CASES) {
    throw new ValidationError([
      { path: 'file', message: `holds ${cases.length} cases; a dataset has at most ${MOST_CASES}` },
    ]);
  }
  const collectionId = fields.get('collectionId');
  const warnings = [...imported.warnings];
  if (collectionId) warnings.push(...(await makeDocuments(access, collectionId, imported.documents)));
  const baseVersion = baseVersionIn(fields);
  const summary = `${cases.length} cases from ${imported.format}`;
  return addCases(access, datasetId, { cases, baseVersion }, { summary, warnings });
}

/** What files hold, without keeping anything (T27). */
export async function previewImport(access: Access, datasetId: string, upload: Upload): Promise<ImportPreview> {
  await getDataset(access, datasetId);
  const { imported } = await readUpload(upload);
  const { format, cases, errors, warnings, columns, documents } = imported;
  return {
    ...{ format, warnings, columns: columns.slice(0, 200), total: cases.length },
    items: cases.slice(0, PREVIEWED),
    errors: errors.slice(0, 200),
    documents: documents.length,
  };
}

async function readUpload({
  body,
  contentType,
}: Upload): Promise<{ imported: Imported; fields: ReadonlyMap<string, string> }> {
  const limit = settings().maxUploadBytes;
  const files: ImportFile[] = [];
  const warnings: string[] = [];
  const fields = await readForm({
    body,
    contentType,
    onFile: async ({ name, source }) => {
      const parts: Uint8Array[] = [];
      let bytes = 0;
      for await (const part of source) {
        bytes += part.length;
        if (bytes > limit) throw new PayloadTooLargeError(`“${name}”`, limit);
        parts.push(part);
      }
      const { text, warning } = decodeText(Buffer.concat(parts, bytes));
      if (warning) warnings.push(`${name}: ${warning}`);
      files.push({ name, text });
    },
  });
  const unknown = [...fields.keys()].filter((name) => !FIELDS.has(name));
  if (unknown.length > 0) throw new ValidationError(unknown.map((path) => ({ path, message: 'unknown field' })));
  if (files.length === 0) throw new ValidationError([{ path: 'file', message: 'at least one file is needed' }]);
  const imported = readFiles(files);
  return { imported: { ...imported, warnings: [...warnings, ...imported.warnings] }, fields };
}

async function makeDocuments(
  access: Access,
  collectionId: string,
  documents: Imported['documents'],
): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, text } of documents.slice(0, MOST_DOCUMENTS)) {
    try {
      await importText(access, { collectionId, name, text });
    } catch (error) {
      // Without the collection there is nothing to go on with; one bad text fails alone.
      if (!(error instanceof BakeoffError) || error.code === 'not_found') throw error;
      failed.push(`The document “${name}” could not be made: ${error.detail}`);
    }
  }
  const more = documents.length - MOST_DOCUMENTS;
  return more > 0 ? [...failed, `${more} more documents of the file were left out; upload them as documents.`] : failed;
}

function baseVersionIn(fields: ReadonlyMap<string, string>): number | undefined {
  const given = fields.get('baseVersion');
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given)) throw new ValidationError([{ path: 'baseVersion', message: 'must be a whole number' }]);
  return Number(given);
}
