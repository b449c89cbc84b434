const dollars = (usd: number) => `$${usd.toFixed(usd < 1 ? 4 : 2)}`;

/**
 * What one comparison may still spend. An answer under way counts with the most it may cost, so that the cap holds whatever
 * the answers turn out to be; what it cost in the end replaces that.
 */
export class RunBudget {
  private readonly underWay = new Map<string, number>();

  /**
   * @param maxUsd null for no cap
   * @param spentUsd what its answers have cost before this process took it up
   */
  constructor(
    private maxUsd: number | null,
    private spentUsd: number,
  ) {}

  /** Somebody set another cap. */
  cap(maxUsd: number | null): void {
    this.maxUsd = maxUsd;
  }

  /**
   * @param worstUsd the most that the answer may cost; null where no price is known, which can't be capped
   * @returns `later` where it depends on what the answers under way will cost
   */
  allows(worstUsd: number | null): 'now' | 'later' | 'never' {
    if (this.maxUsd === null || worstUsd === null || worstUsd === 0) return 'now';
    const reserved = [...this.underWay.values()].reduce((sum, usd) => sum + usd, 0);
    if (this.spentUsd + reserved + worstUsd <= this.maxUsd) return 'now';
    return reserved > 0 ? 'later' : 'never';
  }

  begin(answerId: string, worstUsd: number | null): void {
    if (this.maxUsd !== null && worstUsd) this.underWay.set(answerId, worstUsd);
  }

  end(answerId: string, costUsd: number | null): void {
    this.underWay.delete(answerId);
    this.spentUsd += costUsd ?? 0;
  }

  /** Why an answer was not asked for, in words. */
  refusal(worstUsd: number | null): { code: string; detail: string; hint: string } {
    return {
      code: 'budget_exceeded',
      detail:
        `Not asked for: this run has spent ${dollars(this.spentUsd)} of its ${dollars(this.maxUsd ?? 0)}, and this answer ` +
        `may cost up to ${dollars(worstUsd ?? 0)}.`,
      hint: 'Run with a higher cap, or set a lower ceiling on output tokens in the column’s parameters.',
    };
  }
}
