import { BakeoffError } from '@/lib/errors';
import { countTokens } from '@/lib/text';
import { expandedVariables, type ExpandedMessage } from './expand-includes';
import { renderMessages } from './render-messages';
import type { CheckResult, CheckSettings, PromptContent } from './schema';

/** A version that a label is about to move to, with its includes put in. */
export interface CheckSubject {
  workspaceId: string;
  prompt: string;
  version: number;
  /** Where the label stands now; null for nowhere. */
  current: number | null;
  content: PromptContent;
  expanded: readonly ExpandedMessage[];
}

/** Something that can be asked of a version before a label moves there. A later stage adds its own to the list that it hands in. */
export interface PromotionCheck {
  id: keyof CheckSettings;
  label: string;
  /** Null where the label does not ask for this. */
  run(settings: CheckSettings, subject: CheckSubject): Promise<Omit<CheckResult, 'id' | 'label'> | null>;
}

const FILLED_BY_THE_RUN = new Set(['question', 'context']);

const rendering: PromotionCheck = {
  id: 'rendering',
  label: 'Renders without missing variables',
  run: async ({ rendering: settings }, { expanded }) => {
    if (!settings) return null;
    const given = new Set(settings.variables);
    const missing = expandedVariables(expanded).filter((name) => !FILLED_BY_THE_RUN.has(name) && !given.has(name));
    const passed = missing.length === 0;
    const names = missing.map((name) => `{{${name}}}`).join(', ');
    return { passed, detail: passed ? 'Every variable has a value.' : `Nobody gives a value for ${names}.` };
  },
};

const tokenBudget: PromotionCheck = {
  id: 'tokenBudget',
  label: 'Keeps to its token budget',
  run: async ({ tokenBudget: settings }, { expanded, content }) => {
    if (!settings) return null;
    const { messages } = renderMessages(expanded, content, {});
    const tokens = messages.reduce((sum, message) => sum + countTokens(message.content), 0);
    const passed = tokens <= settings.maxTokens;
    const of = `${tokens.toLocaleString('en')} of ${settings.maxTokens.toLocaleString('en')} tokens`;
    return { passed, detail: passed ? `It takes ${of}.` : `It takes ${of}, before its variables are filled.` };
  },
};

export const PROMOTION_CHECKS: readonly PromotionCheck[] = [rendering, tokenBudget];

/** What the checks say that a label asks for, in their order. */
export async function runChecks(
  settings: CheckSettings | undefined,
  subject: CheckSubject,
  checks: readonly PromotionCheck[] = PROMOTION_CHECKS,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { id, label, run } of checks) {
    const result = settings && (await run(settings, subject));
    if (result) results.push({ id, label, ...result });
  }
  return results;
}

/** A label asks for more than this version gives; it stays where it is. */
export class ChecksFailedError extends BakeoffError {
  constructor(label: string, version: number, results: readonly CheckResult[]) {
    const failed = results.filter((result) => !result.passed);
    super({
      code: 'checks_failed',
      status: 422,
      title: 'Checks failed',
      detail: `“${label}” was not moved to version ${version}. ${failed.map((result) => result.detail).join(' ')}`,
      extra: { checks: results },
    });
  }
}
