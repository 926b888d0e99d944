export const home = {
  start: {
    question: "What do you want to work on?",
    answerFirst: "Nothing is open yet. The demo needs no files and shows every screen in about a minute.",
    answerRecent: (name: string, time: string) => `Nothing is open. You worked on ${name} last, ${time}.`,
    demoTitle: "Try the demo data",
    demoText: "A sample bank of 20,000 customers over 17 months, taken through the whole job.",
    openTitle: "Open a workspace",
    openText: "A file that ends in .easymoney, with your data and all that was made of it.",
    newTitle: "Make a workspace",
    newText: "An empty file of your own; then import the bank’s monthly CSV files.",
    dropHint: "Or drop files on this window: a workspace is opened, CSV files go to the import.",
  },
  journey: {
    title: "From files to a campaign list",
    note: "Everything happens on this computer, in one file.",
    steps: {
      files: { title: "Files", text: "The bank’s monthly CSV extracts, checked row by row." },
      version: { title: "Version", text: "Stored unchanged; each import makes a new one." },
      figures: { title: "Figures", text: "Customers, products, purchases, quality by month." },
      segments: { title: "Segments", text: "Named groups of customers who are alike." },
      campaign: { title: "Campaign", text: "Whom to offer what, with the result to expect." },
    },
  },
  demo: {
    answer: "The demo is being made. Its workspace opens by itself as soon as the data is in.",
    made: "made",
    now: "now",
    later: "to come",
    steps: {
      sample: "A sample bank’s files",
      import: "The import into a version",
      kpi: "Figures by month",
      quality: "Quality of the data",
      segmentation: "Customer segments",
      recommendation: "Recommendations",
      campaign: "A campaign list",
    },
    goOn: "You can look at what is there already; the rest goes on meanwhile.",
  },
  recent: {
    title: "Recent workspaces",
    others: "Other workspaces",
    open: "Open",
    opened: (time: string) => `opened ${time}`,
    missing: "Not found",
    missingWhy: "The file was moved or deleted, or its drive is not connected.",
    forget: (name: string) => `Forget ${name}`,
    forgotten: (name: string) => `${name} was taken off this list; the file stays where it is.`,
  },
  waiting: {
    title: (files: number) => (files === 1 ? "1 file waits to be imported" : `${files} files wait to be imported`),
    needWorkspace: "A workspace is needed first: make one, or open one.",
    action: "Import now",
    make: "Make a workspace",
    drop: "Leave them",
  },
  overview: {
    question: "What changed, and what is next?",
    answer: (name: string, months: number, from: string, to: string) =>
      months === 1 ? `${name} has 1 month, ${to}.` : `${name} has ${months} months, ${from} to ${to}.`,
    steps: (count: number) =>
      count === 0
        ? "Nothing needs doing now."
        : count === 1
          ? "One thing is worth doing next."
          : `${count} things are worth doing next.`,
    empty: (name: string) => `${name} is empty: everything begins with an extract.`,
    next: "What to do next",
    nothingNext: "Everything is done",
    nothingNextWhy:
      "Figures, segments, recommendations and a campaign are there. The next month’s files bring new work.",
    importMore: "Import an extract",
    changes: "What happened lately",
    seeScreen: (screen: string) => `Go to ${screen}`,
  },
  tiles: {
    title: (month: string) => `At a glance: ${month}`,
    note: (version: string, before: string | null) =>
      before === null
        ? `All customers, version ${version}`
        : `All customers, version ${version}; changes are on ${before}`,
    customers: "Customers",
    active: "Active customers",
    purchases: "Purchases",
    quality: "Data quality",
    ofHundred: "of 100",
    campaign: (month: string | null) => (month ? `Campaign for ${month}` : "Newest campaign"),
    campaignNote: "expected revenue",
    notCounted: "not counted yet",
    noCampaign: "none planned yet",
    outdated: "in an older format",
  },
};
