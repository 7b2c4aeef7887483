import type { World } from '../base/index.ts';
import type { Job } from './perform-job.ts';

/** What a template is made of; a file of these names counts even before it was ever read. */
const TEMPLATE_FILE = /^(?:brief\.hbs|style\.css|(?:partials|presets|labels)\/[^./~][^/~]*)$/;

/** Which files each brief was made of, so that `--watch` builds again for these and for nothing else. */
export class RecordedReads {
  readonly #template: string;
  readonly #ofJobs = new Map<Job, ReadonlySet<string>>();
  /** Read once for all briefs, by whichever came first. */
  readonly #shared = new Set<string>();
  #current = new Set<string>();

  /** `template`: absolute path of its folder. */
  constructor(template: string) {
    this.#template = `${template}/`;
  }

  /** A new world that is like the given one, remembers nothing of it, and whose reads are noted. */
  noting(world: World): World {
    return {
      ...world,
      readFile: (path, within) => {
        if (path.startsWith(this.#template)) this.#shared.add(path);
        this.#current.add(path);
        return world.readFile(path, within);
      },
    };
  }

  /** Runs `make`, which makes the brief of the job; what it reads, or looks for, is the job's. */
  during<T>(job: Job, make: () => T): T {
    this.#current = new Set();
    try {
      return make();
    } finally {
      this.#ofJobs.set(job, this.#current);
    }
  }

  /** Whether a change of the file changes the PDF of the job. */
  concerns(job: Job, path: string): boolean {
    if (job.input.path === undefined) return false;
    if (path === job.input.path || this.#shared.has(path)) return true;
    if (this.#ofJobs.get(job)?.has(path)) return true;
    return path.startsWith(this.#template) && TEMPLATE_FILE.test(path.slice(this.#template.length));
  }
}
