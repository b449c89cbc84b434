import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { ProductProcess } from './product-process';
import { API_KEY } from './servers';
import { expect, test } from './test';

test.describe.configure({ timeout: 180_000 });

/** Watches the memory of the web process from now on. @returns tells by how many kilobytes it has grown at the most */
function watchMemory(product: ProductProcess): () => number {
  const pid = product.processes().find((each) => readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('web.js'));
  const read = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  // 5 makes the kernel forget the largest size so far.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = read('VmRSS');
  return () => read('VmHWM') - before;
}

/** Sends a file of this many megabytes until the server has answered. */
function upload(product: ProductProcess, collectionId: string, megabytes: number, declared: boolean) {
  const boundary = 'a-boundary-of-its-own';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="collectionId"\r\n\r\n${collectionId}\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="big.txt"\r\nContent-Type: text/plain\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const megabyte = Buffer.alloc(1_000_000, 'All work and no play. ');
  return new Promise<{ status: number; body: string; sent: number }>((resolve, reject) => {
    let sent = 0;
    let answered = false;
    const sending = request(
      `${product.url}/api/v1/documents`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${API_KEY}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          ...(declared && { 'content-length': head.length + megabytes * megabyte.length + tail.length }),
        },
      },
      (answer) => {
        answered = true;
        let body = '';
        answer.on('data', (data: Buffer) => (body += data.toString()));
        answer.on('end', () => {
          sending.destroy();
          resolve({ status: answer.statusCode ?? 0, body, sent });
        });
      },
    );
    sending.on('error', (error) => {
      if (!answered) reject(error);
    });
    const send = () => {
      while (!answered && sent < megabytes) {
        sent += 1;
        if (!sending.write(megabyte)) {
          sending.once('drain', send);
          return;
        }
      }
      if (!answered) sending.end(tail);
    };
    sending.write(head);
    send();
  });
}

test('A file of 500 MB is refused while it comes in, naming the limit, and takes less than 100 MB of memory', async () => {
  const product = await ProductProcess.create();
  try {
    await product.start();
    const made = await fetch(`${product.url}/api/v1/collections`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Big' }),
    });
    const { id } = (await made.json()) as { id: string };
    // What the first upload loads is not what a large one needs.
    expect((await upload(product, id, 1, true)).status).toBe(201);
    for (const declared of [false, true]) {
      const grown = watchMemory(product);
      const { status, body, sent } = await upload(product, id, 500, declared);
      expect(status, body).toBe(413);
      expect(JSON.parse(body)).toMatchObject({
        code: 'payload_too_large',
        detail: expect.stringMatching(/100\sMB/),
      });
      expect(sent).toBeLessThan(250);
      expect(grown()).toBeLessThan(100_000);
    }
    expect((await fetch(`${product.url}/api/health`)).status).toBe(200);
  } finally {
    await product.remove();
  }
});
