// Refuses to build with a version that has a known hole: lowest-versions.json names the first one without it.
import { readFileSync } from 'node:fs';

/** Compares dotted versions; a pre-release counts as its release. */
function isLower(version, lowest) {
  const [a, b] = [version, lowest].map((text) => text.split('-')[0].split('.').map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] < b[at];
}

const lowest = JSON.parse(readFileSync('bin/lowest-versions.json', 'utf8'));
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const found = Object.entries(packages).flatMap(([path, { version }]) => {
  const name = path.split('node_modules/').pop();
  return lowest[name] && version && isLower(version, lowest[name])
    ? [`${name} ${version} at ${path}: take ${lowest[name]} or later`]
    : [];
});
if (found.length > 0) {
  console.error(`These versions have known holes:\n  ${found.join('\n  ')}`);
  process.exit(1);
}
