import type { ReportView } from '../report/view/view.ts';

/** A kind of report: the file that it is written to, and what makes it, loaded when it is asked for. */
export interface ReportFormat {
  readonly file: string;
  /** It shows no traffic, and anybody may read it. */
  readonly isPublic?: boolean;
  readonly load: () => Promise<(view: ReportView) => string>;
}

/** Every kind of report by the name that `--report` takes. */
export const reportFormats: Readonly<Record<string, ReportFormat>> = {
  html: {
    file: 'talkover-contract.html',
    load: async () => (await import('../report/html/page.ts')).htmlReport,
  },
  junit: {
    file: 'talkover-contract.junit.xml',
    load: async () => (await import('../report/junit.ts')).junitReport,
  },
  sarif: {
    file: 'talkover-contract.sarif',
    load: async () => (await import('../report/sarif.ts')).sarifReport,
  },
  md: {
    file: 'talkover-contract.md',
    load: async () => (await import('../report/markdown.ts')).markdownReport,
  },
  json: {
    file: 'talkover-contract.json',
    load: async () => {
      const { jsonReport } = await import('../report/json.ts');
      return ({ document }) => jsonReport(document);
    },
  },
  badge: {
    file: 'talkover-contract.badge.json',
    isPublic: true,
    load: async () => (await import('../report/badge.ts')).badgeReport,
  },
};
