'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { formatDay } from '@/components/ui/dates';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Spending } from '@/lib/models/schema';
import { usd } from './format';

interface Props {
  workspace: string;
  /** Where what was spent is broken down. */
  reportHref: string;
  spending: Spending;
  mayChange: boolean;
}

/** What the workspace spent today, and the most that it may. */
export function SpendingCard({ workspace, reportHref, spending, mayChange }: Props) {
  const router = useRouter();
  const [cap, setCap] = useState(spending.dailyCapUsd?.toString() ?? '');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    const dailyCapUsd = cap.trim() === '' ? null : Number(cap);
    if (dailyCapUsd !== null && !(dailyCapUsd >= 0))
      return setError('Type an amount in US dollars, or leave it empty.');
    setBusy(true);
    setError(undefined);
    try {
      await apiClient('/api/app/spending', { workspace, method: 'PATCH', body: { dailyCapUsd } });
      toast({
        title: dailyCapUsd === null ? 'Daily cap removed' : `Daily cap set to ${usd(dailyCapUsd)}`,
        tone: 'success',
      });
      router.refresh();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem.errorOf('dailyCapUsd') ?? problem.detail);
    } finally {
      setBusy(false);
    }
  }

  const limit =
    spending.dailyCapUsd === null ? 'There is no daily cap.' : `The daily cap is ${usd(spending.dailyCapUsd)}.`;
  return (
    <section aria-labelledby="spending-heading" className="flex flex-col gap-3">
      <h2 id="spending-heading" className="text-base font-semibold">
        Spending
      </h2>
      <Card className="flex flex-wrap items-end justify-between gap-4 p-4">
        <div>
          <p className="tabular text-lg font-semibold">{usd(spending.usd)}</p>
          <p className="text-muted-foreground text-sm">
            spent today ({formatDay(spending.day)}, UTC) where prices are known. {limit}{' '}
            <Link href={reportHref} className="underline underline-offset-2">
              By day, model, prompt and person
            </Link>
          </p>
        </div>
        {mayChange ? (
          <form onSubmit={(event) => void save(event)} className="flex items-end gap-2">
            <Field label="Daily cap in US dollars" optional error={error}>
              <Input
                inputMode="decimal"
                placeholder="No cap"
                value={cap}
                onChange={(event) => setCap(event.target.value)}
              />
            </Field>
            <Button type="submit" busy={busy}>
              Save
            </Button>
          </form>
        ) : null}
      </Card>
    </section>
  );
}
