export const settings = {
  title: "How should easyMoney behave?",
  answer: "Everything here takes effect at once and is kept on this computer.",
  notKept: "The setting was not kept",
  look: {
    title: "Looks and language",
    theme: "Theme",
    themeHelp: "“System” follows the setting of this computer.",
    themes: { system: "System", light: "Light", dark: "Dark" },
    language: "Language",
    languageHelp: "Of the window. Sentences about your data, and exports, are written in English.",
    languages: { en: "English", es: "Español" },
    format: "Numbers and dates",
    formatHelp: "On screens and charts. Exported files keep plain numbers.",
    formats: {
      "en-GB": "English (United Kingdom)",
      "en-US": "English (United States)",
      "es-ES": "Español (España)",
      "de-DE": "Deutsch (Deutschland)",
    },
    example: "Example",
    exampleParts: {
      count: "Count",
      share: "Share",
      money: "Money",
      change: "Change",
      month: "Month",
      time: "Time",
    },
  },
  work: {
    title: "Work",
    threads: "Threads of a job",
    threadsHelp:
      "More are faster, fewer leave room for other programs. Counts from the next job on; results are the same.",
    automatic: (cores: number) => `Automatic (${cores})`,
    memory: "Memory",
    memoryHelp: (memory: string, cores: number) =>
      `This computer has ${memory} of memory and ${cores} ${cores === 1 ? "core" : "cores"}. Jobs read a month or a column at a time, so a large extract does not need to fit in memory.`,
    notify: "Tell me when a job has ended",
    notifyHelp: "A note at the lower right. Failures are always told.",
  },
  privacy: {
    title: "Privacy",
    statement:
      "Nothing leaves this computer: no account, no telemetry, no look-up for updates. Files go elsewhere only when you export and send them.",
    remember: "Remember the workspaces I opened",
    rememberHelp: "Their names and places stand on the first screen. Turning this off forgets them.",
    recents: (count: number) =>
      count === 0
        ? "No workspace is remembered."
        : count === 1
          ? "1 workspace is remembered."
          : `${count} workspaces are remembered.`,
    clear: "Forget them now",
    cleared: "The list is empty; the workspaces themselves stay where they are.",
  },
  safety: {
    title: "Backups and checks",
    noWorkspace: "Open a workspace to back it up or to check it.",
    backup: "Backup",
    backupHelp:
      "A copy of the open workspace, also while you work in it. It is read back whole before it gets its name.",
    backupWhere: "Back up now puts it into the exports folder; Choose where lets you say.",
    now: "Back up now",
    choose: "Choose where …",
    made: "Backups of this session",
    restore: "To put one back, open it as a workspace, or run:",
    verify: "Check the workspace",
    verifyHelp: "Reads everything back and compares it with the hashes that were kept when it was written.",
    verifyNow: "Check now",
    whole: (checks: number, time: string) => `All ${checks} checks passed, ${time}.`,
    broken: (failed: number, time: string) =>
      `${failed === 1 ? "1 check" : `${failed} checks`} failed, ${time}. Keep this file, and go back to a backup.`,
    check: "Check",
    result: "Result",
    passed: "passed",
    failed: "failed",
    found: "What was found",
  },
  about: {
    title: "About",
    version: "easyMoney",
    node: "Node.js",
    host: "Window",
    hosts: { browser: "in a browser, served by this computer", electron: "desktop program" },
    folder: "Files are looked for in",
    workspace: "Open workspace",
  },
};
