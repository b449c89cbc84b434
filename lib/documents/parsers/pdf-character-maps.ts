import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import path from 'node:path';

/**
 * Where the tables are that old CJK files take for granted (the "predefined CMaps" of the PDF standard), as options of pdfjs.
 * Without them such a page has no text. Empty when they are not installed: other files are read all the same.
 */
export function characterMaps(): { cMapUrl?: string; cMapPacked?: boolean } {
  for (const from of [import.meta.url, path.join(process.cwd(), 'package.json')]) {
    try {
      const folder = path.join(path.dirname(modules.createRequire(from).resolve('pdfjs-dist/package.json')), 'cmaps');
      if (existsSync(folder)) return { cMapUrl: `${folder}${path.sep}`, cMapPacked: true };
    } catch {
      // Not there: the next place, or none.
    }
  }
  return {};
}
