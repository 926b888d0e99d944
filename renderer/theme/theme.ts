import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

/** The one accent; the sixth shade is #2f6fde, the light theme's, the fourth #6ea8fe, the dark theme's. */
const accent: MantineColorsTuple = [
  "#eef4ff",
  "#dbe7fd",
  "#b3cdfb",
  "#8ab4fc",
  "#6ea8fe",
  "#4a86ec",
  "#2f6fde",
  "#275fc2",
  "#1f4fa5",
  "#183f86",
];

/** From text on the page (0) to the page (9) in the dark theme: a designed scale, not an inverted one. */
const dark: MantineColorsTuple = [
  "#e6e9ee",
  "#c3c9d2",
  "#a3abb7",
  "#7d8694",
  "#3b424d",
  "#2c323b",
  "#22272f",
  "#191d23",
  "#14181d",
  "#111418",
];

/** Words on the accent are white in the light theme and dark in the dark one, where the accent is light. */
const variantColors: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const isAccent = (input.color ?? input.theme.primaryColor) === "accent";
  return input.variant === "filled" && isAccent ? { ...colours, color: "var(--on-accent)" } : colours;
};

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  variantColorResolver: variantColors,
  colors: { accent, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  spacing: { xs: "8px", sm: "8px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "8px", xl: "8px" },
  defaultRadius: "md",
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "28px" },
      h2: { fontSize: "16px", lineHeight: "24px" },
      h3: { fontSize: "14px", lineHeight: "20px" },
    },
  },
  focusRing: "auto",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Button: { defaultProps: { size: "sm", radius: "md" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    Tooltip: {
      defaultProps: { withArrow: false, openDelay: 300, transitionProps: { duration: 120 }, multiline: true },
    },
    Paper: { defaultProps: { withBorder: true, radius: "md", shadow: undefined } },
    Notification: { styles: { description: { color: "var(--text-2)" } } },
    Modal: { defaultProps: { radius: "md", transitionProps: { duration: 150 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 150 } } },
    TextInput: { defaultProps: { size: "sm" } },
    Select: {
      defaultProps: { size: "sm", checkIconPosition: "right", comboboxProps: { transitionProps: { duration: 120 } } },
    },
    MultiSelect: { defaultProps: { size: "sm" } },
    NumberInput: { defaultProps: { size: "sm" } },
    SegmentedControl: { defaultProps: { size: "sm", transitionDuration: 150 } },
  },
});

/** The page's own colours; charts read the same variables (charts/chartColours.ts). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--page": "#f6f7f9",
    "--surface": "#ffffff",
    "--hairline": "#dfe3e8",
    "--text": "#1b2027",
    "--text-2": "#56606d",
    "--accent": "#2f6fde",
    "--accent-text": "#275fc2",
    "--accent-soft": "#eef4ff",
    "--on-accent": "#ffffff",
    "--good": "#1d7a3e",
    "--warning": "#8f5a00",
    "--bad": "#b3261e",
    "--good-soft": "#e6f4ea",
    "--warning-soft": "#fdf1dc",
    "--bad-soft": "#fbe9e7",
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#1b2027",
    "--mantine-color-dimmed": "#56606d",
    "--mantine-color-default-border": "#dfe3e8",
    "--mantine-color-placeholder": "#6b7482",
    "--mantine-color-error": "#b3261e",
  },
  dark: {
    "--page": "#111418",
    "--surface": "#191d23",
    "--hairline": "#2c323b",
    "--text": "#e6e9ee",
    "--text-2": "#a3abb7",
    "--accent": "#6ea8fe",
    "--accent-text": "#8ab4fc",
    "--accent-soft": "#1c2a42",
    "--on-accent": "#0d1726",
    "--good": "#6fcf8f",
    "--warning": "#f0b95b",
    "--bad": "#ff8a80",
    "--good-soft": "#16301f",
    "--warning-soft": "#33270f",
    "--bad-soft": "#3a1d1b",
    "--mantine-color-body": "#191d23",
    "--mantine-color-text": "#e6e9ee",
    "--mantine-color-dimmed": "#a3abb7",
    "--mantine-color-default-border": "#2c323b",
    "--mantine-color-default": "#191d23",
    "--mantine-color-default-hover": "#22272f",
    "--mantine-color-placeholder": "#8b94a1",
    "--mantine-color-error": "#ff8a80",
  },
});
