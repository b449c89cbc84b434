import { decodePieces } from '../decode';
import { linesOf } from './lines';
import type { Parser } from './parser';

/** Languages by extension, as `text/x-…`: with it a document says what its code is written in. */
const LANGUAGES: Record<string, string> = {
  '.py': 'python',
  '.pyi': 'python',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascript',
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescript',
  '.java': 'java',
  '.kt': 'kotlin',
  '.kts': 'kotlin',
  '.scala': 'scala',
  '.go': 'go',
  '.rs': 'rust',
  '.c': 'c',
  '.h': 'c',
  '.cc': 'c++',
  '.cpp': 'c++',
  '.cxx': 'c++',
  '.hh': 'c++',
  '.hpp': 'c++',
  '.cs': 'csharp',
  '.swift': 'swift',
  '.m': 'objective-c',
  '.rb': 'ruby',
  '.php': 'php',
  '.pl': 'perl',
  '.pm': 'perl',
  '.lua': 'lua',
  '.r': 'r',
  '.jl': 'julia',
  '.dart': 'dart',
  '.ex': 'elixir',
  '.exs': 'elixir',
  '.erl': 'erlang',
  '.hs': 'haskell',
  '.ml': 'ocaml',
  '.fs': 'fsharp',
  '.clj': 'clojure',
  '.sh': 'shell',
  '.bash': 'shell',
  '.zsh': 'shell',
  '.ps1': 'powershell',
  '.sql': 'sql',
  '.css': 'css',
  '.scss': 'scss',
  '.vue': 'vue',
  '.svelte': 'svelte',
  '.graphql': 'graphql',
  '.proto': 'protobuf',
  '.tf': 'terraform',
  '.toml': 'toml',
  '.ini': 'ini',
};

const languages = [...new Set(Object.values(LANGUAGES))];
const mimeTypeOf = (language: string): string => `text/x-${language}`;
const DEFINITION =
  /^([ \t]*)(?:(?:export|default|public|private|protected|internal|static|abstract|final|sealed|open|async|pub(?:\([^)]*\))?|unsafe|virtual|override|inline|data|partial)\s+)*(class|interface|struct|enum|trait|impl|module|namespace|object|protocol|record|def|defmodule|defp|fn|func|fun|function|sub|procedure|CREATE\s+(?:OR\s+REPLACE\s+)?(?:TABLE|VIEW|FUNCTION|PROCEDURE|INDEX)|create\s+(?:or\s+replace\s+)?(?:table|view|function|procedure|index))\s+(?:\([^)]{0,100}\)\s*)?([\p{L}_$][\p{L}\p{N}_$.:<>]*)/u;
const SPACES_OF_A_TAB = 4;

/** Source code, as it is written; its definitions make the outline, so that a passage says which class and function it is of. */
export const sourceCode: Parser = {
  id: 'code',
  label: 'Source code',
  mimeTypes: languages.map(mimeTypeOf) as [string, ...string[]],
  extensions: Object.keys(LANGUAGES) as [string, ...string[]],
  mimeTypeOf: (extension) => {
    const language = LANGUAGES[extension];
    return language === undefined ? undefined : mimeTypeOf(language);
  },
  paged: false,
  encoded: true,
  async parse({ bytes, encoding }, output) {
    const indents: number[] = [];
    for await (const lines of linesOf(decodePieces(bytes, encoding, output))) {
      for (const line of lines) {
        const [, indent = '', kind = '', name = ''] = DEFINITION.exec(line) ?? [];
        if (name !== '') {
          const width = indent.replaceAll('\t', ' '.repeat(SPACES_OF_A_TAB)).length;
          while (indents.length > 0 && (indents.at(-1) ?? 0) >= width) indents.pop();
          indents.push(width);
          output.markHeading(indents.length, `${kind.replace(/\s+/g, ' ')} ${name}`, output.length);
        }
        await output.append(line);
      }
    }
  },
};
