'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { TemplateProblem } from './lint-template';

interface TemplateProblemsProps {
  problems: readonly TemplateProblem[];
  onReplace: (problem: TemplateProblem) => void;
}

/** What is probably not meant, with the way to mend it. */
export function TemplateProblems({ problems, onReplace }: TemplateProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul aria-label="Things to look at" className="flex flex-col gap-1">
      {problems.map((problem) => (
        <li
          key={`${problem.kind}:${problem.name}:${problem.message ?? ''}`}
          className="text-warning-text flex flex-wrap items-center gap-2 text-xs"
        >
          <TriangleAlert className="size-3.5 shrink-0" aria-hidden />
          <span className="min-w-0 break-words">
            {problem.message === undefined ? '' : `Message ${problem.message + 1}: `}
            {problem.text}
          </span>
          {problem.instead ? (
            <Button size="sm" onClick={() => onReplace(problem)}>
              Make it {problem.instead}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
