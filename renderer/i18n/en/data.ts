const many = (n: string | number, one: string, more = `${one}s`) => `${n} ${String(n) === "1" ? one : more}`;

/** Why rows are refused, by the core's name of the reason. */
const reasons: Record<string, string> = {
  "duplicate-key": "Second row of a customer in a month",
  "null-key": "No customer key",
  "null-month": "No month",
  "null-value": "Value missing",
  "out-of-range": "Number out of range",
  "unknown-code": "Code not in the contract",
  "unknown-product": "Product not known",
  "unknown-customer": "Sale to an unknown customer",
  "not-a-flag": "Not 0 or 1",
  "not-an-integer": "Not a whole number",
  "not-a-number": "Not a number",
  "not-a-date": "Not a date",
  "impossible-date": "A day that the calendar has not",
  "not-a-month": "Not a month",
  "too-few-fields": "Too few fields",
  "too-many-fields": "Too many fields",
  "field-too-long": "Field too long",
  "unclosed-quote": "Quote never closed",
  "text-after-quote": "Text after a closing quote",
  "bad-encoding": "Not UTF-8",
};

const states: Record<string, string> = {
  running: "Running",
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
  interrupted: "Interrupted",
};

export const data = {
  title: "What data do we have, and can we trust it?",
  tabs: {
    quality: "Quality",
    import: "Import",
    versions: "Versions",
    rejects: "Rejects",
    rules: "Rules",
    sql: "SQL",
  },
  reasons,
  count: "Count",
  countsSummary: (name: string, count: string) => `Most frequent: ${name}, ${count}.`,
  quality: {
    answer: (it: {
      version: string;
      month: string;
      overall: string;
      weakest: string;
      score: string;
      findings: number;
    }) =>
      `${it.month} of ${it.version} scores ${it.overall} of 100; weakest is ${it.weakest.toLowerCase()} with ${it.score}. ${
        it.findings === 0 ? "Nothing stands out." : `${many(it.findings, "finding")} to look at.`
      }`,
    none: (version: string) => `The quality of ${version} is not counted yet`,
    noneWhy:
      "Scores for completeness, validity, uniqueness, consistency and timeliness will stand here, with every column month by month and what stands out in sentences. Counting reads the version once and is kept.",
    count: "Count quality and figures",
    countAgain: "Count by the rules of now",
    next: "See the figures",
    otherRules: "Counted by other rules",
    otherRulesWhy:
      "The accepted rules have changed since. What is shown is right for the rules of then; count again to hold the data against those of now.",
    tilesTitle: (month: string) => `Scores of ${month}`,
    tilesNote: (version: string) => `0 to 100, points against the month before · ${version}`,
    overall: "Overall",
    dimensions: {
      completeness: "Completeness",
      validity: "Validity",
      uniqueness: "Uniqueness",
      consistency: "Consistency",
      timeliness: "Timeliness",
    },
    onMonth: (month: string) => `on ${month}`,
    firstMonth: "first month",
    measure: "What is shown",
    measures: { missing: "Missing", invalid: "Invalid", rejected: "Rejected", repaired: "Repaired" },
    heatTitle: {
      missing: "Missing values by column and month, % of rows",
      invalid: "Values that break a rule by column and month, % of known values",
      rejected: "Rows refused at import by column and month, % of rows",
      repaired: "Values mended at import by column and month, % of rows",
    },
    heatNote: (it: { version: string; columns: string; from: string; to: string }) =>
      `${many(it.columns, "column")} · ${it.version}, ${it.from} to ${it.to} · choose a cell to see its column`,
    heatSummary: (measure: string, column: string, share: string) =>
      `${measure}: highest in ${column}, up to ${share} of a month.`,
    heatNothing: (measure: string) => `${measure}: none in any column or month.`,
    withProducts: "Products too",
    notKnown: "Nothing is known of this",
    cellsOf: (count: string, rows: string) => `${count} of ${rows} rows`,
    column: "Column",
    columnId: "Name in SQL",
    kind: "Kind",
    kinds: { category: "Category", number: "Number", date: "Date", flag: "Flag", holding: "Product" },
    findingsTitle: (n: number) => `What stands out (${n})`,
    findingsNote: "Largest share first, all months",
    findingsShort: "What stands out",
    noFindings: "Nothing stands out: no column is missing, invalid or at odds with another.",
    seeColumn: "See column",
    allFindings: (n: number) => `Show all ${n}`,
    fewerFindings: "Show fewer",
    checksTitle: "Checks between columns and months",
    checksNote: (months: number) => `What should hold, and how often it does not, in ${many(months, "month")}`,
    checksShort: "Checks with this column",
    check: "Should hold",
    kept: "Holds",
    broken: "Broken",
    brokenInAll: "Broken, all months",
    brokenIn: (month: string) => `Broken, ${month}`,
    brokenTimes: (n: string) => (n === "0" ? "holds" : `broken ${many(n, "time")}`),
    columnsTitle: "All columns",
    columnsNote: (version: string, months: number) =>
      `Counts over ${many(months, "month")} of ${version}; open a row to see its course`,
    missingIn: (month: string) => `Missing in ${month}, %`,
    distinctIn: (month: string) => `Different, ${month}`,
    totals: {
      missing: "Missing cells",
      invalid: "Invalid cells",
      rejected: "Rows rejected",
      repaired: "Cells repaired",
    },
    columnNote: (id: string, version: string, months: number) => `${id} · ${version}, ${many(months, "month")}`,
    what: "Count",
    share: "Share",
    allMonths: "All months",
    counts: {
      missing: "Missing",
      invalid: "Break a rule",
      rejected: "Rows refused for it",
      repaired: "Mended at import",
    },
    distinct: "Different values",
    toRules: "See rules for columns",
    month: "Month",
    missingTitle: "Missing, % of rows",
    missingSummary: (column: string, first: string, last: string) =>
      `${column} is missing in ${first} of rows in the first month and ${last} in the last.`,
    median: "Median",
    least: "Least",
    most: "Most",
    quantilesTitle: "Median, middle half and middle nine tenths",
    quantilesNote: (column: string, version: string, error: string) =>
      `${column} · ${version} · ranks right to ${error}`,
    quantilesSummary: (column: string, first: string, last: string) =>
      `The median of ${column} is ${first} in the first month and ${last} in the last.`,
    labelsTitle: "Shares of values, % of known",
    flagTitle: "Share of ones, % of known",
    flags: { one: "Yes (1)", zero: "No (0)" },
    otherLabels: (n: number) => `${n} others`,
    labelsSummary: (label: string, first: string, last: string) =>
      `${label}: ${first} in the first month, ${last} in the last.`,
  },
  import: {
    steps: {
      label: "Steps of the import",
      choose: "Choose files",
      detect: "What they hold",
      map: "Columns",
      try: "Dry run",
      publish: "Publish",
    },
    answers: {
      choose: "Choose the bank’s monthly files. Nothing is changed before you publish.",
      detect: "What each file holds and how it will be read, each with its reason.",
      map: "Which column of the files is which of the contract; columns that are not used are passed over.",
      trying: "Everything is read and checked; nothing is kept yet.",
      tried: (it: { rows: string; rejected: string; seconds: string }) =>
        `${it.rows} rows read in ${it.seconds}, ${it.rejected === "0" ? "none" : it.rejected} rejected. Nothing is kept yet.`,
      published: (it: { rows: string; rejected: string; seconds: string; version: string }) =>
        `${it.version} has ${it.rows} rows of these files, read in ${it.seconds}; ${it.rejected === "0" ? "none was" : `${it.rejected} were`} rejected.`,
      already: (version: string) =>
        version === ""
          ? "Everything in these files is kept already."
          : `Everything in these files is in ${version} already.`,
    },
    back: "Back",
    startOver: "Start over",
    choose: {
      drop: "Drop the files of an extract, or a folder, on this window",
      files: "Choose files …",
      filesOrFolder: "Choose files or a folder …",
      folder: "Choose a folder …",
      last: (files: string, time: string) => `Files of the last import (${files}, ${time})`,
      formats:
        "CSV, TSV or TXT, also .gz and .zst. Separator, encoding and decimal mark are found out; the files themselves are never changed.",
      chosen: (n: number) => many(n, "file or folder", "files and folders"),
      removeAll: "Remove all",
      remove: (name: string) => `Remove ${name}`,
      next: "See what they hold",
    },
    detect: {
      contract: "Data contract",
      contractOption: (title: string, id: string) => `${title} (${id})`,
      contractWhy: (it: { files: number; fitting: number; columns: number; used: number }) =>
        `It fits ${it.fitting} of ${many(it.files, "file")} and knows ${it.used} of ${many(it.columns, "column")} in them.`,
      draft: "Draft a contract …",
      problems: (n: number) => (n === 1 ? "1 file does not fit" : `${n} files do not fit`),
      mapThem: "Say which column is which",
      leaveOut: (n: number) => (n === 1 ? "Leave this file out" : `Leave these ${n} files out`),
      fits: "Fits",
      fitsNot: "Does not fit",
      noTable: "no table",
      used: (used: number, all: number) => `${used} of ${all} columns used`,
      preview: (rows: number) => `First ${many(rows, "row")}`,
      previewOf: (name: string) => `First rows of ${name}`,
      toMap: "Look at the columns",
      toTry: "Start the dry run",
    },
    draft: {
      title: "Draft a contract",
      text: (files: number) =>
        `A contract says what the columns of an extract mean. One is proposed for ${many(files, "file")} from their names and first rows; read it before you use it.`,
      name: "my-bank",
      nameLabel: "Name of the contract",
      propose: "Propose a contract",
      again: "Propose it again",
      check: "Check these guesses",
      json: "The contract",
      jsonHelp: "JSON; change types, roles and labels where the guess is wrong.",
      save: "Save and use it",
    },
    map: {
      table: "Table",
      chooseTable: "Choose the table it holds",
      alsoFor: (n: number) => `Also for ${many(n, "file")} with the same header`,
      columns: (n: number) => many(n, "column"),
      inFile: "In the file",
      example: "Example",
      inContract: "In the contract",
      option: (label: string, id: string, kind: string) =>
        label === id ? `${id} · ${kind}` : `${label} (${id}) · ${kind}`,
      columnFor: (source: string) => `Column of the contract for ${source}`,
      unused: "Not used",
      nothingFound: "No such column",
      twice: "Chosen twice",
      lacking: (names: readonly string[]) => `Not in this file yet: ${names.join(", ")}.`,
      kept: "The changed names are kept as a contract of your own.",
      unchanged: "Nothing is changed.",
      saveAndTry: "Save and start the dry run",
      tryIt: "Start the dry run",
    },
    try: {
      notTried: "Not tried yet",
      cancelled: "The dry run was cancelled",
      text: "A dry run reads and checks every row as an import would, says what would change, and keeps nothing.",
      tryNow: "Start the dry run",
      publishMonth: (month: string) => `Publish ${month}`,
      publishMonths: (n: string) => `Publish ${n} months`,
      publishTables: "Publish",
      nothingNew: "Nothing new to publish",
      sameTitle: "Everything is kept already",
      sameText: "Each month of these files is the same as in the current version, so there is nothing to publish.",
      tiles: {
        read: "Rows read",
        readNote: (size: string, time: string) => `${size} in ${time}`,
        accepted: "Rows accepted",
        rejected: "Rows rejected",
        ofRead: (share: string) => `${share} of rows read`,
        skipped: (n: string) => `${n} of other months`,
        repaired: "Cells repaired",
        repairedNote: "as the contract says",
        incomplete: "Incomplete customer-months",
        incompleteNote: "lack a row in a table",
      },
      changes: "What would change",
      changesNote: ({ new: fresh, changed, same }: Record<"new" | "changed" | "same", number>) =>
        [
          `${many(fresh, "month")} new`,
          ...(changed > 0 ? [`${changed} changed`] : []),
          ...(same > 0 ? [`${same} the same as now`] : []),
        ].join(", "),
      states: { new: "new", changed: "changed", same: "same" },
      stateTip: (month: string, state: string, rows: string) => `${month}: ${state}, ${rows} rows`,
      table: "Table",
      files: "Files",
      otherMonths: "Of other months",
      blankLines: "Blank lines",
      byTable: "By table",
      byTableNote: (contract: string) => `Rows as read with the contract ${contract}`,
      reason: "Reason",
      rejectedTitle: "Rows rejected, by reason",
      rejectedNote: "All tables of these files",
      noneRejected: "No row is rejected",
      repairedTitle: "Cells repaired, by column",
      repairedNote: "Missing values that the contract fills in",
      noneRepaired: "No cell is repaired",
      notes: "Look at this first",
      note: "Note",
      drift: (it: { table: string; month: string; before: string; now: string; change: string }) =>
        `${it.table} has ${it.now} rows in ${it.month}, ${it.change} on the month before (${it.before}).`,
      incomplete: (n: string) =>
        `${many(n, "customer-month")} lack a row in at least one table; they are kept, with what is missing as not known.`,
      ignored: (table: string, columns: readonly string[]) =>
        `${table}: ${many(columns.length, "column")} not used (${columns.join(", ")}).`,
      seeRejects: (n: string) => `See the ${many(n, "rejected row")}`,
    },
    settings: {
      months: "Months to import",
      allMonths: (n: number) => `All ${many(n, "month")}`,
      only: (month: string) => `Only ${month}`,
      sales: "The files hold sales with their margins: revenue is counted from those.",
      noSales: "The files hold no sales: revenue is counted from what a purchase earns by the contract.",
      margins: (changed: number) =>
        changed === 0 ? "Margins per purchase" : `Margins per purchase (${changed} changed)`,
      byContract: (family: string, margin: number) => `${family}, ${margin} € by the contract`,
    },
    publish: {
      notStarted: "Not published yet",
      cancelled: "The import was cancelled",
      untouched: "The workspace is as it was before.",
      again: "Publish now",
      toast: (version: string) => `${version} is published and is the current version now.`,
      done: (version: string) => `${version} is published`,
      doneText: (from: string, to: string) =>
        from === to
          ? `With ${from}; every screen shows it from now on.`
          : `With ${from} to ${to}; every screen shows it from now on.`,
      already: "Already imported",
      alreadyText: (version: string) =>
        version === ""
          ? "The files are the same as what is kept."
          : `The files are the same as what is in ${version}; no new version was made.`,
      another: "Import other files",
      versions: "See versions",
      count: "Count the figures",
      firstTitle: "The first version",
      firstText: "There is nothing before it to compare it with.",
      diffTitle: (parent: string) => `What changed against ${parent}`,
    },
  },
  versions: {
    answer: (it: {
      versions: number;
      head: string;
      months: number;
      from: string;
      to: string;
      rows: string;
      size: string;
    }) =>
      `${many(it.versions, "version")}; ${it.head} is current, with ${many(it.months, "month")} from ${it.from} to ${it.to} and ${it.rows} rows. The file takes ${it.size}.`,
    answerNone: "Nothing is current: nothing was imported, or the first import was undone.",
    timeline: "Versions",
    timelineNote: "newest first; all of them stay readable",
    none: "No version yet",
    noneWhy: "Each import that is published makes a version, and the ones before it stay as they are.",
    import: "Import an extract",
    current: "Current",
    shown: "Shown now",
    facts: (it: { created: string; rows: string; loads: string; months: number; program: string }) =>
      `${it.created} · ${many(it.months, "month")} · ${it.rows} rows in ${many(it.loads, "load")} · made by ${it.program}`,
    showDiff: (parent: string) => `Changes against ${parent}`,
    hideDiff: "Hide changes",
    show: "Show it",
    restore: "Restore",
    restored: (id: string, version: string) => `${id} is restored as ${version}, the current version now.`,
    stripSummary: (n: number, from: string, to: string, added: readonly string[]) =>
      `${many(n, "month")}, ${from} to ${to}${added.length > 0 ? `; new: ${added.join(", ")}` : ""}.`,
    hasMonth: "there before",
    addsMonth: "new in this version",
    lacksMonth: "missing",
    compare: "Compare two versions",
    compareNote: "What one would see change on going from the first to the second",
    from: "From version",
    to: "To version",
    option: (id: string, message: string, time: string) => `${id} · ${message} · ${time}`,
    chooseTwo: "Choose two different versions.",
    same: (from: string, to: string) => `${from} and ${to} have the same rows.`,
    diffTitle: "Rows that differ, by month",
    diffNote: (from: string, to: string) => `From ${from} to ${to}, all tables`,
    diffSummary: (added: string, changed: string, removed: string) =>
      `${added} rows added, ${changed} changed, ${removed} removed.`,
    noMonths: "Only tables without months differ",
    kinds: { rowsAdded: "Added", rowsChanged: "Changed", rowsRemoved: "Removed" },
    rows: "Rows",
    table: "Table",
    month: "Month",
    withoutMonth: "No month",
    cells: "Changed cells by column",
    imports: "Imports",
    importsNote: "Every one that was tried, published, stopped or failed; open a row to see what it refused",
    number: "No.",
    started: "Started",
    what: "What",
    tried: "Dry run",
    imported: "Import",
    state: "State",
    states,
    took: "Took",
    outcome: "Outcome",
    rejects: "Rows rejected",
    files: "Files",
  },
  rejects: {
    answer: (id: number, time: string, rows: string, isDry: boolean) =>
      rows === "0"
        ? `Import ${id} of ${time} refused no row.`
        : `${isDry ? "The dry run" : "The import"} of ${time} refused ${many(rows, "row")}; each is listed with its line, why, and how to mend it.`,
    answerNone: "Rows that an import refuses are listed here, with line, reason and how to mend them.",
    noImports: "Nothing was imported yet",
    noImportsWhy:
      "Rows that an import refuses will be listed here, with the line in the file, the reason, and how to mend them.",
    noneAtAll: "No import refused a row",
    noneAtAllWhy:
      "Every row of every import was good. Rows that are refused will be listed here, with line, reason and mend.",
    none: (id: number) => `Import ${id} refused no row`,
    noneWhy: "Every row of its files was taken, or its file of rejects was deleted.",
    import: "Import an extract",
    ofImport: "Import",
    option: (id: number, time: string, isDry: boolean, rows: string) =>
      `${id} · ${time}${isDry ? " · dry run" : ""} · ${many(rows, "row")} rejected`,
    reasonsTitle: "Rows rejected, by reason",
    reasonsNote: (id: number) => `Import ${id}, all tables · choose a bar to see only its rows`,
    reasonsSummary: (name: string, rows: string, all: string) =>
      `${many(all, "row")} rejected; most for ${name}: ${rows}.`,
    rowCount: "Rows",
    rows: "Rejected rows",
    rowsOf: (reason: string) => `Rejected rows: ${reason}`,
    rowsNote: (file: string) => `In the order of the files · kept in ${file}`,
    allReasons: (n: string) => `Show all ${n}`,
    columns: {
      table: "Table",
      file: "File",
      line: "Line",
      offset: "Byte offset",
      column: "Column",
      value: "Value",
      reason: "Reason",
      mend: "How to mend it",
    },
  },
  rules: {
    answer: (accepted: number, open: number, isCurrent: boolean) =>
      `${accepted === 0 ? "No rule is" : many(accepted, "rule is", "rules are")} accepted, ${open} ${open === 1 ? "is" : "are"} suggested.${
        isCurrent ? "" : " Quality was counted by other rules: count it again to hold the data against these."
      }`,
    acceptedTitle: (n: number) => `Accepted (${n})`,
    acceptedName: "Accepted rules",
    acceptedNote: "Quality that is counted from now on holds values against these",
    noneAccepted: "No rule is accepted",
    noneAcceptedWhy:
      "A rule says what may stand in a column. Accept one below, and values that break it count against validity.",
    suggestedTitle: (n: number) => `Suggested (${n})`,
    suggestedName: "Suggested rules",
    suggestedNote: (version: string, months: number) =>
      `What all ${months} months of ${version} keep to, and the figures that speak for it`,
    column: "Column",
    allowed: "Allowed values",
    mostMissing: "May be missing, % of a month",
    reason: "Why",
    action: "Action",
    accept: "Accept",
    drop: "Drop",
    accepted: (column: string) => `The rule for ${column} is accepted.`,
    dropped: (column: string) => `The rule for ${column} is dropped.`,
    range: (min: string | null, max: string | null) =>
      min === null ? `up to ${max}` : max === null ? `${min} or more` : `${min} to ${max}`,
    codesMore: (n: number, some: string) => `${n} codes: ${some} …`,
  },
  sql: {
    answer: (version: string, from: string, to: string) =>
      `Ask ${version} (${from} to ${to}) anything that one SELECT can ask; nothing can be changed by it.`,
    query: "Query",
    run: "Run",
    stop: "Stop",
    running: "Running …",
    took: (rows: string, isTruncated: boolean, seconds: string) =>
      `${isTruncated ? "first " : ""}${many(rows, "row")} in ${seconds} s`,
    hint: "The answer will stand here. Write a query, or take one of the examples, and press Ctrl Enter.",
    side: "Help with the query",
    tables: "Tables",
    examplesTab: "Examples",
    history: "History",
    noHistory: "What you ask is listed here",
    asked: (time: string, rows: string) => `${time} · ${many(rows, "row")}`,
    panelNote: "one row per customer and month; panel('2019-05') reads one month only",
    productsNote: "the products of the contract",
    salesNote: "one row per sale, where the extract has them",
    examples: {
      byMonth: "Customers by month",
      firstRows: "First rows of a month",
      holders: "Holders of a product by month",
      sales: "Sales and margin by product",
      presence: "How long each customer was there",
      products: "All products",
    },
    resultTitle: (rows: string, isTruncated: boolean) =>
      isTruncated ? `Answer, first ${many(rows, "row")}` : `Answer, ${many(rows, "row")}`,
    resultName: "Answer of the query",
    resultNote: (version: string) => `Of version ${version}`,
    exportAll: "Export all",
    csv: "All rows as CSV",
    xlsx: "All rows as Excel workbook",
    truncated: (rows: string) => `Only the first ${rows} rows are shown; “Export all” writes every one.`,
    chartTitle: (y: string, x: string) => `${y} by ${x}`,
    chartNote: (version: string, shown: number, all: number) =>
      `Answer of the query on ${version}, ${shown < all ? `first ${shown} of ${all} rows` : many(all, "row")}`,
    chartSummary: (y: string, low: string, high: string) => `${y} goes from ${low} to ${high}.`,
    across: "Along the bottom",
    height: "As height",
    shape: "Shape",
    bars: "Bars",
    line: "Line",
  },
};
