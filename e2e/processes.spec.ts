import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { isAlive, ProductProcess } from './product-process';

test.describe('The processes of npm start', () => {
  test.setTimeout(120_000);
  let product: ProductProcess;
  test.beforeEach(async () => {
    product = await ProductProcess.create();
  });
  test.afterEach(() => product.remove());

  test('stop on SIGTERM within 20 seconds with exit code 0, give the data directory back, and start again on it', async () => {
    await product.start();
    expect(statSync(join(product.directory, 'secret')).mode & 0o777).toBe(0o600);
    const stopped = await product.signal('SIGTERM');
    expect(stopped.code).toBe(0);
    expect(stopped.ms).toBeLessThan(20_000);
    expect(existsSync(join(product.directory, 'lock'))).toBe(false);
    await product.start();
  });

  test('end with it, however it dies, and the next start takes over', async () => {
    await product.start();
    const children = product.processes().slice(1);
    expect(children.length).toBeGreaterThanOrEqual(2);
    await product.signal('SIGKILL');
    await expect.poll(() => children.filter(isAlive), { timeout: 10_000 }).toEqual([]);
    await product.start();
  });

  test('are started again when they die', async () => {
    await product.start();
    for (const child of product.processes().slice(1)) process.kill(child, 'SIGKILL');
    await expect.poll(() => product.output, { timeout: 10_000 }).toMatch(/web process ended \(SIGKILL\)/);
    await expect
      .poll(async () => (await fetch(`${product.url}/api/ready`).catch(() => undefined))?.status, { timeout: 30_000 })
      .toBe(200);
  });

  test('are refused a second time on the same data directory, naming the process and the address', async () => {
    await product.start();
    const second = product.spawn();
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(1);
    expect(product.output).toContain(`process ${product.pid}, ${product.url}`);
  });

  test('say which port is in use and what to do', async () => {
    const other = createServer().listen(product.port, '127.0.0.1');
    await once(other, 'listening');
    const child = product.spawn();
    const [code] = (await once(child, 'exit')) as [number];
    other.close();
    expect(code).toBe(1);
    expect(product.output).toMatch(
      new RegExp(`Port ${product.port} on 127.0.0.1 is in use.*PORT=${product.port + 1} npm start`),
    );
  });
});
