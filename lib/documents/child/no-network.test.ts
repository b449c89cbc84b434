import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { noNetworkPrefix } from './no-network';

it('A parsing process can open no socket', async () => {
  const code = `
    import net from 'node:net';
    import { refuseNetwork } from './lib/documents/child/refuse-network';
    refuseNetwork();
    try { net.connect(Number(process.env.TEST_PORT), '127.0.0.1'); console.log('connected'); } catch (error) { console.log(error.message); }
    fetch('http://127.0.0.1:' + process.env.TEST_PORT).then(() => console.log('fetched'), (error) => console.log(error.message));`;
  const bundle = await build({
    stdin: { contents: code, resolveDir: '.', loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', bundle.outputFiles[0]?.text ?? ''], {
    encoding: 'utf8',
    env: { ...process.env, TEST_PORT: String(port) },
  });
  server.close();
  expect(stdout.trim().split('\n')).toEqual(['A parsing process has no network.', 'A parsing process has no network.']);
});

it.skipIf(process.platform !== 'linux')('Where the system allows it, a parsing process sees no network at all', () => {
  const [command = process.execPath, ...rest] = [...noNetworkPrefix(), process.execPath];
  const script = `console.log(Object.keys(require('node:os').networkInterfaces()).filter((name) => name !== 'lo').length)`;
  const { stdout } = spawnSync(command, [...rest, '-e', script], { encoding: 'utf8' });
  const isolated = noNetworkPrefix().length > 0;
  expect(isolated ? stdout.trim() : '0').toBe('0');
});
