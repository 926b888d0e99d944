/** Labels of the segments; code = index, 0 = not known. */
export const SEGMENTS = ["", "01 - TOP", "02 - PARTICULARES", "03 - UNIVERSITARIO"] as const;
export const TOP = 1;
export const PARTICULAR = 2;
export const UNIVERSITY = 3;

/** Labels of the genders; code = index, 0 = not known. Their meaning is disputed: codes only. */
export const GENDERS = ["", "H", "V"] as const;

/** The home country: index into COUNTRIES. */
export const HOME = 0;
