'use client';

import { columnLetter, variantName } from '@/components/answers';
import { useShortcut } from '@/components/shortcuts';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Page, PageHeader } from '@/components/ui/page-header';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import type { Comparison } from '@/lib/comparisons/schema';
import { ChevronDown, ChevronUp, Diff } from 'lucide-react';
import Link from 'next/link';
import { useCallback, useMemo, useState } from 'react';
import { AgreementTable } from './agreement-table';
import { ComparedRows } from './compared-rows';
import { agreementRows, comparedRows, presentColumns, stepDifference, type DifferencePlace } from './difference-rows';
import { useAgreement } from './use-diff';
import { useDifferencesView } from './use-differences-view';

/** All columns of a comparison against one of them: where they differ, and how often they agree. */
export function DifferencesScreen({ workspaceSlug, comparison }: { workspaceSlug: string; comparison: Comparison }) {
  const present = presentColumns(comparison);
  const view = useDifferencesView(present);
  const { baseline, against, unit, onlyDiffering } = view;
  const [place, setPlace] = useState<DifferencePlace | null>(null);
  const [changes, setChanges] = useState(0);
  const columns = present.flatMap((place, at) => {
    const variant = comparison.variants[place];
    return variant ? [{ place, letter: columnLetter(at), name: variantName(variant) }] : [];
  });
  const titles = new Map(columns.map(({ place, letter, name }) => [place, `${letter} · ${name}`]));
  const options = columns.map(({ place }) => ({ value: String(place), label: titles.get(place) ?? '' }));
  const all = useMemo(() => comparedRows(comparison, baseline, against), [comparison, baseline, against]);
  const rows = useMemo(
    () => (onlyDiffering ? all.filter(({ cells }) => cells.some(({ differs }) => differs)) : all),
    [all, onlyDiffering],
  );
  const agreement = useAgreement(
    columns.length,
    useMemo(() => agreementRows(comparison), [comparison]),
  );
  const differing = all.filter(({ cells }) => cells.some(({ differs }) => differs)).length;

  const change = (part: Parameters<typeof view.change>[0]) => {
    setPlace(null);
    view.change(part);
  };
  const step = (by: 1 | -1) => {
    const next = stepDifference(rows, place, by, changes);
    // How many changes the text has is said by the text itself, when it is there.
    if (next?.row !== place?.row || next?.cell !== place?.cell) setChanges(0);
    setPlace(next);
  };
  useShortcut({ keys: 'n', label: 'Next difference', group: 'Differences', onPress: () => step(1) });
  useShortcut({ keys: 'p', label: 'Previous difference', group: 'Differences', onPress: () => step(-1) });
  const onCounted = useCallback((count: number) => setChanges(count), []);
  const where = place && rows[place.row];
  const cell = where?.cells[place?.cell ?? 0];
  return (
    <Page wide>
      <PageHeader
        breadcrumb={
          <Link
            href={`/w/${encodeURIComponent(workspaceSlug)}/playground/${encodeURIComponent(comparison.id)}`}
            className="hover:underline"
          >
            Comparison
          </Link>
        }
        title="Differences"
        description={`${differing} of ${all.length} ${all.length === 1 ? 'row differs' : 'rows differ'} from the baseline.`}
      />
      {columns.length < 2 ? (
        <EmptyState icon={<Diff />} title="There is one column only." description="Differences need a second one." />
      ) : (
        <div className="flex flex-col gap-5">
          <AgreementTable
            columns={columns}
            agreement={agreement}
            onOpen={(a, b) => change({ baseline: String(present[a]), against: String(present[b]) })}
          />
          <div className="bg-background sticky top-0 z-10 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2 sm:-mx-6 sm:px-6">
            <Select
              label="Baseline"
              size="sm"
              className="max-w-72"
              options={options}
              value={String(baseline)}
              onValueChange={(value) =>
                change({ baseline: value, ...(value === String(against) ? { against: '' } : {}) })
              }
            />
            <span className="text-muted-foreground text-xs">against</span>
            <Select
              label="Compared columns"
              size="sm"
              className="max-w-72"
              options={[
                { value: 'all', label: 'all other columns' },
                ...options.filter(({ value }) => value !== String(baseline)),
              ]}
              value={against === null ? 'all' : String(against)}
              onValueChange={(value) => change({ against: value === 'all' ? '' : value })}
            />
            <Switch
              label="Only rows that differ"
              className="text-xs"
              checked={onlyDiffering}
              onCheckedChange={(only) => change({ only: only ? 'differing' : '' })}
            />
            <span className="grow" />
            <span role="status" className="text-muted-foreground tabular text-xs">
              {where && cell
                ? `Row ${where.inputIndex + 1}, ${columns.find(({ place: at }) => at === cell.variantIndex)?.letter ?? ''}${
                    changes > 0 && place ? `: ${(place.change < 0 ? changes - 1 : place.change) + 1} of ${changes}` : ''
                  }`
                : ''}
            </span>
            <span className="flex">
              <IconButton
                label="Previous difference"
                shortcut={['P']}
                disabled={differing === 0}
                onClick={() => step(-1)}
              >
                <ChevronUp />
              </IconButton>
              <IconButton label="Next difference" shortcut={['N']} disabled={differing === 0} onClick={() => step(1)}>
                <ChevronDown />
              </IconButton>
            </span>
            <SegmentedControl
              label="Compare by"
              value={unit}
              onValueChange={(next) => change({ unit: next === 'words' ? '' : next })}
              options={[
                { value: 'words', label: 'Words' },
                { value: 'lines', label: 'Lines' },
              ]}
            />
          </div>
          {rows.length === 0 ? (
            <EmptyState
              icon={<Diff />}
              title="No row differs."
              description="Every answer is the same as the baseline’s, letter for letter, or one of the two is missing."
            />
          ) : (
            <ComparedRows
              rows={rows}
              titles={titles}
              unit={unit}
              repeats={comparison.repeats}
              place={place}
              onCounted={onCounted}
            />
          )}
        </div>
      )}
    </Page>
  );
}
