import { describe, expect, it } from 'vitest';
import type { Case } from '../schema';
import { decodeText } from './decode-text';
import { readFiles } from './read-files';
import { writeCases } from './write-cases';

const read = (text: string, name = 'cases') => readFiles([{ name, text }]);
const cases = (text: string, name?: string) => {
  const imported = read(text, name);
  expect(imported.errors).toEqual([]);
  return imported.cases.map((item) => item.case);
};

describe('A CSV of cases', () => {
  it('has its question, answer and passage in columns of many names; others become variables', () => {
    const text =
      'id,Question,answer,document,quote,page,tags,year\nq1,"What, now?",Tea,a.pdf,"the ""tea""",3,a; b,1973\n';
    expect(cases(text)).toEqual([
      {
        key: 'q1',
        input: { question: 'What, now?', year: '1973' },
        expected: 'Tea',
        evidence: [{ documentName: 'a.pdf', quote: 'the "tea"', page: 3 }],
        tags: ['a', 'b'],
      },
    ]);
  });

  it('may have semicolons or tabs, a byte order mark, Windows line ends and line breaks in cells', () => {
    const bytes = Buffer.from('\uFEFFquestion;expected\r\n"One\r\ntwo?";3,5\r\n', 'utf8');
    expect(cases(decodeText(bytes).text)).toEqual([{ input: { question: 'One\ntwo?' }, expected: '3,5' }]);
    expect(cases('question\texpected\nWhy?\tSo\n')).toEqual([{ input: { question: 'Why?' }, expected: 'So' }]);
  });

  it('names the lines that are no cases', () => {
    const { cases: good, errors } = read('question,quote\nWhy?,\n,\nHow?,words of no document\n');
    expect(good).toHaveLength(1);
    expect(errors.map(({ line }) => line)).toEqual([3, 4]);
    expect(errors[1]?.message).toMatch(/names no document/);
  });

  it('takes __proto__ and constructor as names like any other', () => {
    const [first] = cases('question,__proto__,constructor\nWhy?,p,c\n');
    expect(Object.keys(first?.input ?? {}).sort()).toEqual(['__proto__', 'constructor', 'question']);
    expect(Object.getPrototypeOf(first?.input)).toBe(Object.prototype);
  });
});

describe('JSON and JSON Lines', () => {
  it('are read as the API has them', () => {
    const draft = {
      key: 'a',
      input: { question: 'Why?', n: 1 },
      expected: { a: 1 },
      evidence: [{ documentName: 'x' }],
      tags: ['t'],
    };
    expect(cases(JSON.stringify([draft]))).toEqual([draft]);
    expect(cases(JSON.stringify({ cases: [draft] }, null, 2))).toEqual([draft]);
    expect(cases(`${JSON.stringify(draft)}\n\n${JSON.stringify({ ...draft, key: 'b' })}\n`)).toHaveLength(2);
    expect(cases(JSON.stringify(draft), 'one.jsonl')).toEqual([draft]);
  });

  it('are also read as other tools write them: passages take the document of their record', () => {
    const line = {
      question: 'What?',
      answer: '5',
      documentName: 'A.pdf',
      evidence: [{ quote: 'five', page: 2 }, { quote: '5' }],
    };
    expect(cases(JSON.stringify(line), 'questions.jsonl')[0]?.evidence).toEqual([
      { documentName: 'A.pdf', quote: 'five', page: 2 },
      { documentName: 'A.pdf', quote: '5' },
    ]);
  });

  it('name what can’t be read', () => {
    expect(read('{"question": ', 'a.jsonl').errors[0]?.line).toBe(1);
    expect(read('[1]').errors[0]?.message).toBe('is not an object');
    expect(read('{"a": 1}\n{"question": "Why?"}', 'a.jsonl').errors).toHaveLength(1);
  });
});

describe('SQuAD', () => {
  it('gives one case for each question, with the sentence of the answer as evidence', () => {
    const context = 'Tea came to London in 1652. Coffee came before it.';
    const data = [
      {
        title: 'Tea',
        paragraphs: [
          { context: 'Nothing here.', qas: [] },
          {
            context,
            qas: [
              { id: '1', question: 'When?', answers: [{ text: '1652', answer_start: 22 }] },
              { id: '2', question: 'Why?', answers: [], is_impossible: true },
            ],
          },
        ],
      },
    ];
    const imported = read(JSON.stringify({ version: '1.1', data }));
    expect(imported.format).toBe('SQuAD');
    expect(imported.documents).toEqual([{ name: 'Tea', text: `Nothing here.\n\n${context}` }]);
    expect(imported.cases.map((item) => item.case)).toEqual([
      {
        key: '1',
        input: { question: 'When?' },
        expected: '1652',
        evidence: [{ documentName: 'Tea', quote: 'Tea came to London in 1652.', start: 15 }],
      },
      { key: '2', input: { question: 'Why?' }, tags: ['unanswerable'] },
    ]);
  });
});

describe('BEIR and TREC', () => {
  it('join queries with judgements; evidence is whole documents', () => {
    const imported = readFiles([
      { name: 'queries.jsonl', text: '{"_id":"q1","text":"What is tea?"}\n{"_id":"q2","text":"Unjudged?"}\n' },
      { name: 'corpus.jsonl', text: '{"_id":"d1","title":"Tea","text":"A drink."}\n' },
      { name: 'test.tsv', text: 'query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq1\td3\t1\n' },
    ]);
    expect(imported.format).toBe('BEIR');
    expect(imported.documents).toEqual([{ name: 'd1', text: 'Tea\n\nA drink.' }]);
    expect(imported.cases.map((item) => item.case)).toEqual([
      { key: 'q1', input: { question: 'What is tea?' }, evidence: [{ documentName: 'd1' }, { documentName: 'd3' }] },
    ]);
    expect(imported.warnings).toEqual(['1 queries without a relevant document were left out.']);
  });

  it('read topics in TREC’s own form and as lines', () => {
    const topics = '<top>\n<num> Number: 301\n<title> Organized\ncrime\n<desc> Description:\nx\n</top>\n';
    const qrels = '301 0 FBIS3-1 1\n301 0 FBIS3-2 0\n302 0 FBIS3-3 1\n';
    const imported = readFiles([
      { name: 'topics.301', text: topics },
      { name: 'qrels', text: qrels },
    ]);
    expect(imported.format).toBe('TREC');
    expect(imported.cases[0]?.case).toEqual({
      key: '301',
      input: { question: 'Organized crime' },
      evidence: [{ documentName: 'FBIS3-1' }],
    });
    expect(imported.warnings).toEqual(['1 judged queries are not among the queries.']);
    const lines = readFiles([
      { name: 'queries.tsv', text: '301\tOrganized crime\n' },
      { name: 'qrels', text: qrels },
    ]);
    expect(lines.cases[0]?.case.input.question).toBe('Organized crime');
  });
});

describe('An export', () => {
  const kept: Case = {
    id: 'cas_1',
    key: '=cmd|calc',
    input: { question: '+1 or "-1"?', n: 5, list: ['a'] },
    expected: '-2.5',
    evidence: [
      {
        ...{ documentId: 'doc_1', documentName: 'a.md', quote: 'words', start: 3, end: 8, page: 2 },
        ...{ found: true, places: [], detail: null },
      },
    ],
    tags: ['@home', 'b'],
    position: 1,
    changedInVersion: 1,
  };
  const draft = {
    key: '=cmd|calc',
    input: { question: '+1 or "-1"?', n: 5, list: ['a'] },
    expected: '-2.5',
    evidence: [{ documentName: 'a.md', quote: 'words', page: 2, start: 3 }],
    tags: ['@home', 'b'],
  };

  it.each(['json', 'jsonl', 'csv'] as const)('as %s reads back to the same cases', (format) => {
    expect(cases(writeCases([kept], format).text, `cases.${format}`)).toEqual([draft]);
  });

  it('as CSV holds nothing that a spreadsheet would run, and leaves numbers alone', () => {
    const { text } = writeCases([kept], 'csv');
    expect(text).toContain("'=cmd|calc");
    expect(text).toContain(`"'+1 or ""-1""?"`);
    expect(text).toContain(`'@home; b`);
    expect(text).toContain(',-2.5,');
  });
});
