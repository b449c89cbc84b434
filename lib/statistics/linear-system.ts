/**
 * The inverse of a symmetric positive definite matrix, by Cholesky's decomposition A = L Lᵀ (Golub and Van Loan, "Matrix
 * Computations", section 4.2).
 *
 * @returns null where the matrix is not positive definite
 */
export function invertSymmetric(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length;
  const lower = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i, j);
      for (let k = 0; k < j; k++) sum -= at(lower, i, k) * at(lower, j, k);
      if (i === j && !(sum > 1e-14)) return null;
      (lower[i] as number[])[j] = i === j ? Math.sqrt(sum) : sum / at(lower, j, j);
    }
  }
  const inverse = matrix.map((row) => row.map(() => 0));
  for (let column = 0; column < n; column++) {
    const solved = new Array<number>(n).fill(0);
    for (let i = 0; i < n; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= at(lower, i, k) * (solved[k] ?? 0);
      solved[i] = sum / at(lower, i, i);
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = solved[i] ?? 0;
      for (let k = i + 1; k < n; k++) sum -= at(lower, k, i) * (solved[k] ?? 0);
      solved[i] = sum / at(lower, i, i);
    }
    solved.forEach((value, row) => ((inverse[row] as number[])[column] = value));
  }
  return inverse;
}

function at(matrix: readonly (readonly number[])[], row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}
