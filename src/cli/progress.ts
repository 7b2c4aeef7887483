/** A bar on standard error, for many briefs on a terminal. */
export interface Progress {
  /** Takes the bar away before something else is printed; `step` brings it back. */
  pause(): void;
  step(): void;
  close(): void;
}

export async function openProgress(total: number): Promise<Progress> {
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: '{bar} {value} of {total} briefs',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
    linewrap: true,
  });
  bar.start(total, 0);
  return {
    pause: () => void process.stderr.write('\r\u001b[2K'),
    step: () => bar.increment(),
    close: () => bar.stop(),
  };
}
