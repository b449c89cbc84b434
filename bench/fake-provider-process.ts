import { startFakeProvider, type FakeProvider } from '@/lib/testing/fake-provider';

/** The fake provider in a process of its own, so that it takes no time from what is measured. Ends with its parent. */
const fake = await startFakeProvider();
fake.behave('bench', { tokens: 100, delayMs: 5 });
process.send?.({ url: fake.url, host: fake.host });
process.on('message', ({ model, behaviour }: { model: string; behaviour: Parameters<FakeProvider['behave']>[1] }) => {
  fake.behave(model, behaviour);
  process.send?.('done');
});
process.on('disconnect', () => process.exit(0));
