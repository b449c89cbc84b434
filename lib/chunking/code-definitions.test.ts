import { describe, expect, it } from 'vitest';
import { chunkText } from './chunk-text';
import { codeDefinitions, looksLikeCode } from './code-definitions';

const PYTHON = `import os
from math import sqrt

# What a shape has.
class Shape:
    def __init__(self, side):
        self.side = side

    @property
    def area(self):
        return self.side * self.side


async def main():
    shape = Shape(3)
    print(shape.area)
`;
const TYPESCRIPT = `import { readFile } from 'node:fs';

/** A point. */
export interface Point {
  x: number;
}

export const distance = (a: Point, b: Point): number => {
  return Math.abs(a.x - b.x);
};

export default async function run(): Promise<void> {
  await readFile('x', () => undefined);
}

class Line {
  private length(of: Point): number {
    return of.x;
  }
}
`;
const GO = `package main

import "fmt"

type Box struct {
	side int
}

func (b *Box) Area() int {
	return b.side * b.side
}

func main() {
	fmt.Println("hello")
}
`;
const JAVA = `package shop;

public class Till {
    private final int sum = 0;

    public static int add(int a, int b) {
        return a + b;
    }
}
`;
const names = (text: string) => codeDefinitions(text).map(({ title }) => title);

describe('definitions in source code', () => {
  it('are found in the usual languages, with what belongs to them', () => {
    expect(names(PYTHON)).toEqual(['Shape', '__init__', 'area', 'main']);
    expect(names(TYPESCRIPT)).toEqual(['Point', 'distance', 'run', 'Line', 'length']);
    expect(names(GO)).toEqual(['Box', 'Area', 'main']);
    expect(names(JAVA)).toEqual(['Till', 'add']);
    const [shape, , area, main] = codeDefinitions(PYTHON);
    expect(PYTHON.slice(shape!.start)).toMatch(/^# What a shape has/);
    expect(PYTHON.slice(area!.start)).toMatch(/^ {4}@property/);
    expect(shape!.end).toBe(main!.start);
    expect(area!.level).toBe(2);
  });

  it('are looked for in code only', () => {
    for (const code of [PYTHON, TYPESCRIPT, GO, JAVA]) expect(looksLikeCode(code)).toBe(true);
    const markdown = `# Guide\n\nThis is a text about a class of things.\n\n- It has lists;\n- and more of them.\n\n| a | b |\n| --- | --- |\n`;
    const prose =
      'The function of the heart is to pump blood through the body.\nIt beats about once a second;\n'.repeat(20);
    for (const text of [markdown, prose, '', 'x', 'a: 1\nb: 2']) expect(looksLikeCode(text)).toBe(false);
  });

  it('are kept whole where they fit, and give chunks their path', () => {
    const settings = { size: 120, overlap: 0, unit: 'character' } as const;
    const recursive = chunkText({ text: PYTHON, language: 'en' }, { strategy: 'recursive', ...settings });
    expect(recursive.map(({ text }) => text).filter((text) => text.startsWith('async def main'))).toHaveLength(1);
    const sections = chunkText({ text: PYTHON, language: 'en' }, { strategy: 'markdown', ...settings });
    const area = sections.find(({ text }) => text.includes('def area'))!;
    expect(area.headingPath).toEqual(['Shape', 'area']);
    expect(area.text).toMatch(/^@property[\s\S]*return self\.side \* self\.side$/);
  });
});
