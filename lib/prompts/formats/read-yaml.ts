import { isAlias, parseDocument, visit } from 'yaml';
import { UnreadableFileError } from './carried-prompt';

const MAX_LENGTH = 2_000_000;

/**
 * Reads YAML as data: no tags beyond those of JSON, no anchors or aliases (which a few lines turn into gigabytes), no key
 * twice.
 *
 * @throws UnreadableFileError in words
 */
export function readYaml(text: string): unknown {
  if (text.length > MAX_LENGTH) throw new UnreadableFileError(`It is longer than ${MAX_LENGTH} characters.`);
  try {
    const document = parseDocument(text, { schema: 'core', merge: false, uniqueKeys: true, strict: true });
    const [problem] = [...document.errors, ...document.warnings];
    if (problem)
      throw new UnreadableFileError(`It is not YAML that can be read: ${problem.message.split('\n')[0] ?? ''}`);
    visit(document, {
      Node(_key, node) {
        if (isAlias(node) || ('anchor' in node && node.anchor)) {
          throw new UnreadableFileError('It uses YAML anchors or aliases, which are not read.');
        }
      },
    });
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    throw new UnreadableFileError(
      `It is not YAML that can be read: ${error instanceof Error ? error.message : 'unknown'}`,
    );
  }
}

/** @throws UnreadableFileError in words */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UnreadableFileError(`It is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}
