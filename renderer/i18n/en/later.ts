export const later = {
  monitoring: {
    title: "Does what we learned still hold?",
    text: "Once models are in use, this screen will compare each new month with the months that they learned from: drift by column, how good the predictions turned out, and when to learn again.",
    already: "Already there: import checks every month against the last one, and Data shows the quality of each month.",
    action: "See data quality",
  },
  planning: {
    title: "Who does what until when?",
    text: "This screen will hold the team's board: tasks, who checks what, and links to the data, segments and campaigns that they are about.",
    already: "Already there: Home says what to do next in this workspace.",
    action: "See what to do next",
  },
  notYet: "Not built yet",
};
