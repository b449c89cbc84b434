/** Ends this process when the one that forked it is gone, however it went. */
export function endWithParent(end: () => void): void {
  if (process.send) process.on('disconnect', end);
}

/** Runs `stop` once on SIGTERM or SIGINT and exits 0, within the twenty seconds that a stop may take. */
export function stopGracefully(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), 18_000).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  // The terminal sends SIGINT to the whole group; with a parent, it decides.
  process.on('SIGINT', process.send ? () => undefined : end);
  endWithParent(() => process.exit(1));
}
