'use client';

import { useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { Reuse } from '@/lib/models/schema';

interface ReuseCardProps {
  workspace: string;
  reuse: Reuse;
  mayChange: boolean;
}

const CHOICES = [
  { hours: 0, label: 'Off' },
  { hours: 1, label: 'For an hour' },
  { hours: 24, label: 'For a day' },
  { hours: 168, label: 'For a week' },
  { hours: 720, label: 'For 30 days' },
];

/** Whether, and for how long, an answer stands for the same request asked again. */
export function ReuseCard({ workspace, reuse, mayChange }: ReuseCardProps) {
  const [hours, setHours] = useState(reuse.hours);
  const choices = CHOICES.some((choice) => choice.hours === hours)
    ? CHOICES
    : [...CHOICES, { hours, label: `For ${hours} hours` }];

  async function save(next: number) {
    const before = hours;
    setHours(next);
    try {
      await apiClient('/api/app/kept-responses', { workspace, method: 'PATCH', body: { hours: next } });
      toast({ title: next === 0 ? 'Answers are not kept any more' : 'Answers are kept from now on', tone: 'success' });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setHours(before);
      toast({ title: 'This could not be saved.', description: problem.detail, tone: 'error' });
    }
  }

  return (
    <section aria-labelledby="reuse-heading" className="flex flex-col gap-3">
      <h2 id="reuse-heading" className="text-base font-semibold">
        Answers to the same request
      </h2>
      <Card className="flex flex-wrap items-center justify-between gap-4 p-4">
        <p className="text-muted-foreground max-w-2xl text-sm">
          A request that equals an earlier one in everything that is sent gets the earlier answer, marked “from cache”,
          and costs nothing. “Run again” always asks anew, and repeats never use it.
        </p>
        {mayChange ? (
          <Select
            label="Keep answers"
            options={choices.map((choice) => ({ value: String(choice.hours), label: choice.label }))}
            value={String(hours)}
            onValueChange={(value) => void save(Number(value))}
          />
        ) : (
          <p className="text-sm font-medium">{choices.find((choice) => choice.hours === hours)?.label}</p>
        )}
      </Card>
    </section>
  );
}
