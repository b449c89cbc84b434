import { spawnSync } from 'node:child_process';

let prefix: readonly string[] | undefined;

/**
 * What a command line begins with to run without a network: `unshare --net` as it is, in a user namespace of its own, or
 * nothing where the system allows neither (then sockets are refused inside the process). Found out once.
 */
export function noNetworkPrefix(): readonly string[] {
  prefix ??=
    [
      ['unshare', '--net'],
      ['unshare', '--user', '--map-current-user', '--net'],
    ].find(works) ?? [];
  return prefix;
}

function works([command = '', ...rest]: readonly string[]): boolean {
  return spawnSync(command, [...rest, 'true'], { stdio: 'ignore', timeout: 5_000 }).status === 0;
}
